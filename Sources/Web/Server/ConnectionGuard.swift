import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTPTypes

/// Cuts off connections that are too many, too slow or too long, and refuses requests for which
/// there is no room before any work is done for them.
///
/// One timer a connection, set anew only when it fires: a request costs a few comparisons.
/// Source: trust.md, trap 3.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let times: ConnectionTimes
    private let bodyBytes: Int
    private let counts: ConnectionCounts
    private let admission: Admission
    private var address: String?
    private var isOneTooMany = false
    private var timer: Scheduled<Void>?

    /// The request that is being read: since when, and how much of its body came.
    private var reading: (since: NIODeadline, bytes: Int)?
    /// The request that is being read and won't be done, with the seconds after which to ask again.
    private var refused: (head: HTTPRequest, retryAfter: Int)?
    /// The lane in which the request of this connection was taken in that isn't answered yet.
    private var lane: Lane?
    /// Requests read whole whose answer hasn't begun, and since when the oldest waits.
    private var unanswered = 0
    private var waitingSince = NIODeadline.distantPast
    /// Answers that have begun and not ended; an open stream of events is one.
    private var underWay = 0
    /// Pieces written that the client hasn't taken in, and since when none was.
    private var untaken = 0
    private var lastTaken = NIODeadline.distantPast
    private var isFirst = true
    private var idleSince = NIODeadline.distantPast

    init(limits: ServerLimits, counts: ConnectionCounts, admission: Admission) {
        times = limits.times
        // A body that is too large is read to its end and answered 413; a flood is cut off.
        bodyBytes = 32 * limits.bodyBytes
        self.counts = counts
        self.admission = admission
    }

    // MARK: The life of the connection

    func handlerAdded(context: ChannelHandlerContext) {
        let address = context.remoteAddress?.ipAddress ?? ""
        self.address = address
        isOneTooMany = !counts.open(address)
        idleSince = context.eventLoop.now
        schedule(context)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer?.cancel()
        timer = nil
        if let address { counts.close(address) }
        address = nil
        giveBack()
    }

    // MARK: Requests

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if isOneTooMany {
            if case .head = unwrapInboundIn(data) { refuse(context, .serviceUnavailable) }
            return
        }
        switch unwrapInboundIn(data) {
        case .head(let head):
            isFirst = false
            reading = (context.eventLoop.now, 0)
            takeIn(head)
        case .body(let part):
            let bytes = (reading?.bytes ?? 0) + part.readableBytes
            reading?.bytes = bytes
            if bytes > bodyBytes { return context.close(promise: nil) }
        case .end:
            reading = nil
            if unanswered == 0 { waitingSince = context.eventLoop.now }
            unanswered += 1
            if let refused {
                self.refused = nil
                return answerBusy(context, refused.head, retryAfter: refused.retryAfter)
            }
        }
        if refused == nil { context.fireChannelRead(data) }
    }

    /// Counts the request, or marks it as refused. One that was sent before an earlier one had its
    /// answer isn't counted: it is at work only after that.
    private func takeIn(_ head: HTTPRequest) {
        guard unanswered == 0, underWay == 0 else { return }
        let lane = Lane(head)
        if let seconds = admission.lanes.refusal(lane) {
            refused = (head, seconds)
        } else {
            self.lane = lane
        }
    }

    private func giveBack() {
        guard let lane else { return }
        self.lane = nil
        admission.lanes.answered(lane)
    }

    /// The request that was read whole is told 503; the connection stays.
    private func answerBusy(
        _ context: ChannelHandlerContext, _ request: HTTPRequest, retryAfter: Int
    ) {
        guard context.channel.isWritable else { return context.close(promise: nil) }
        var (head, body) = admission.busy.answer(to: request, retryAfter: retryAfter)
        let isLast = request.headerFields[.connection]?.lowercased() == "close"
        if isLast { head.headerFields[.connection] = "close" }
        write(context: context, data: wrapOutboundOut(.head(head)), promise: nil)
        if request.method != .head {
            write(context: context, data: wrapOutboundOut(.body(body)), promise: nil)
        }
        let loopBound = NIOLoopBound(context, eventLoop: context.eventLoop)
        let written = context.eventLoop.makePromise(of: Void.self)
        if isLast {
            written.futureResult.whenComplete { _ in loopBound.value.close(promise: nil) }
        }
        write(context: context, data: wrapOutboundOut(.end(nil)), promise: written)
        context.flush()
    }

    // MARK: Answers

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(let head) where head.status.kind != .informational:
            unanswered = max(0, unanswered - 1)
            waitingSince = context.eventLoop.now
            underWay += 1
            giveBack()
        case .end:
            underWay = max(0, underWay - 1)
            idleSince = context.eventLoop.now
        default: break
        }
        if untaken == 0 { lastTaken = context.eventLoop.now }
        untaken += 1
        let taken = promise ?? context.eventLoop.makePromise()
        let loop = context.eventLoop
        taken.futureResult.assumeIsolated().whenComplete { _ in
            self.untaken -= 1
            self.lastTaken = loop.now
        }
        context.write(data, promise: taken)
    }

    // MARK: Time

    /// What the connection has to do next, and by when; nil while a stream is open and the client
    /// keeps up with it.
    private var limit: (lapse: Lapse, at: NIODeadline)? {
        if untaken > 0 { return (.notTaken, lastTaken + TimeAmount(times.taking)) }
        if let reading {
            return (.slowBody, reading.since + TimeAmount(times.bodyLimit(received: reading.bytes)))
        }
        if unanswered > 0 { return (.noAnswer, waitingSince + TimeAmount(times.answer)) }
        if underWay > 0 { return nil }
        return (.idle, idleSince + TimeAmount(isFirst ? times.firstHead : times.idle))
    }

    private enum Lapse { case idle, slowBody, noAnswer, notTaken }

    private func schedule(_ context: ChannelHandlerContext) {
        let now = context.eventLoop.now
        // The limit may come nearer (a body begins on an idle connection), so look often enough.
        let latest = now + TimeAmount(times.bodyGrace)
        let next = limit.map { min(max($0.at, now + .seconds(1)), latest) } ?? latest
        timer = context.eventLoop.assumeIsolated().scheduleTask(deadline: next) {
            self.check(context)
        }
    }

    private func check(_ context: ChannelHandlerContext) {
        guard context.channel.isActive else { return }
        guard let limit, limit.at <= context.eventLoop.now else { return schedule(context) }
        switch limit.lapse {
        case .slowBody where underWay == 0: refuse(context, .requestTimeout)
        case .noAnswer where underWay == 0: refuse(context, .serviceUnavailable)
        default: context.close(promise: nil)
        }
    }

    /// Answers in the server's own name and closes.
    private func refuse(_ context: ChannelHandlerContext, _ status: HTTPResponse.Status) {
        isOneTooMany = true
        let problem = ProblemDetails(status, status == .requestTimeout ? "tooSlow" : "overloaded")
        let body = problem.body(words: .in(.zhHans))
        var head = HTTPResponse(status: status)
        head.headerFields[.contentType] = ProblemDetails.mediaType
        head.headerFields[.contentLength] = String(body.count)
        head.headerFields[.connection] = "close"
        head.headerFields[.retryAfter] = "2"
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(ByteBuffer(bytes: body))), promise: nil)
        let loopBound = NIOLoopBound(context, eventLoop: context.eventLoop)
        context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in
            loopBound.value.close(promise: nil)
        }
    }
}
