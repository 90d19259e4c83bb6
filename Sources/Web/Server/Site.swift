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
    let codes: RateLimiter?
    let cases: RateLimiter?
    let signIns: RateLimiter?
    let inFlight = InFlight()

    init(store: Store, settings: ServerSettings) {
        self.store = store
        self.settings = settings
        let limits = settings.limits
        codes = RateLimiter(limits.codesPerMinute, in: .seconds(60))
        cases = RateLimiter(limits.casesPerMinute, in: .seconds(60))
        signIns = RateLimiter(limits.signInsPerMinute, in: .seconds(60))
    }

    /// What stands around a page: where it is, who looks at it, what her last form came to.
    func frame(
        _ request: Request, _ context: Context, path: String? = nil, notice: String? = nil,
        attempt: Attempt? = nil
    ) -> Frame {
        let query = (request.uri.query ?? "").split(separator: "&")
            .filter { !$0.hasPrefix("lang=") }.joined(separator: "&")
        return Frame(
            path: path ?? request.uri.path, query: request.method == .get ? query : "",
            now: store.now(), reader: context.asker.official.map(Reader.init),
            csrf: context.asker.formKey ?? "", submission: Submission.new(),
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
