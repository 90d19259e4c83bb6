#if PostgreSQL
    import CLibPQ
    import Glibc
    import Synchronization

    /// Hears of the commits of all servers of one database: `LISTEN` on a connection and a thread of
    /// its own. What was missed while the connection was lost is told as one commit when it's back.
    final class PostgreSQLListener: Sendable {
        /// What each writer notifies with its commit.
        static let channel = "lianxin_commit"

        private let isClosed = Atomic(false)
        /// How long the closing of a database may go unnoticed, in milliseconds.
        private static let patience: Int32 = 1_000
        /// After how many of these without a notice the server is asked whether it is still there:
        /// one whose machine stands still keeps the connection, and is silent like one where nobody
        /// writes.
        private static let quiet = 10

        init(_ address: String, _ watch: CommitWatch) throws {
            let seat = Handover(Seat(.postgresql(address), role: .reader))
            try startThread(to: "listen") { [weak self] in
                let seat = seat.take()
                while let isClosed = self?.isClosed.load(ordering: .relaxed), !isClosed {
                    do {
                        try Self.listen(on: seat, watch) {
                            self?.isClosed.load(ordering: .relaxed) ?? true
                        }
                    } catch {
                        // The seat knows how long to wait before it tries again.
                        seat.leave()
                        usleep(useconds_t(Self.patience) * 250)
                    }
                }
            }
        }

        func close() { isClosed.store(true, ordering: .relaxed) }

        deinit { close() }

        private static func listen(
            on seat: Seat, _ watch: CommitWatch, until isEnded: () -> Bool
        ) throws {
            guard let connection = try seat.taken() as? PostgreSQLConnection else { return }
            try connection.script("LISTEN \(channel)")
            watch.tell()
            var silence = 0
            while !isEnded() {
                if try connection.hearsNotice(within: patience) {
                    watch.tell()
                    silence = 0
                } else {
                    silence += 1
                    if silence.isMultiple(of: quiet) { try connection.script("SELECT 1") }
                }
            }
        }
    }

    extension PostgreSQLConnection {
        /// Whether a notification came, in at most `patience` milliseconds.
        fileprivate func hearsNotice(within patience: Int32) throws -> Bool {
            var socket = pollfd(fd: PQsocket(handle), events: Int16(POLLIN), revents: 0)
            if poll(&socket, 1, patience) > 0, PQconsumeInput(handle) != 1 {
                throw SQLFault(lost: handle)
            }
            // Also what came with the answer to something else.
            var heard = false
            while let notice = PQnotifies(handle) {
                heard = true
                PQfreemem(notice)
            }
            return heard
        }
    }
#endif
