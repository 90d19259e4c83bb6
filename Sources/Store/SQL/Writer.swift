/// How often something was committed, and how many jobs went into it: their quotient says how many
/// writers share a flush.
package struct WriteCounts: Hashable, Sendable {
    package internal(set) var commits = 0
    package internal(set) var jobs = 0
}

/// One thing to write, as the writer's thread sees it.
protocol WriteJob: Sendable {
    /// Runs it inside the open transaction; what it threw, and then it must leave no trace.
    func perform(on connection: any SQLConnection) -> (any Error)?
    /// Answers whoever waits: with the job's own result, or with a fault that its savepoint or all of
    /// the batch met.
    func finish(_ fault: (any Error)?)
}

/// The one thread that writes: what waited while the last commit was being flushed goes into one
/// transaction, each job in a savepoint of its own, and is answered only after the commit.
///
/// What fails is never acknowledged. After a full disk or an I/O error the next batch tries again;
/// SQLite then writes the same frames of the WAL anew, so a failed flush can't be taken for done.
final class Writer: Sendable {
    static let mostJobs = 256
    static let longestBatch: UInt64 = 8_000_000
    static let idleBeforeTidying = Duration.seconds(1)

    private struct State: Sendable {
        var jobs = Queue<any WriteJob>()
        var loans = Queue<@Sendable () -> Void>()
        var isIdle = false
        var isClosed = false
        var hasEnded = false
        var fault: SQLFault?
        var counts = WriteCounts()
    }

    /// Its thread holds this, not the writer: one that nobody holds any more ends by itself.
    private let monitor = Monitor(State())

    /// - Parameter finally: runs on the writer's thread after its connection has been closed.
    init(
        _ source: Source, connection: any EngineConnection, watch: CommitWatch,
        finally: @escaping @Sendable () -> Void
    ) throws {
        let seat = Handover(Seat(source, role: .writer, connection))
        try startThread(to: "write") { [monitor] in
            do {
                let loop = Loop(seat.take(), monitor: monitor, watch: watch)
                loop.serve()
            }
            finally()
            monitor.with { $0.hasEnded = true }
            monitor.wakeAll()
        }
    }

    /// Queues `job`; false when the writer is closed, and then it never runs.
    func submit(_ job: any WriteJob) -> Bool {
        let (accepted, mustWake) = monitor.with { state in
            guard !state.isClosed else { return (false, false) }
            state.jobs.append(job)
            return (true, state.isIdle)
        }
        if mustWake { monitor.wakeAll() }
        return accepted
    }

    /// Lets `borrow` write to the database in our place, once what is being written is done: our
    /// connection is closed meanwhile, and what is submitted waits. False when the writer is closed.
    func lend(_ borrow: @escaping @Sendable () -> Void) -> Bool {
        let accepted = monitor.with { state in
            guard !state.isClosed else { return false }
            state.loans.append(borrow)
            return true
        }
        monitor.wakeAll()
        return accepted
    }

    /// Why the last batch couldn't be written; nil since writing works (again).
    var fault: SQLFault? { monitor.with { $0.fault } }

    var counts: WriteCounts { monitor.with { $0.counts } }

    /// Takes no more jobs; those that were queued are still written.
    func stop() {
        monitor.with { $0.isClosed = true }
        monitor.wakeAll()
    }

    deinit { stop() }

    func waitUntilEnded() { monitor.wait { $0.hasEnded ? () : nil } }

    /// What only the writer's own thread touches.
    private final class Loop {
        let seat: Seat
        let monitor: Monitor<State>
        let watch: CommitWatch

        init(_ seat: Seat, monitor: Monitor<State>, watch: CommitWatch) {
            self.seat = seat
            self.monitor = monitor
            self.watch = watch
        }

        /// A job of the open transaction, and what it failed with after it had come to its end.
        private struct Begun {
            let job: any WriteJob
            var fault: (any Error)?
        }

        private enum Next {
            case batch([any WriteJob])
            case loan(@Sendable () -> Void)
            case idle
            case end
        }

        func serve() {
            while true {
                switch next() {
                case .batch(let jobs):
                    write(jobs)
                    seat.current?.tidy(.afterBatch)
                case .loan(let borrow):
                    seat.current?.tidy(.idle)
                    seat.leave()
                    borrow()
                case .idle: seat.current?.tidy(.idle)
                case .end:
                    seat.current?.tidy(.idle)
                    return
                }
            }
        }

