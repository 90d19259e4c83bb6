import HTTPTypes
import Hummingbird
import Kernel

/// One operation of the API: how it is called, what it takes and answers, and who does it. The
/// OpenAPI document is made of these, and the routes too, so that they can't differ.
struct Operation: Sendable {
    typealias Handler = @Sendable (Request, Context) async throws -> Response

    let method: HTTPRequest.Method
    /// As OpenAPI writes it: `/api/v1/cases/{number}`.
    let path: String
    /// A verb and what it is done to, in camelCase: `listCases`.
    let id: String
    let summary: String
    var access = Access.official
    var parameters: [Parameter] = []
    var body: Schema?
    var answers: [Answer]
    let handler: Handler

    enum Access: Sendable {
        /// Needs no token; one is heeded where it is sent.
        case open
        case official
        /// An official's token, or the pick-up code of the case.
        case officialOrRequester
    }

    struct Parameter: Sendable {
        enum Place: String, Sendable { case path, query, header }

        let place: Place
        let name: String
        let about: String
        let schema: Schema
        var isRequired = false
    }

    struct Answer: Sendable {
        let status: Int
        let about: String
        var schema: Schema?
        var mediaType = "application/json"
        var headers: [String] = []
    }

    static func base(_ path: String) -> String { "/api/v1" + path }
}

extension Operation {
    func add(to router: Router<Context>) {
        router.on(RouterPath(path), method: method, use: handler)
    }
}

extension [Operation.Parameter] {
    static func + (list: Self, one: Operation.Parameter) -> Self { list + [one] }
}

extension Operation.Parameter {
    static func path(_ name: String, _ about: String, _ schema: Schema = .code) -> Self {
        Self(place: .path, name: name, about: about, schema: schema, isRequired: true)
    }

    static func query(_ name: String, _ about: String, _ schema: Schema) -> Self {
        Self(place: .query, name: name, about: about, schema: schema)
    }

    static func header(_ name: String, _ about: String, _ schema: Schema = .text()) -> Self {
        Self(place: .header, name: name, about: about, schema: schema)
    }

    static let limit = query("limit", "Items of one page.", .number(1...500))
    static let cursor = query("cursor", "Where the next page begins: `next` of the last.", .text())
    static let code = query("code", "The pick-up code, for the requester.", .text())
    static let pickupCode = header("Pickup-Code", "The pick-up code, for the requester.")
    static let idempotencyKey = header(
        "Idempotency-Key", "The same key and body get the same answer, and are done once.",
        .pattern("^[!-~]{1,255}$"))
    static let ifMatch = header("If-Match", "The `ETag` that was seen; 412 when it is old.")
}
