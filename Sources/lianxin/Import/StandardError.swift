#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The standard error as a stream that `print` takes.
struct StandardError: TextOutputStream {
    mutating func write(_ string: String) {
        let bytes = Array(string.utf8)
        var start = 0
        while start < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                let rest = UnsafeRawBufferPointer(rebasing: buffer[start...])
                return writeToDescriptor(2, rest.baseAddress, rest.count)
            }
            guard count > 0 else { return }
            start += count
        }
    }
}

/// `write` of the C library, under a name that the method above doesn't hide.
private func writeToDescriptor(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int
{
    write(descriptor, bytes, count)
}
