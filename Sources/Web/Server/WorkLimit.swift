import Hummingbird
import Synchronization

/// Bounds how many requests are at work: beyond that a quick 503 serves everybody better than a
/// queue. Bringing up a case has a lane of its own.
struct WorkLimit: RouterMiddleware {
    let lanes: Lanes

    func handle(
        _ request: Request, context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let lane = Lane(request)
        guard lanes.enter(lane) else {
            throw ProblemDetails.later(.serviceUnavailable, "overloaded", retryAfter: 1)
        }
        defer { lanes.leave(lane) }
        return try await next(request, context)
    }
}

enum Lane {
    case common, intake
    /// Probes, which must say how the server does while it is overloaded.
    case probe

    init(_ request: Request) {
        let path = request.uri.path
        self =
            switch path {
            case "/healthz", "/readyz", "/metrics": .probe
            case "/api/v1/cases", "/report": request.method == .post ? .intake : .common
            default: .common
            }
    }
}

final class Lanes: Sendable {
    private struct State {
        var common = 0
        var intake = 0
    }

    private let state = Mutex(State())
    private let limits: ServerLimits

    init(_ limits: ServerLimits) { self.limits = limits }

    func enter(_ lane: Lane) -> Bool {
        state.withLock { state in
            switch lane {
            case .probe: return true
            case .common:
                guard state.common < limits.requestsAtWork else { return false }
                state.common += 1
            case .intake:
                guard state.intake < limits.intakesAtWork else { return false }
                state.intake += 1
            }
            return true
        }
    }

    func leave(_ lane: Lane) {
        state.withLock { state in
            switch lane {
            case .probe: break
            case .common: state.common -= 1
            case .intake: state.intake -= 1
            }
        }
    }

    var atWork: Int { state.withLock { $0.common + $0.intake } }
}
