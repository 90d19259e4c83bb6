#if PostgreSQL
    import CLibPQ
    import Glibc

    extension PostgreSQLConnection {
        /// How long the answer to one statement is waited for: longer than any may run, and than a
        /// commit takes while a standby that went away is replaced by another.
        static let usualPatience = Duration.milliseconds(statementTimeout) + grace
        /// What an answer may take on its way beyond the time of its statement.
        private static let grace = Duration.seconds(3)

        /// What is waited for an answer to a statement that may run for `limit`.
        static func patience(with limit: Duration) -> Duration { limit + grace }

        /// The last result of what `send` hands to libpq; nil where that couldn't be sent.
        ///
        /// A machine that stands still keeps its connections: its network may go on without it, and
        /// then no error comes from it and none of the timeouts that it keeps. An old primary that
        /// nobody stopped keeps a commit waiting just so. Nothing is known then of what was sent, so
        /// the connection is ended, without cancelling anything: a commit that is cancelled while it
        /// waits for a standby counts as done.
        ///
        /// - Throws: `SQLFault.lost` where `patience` came to its end.
        func answer(to send: () -> Int32) throws -> OpaquePointer? {
            guard send() == 1 else { return nil }
            let end = endOfPatience
            var last: OpaquePointer?
            do {
                while let result = try nextResult(before: end) {
                    PQclear(last)
                    last = result
                }
            } catch {
                PQclear(last)
                throw error
            }
            return last
        }

        /// Until when an answer to what goes out now is waited for; nil for as long as it takes.
        var endOfPatience: UInt64? {
            patience.map { monotonicNanoseconds() + UInt64(clamping: $0.nanoseconds) }
        }

        /// What libpq gives next: a result, or nil behind the last one of a statement.
        ///
        /// - Throws: `SQLFault.lost` where `end` has come.
        func nextResult(before end: UInt64?) throws -> OpaquePointer? {
            while PQisBusy(handle) != 0 {
                guard canRead(before: end) else { throw giveUp() }
                // A connection that is lost is told by the next result.
                guard PQconsumeInput(handle) == 1 else { break }
            }
            return PQgetResult(handle)
        }

        private func canRead(before end: UInt64?) -> Bool {
            var socket = pollfd(fd: PQsocket(handle), events: Int16(POLLIN), revents: 0)
            while true {
                let ready = poll(&socket, 1, Self.milliseconds(until: end))
                if ready >= 0 { return ready > 0 }
                // Of anything but a signal libpq makes its own error when it reads.
                if errno != EINTR { return true }
            }
        }

        /// As `poll` takes it; without an end, for ever.
        private static func milliseconds(until end: UInt64?) -> Int32 {
            guard let end else { return -1 }
            let now = monotonicNanoseconds()
            return now < end ? Int32(clamping: (end - now) / 1_000_000 + 1) : 0
        }

        /// Ends the connection so that libpq, too, knows it for lost.
        private func giveUp() -> SQLFault {
            isBroken = true
            shutdown(PQsocket(handle), Int32(SHUT_RDWR))
            while let result = PQgetResult(handle) { PQclear(result) }
            return .lost("the server said nothing for \(patience ?? .zero)")
        }
    }
#endif
