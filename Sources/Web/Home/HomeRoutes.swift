import Hummingbird
import Kernel

/// The pages that only tell: home, the catalogue of services, what was promised and kept.
struct HomeRoutes: Sendable {
    let site: Site

    func add(to router: Router<Context>) {
        router.get("/", use: home)
        router.get("/services", use: services)
    }

    @Sendable private func home(_ request: Request, context: Context) async throws -> Response {
        let page = HomePage(hotline: site.settings.hotline, counts: try await site.homeCounts())
        let notice = Notice.sentence(request, context.words)
        return .page(view(page, context.words, site.frame(request, context, notice: notice)))
    }

    @Sendable private func services(_ request: Request, context: Context) async throws -> Response {
        let page = ServicesPage(hotline: site.settings.hotline)
        return .page(view(page, context.words, site.frame(request, context)))
    }
}