        private func next() -> Next {
            let isTidy = seat.current?.wantsTidying != true
            let take: (inout State) -> Next? = { state in
                if let borrow = state.loans.popFirst() { return .loan(borrow) }
                state.isIdle = state.jobs.isEmpty
                if state.isIdle { return state.isClosed ? .end : nil }
                var batch: [any WriteJob] = []
                while batch.count < Writer.mostJobs, let job = state.jobs.popFirst() {
                    batch.append(job)
                }
                return .batch(batch)
            }
            if isTidy { return monitor.wait(take) }
            return monitor.wait(atMost: Writer.idleBeforeTidying, take) ?? .idle
        }

        /// Writes `jobs` in one transaction, or in several where they take longer than a batch may.
        private func write(_ jobs: [any WriteJob]) {
            var rest = jobs[...]
            while !rest.isEmpty {
                var begun: [Begun] = []
                do {
                    let connection = try beginning()
                    try perform(&rest, &begun, on: connection)
                    finish(begun, after: try connection.commit())
                } catch {
                    recover(from: error)
                    // Where it didn't even begin, the others would fare no better.
                    if begun.isEmpty { (begun, rest) = (rest.map { Begun(job: $0) }, []) }
                    for begun in begun { begun.job.finish(error) }
                }
            }
        }

        private func perform(
            _ rest: inout ArraySlice<any WriteJob>, _ begun: inout [Begun],
            on connection: any EngineConnection
        ) throws {
            let end = monotonicNanoseconds() + Writer.longestBatch
            repeat {
                guard let job = rest.popFirst() else { return }
                begun.append(Begun(job: job))
                begun[begun.count - 1].fault = try perform(job, on: connection)
            } while monotonicNanoseconds() < end
        }

        /// - Returns: what the job failed with after it had come to its end, as one statement of
        ///   those that it didn't wait for; then it left no trace.
        /// - Throws: only when the whole transaction is lost, not when the job alone failed.
        private func perform(_ job: any WriteJob, on connection: any EngineConnection) throws
            -> (any Error)?
        {
            let asked = connection.actionsAsked
            try connection.send("SAVEPOINT job")
            if let error = job.perform(on: connection) {
                try takeBack(connection, since: asked, after: error)
                return nil
            }
            do {
                try connection.run("RELEASE job")
                return nil
            } catch {
                try takeBack(connection, since: asked, after: error)
                return error
            }
        }

        private func takeBack(
            _ connection: any EngineConnection, since asked: ActionsAsked, after error: any Error
        ) throws {
            connection.forgetActions(since: asked)
            // What it sent last may have failed, too: going back to its savepoint mends that.
            try? connection.settle()
            // A full disk may have ended the transaction, and with it the jobs before this one.
            guard connection.isInTransaction else {
                throw error as? SQLFault ?? .disk("the transaction was lost: \(error)")
            }
            try connection.send("ROLLBACK TO job")
            try connection.run("RELEASE job")
        }

        private func finish(_ jobs: [Begun], after actions: [@Sendable () -> Void]) {
            for action in actions { action() }
            monitor.with {
                $0.fault = nil
                $0.counts.commits += 1
                $0.counts.jobs += jobs.count
            }
            for begun in jobs { begun.job.finish(begun.fault) }
            watch.tell()
        }

        /// A connection in a new transaction. One that was lost while nobody wrote is found out
        /// only now, when nothing has been done on it: then another is begun with.
        private func beginning() throws -> any EngineConnection {
            let isNew = seat.current == nil
            do {
                let connection = try seat.taken()
                try connection.begin()
                return connection
            } catch let fault as SQLFault where !isNew && fault.isLost {
                seat.leave()
                let connection = try seat.taken()
                try connection.begin()
                return connection
            }
        }

        private func recover(from error: any Error) {
            let fault = error as? SQLFault ?? .other("\(error)")
            monitor.with { $0.fault = fault }
            guard let connection = seat.current else { return }
            connection.forgetActions(since: ActionsAsked(beforeCommit: 0, afterCommit: 0))
            connection.rollBack()
            if !connection.isUsable(after: fault) { seat.leave() }
        }
    }
}
