#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The bytes of a file, a chunk at a time; a pipe will do.
final class ByteStream {
    private let descriptor: Int32
    /// What was read to look at and must be read again.
    private var pending: [UInt8] = []
    static let chunkSize = 64 * 1024

    /// - Throws: `TableFault.unreadable` when there is no such file or it may not be read.
    init(path: String) throws(TableFault) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(why: Self.lastError) }
        var status = stat()
        if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
            close(descriptor)
            throw .unreadable(why: "it is a folder")
        }
    }

    deinit { close(descriptor) }

    /// The next bytes, at most `chunkSize` of them; empty at the end.
    func next() throws(TableFault) -> [UInt8] {
        guard pending.isEmpty else {
            defer { pending = [] }
            return pending
        }
        return try read()
    }

    /// Looks at the bytes from the start until `isEnough`, and will give them again. Of a pipe, which
    /// can't be wound back, it keeps what it looked at, and so looks at a megabyte at most.
    func peek(until isEnough: (ArraySlice<UInt8>) -> Bool) throws(TableFault) {
        let canRewind = lseek(descriptor, 0, SEEK_CUR) == 0
        while canRewind || pending.count < 1 << 20 {
            let chunk = try read()
            if !canRewind { pending += chunk }
            if chunk.isEmpty || isEnough(chunk[...]) { break }
        }
        if canRewind { lseek(descriptor, 0, SEEK_SET) }
    }

    private func read() throws(TableFault) -> [UInt8] {
        var count = 0
        repeat {
            var failure: Int32 = 0
            let chunk = [UInt8](unsafeUninitializedCapacity: Self.chunkSize) { buffer, filled in
                count = readBytes(descriptor, buffer.baseAddress, buffer.count)
                failure = count < 0 ? errno : 0
                filled = max(count, 0)
            }
            if count >= 0 { return chunk }
            guard failure == EINTR else {
                throw .unreadable(why: String(cString: strerror(failure)))
            }
        } while true
    }

    private static var lastError: String { String(cString: strerror(errno)) }
}

/// `read` of the C library, under a name that the method above doesn't hide.
private func readBytes(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int
{
    read(descriptor, bytes, count)
}
