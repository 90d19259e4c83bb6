import HTTPTypes
import Hummingbird
import Kernel
import Logging
import NIOCore
import ServiceLifecycle
import Store
import Synchronization

/// Tells open pages and programs of what was done with the cases that they may see: `GET /events`.
///
/// It reads the ledger behind the last position when something was committed, but not oftener than
/// `pace`, while anybody listens. So it tells of what any process wrote, and loses nothing.
struct EventFeed: Service {
    let store: Store
    let logger: Logger
    private let listeners = Listeners()

    static let pace = Duration.milliseconds(100)
    /// In seconds: a line that says nothing, so that a closed connection is noticed.
    static let beat = 15
    static let mostListeners = 2_000
    /// Then the stream ends, and the browser asks again: with a session or token that still holds.
    static let longest = Duration.seconds(1_800)
    static let mostAtOnce = 500

    init(store: Store, logger: Logger) {
        self.store = store
        self.logger = logger
    }

    /// What `official` is told from now on, as lines of server-sent events; nil when too many
    /// listen.
    func listen(_ official: Official) -> AsyncStream<ByteBuffer>? {
        let (stream, continuation) = AsyncStream.makeStream(
            of: ByteBuffer.self, bufferingPolicy: .bufferingNewest(100))
        guard let id = listeners.add(official, continuation, atMost: Self.mostListeners) else {
            return nil
        }
        continuation.onTermination = { _ in listeners.remove(id) }
        continuation.yield(ByteBuffer(string: "retry: 3000\n: lianxin\n\n"))
        return stream
    }

    func run() async throws {
        await cancelWhenGracefulShutdown { await tellUntilCancelled() }
        listeners.endAll()
    }

    private func tellUntilCancelled() async {
        let (occasions, signal) = AsyncStream.makeStream(
            of: Void.self, bufferingPolicy: .bufferingNewest(1))
        store.database.watchCommits { signal.yield() }
        async let clock: Void = tick(signal)
        var position: Int64?
        for await _ in occasions {
            do {
                position = listeners.isEmpty ? nil : try await tell(after: position)
            } catch {
                logger.warning("events", metadata: ["error": "\(error)"])
            }
            try? await Task.sleep(for: Self.pace)
        }
        await clock
    }

    /// Once a second: somebody may have begun to listen, or another process may write to the file.
    private func tick(_ signal: AsyncStream<Void>.Continuation) async {
        var seconds = 0
        while !Task.isCancelled {
            seconds += 1
            if seconds % Self.beat == 0 {
                listeners.endAll(before: .now - Self.longest)
                listeners.tellAll(ByteBuffer(string: ": \n\n"))
            }
            signal.yield()
            try? await Task.sleep(for: .seconds(1))
        }
        signal.finish()
    }

    /// - Returns: the position up to which everybody was told.
    private func tell(after position: Int64?) async throws -> Int64 {
        let all = listeners.all
        guard let position else { return try await store.read { try $0.lastPosition() } }
        let (changes, last, visible) = try await store.read { transaction in
            let changes = try transaction.changes(after: position, limit: Self.mostAtOnce)
            let numbers = Set(changes.map(\.number))
            var visible: [ID<Official>: Set<CaseNumber>] = [:]
            for listener in all where !changes.isEmpty && visible[listener.official.code] == nil {
                visible[listener.official.code] = try transaction.visible(
                    among: numbers, to: listener.official)
            }
            let isFull = changes.count == Self.mostAtOnce
            let last = try isFull ? changes.last?.position : transaction.lastPosition()
            return (changes, last, visible)
        }
        for change in changes {
            let line = ByteBuffer(bytes: change.event)
            for listener in all
            where visible[listener.official.code]?.contains(change.number) == true {
                listener.stream.yield(line)
            }
        }
        return last ?? position
    }
}

extension EventFeed {
    var operation: Operation {
        Operation(
            method: .get, path: Operation.base("/events"), id: "followEvents",
            summary: "Server-sent events of what is done with the cases that the asker may see.",
            answers: [
                .init(
                    status: 200, about: "Events `case`, each with number, deed, time and version.",
                    schema: .text(), mediaType: "text/event-stream")
            ]
        ) { _, context in
            let official = try context.official()
            guard let stream = listen(official) else {
                throw ProblemDetails.later(.serviceUnavailable, "overloaded", retryAfter: 30)
            }
            return Response(
                status: .ok,
                headers: [
                    .contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store",
                ],
                body: ResponseBody(asyncSequence: stream.cancelOnGracefulShutdown()))
        }
    }
}

extension CaseChange {
    /// As the stream says it.
    fileprivate var event: [UInt8] {
        var text = JSONText(capacity: 160)
        text.object {
            $0.member("number", number.description)
            $0.member("deed", deed.rawValue)
            $0.member("at", at)
            $0.member("version", version)
        }
        return Array("event: case\nid: \(position)\ndata: ".utf8) + text.bytes + Array("\n\n".utf8)
    }
}

/// Who listens at present.
private final class Listeners: Sendable {
    struct Listener: Sendable {
        let official: Official
        let stream: AsyncStream<ByteBuffer>.Continuation
        let since = ContinuousClock.now
    }

    private struct State {
        var next = 0
        var byID: [Int: Listener] = [:]
    }

    private let state = Mutex(State())

    var all: [Listener] { state.withLock { Array($0.byID.values) } }
    var isEmpty: Bool { state.withLock { $0.byID.isEmpty } }

    func add(
        _ official: Official, _ stream: AsyncStream<ByteBuffer>.Continuation, atMost most: Int
    ) -> Int? {
        state.withLock { state in
            guard state.byID.count < most else { return nil }
            state.next += 1
            state.byID[state.next] = Listener(official: official, stream: stream)
            return state.next
        }
    }

    func remove(_ id: Int) { _ = state.withLock { $0.byID.removeValue(forKey: id) } }
    func tellAll(_ line: ByteBuffer) { for listener in all { listener.stream.yield(line) } }

    /// Ends the streams that were open at `moment` already.
    func endAll(before moment: ContinuousClock.Instant = .now) {
        for listener in all where listener.since <= moment { listener.stream.finish() }
    }
}
