import NIOCore
import Synchronization

/// How many requests are at work and how many wait for it, lane by lane.
///
/// Few are at work at a time, so that each is quick; the others wait in the order they came. Who
/// would have to wait too long is told at once: a server that makes everybody wait until they give
/// up does its work for nobody.
final class Lanes: Sendable {
    private struct Waiter {
        let since: ContinuousClock.Instant
        let turn: CheckedContinuation<Bool, Never>
    }

    private struct Queue {
        let most: (atWork: Int, waiting: Int)
        let longestWait: Duration
        /// Taken in and not answered: at work, waiting, and on the way to either.
        var unanswered = 0
        var atWork = 0
        var waiting = CircularBuffer<Waiter>()
        var counts = Counts()

        /// Whether there is room at work; nobody who waits is overtaken.
        var isFree: Bool { atWork < most.atWork && waiting.isEmpty }

        /// Whether the first of those who wait has waited too long already.
        func isLate(at now: ContinuousClock.Instant) -> Bool {
            waiting.first.map { now - $0.since > longestWait } ?? false
        }

        /// Whether one more can't wait for its turn; with nobody at work, nobody would call it.
        func isFull(at now: ContinuousClock.Instant) -> Bool {
            atWork == 0 || waiting.count >= most.waiting || isLate(at: now)
        }
    }

    struct Counts {
        var refused = 0
        /// Those that had to wait for their turn and got it, and how long in all.
        var waited = 0
        var waits = Duration.zero
    }

    private struct State {
        var common: Queue
        var intake: Queue

        subscript(lane: Lane) -> Queue {
            get { lane == .intake ? intake : common }
            _modify { if lane == .intake { yield &intake } else { yield &common } }
        }
    }

    private let state: Mutex<State>

    init(_ limits: ServerLimits) {
        state = Mutex(
            State(
                common: Queue(
                    most: (limits.requestsAtWork, limits.requestsWaiting),
                    longestWait: limits.longestWait),
                intake: Queue(
                    most: (limits.intakesAtWork, limits.intakesWaiting),
                    longestWait: limits.longestWait)))
    }

    /// Takes a request in as soon as its head is there, before any work is done for it; it has to be
    /// given back with `answered`. Most refusals happen here, at the cost of a comparison.
    ///
    /// - Returns: the seconds after which to try again; nil where it was taken in.
    func refusal(_ lane: Lane, at now: ContinuousClock.Instant = .now) -> Int? {
        guard lane != .probe else { return nil }
        return state.withLock { state in
            let most = state[lane].most
            guard state[lane].unanswered < most.atWork + most.waiting, !state[lane].isLate(at: now)
            else { return Self.refuse(&state[lane]) }
            state[lane].unanswered += 1
            return nil
        }
    }

    /// The request has its answer, or nobody is left to be given one.
    func answered(_ lane: Lane) {
        guard lane != .probe else { return }
        state.withLock { $0[lane].unanswered -= 1 }
    }

    /// Takes a place at work, and waits for it if need be. It has to be given back with `leave`.
    ///
    /// - Throws: 503 where there is no room to wait, or where the wait became too long.
    func enter(_ lane: Lane, at now: ContinuousClock.Instant = .now) async throws(ProblemDetails) {
        guard lane != .probe, !takeFree(lane) else { return }
        let isIn = await withCheckedContinuation { turn in
            // A place may have become free since; then nobody would ever call this one.
            let known: Bool? = state.withLock { state in
                if state[lane].isFree {
                    state[lane].atWork += 1
                    return true
                }
                guard !state[lane].isFull(at: now) else { return false }
                state[lane].waiting.append(Waiter(since: now, turn: turn))
                return nil
            }
            if let known { turn.resume(returning: known) }
        }
        guard isIn else {
            let seconds = state.withLock { Self.refuse(&$0[lane]) }
            throw .later(.serviceUnavailable, "overloaded", retryAfter: seconds)
        }
    }

    private func takeFree(_ lane: Lane) -> Bool {
        state.withLock { state in
            guard state[lane].isFree else { return false }
            state[lane].atWork += 1
            return true
        }
    }

    /// Gives the place to the first who waits, past those for whom it comes too late.
    func leave(_ lane: Lane, at now: ContinuousClock.Instant = .now) {
        guard lane != .probe else { return }
        let called = state.withLock { state in Self.next(in: &state[lane], at: now) }
        for waiter in called.late { waiter.turn.resume(returning: false) }
        called.next?.turn.resume(returning: true)
    }

    private static func next(
        in queue: inout Queue, at now: ContinuousClock.Instant
    ) -> (late: [Waiter], next: Waiter?) {
        var late: [Waiter] = []
        while let waiter = queue.waiting.popFirst() {
            let waited = now - waiter.since
            guard waited <= queue.longestWait else {
                late.append(waiter)
                continue
            }
            queue.counts.waited += 1
            queue.counts.waits += waited
            return (late, waiter)
        }
        queue.atWork -= 1
        return (late, nil)
    }

    /// Seconds after which to try again: those who are refused together come back one by one.
    static let pauses = 1...3

    private static func refuse(_ queue: inout Queue) -> Int {
        queue.counts.refused += 1
        return pauses.lowerBound + queue.counts.refused % pauses.count
    }

    /// For `/metrics`, in Prometheus' text format.
    var lines: [String] {
        let queues = state.withLock { state in
            [Lane.common, .intake].map { (lane: $0, queue: state[$0]) }
        }
        func gauge(_ name: String, _ type: String, _ value: (Queue) -> String) -> [String] {
            ["# TYPE lianxin_lane_\(name) \(type)"]
                + queues.map { lane, queue in
                    "lianxin_lane_\(name){lane=\"\(lane.rawValue)\"} \(value(queue))"
                }
        }
        return gauge("unanswered", "gauge") { String($0.unanswered) }
            + gauge("at_work", "gauge") { String($0.atWork) }
            + gauge("waiting", "gauge") { String($0.waiting.count) }
            + gauge("refused_total", "counter") { String($0.counts.refused) }
            + gauge("waited_total", "counter") { String($0.counts.waited) }
            + gauge("wait_seconds_total", "counter") { String($0.counts.waits / .seconds(1)) }
    }
}
