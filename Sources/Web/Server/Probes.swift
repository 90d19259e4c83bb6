import HTTPTypes
import Hummingbird
import NIOCore

/// What tells a machine how the server does: `/healthz`, `/readyz`, `/metrics`.
struct Probes: Sendable {
    let metrics: Metrics
    let lanes: Lanes
    /// Whether the database can be read and written at present; why not, where it can't.
    let fault: @Sendable () async -> String?
    let gauges: @Sendable () -> [(name: String, help: String, value: Double)]

    func add(to router: Router<Context>) {
        router.get("/healthz") { _, _ in Response.text("ok\n") }
        router.get("/readyz") { _, _ in
            if let fault = await fault() {
                return Response.text(fault + "\n", status: .serviceUnavailable)
            }
            return Response.text("ready\n")
        }
        router.get("/metrics") { _, _ in
            let lanes = lanes.lines.joined(separator: "\n") + "\n"
            return Response.text(
                metrics.text(gauges()) + lanes, type: "text/plain; version=0.0.4; charset=utf-8")
        }
    }
}

extension Response {
    static func text(
        _ text: String, status: HTTPResponse.Status = .ok,
        type: String = "text/plain; charset=utf-8"
    ) -> Response {
        Response(
            status: status, headers: [.contentType: type],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
