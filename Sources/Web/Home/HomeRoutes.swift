import Hummingbird
import Kernel

/// The residents' home.
struct HomeRoutes: Sendable {
    let site: Site

    func add(to router: Router<Context>) {
        router.get("/", use: home)
    }

    @Sendable private func home(_ request: Request, context: Context) async throws -> Response {
        let page = HomePage(hotline: site.settings.hotline, counts: try await site.homeCounts())
        let notice = Notice.sentence(request, context.words)
        return .page(view(page, context.words, site.frame(request, context, notice: notice)))
    }
}
