import HTTPTypes
import Hummingbird
import Kernel
import Logging
import NIOCore
import NIOEmbedded

@testable import Web

/// Sends requests through the router, in the process and without a socket.
struct TestClient {
    let responder: RouterResponder<Context>
    var address = "192.0.2.1"
    /// Sent with every request.
    var headers: HTTPFields = [:]

    init(_ router: Router<Context>) { responder = router.buildResponder() }

    func send(
        _ method: HTTPRequest.Method, _ path: String, headers: HTTPFields = [:],
        body: [UInt8] = []
    ) async throws -> TestAnswer {
        let channel = NIOAsyncTestingChannel()
        channel.remoteAddress = try SocketAddress(ipAddress: address, port: 40_000)
        var logger = Logger(label: "test") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .critical
        logger[metadataKey: "hb.request.id"] = "1"
        let context = Context(source: .init(channel: channel, logger: logger))
        var fields = self.headers
        fields.append(contentsOf: headers)
        let head = HTTPRequest(
            method: method, scheme: "http", authority: "example.test", path: path,
            headerFields: fields)
        let request = Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: body)))
        let response = try await responder.respond(to: request, context: context)
        let collector = BodyCollector()
        try await response.body.write(collector)
        return TestAnswer(
            status: response.status.code, headers: response.headers,
            bytes: Array(collector.buffer.readableBytesView))
    }

    func get(_ path: String, headers: HTTPFields = [:]) async throws -> TestAnswer {
        try await send(.get, path, headers: headers)
    }

    func post(
        _ path: String, _ json: JSON, headers: HTTPFields = [:]
    ) async throws -> TestAnswer {
        try await post(path, text: String(decoding: json.bytes, as: UTF8.self), headers: headers)
    }

    func post(
        _ path: String, text: String, type: String = "application/json", headers: HTTPFields = [:]
    ) async throws -> TestAnswer {
        var headers = headers
        headers[.contentType] = type
        return try await send(.post, path, headers: headers, body: Array(text.utf8))
    }
}

struct TestAnswer {
    let status: Int
    let headers: HTTPFields
    let bytes: [UInt8]

    var text: String { String(decoding: bytes, as: UTF8.self) }
    var json: JSON { (try? JSON(bytes)) ?? .null }
    var refusal: String? { json["refusal"]?.text }

    /// The fields that were wrong, each with its reason: `place: missing`.
    var faults: [String] {
        (json["errors"]?.list ?? []).map {
            ($0["field"]?.text ?? "") + ": " + ($0["reason"]?.text ?? "")
        }
    }
}
