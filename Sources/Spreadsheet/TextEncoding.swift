/// How a table's characters are written as bytes.
package enum TextEncoding: String, CaseIterable, Sendable {
    case utf8 = "UTF-8"
    case utf16LE = "UTF-16LE"
    case utf16BE = "UTF-16BE"
    /// The national standard, which holds GBK and GB 2312: what Excel writes as CSV in Chinese.
    case gb18030 = "GB18030"
}

/// Tells the encoding of a table from its bytes: by the byte order mark where there is one, by
/// zero bytes (UTF-16 without a mark), and else by counting which characters are sound UTF-8.
///
/// Counting, and not the first bad byte, decides: one damaged character in a long UTF-8 table must
/// not turn all the others into GB18030 ones. In Chinese GB18030 text about one character in five
/// looks like UTF-8 by chance; in damaged UTF-8 text nearly all do.
struct EncodingDetector {
    private(set) var mark: (encoding: TextEncoding, length: Int)?
    private var wellFormed = 0
    private var malformed = 0
    private var zerosAtEven = 0
    private var zerosAtOdd = 0
    private var length = 0
    /// The beginning of a character whose rest is in the next chunk.
    private var carried: [UInt8] = []

    /// More bytes would not change the answer.
    var isCertain: Bool { mark != nil || wellFormed + malformed > 20_000 || hasZeros }

    var encoding: TextEncoding {
        if let mark { return mark.encoding }
        if hasZeros { return zerosAtOdd > zerosAtEven ? .utf16LE : .utf16BE }
        return malformed > wellFormed ? .gb18030 : .utf8
    }

    /// Text of characters and no more than a stray zero byte is not UTF-16.
    private var hasZeros: Bool {
        let zeros = zerosAtEven + zerosAtOdd
        return length >= 4 && zeros * 50 > length && min(zerosAtEven, zerosAtOdd) * 10 < zeros
    }

    mutating func take(_ chunk: ArraySlice<UInt8>) {
        if length == 0 { mark = Self.mark(at: chunk.prefix(3)) }
        countZeros(in: chunk)
        let bytes = carried + chunk
        carried = []
        bytes.withUnsafeBufferPointer { countCharacters(in: $0) }
        length += chunk.count
    }

    private static func mark(at bytes: ArraySlice<UInt8>) -> (TextEncoding, Int)? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LE, 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BE, 2) }
        return nil
    }

    private mutating func countZeros(in chunk: ArraySlice<UInt8>) {
        for (offset, byte) in chunk.enumerated() where byte == 0 {
            if (length + offset) % 2 == 0 { zerosAtEven += 1 } else { zerosAtOdd += 1 }
        }
    }

    private mutating func countCharacters(in bytes: UnsafeBufferPointer<UInt8>) {
        var at = 0
        while at < bytes.count {
            let lead = bytes[at]
            if lead < 0x80 {
                at += 1
                continue
            }
            let width = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
            let rest = bytes[(at + 1)..<min(at + width, bytes.count)]
            let isLead = (0xC2...0xF4).contains(lead)
            let continues = rest.allSatisfy { $0 & 0xC0 == 0x80 }
            if isLead, continues, rest.count < width - 1 {
                carried = Array(bytes[at...])
                return
            }
            if isLead, continues {
                wellFormed += 1
                at += width
            } else {
                malformed += 1
                at += 1
            }
        }
    }
}
