import HTTPTypes
import Hummingbird
import Kernel
import Logging
import NIOCore
import Store

/// What all handlers share.
struct Site: Sendable {
    let store: Store
    let settings: ServerSettings
    let metrics = Metrics()
    let lanes: Lanes
    let codes: RateLimiter?
    let cases: RateLimiter?
    let signIns: RateLimiter?
    let inFlight = InFlight()
    /// The cases that residents have open in their browsers.
    let visitors = Remembered<CaseSession>(for: CaseSession.span)
    let pendingSignIns = Remembered<PendingSignIn>(for: PendingSignIn.span)
    let choices = Choices()
    let boards = Stored<ID<Place>?, Figures?>(for: .seconds(60))
    let deskCounts = Stored<DeskCountsKey, DeskPage.Counts>(for: .seconds(10))
    let overviews = Stored<ID<Place>, SupervisionOverview>(for: .seconds(10))
    let coverages = Stored<CoverageKey, CoverageFound>(for: .seconds(30))
    let promised = Stored<Int, PromisesShown?>(for: .seconds(10))
    let duties = Stored<ID<Place>, [SupervisionPage.DutiesRow]>(for: .seconds(120))

    init(store: Store, settings: ServerSettings) {
        self.store = store
        self.settings = settings
        let limits = settings.limits
        lanes = Lanes(limits)
        codes = RateLimiter(limits.codesPerMinute, in: .seconds(60))
        cases = RateLimiter(limits.casesPerMinute, in: .seconds(60))
        signIns = RateLimiter(limits.signInsPerMinute, in: .seconds(60))
    }

    /// What stands around a page: where it is, who looks at it, what her last form came to.
    ///
    /// - Parameter path: of the page, where a form of it was sent elsewhere.
    /// - Parameter csrf: of a resident's session; an official's own counts before it.
    func frame(
        _ request: Request, _ context: Context, path: String? = nil, csrf: String = "",
        notice: String? = nil, attempt: Attempt? = nil
    ) -> Frame {
        let query = (request.uri.query ?? "").split(separator: "&")
            .filter { !$0.hasPrefix("lang=") && !$0.hasPrefix("done=") }.joined(separator: "&")
        return Frame(
            path: path ?? request.uri.path, query: request.method == .get ? query : "",
            now: store.now(), reader: context.asker.official.map(Reader.init),
            csrf: context.asker.formKey ?? csrf, submission: Submission.new(),
            office: settings.office, styles: Asset.styles.path,
            logo: Asset.logo.path, isDemo: settings.isDemo, notice: notice, attempt: attempt)
    }
}

extension Reader {
    init(_ official: Official) {
        self.init(
            code: official.code, name: official.name, post: official.post, roles: official.roles)
    }
}

/// A number that is good for one sending of one form.
enum Submission {
    static func new() -> String {
        var random = SystemRandomNumberGenerator()
        let parts = [random.next(), random.next()].map { number -> String in
            let hex = String(number, radix: 16)
            return String(repeating: "0", count: 16 - hex.utf8.count) + hex
        }
        return parts.joined()
    }
}

extension Response {
    /// A page; `no-store` is added to whatever doesn't say otherwise.
    static func page(_ html: Html, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "text/html; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: html.bytes)))
    }
}
