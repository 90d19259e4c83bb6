import HTTPTypes
import Hummingbird

/// What browsers are told of every answer: no foreign or inline script, no frame, no guessing of
/// types, and nothing kept that is meant for one person.
struct SecurityHeaders: RouterMiddleware {
    static let policy = """
        default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
        font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
        form-action 'self'; frame-ancestors 'none'; base-uri 'none'
        """

    /// What doesn't depend on the answer.
    static let fields: HTTPFields = [
        .contentSecurityPolicy: policy,
        .xContentTypeOptions: "nosniff",
        .referrerPolicy: "no-referrer",
        .openerPolicy: "same-origin",
        .resourcePolicy: "same-origin",
        .permissionsPolicy: "camera=(), microphone=(), geolocation=(self)",
    ]

    func handle(
        _ request: Request, context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for field in Self.fields { response.headers[field.name] = field.value }
        if context.isSecure {
            response.headers[.strictTransportSecurity] = "max-age=31536000"
        }
        if response.headers[.cacheControl] == nil {
            response.headers[.cacheControl] = "no-store"
        }
        return response
    }
}
