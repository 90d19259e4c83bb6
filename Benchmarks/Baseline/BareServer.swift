import Hummingbird
import Logging
import NIOCore

/// Hummingbird and nothing else: no middleware, no database, no words to look up.
struct BareServer {
    let port: Int

    func run() async throws {
        let router = Router()
        router.get("/hello") { _, _ in
            answer("application/json; charset=utf-8", ByteBuffer(string: #"{"hello":"world"}"#))
        }
        router.get("/page/:bytes") { _, context in
            let bytes = try context.parameters.require("bytes", as: Int.self)
            guard 1...10_000_000 ~= bytes else { throw HTTPError(.badRequest) }
            return answer("text/html; charset=utf-8", ByteBuffer(string: barePage(bytes)))
        }
        var logger = Logger(label: "baseline")
        logger.logLevel = .warning
        let application = Application(
            router: router,
            configuration: ApplicationConfiguration(
                address: .hostname("127.0.0.1", port: port), backlog: 1_024),
            logger: logger)
        try await application.runService()
    }
}

private func answer(_ type: String, _ body: ByteBuffer) -> Response {
    Response(status: .ok, headers: [.contentType: type], body: ResponseBody(byteBuffer: body))
}

/// A page of exactly `bytes` bytes, put together anew for each request by appending: a list whose
/// every row has two values of its own, nothing escaped, nothing looked up.
func barePage(_ bytes: Int) -> String {
    var page = ""
    page.reserveCapacity(bytes)
    page += "<!doctype html><html lang=\"zh-Hans\"><head><title>Bare</title></head><body><ul>"
    var row = 0
    while page.utf8.count + 160 < bytes {
        page += "<li><a href=\"/cases/"
        page += String(row)
        page += "\">村口的路灯坏了三天</a> <span class=\"date\">2026-02-13</span> <b>"
        page += String(row)
        page += "</b></li>\n"
        row += 1
    }
    page += String(repeating: " ", count: max(0, bytes - page.utf8.count))
    return page
}
