#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file that is gone after the test.
final class TemporaryFile {
    let path: String

    init(_ bytes: some Sequence<UInt8>) {
        path = "/tmp/lianxin-table-\(UInt64.random(in: 0...UInt64.max)).csv"
        let file = fopen(path, "w")
        let bytes = Array(bytes)
        fwrite(bytes, 1, bytes.count, file)
        fclose(file)
    }

    convenience init(_ text: String) { self.init(text.utf8) }

    deinit { unlink(path) }
}

/// `text` in UTF-16, in the order of `littleEndian`, after a byte order mark.
func utf16(_ text: String, littleEndian: Bool, mark: Bool = true) -> [UInt8] {
    ((mark ? "\u{FEFF}" : "") + text).utf16.flatMap { unit in
        let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
        return littleEndian ? [low, high] : [high, low]
    }
}

/// `text` in GB18030.
func gb18030(_ text: String) -> [UInt8] {
    let converter = iconv_open("GB18030", "UTF-8")
    defer { iconv_close(converter) }
    var input = Array(text.utf8).map { CChar(bitPattern: $0) }
    return [UInt8](unsafeUninitializedCapacity: input.count * 2 + 8) { buffer, filled in
        input.withUnsafeMutableBufferPointer { bytes in
            var from = bytes.baseAddress
            var left = bytes.count
            var to = UnsafeMutableRawPointer(buffer.baseAddress)?
                .assumingMemoryBound(to: CChar.self)
            var room = buffer.count
            precondition(iconv(converter, &from, &left, &to, &room) == 0)
            filled = buffer.count - room
        }
    }
}
