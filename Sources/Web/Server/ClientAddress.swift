import HTTPTypes
import Hummingbird

/// Finds out who asks, in which language, and whether over TLS. A header says so only where a
/// configured proxy sent it: anybody can write `X-Forwarded-For`.
struct ClientAddress: RouterMiddleware {
    let proxies: Set<String>

    func handle(
        _ request: Request, context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var context = context
        if proxies.contains(context.peer) {
            context.address = forwarded(request.headers[values: .forwardedFor]) ?? context.peer
            context.isSecure = request.headers[.forwardedProto] == "https"
        }
        context.language = language(of: request)
        return try await next(request, context)
    }

    /// The last address that isn't a trusted proxy's: what stands left of it, a client may have
    /// made up.
    private func forwarded(_ values: [String]) -> String? {
        values.joined(separator: ",").split(separator: ",")
            .map { $0.filter { $0 != " " } }
            .last { !proxies.contains($0) && !$0.isEmpty }
    }

    private func language(of request: Request) -> Language {
        if let query = request.uri.query, query.contains("lang="),
            let word = try? URLEncoded(query)["lang"], let language = Language(rawValue: word)
        {
            return language
        }
        return Language(of: request.headers)
    }
}

extension HTTPField.Name {
    static let forwardedFor = HTTPField.Name("X-Forwarded-For")!
    static let forwardedProto = HTTPField.Name("X-Forwarded-Proto")!
    static let fetchSite = HTTPField.Name("Sec-Fetch-Site")!
    static let pickupCode = HTTPField.Name("Pickup-Code")!
    static let idempotencyKey = HTTPField.Name("Idempotency-Key")!
    static let referrerPolicy = HTTPField.Name("Referrer-Policy")!
    static let openerPolicy = HTTPField.Name("Cross-Origin-Opener-Policy")!
    static let resourcePolicy = HTTPField.Name("Cross-Origin-Resource-Policy")!
    static let permissionsPolicy = HTTPField.Name("Permissions-Policy")!
}
