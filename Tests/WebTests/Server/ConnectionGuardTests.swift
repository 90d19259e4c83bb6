import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import Web

@Suite("slow and greedy connections")
struct ConnectionGuardTests {
    private let limits: ServerLimits = {
        var limits = ServerLimits()
        limits.connections = 2
        limits.bodyBytes = 1_000
        return limits
    }()

    private func admission(_ limits: ServerLimits) -> Admission {
        Admission(lanes: Lanes(limits), busy: BusyAnswers(ServerSettings()))
    }

    private func channel(
        _ counts: ConnectionCounts? = nil, limits: ServerLimits? = nil
    ) throws -> EmbeddedChannel {
        let limits = limits ?? self.limits
        let counts = counts ?? ConnectionCounts(limits: limits, proxies: [])
        let channel = EmbeddedChannel(
            handler: ConnectionGuard(
                limits: limits, counts: counts, admission: admission(limits)))
        try channel.connect(to: SocketAddress(ipAddress: "192.0.2.1", port: 1)).wait()
        return channel
    }

    private let head = HTTPRequestPart.head(
        HTTPRequest(method: .post, scheme: "http", authority: "a", path: "/"))

    private func status(_ channel: EmbeddedChannel) throws -> Int? {
        guard case .head(let head)? = try channel.readOutbound(as: HTTPResponsePart.self) else {
            return nil
        }
        return head.status.code
    }

    private func pass(_ seconds: Int64, on channel: EmbeddedChannel) {
        for _ in 0..<seconds { channel.embeddedEventLoop.advanceTime(by: .seconds(1)) }
    }

    @Test("a connection that never sends a head is closed after 10 seconds")
    func closesSilent() throws {
        let channel = try channel()
        pass(9, on: channel)
        #expect(channel.isActive)
        pass(6, on: channel)
        #expect(!channel.isActive)
    }

    @Test("a body that drips a byte a second is answered 408 long before it is whole")
    func cutsDrips() throws {
        let channel = try channel()
        try channel.writeInbound(head)
        for _ in 0..<12 {
            _ = try? channel.writeInbound(HTTPRequestPart.body(ByteBuffer(string: "x")))
            pass(1, on: channel)
        }
        #expect(try status(channel) == 408)
        #expect(!channel.isActive)
    }

    @Test("a slow but steady body is let through")
    func letsSteadyBodiesThrough() throws {
        let channel = try channel()
        try channel.writeInbound(head)
        let part = ByteBuffer(repeating: 0, count: 3_000)
        for _ in 0..<8 {
            try channel.writeInbound(HTTPRequestPart.body(part))
            pass(1, on: channel)
        }
        #expect(channel.isActive)
    }

    @Test("a body of many times the limit is cut off")
    func cutsFloods() throws {
        let channel = try channel()
        try channel.writeInbound(head)
        try channel.writeInbound(HTTPRequestPart.body(ByteBuffer(repeating: 0, count: 32_001)))
        #expect(!channel.isActive)
    }

    @Test("a request that gets no answer in 30 seconds is told 503")
    func endsWaiting() throws {
        let channel = try channel()
        try channel.writeInbound(head)
        try channel.writeInbound(HTTPRequestPart.end(nil))
        pass(29, on: channel)
        #expect(channel.isActive)
        pass(7, on: channel)
        #expect(try status(channel) == 503)
        #expect(!channel.isActive)
    }

    @Test("an open stream of events stays, and an idle connection after an answer goes")
    func keepsStreams() throws {
        let channel = try channel()
        try channel.writeInbound(head)
        try channel.writeInbound(HTTPRequestPart.end(nil))
        try channel.writeOutbound(HTTPResponsePart.head(HTTPResponse(status: .ok)))
        pass(200, on: channel)
        #expect(channel.isActive)
        try channel.writeOutbound(HTTPResponsePart.end(nil))
        pass(58, on: channel)
        #expect(channel.isActive)
        pass(8, on: channel)
        #expect(!channel.isActive)
    }

