import Hummingbird
import Kernel

/// What every request passes on its way to a handler, in this order.
struct FrontDoor: Sendable {
    let settings: ServerSettings
    let metrics: Metrics
    let lanes: Lanes
    let identification: Identification
    let errorPage: ErrorAnswers.Page

    /// A router that has nothing yet but the way in.
    func router() -> Router<Context> {
        let router = Router(context: Context.self, options: .autoGenerateHeadEndpoints)
        router.addMiddleware {
            Counting(metrics: metrics)
            ClientAddress(proxies: settings.proxies)
            SecurityHeaders()
            LanguageCookie()
            ErrorAnswers(page: errorPage)
            WorkLimit(lanes: lanes)
            SameOrigin()
            identification
            // Once more, for the pages that know who reads them.
            ErrorAnswers(page: errorPage)
            Compression()
        }
        return router
    }
}
