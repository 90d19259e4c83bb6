import Glibc

/// The socket in a data folder over which a server lends its right to write. Only the folder's owner
/// reaches it.
enum LocalSocket {
    /// What the server says when it waits.
    static let yours = UInt8(ascii: "y")

    static func path(in directory: String) -> String { directory + "/lianxin.sock" }

    /// Nil where nobody listens, or the path is too long for a socket.
    static func connected(to path: String) -> Int32? {
        open(path) { connect($0, $1, $2) }
    }

    /// A listening socket that replaces one left by a server that was killed; nil where that isn't
    /// possible.
    static func listening(at path: String) -> Int32? {
        unlink(path)
        guard let socket = open(path, { bind($0, $1, $2) }) else { return nil }
        chmod(path, 0o600)
        guard listen(socket, 8) == 0 else {
            close(socket)
            return nil
        }
        return socket
    }

    private static func open(
        _ path: String, _ attach: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32? {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8) + [0]
        guard bytes.count <= MemoryLayout.size(ofValue: address.sun_path) else { return nil }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let socket = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard socket >= 0 else { return nil }
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                attach(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard result == 0 else {
            close(socket)
            return nil
        }
        return socket
    }
}
