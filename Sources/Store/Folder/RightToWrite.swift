import Glibc

/// The right to write to a data folder: the folder's lock, or a loan from the server that holds it.
///
/// Given up when the process ends, in whatever way: the system drops locks and closes sockets.
final class RightToWrite: Sendable {
    private let descriptor: Int32

    /// Takes the lock; where a server holds it, borrows the right through the folder's socket.
    ///
    /// - Throws: `StoreFault.inUse` where the holder doesn't lend it.
    init(_ directory: String) throws {
        let file = directory + "/lianxin.lock"
        let lock = open(file, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard lock >= 0 else {
            throw StoreFault.unwritable(
                directory: directory, reason: String(cString: strerror(errno)))
        }
        if flock(lock, LOCK_EX | LOCK_NB) == 0 {
            descriptor = lock
            let pid = Array(String(getpid()).utf8)
            ftruncate(lock, 0)
            _ = pwrite(lock, pid, pid.count, 0)
            return
        }
        var buffer = [UInt8](repeating: 0, count: 16)
        let count = pread(lock, &buffer, buffer.count, 0)
        let holder = Int32(String(decoding: buffer.prefix(max(0, count)), as: UTF8.self))
        Glibc.close(lock)
        guard let loan = Self.borrow(directory) else {
            throw StoreFault.inUse(directory: directory, by: holder)
        }
        descriptor = loan
    }

    /// For how long a server may take to finish what it is writing, in seconds.
    private static let patience = 20

    /// A connection on which the server has said that it waits; nil where nobody lends.
    private static func borrow(_ directory: String) -> Int32? {
        guard let socket = LocalSocket.connected(to: LocalSocket.path(in: directory)) else {
            return nil
        }
        var limit = timeval(tv_sec: patience, tv_usec: 0)
        setsockopt(
            socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var answer: UInt8 = 0
        guard recv(socket, &answer, 1, 0) == 1, answer == LocalSocket.yours else {
            Glibc.close(socket)
            return nil
        }
        return socket
    }

    func giveUp() {
        flock(descriptor, LOCK_UN)
        shutdown(descriptor, Int32(SHUT_RDWR))
    }

    deinit { Glibc.close(descriptor) }
}
