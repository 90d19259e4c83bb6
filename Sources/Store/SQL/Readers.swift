/// The threads that read: each owns a connection, and all take from one queue.
final class Readers: Sendable {
    typealias Job = @Sendable (Seat) -> Void

    private struct State: Sendable {
        var jobs = Queue<Job>()
        var idle = 0
        var running = 0
        var isClosed = false
    }

    /// Their threads hold this, not the readers: those that nobody holds any more end by themselves.
    private let monitor = Monitor(State())

    init(_ source: Source, count: Int) throws {
        for _ in 0..<max(1, count) {
            let seat = Handover(Seat(source, role: .reader, try source.connect(.reader)))
            try startThread(to: "read") { [monitor] in Self.serve(monitor, in: seat) }
            monitor.with { $0.running += 1 }
        }
    }

    /// Queues `job`; false when the readers are closed, and then it never runs.
    func submit(_ job: @escaping Job) -> Bool {
        let (accepted, mustWake) = monitor.with { state in
            guard !state.isClosed else { return (false, false) }
            state.jobs.append(job)
            return (true, state.idle > 0)
        }
        if mustWake { monitor.wakeOne() }
        return accepted
    }

    /// Takes no more jobs; those that were queued are still done.
    func stop() {
        monitor.with { $0.isClosed = true }
        monitor.wakeAll()
    }

    deinit { stop() }

    func waitUntilEnded() { monitor.wait { $0.running == 0 ? () : nil } }

    private static func serve(_ monitor: Monitor<State>, in handover: Handover<Seat>) {
        // The connection must be closed before the readers count as closed.
        do {
            let seat = handover.take()
            while let job = next(monitor) { job(seat) }
        }
        monitor.with { $0.running -= 1 }
        monitor.wakeAll()
    }

    private static func next(_ monitor: Monitor<State>) -> Job? {
        monitor.with { $0.idle += 1 }
        return monitor.wait { state -> Job?? in
            let job = state.jobs.popFirst()
            guard job != nil || state.isClosed else { return nil }
            state.idle -= 1
            return .some(job)
        }
    }
}

/// Something on its way from the thread that made it to the one that will own it.
final class Handover<Owned>: @unchecked Sendable {
    private var owned: Owned?

    init(_ owned: Owned) { self.owned = owned }

    func take() -> Owned {
        guard let taken = owned else { preconditionFailure("handed over twice") }
        owned = nil
        return taken
    }
}

/// First in, first out, at a constant price.
struct Queue<Element> {
    private var elements: [Element?] = []
    private var head = 0

    var count: Int { elements.count - head }
    var isEmpty: Bool { count == 0 }

    mutating func append(_ element: Element) { elements.append(element) }

    mutating func popFirst() -> Element? {
        guard head < elements.count else { return nil }
        defer {
            elements[head] = nil
            head += 1
            if head == elements.count {
                elements.removeAll(keepingCapacity: head < 4_096)
                head = 0
            } else if head >= 4_096 {
                elements.removeFirst(head)
                head = 0
            }
        }
        return elements[head]
    }
}

extension Queue: Sendable where Element: Sendable {}
