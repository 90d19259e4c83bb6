import HTTPTypes
import Hummingbird
import Kernel

/// Finds out which official asks: by the token in `Authorization`, else by the session's cookie.
struct Identification: RouterMiddleware {
    /// The official and form key of a session; nil where it has ended.
    let session: @Sendable (String) async throws -> (official: Official, formKey: String)?
    /// The official of a token; nil where it isn't valid.
    let token: @Sendable (String) async throws -> Official?
    /// How often one token may ask.
    let rate: RateLimiter?

    func handle(
        _ request: Request, context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var context = context
        if let header = request.headers[.authorization] {
            context.asker = try await asker(header)
        } else if let cookie = SessionCookie.read(request),
            let found = try await session(cookie)
        {
            context.asker = .session(found.official, formKey: found.formKey, token: cookie)
        }
        return try await next(request, context)
    }

    /// - Throws: 401 for what isn't a valid token: a script with an old one must not go on as a
    ///   visitor; 429 for too many requests with it.
    private func asker(_ header: String) async throws -> Asker {
        guard header.lowercased().hasPrefix("bearer ") else { throw ProblemDetails.notSignedIn }
        let text = header.dropFirst(7).trimmingPrefix(while: { $0 == " " })
        guard let official = try await token(String(text)) else { throw ProblemDetails.notSignedIn }
        try rate?.take(official.code.text)
        return .token(official, key: official.code.text)
    }
}