    @Test("a client that takes nothing in is closed")
    func closesThoseWhoDontRead() throws {
        let counts = ConnectionCounts(limits: limits, proxies: [])
        let channel = EmbeddedChannel()
        try channel.pipeline.syncOperations.addHandlers([
            Stuck(),
            ConnectionGuard(limits: limits, counts: counts, admission: admission(limits)),
        ])
        try channel.connect(to: SocketAddress(ipAddress: "192.0.2.1", port: 1)).wait()
        try channel.writeInbound(head)
        try channel.writeInbound(HTTPRequestPart.end(nil))
        channel.write(HTTPResponsePart.head(HTTPResponse(status: .ok)), promise: nil)
        channel.write(HTTPResponsePart.end(nil), promise: nil)
        pass(29, on: channel)
        #expect(channel.isActive)
        pass(7, on: channel)
        #expect(!channel.isActive)
    }

    @Test("one connection too many is told 503 and closed")
    func refusesTooMany() throws {
        let counts = ConnectionCounts(limits: limits, proxies: [])
        let first = [try channel(counts), try channel(counts)]
        let third = try channel(counts)
        try third.writeInbound(head)
        #expect(try status(third) == 503)
        #expect(!third.isActive)
        third.embeddedEventLoop.run()
        #expect(counts.all == 2)
        for channel in first { _ = try channel.finish() }
        #expect(counts.all == 0)
    }

    private func request(
        _ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields = [:]
    ) -> HTTPRequestPart {
        .head(
            HTTPRequest(
                method: method, scheme: "http", authority: "a", path: path, headerFields: headers))
    }

    @Test("without room, a request is told 503 before any work, and the connection stays")
    func refusesAtTheDoor() throws {
        var limits = limits
        limits.requestsAtWork = 0
        limits.requestsWaiting = 0
        let channel = try channel(limits: limits)
        for _ in 0..<2 {
            try channel.writeInbound(request(.get, "/api/v1/cases", [.acceptLanguage: "en"]))
            try channel.writeInbound(HTTPRequestPart.end(nil))
            guard case .head(let head)? = try channel.readOutbound(as: HTTPResponsePart.self),
                case .body(let body)? = try channel.readOutbound(as: HTTPResponsePart.self)
            else {
                Issue.record("no answer")
                return
            }
            #expect(head.status == .serviceUnavailable)
            #expect(["1", "2", "3"].contains(head.headerFields[.retryAfter]))
            #expect(head.headerFields[.contentType] == ProblemDetails.mediaType)
            #expect(String(buffer: body).contains("not recorded"))
            _ = try channel.readOutbound(as: HTTPResponsePart.self)
        }
        #expect(channel.isActive)
        #expect(try channel.readInbound(as: HTTPRequestPart.self) == nil)
    }

    @Test("a person who is refused sees a page, and intake and probes pass")
    func letsIntakePass() throws {
        var limits = limits
        limits.requestsAtWork = 0
        limits.requestsWaiting = 0
        let channel = try channel(limits: limits)
        try channel.writeInbound(request(.get, "/desk"))
        try channel.writeInbound(HTTPRequestPart.end(nil))
        guard case .head(let head)? = try channel.readOutbound(as: HTTPResponsePart.self) else {
            Issue.record("no answer")
            return
        }
        #expect(head.headerFields[.contentType] == "text/html; charset=utf-8")
        #expect(head.headerFields[.contentSecurityPolicy] == SecurityHeaders.policy)
        for path in ["/report", "/healthz", "/metrics"] {
            try channel.writeInbound(request(.get, path))
            #expect(try channel.readInbound(as: HTTPRequestPart.self) != nil, "\(path)")
        }
    }

    @Test("whoever asks to close the connection gets that after the refusal")
    func closesWhereAsked() throws {
        var limits = limits
        limits.requestsAtWork = 0
        limits.requestsWaiting = 0
        let channel = try channel(limits: limits)
        try channel.writeInbound(request(.get, "/desk", [.connection: "close"]))
        try channel.writeInbound(HTTPRequestPart.end(nil))
        #expect(try status(channel) == 503)
        #expect(!channel.isActive)
    }

    /// Takes writes and never says that they went out.
    private final class Stuck: ChannelOutboundHandler {
        typealias OutboundIn = HTTPResponsePart
        func write(
            context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?
        ) {
            kept.append(promise)
        }
        func handlerRemoved(context: ChannelHandlerContext) {
            for promise in kept { promise?.succeed() }
        }
        private var kept: [EventLoopPromise<Void>?] = []
    }
}
