import HTTPTypes
import Hummingbird

/// Refuses changes that another site's page made a browser ask for: by `Sec-Fetch-Site`, or by
/// `Origin` in browsers that don't send it. Forms of a signed-in official also carry her form key
/// (`Request.form`); programs send neither header, and no cookie either.
struct SameOrigin: RouterMiddleware {
    func handle(
        _ request: Request, context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let isSafe = [.get, .head, .options].contains(request.method)
        guard isSafe || isOurs(request) else { throw ProblemDetails.notAllowed("otherSite") }
        return try await next(request, context)
    }

    private func isOurs(_ request: Request) -> Bool {
        if let site = request.headers[.fetchSite] { return site == "same-origin" || site == "none" }
        guard let origin = request.headers[.origin] else { return true }
        guard let host = request.head.authority, let scheme = origin.firstRange(of: "://") else {
            return false
        }
        return origin[scheme.upperBound...] == host
    }
}
