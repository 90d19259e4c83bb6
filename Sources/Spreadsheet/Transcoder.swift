#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Turns bytes of another encoding into UTF-8, a chunk at a time.
///
/// Bytes that mean nothing become 0xFF, which no UTF-8 text holds: so a cell with damaged
/// characters is told the same way whatever the encoding, as one that isn't valid UTF-8.
final class Transcoder {
    private let converter: iconv_t
    private let width: Int
    /// The beginning of a character whose rest is in the next chunk.
    private var carried: [UInt8] = []
    static let damaged: UInt8 = 0xFF

    /// - Throws: `TableFault.encodingMissing` where the system has no table for it.
    init(from encoding: TextEncoding) throws(TableFault) {
        guard let converter = iconv_open("UTF-8", encoding.rawValue),
            Int(bitPattern: converter) != -1
        else { throw .encodingMissing(encoding) }
        self.converter = converter
        width = encoding == .gb18030 ? 1 : 2
    }

    deinit { iconv_close(converter) }

    /// `chunk` as UTF-8; `isLast` says that nothing follows, so that half a character is damage.
    func convert(_ chunk: [UInt8], isLast: Bool) -> [UInt8] {
        var input = carried + chunk
        carried = []
        var output: [UInt8] = []
        // A two-byte character of GB18030 or UTF-16 grows to three bytes, a four-byte one to four.
        output.reserveCapacity(input.count * 2)
        var at = 0
        while at < input.count {
            let stopped = step(&input, from: &at, into: &output)
            guard let stopped else { break }
            if stopped == E2BIG { continue }
            if stopped == EINVAL, !isLast {
                carried = Array(input[at...])
                break
            }
            output.append(Self.damaged)
            at += min(width, input.count - at)
        }
        return output
    }

    /// Converts as far as it goes, and says why it stopped; nil at the end of `input`.
    private func step(_ input: inout [UInt8], from at: inout Int, into output: inout [UInt8])
        -> Int32?
    {
        var failure: Int32?
        var consumed = 0
        let start = at
        let room = [UInt8](unsafeUninitializedCapacity: (input.count - at) * 2 + 16) {
            buffer, filled in
            input.withUnsafeMutableBytes { bytes in
                var from = bytes.baseAddress?.advanced(by: start)
                    .assumingMemoryBound(to: CChar.self)
                var left = bytes.count - start
                var to = UnsafeMutableRawPointer(buffer.baseAddress)?
                    .assumingMemoryBound(to: CChar.self)
                var room = buffer.count
                if iconv(converter, &from, &left, &to, &room) == -1 { failure = errno }
                consumed = bytes.count - start - left
                filled = buffer.count - room
            }
        }
        at += consumed
        output += room
        return failure
    }
}
