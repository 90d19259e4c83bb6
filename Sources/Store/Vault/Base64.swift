/// Bytes as text that may stand in an address: base64url without padding. Source: RFC 4648, 5.
package enum Base64 {
    package static func url(_ bytes: some Collection<UInt8>) -> String {
        let alphabet = Array(
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
        return String(decoding: Bits.groups(of: 6, in: bytes).map { alphabet[$0] }, as: UTF8.self)
    }
}

/// Bytes as capitals and digits, for typing in by hand. Source: RFC 4648, 6.
package enum Base32 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    /// Without padding.
    package static func text(_ bytes: some Collection<UInt8>) -> String {
        String(decoding: Bits.groups(of: 5, in: bytes).map { alphabet[$0] }, as: UTF8.self)
    }

    /// Small letters, spaces and padding are forgiven; nil for any other sign.
    package static func bytes(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        var bits = 0
        var count = 0
        for sign in text.uppercased().utf8 where sign != 0x20 && sign != UInt8(ascii: "=") {
            guard let digit = alphabet.firstIndex(of: sign) else { return nil }
            bits = (bits << 5 | digit) & 0xFFF
            count += 5
            guard count >= 8 else { continue }
            count -= 8
            bytes.append(UInt8(bits >> count & 0xFF))
        }
        return bytes
    }
}

private enum Bits {
    /// The bits of `bytes` in groups of `size` (at most 8); the last is filled up with zeros.
    static func groups(of size: Int, in bytes: some Collection<UInt8>) -> [Int] {
        var groups: [Int] = []
        groups.reserveCapacity((bytes.count * 8 + size - 1) / size)
        var bits = 0
        var count = 0
        for byte in bytes {
            bits = (bits << 8 | Int(byte)) & 0xFFFF
            count += 8
            while count >= size {
                count -= size
                groups.append(bits >> count & (1 << size - 1))
            }
        }
        if count > 0 { groups.append(bits << (size - count) & (1 << size - 1)) }
        return groups
    }
}
