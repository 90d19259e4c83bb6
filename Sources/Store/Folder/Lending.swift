import Glibc

extension Store {
    /// From here on, as long as the process lives, lends the right to write to commands that ask
    /// for it over the folder's socket: `token create` beside a running server.
    ///
    /// One at a time. While it is lent reading goes on and writing waits; a borrower that is killed
    /// gives it back at once. Where no socket can be made, nothing is lent and commands say so.
    ///
    /// - Parameter onFault: is told what went wrong after a loan; the server goes on.
    package func lendToCommands(onFault: @escaping @Sendable (any Error) -> Void) throws {
        guard let listener = LocalSocket.listening(at: LocalSocket.path(in: directory)) else {
            return
        }
        try startThread(to: "lend") { [weak self] in
            while true {
                let borrower = accept(listener, nil, nil)
                guard borrower >= 0 else {
                    if errno == EINTR { continue }
                    break
                }
                guard let self else {
                    Glibc.close(borrower)
                    break
                }
                do {
                    try self.lend(to: borrower)
                } catch {
                    onFault(error)
                }
            }
            Glibc.close(listener)
        }
    }

    private func lend(to borrower: Int32) throws {
        let returned = Monitor(false)
        let isLent = database.lendWriter {
            var yours = LocalSocket.yours
            if send(borrower, &yours, 1, Int32(MSG_NOSIGNAL)) == 1 {
                // Nothing more is ever sent: this returns when the borrower is done or gone.
                var nothing: UInt8 = 0
                while recv(borrower, &nothing, 1, 0) > 0 {}
            }
            Glibc.close(borrower)
            returned.with { $0 = true }
            returned.wakeAll()
        }
        guard isLent else {
            Glibc.close(borrower)
            return
        }
        returned.wait { $0 ? () : nil }
        // What the borrower may have changed that is also kept in memory.
        try readCalendar()
    }
}
