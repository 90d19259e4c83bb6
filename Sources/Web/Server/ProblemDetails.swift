import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Store

/// Why a request isn't done, as the API says it: `application/problem+json` (RFC 9457) with a
/// stable word for scripts beside the sentence for people.
struct ProblemDetails: Error, Sendable {
    let status: HTTPResponse.Status
    /// In camelCase, e.g. `alreadyClosed`; also the last part of `type`.
    let refusal: String
    /// The values of the sentence, e.g. until when.
    var values: [String: String] = [:]
    /// The deed's own refusal, where that is what it is.
    var cause: Refusal?
    /// The acts that are possible now.
    var allowed: [Deed.Name]?
    var errors: [FieldProblem] = []
    var headers: HTTPFields = [:]

    init(_ status: HTTPResponse.Status, _ refusal: String) {
        self.status = status
        self.refusal = refusal
    }

    static let mediaType = "application/problem+json"

    /// The disk is full or failing: nothing of the request was kept.
    static let notRecorded = "diskFull"

    /// The server of the database went away, perhaps while it recorded.
    static let databaseLost = "databaseLost"

    var isUncertain: Bool { refusal == Self.databaseLost }

    static let notFound = ProblemDetails(.notFound, "notFound")
    static let notSignedIn: ProblemDetails = {
        var problem = ProblemDetails(.unauthorized, "notSignedIn")
        problem.headers[.wwwAuthenticate] = "Bearer realm=\"lianxin\""
        return problem
    }()

    static func notAllowed(_ refusal: String = "notAllowed") -> ProblemDetails {
        ProblemDetails(.forbidden, refusal)
    }

    /// The request can be read, but says something that can't be.
    static func unsound(_ errors: [FieldProblem]) -> ProblemDetails {
        var problem = ProblemDetails(.unprocessableContent, errors.first?.reason ?? "unsound")
        problem.errors = errors
        return problem
    }

    static func later(
        _ status: HTTPResponse.Status, _ refusal: String, retryAfter seconds: Int
    ) -> ProblemDetails {
        var problem = ProblemDetails(status, refusal)
        problem.headers[.retryAfter] = String(max(1, seconds))
        return problem
    }
}

/// What is wrong with one field of a body, form or query.
struct FieldProblem: Hashable, Sendable {
    /// The path to it: `requester.phone`, `visits[3].at`.
    let field: String
    /// `missing`, `unknownKey`, `wrongType`, `notAllowedWord`, `tooLong`, `unknown` ...
    let reason: String
}

extension ProblemDetails {
    /// The sentence in the language of `words`; that of the status where the word has none.
    func title(_ words: Words) -> String {
        if let cause { return words.refusal(cause) }
        if let sentence = words.text("refusal.\(refusal)") { return Words.fill(sentence, values) }
        return words.text("error.\(status.code).title") ?? status.reasonPhrase
    }

    func body(words: Words) -> [UInt8] {
        var text = JSONText()
        text.object {
            $0.member("type", "tag:lianxin.example,2026:\(refusal)")
            $0.member("title", title(words))
            $0.member("status", status.code)
            $0.member("detail", detail)
            $0.member("refusal", refusal)
            if let allowed { $0.member("allowed", allowed.map(\.rawValue)) }
            if !errors.isEmpty {
                $0.list("errors", errors) { fault, text in
                    text.object {
                        $0.member("field", fault.field)
                        $0.member("reason", fault.reason)
                    }
                }
            }
        }
        return text.bytes
    }

    /// In plain English, for whoever reads the log of a script.
    private var detail: String {
        let faults = errors.map { "\($0.field): \($0.reason)" }
        if refusal == Self.notRecorded { return "Not recorded. Send it again later. 未登记，请稍后再试。" }
        let values = values.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }
        let said = faults + values
        return said.isEmpty ? status.reasonPhrase : said.joined(separator: "; ")
    }

    func response(words: Words) -> Response {
        var headers = headers
        headers[.contentType] = Self.mediaType
        headers[.cacheControl] = "no-store"
        return Response(
            status: status, headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: body(words: words))))
    }
}
