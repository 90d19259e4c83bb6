import HTTPTypes
import Hummingbird
import Kernel
import Store

/// `/visits/new`: noting a visit to a place, or to a household that isn't on the list of today.
struct VisitsRoutes: Sendable {
    let site: Site

    func add(to router: Router<Context>) { router.get("/visits/new", use: show) }

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let official = try context.official()
        let query = try request.query()
        let code = ID<Place>(query["place"])
        guard query["place"].isEmpty || code != nil else { throw ProblemDetails.notFound }
        return .page(
            try await page(at: code, after: query["cursor"], of: official, request, context))
    }

    /// - Parameter attempt: what was sent and refused.
    func page(
        at place: ID<Place>?, after cursor: String, of official: Official, _ request: Request,
        _ context: Context, attempt: Attempt? = nil
    ) async throws -> Html {
        let (now, w) = (site.store.now(), context.words)
        let page = try await site.store.lookUp {
            try $0.visitsPage(
                at: place, after: cursor.isEmpty ? nil : cursor, for: official, w, at: now)
        }
        let shown = VisitsPage(
            path: page.path, place: page.place, below: page.below, households: page.households,
            next: page.next.map {
                Address.path("/visits/new", [("place", page.place.code.text), ("cursor", $0)])
            }, noteTypes: page.noteTypes)
        let frame = site.frame(request, context, path: "/visits/new", attempt: attempt)
        return view(shown, w, frame)
    }

    static func address(_ place: ID<Place>) -> String {
        Address.path("/visits/new", [("place", place.text)])
    }
}
