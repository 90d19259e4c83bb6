import Hummingbird

/// Bounds how many requests are at work: beyond that a short wait, and then a quick 503, serve
/// everybody better than a long queue. Bringing up a case has a lane of its own.
struct WorkLimit: RouterMiddleware {
    let lanes: Lanes

    func handle(
        _ request: Request, context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let lane = Lane(request.head)
        try await lanes.enter(lane, at: context.began)
        defer { lanes.leave(lane) }
        return try await next(request, context)
    }
}
