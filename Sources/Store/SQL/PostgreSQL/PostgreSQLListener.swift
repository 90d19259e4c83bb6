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
            while !isEnded() {
                if try connection.hearsNotice(within: patience) { watch.tell() }
            }
        }
    }

    extension PostgreSQLConnection {
        /// Whether a notification came, in at most `patience` milliseconds.
        fileprivate func hearsNotice(within patience: Int32) throws -> Bool {
            var socket = pollfd(fd: PQsocket(handle), events: Int16(POLLIN), revents: 0)
            guard poll(&socket, 1, patience) > 0 else { return false }
            guard PQconsumeInput(handle) == 1 else { throw SQLFault(lost: handle) }
            var heard = false
            while let notice = PQnotifies(handle) {
                heard = true
                PQfreemem(notice)
            }
            return heard
        }
    }
#endif
