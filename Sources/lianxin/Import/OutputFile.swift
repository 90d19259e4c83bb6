#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Bytes for a file or the standard output, gathered into large writes.
final class OutputFile {
    private let descriptor: Int32
    private let isOurs: Bool
    private var buffer: [UInt8] = []

    struct Fault: Error, Hashable, CustomStringConvertible {
        let description: String
    }

    static var standardOutput: OutputFile { OutputFile(descriptor: 1, isOurs: false) }

    /// Made anew, readable by its owner alone: it may hold names and telephone numbers.
    init(path: String) throws(Fault) {
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        isOurs = true
        guard descriptor >= 0 else {
            throw Fault(description: "\(path): \(String(cString: strerror(errno)))")
        }
    }

    private init(descriptor: Int32, isOurs: Bool) {
        self.descriptor = descriptor
        self.isOurs = isOurs
    }

    deinit { if isOurs, descriptor >= 0 { close(descriptor) } }

    func write(_ bytes: [UInt8]) throws(Fault) {
        buffer += bytes
        if buffer.count >= 64 * 1024 { try flush() }
    }

    /// Hands over what is gathered; call it at the end, for then an error can still be told.
    func flush() throws(Fault) {
        var start = 0
        while start < buffer.count {
            let (count, failure) = buffer.withUnsafeBytes { bytes in
                let rest = UnsafeRawBufferPointer(rebasing: bytes[start...])
                let count = writeBytes(descriptor, rest.baseAddress, rest.count)
                return (count, count < 0 ? errno : 0)
            }
            if count < 0, failure != EINTR {
                throw Fault(description: String(cString: strerror(failure)))
            }
            start += max(count, 0)
        }
        buffer.removeAll(keepingCapacity: true)
    }

    /// Whether two paths lead to one file, under whatever names.
    static func isSame(_ one: String, _ other: String) -> Bool {
        var (first, second) = (stat(), stat())
        guard stat(one, &first) == 0, stat(other, &second) == 0 else { return false }
        return first.st_dev == second.st_dev && first.st_ino == second.st_ino
    }
}

/// `write` of the C library, under a name that the method above doesn't hide.
private func writeBytes(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}
