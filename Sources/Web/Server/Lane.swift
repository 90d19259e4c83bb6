import HTTPTypes
import Hummingbird

/// What a request is for, where there isn't room for all: whoever brings up a case doesn't stand
/// in line behind everybody who looks something up.
enum Lane: String, CaseIterable, Sendable {
    case common
    /// Bringing up a case, with the pages that lead there.
    case intake
    /// Probes, which must say how the server does while it is overloaded: never refused.
    case probe

    init(_ request: HTTPRequest) {
        let path = request.pathAlone
        self =
            switch path {
            case "/healthz", "/readyz", "/metrics": .probe
            case "/", "/report": .intake
            case "/cases", "/api/v1/cases": request.method == .post ? .intake : .common
            default: path.hasPrefix("/public/") ? .intake : .common
            }
    }
}

extension HTTPRequest {
    /// The path without the query.
    var pathAlone: Substring { (path ?? "/").prefix { $0 != "?" } }

    /// Whether the answer is read by a program: below `/api`, or where JSON is asked for.
    var isForProgram: Bool {
        let path = pathAlone
        if path.hasPrefix("/api/") || path == "/openapi.json" || path.hasPrefix("/open311/") {
            return true
        }
        let accepted = headerFields[.accept] ?? ""
        return ["application/json", ProblemDetails.mediaType].contains { accepted.hasPrefix($0) }
    }
}
