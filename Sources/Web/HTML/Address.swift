/// Addresses in links: which may stand in a page, and how queries are written.
enum Address {
    private static let schemes = ["http", "https", "mailto", "tel"]

    /// Whether a link made of data may lead there.
    static func isSafe(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard let first = bytes.first, !bytes.contains(where: { $0 <= 0x20 || $0 == 0x7F }) else {
            return false
        }
        switch first {
        case UInt8(ascii: "/"):
            // `//host` and `/\host` lead away from this server.
            return bytes.count == 1
                || (bytes[1] != UInt8(ascii: "/") && bytes[1] != UInt8(ascii: "\\"))
        case UInt8(ascii: "?"), UInt8(ascii: "#"): return true
        default:
            guard let colon = text.firstIndex(of: ":") else { return false }
            return schemes.contains(text[..<colon].lowercased())
        }
    }

    /// `path` with the pairs as its query, percent-encoded; pairs with an empty value are left out.
    static func path(_ path: String, _ query: [(name: String, value: String)] = []) -> String {
        let pairs = query.filter { !$0.value.isEmpty }
            .map { encoded($0.name) + "=" + encoded($0.value) }
        return pairs.isEmpty ? path : path + "?" + pairs.joined(separator: "&")
    }

    /// Percent-encodes all but the unreserved characters of RFC 3986.
    static func encoded(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
                UInt8(ascii: "."), UInt8(ascii: "~"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let hex = String(byte, radix: 16, uppercase: true)
                result += hex.utf8.count == 1 ? "%0" + hex : "%" + hex
            }
        }
        return result
    }
}
