extension JSON {
    /// The canonical form: UTF-8, keys sorted, no spaces. Source: RFC 8785.
    package var bytes: [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(256)
        write(to: &out)
        return out
    }

    package func write(to out: inout [UInt8]) {
        switch self {
        case .null: out += "null".utf8
        case .bool(let bool): out += (bool ? "true" : "false").utf8
        case .number(let number): out += String(number).utf8
        case .decimal(let number): out += JSON.text(of: number).utf8
        case .text(let text): JSON.write(text, to: &out)
        case .list(let items):
            out.append(UInt8(ascii: "["))
            for (index, item) in items.enumerated() {
                if index > 0 { out.append(UInt8(ascii: ",")) }
                item.write(to: &out)
            }
            out.append(UInt8(ascii: "]"))
        case .object(let members): JSON.write(members, to: &out)
        }
    }

    private static func write(_ members: [String: JSON], to out: inout [UInt8]) {
        out.append(UInt8(ascii: "{"))
        var isFirst = true
        for (key, value) in members.sorted(by: { precedes($0.key, $1.key) }) {
            if !isFirst { out.append(UInt8(ascii: ",")) }
            isFirst = false
            write(key, to: &out)
            out.append(UInt8(ascii: ":"))
            value.write(to: &out)
        }
        out.append(UInt8(ascii: "}"))
    }

    /// RFC 8785 sorts by UTF-16 code units. That is the order of the UTF-8 bytes, but for characters
    /// beyond U+FFFF, whose surrogates stand before U+E000.
    private static func precedes(_ left: String, _ right: String) -> Bool {
        var (ours, theirs) = (left.utf8.makeIterator(), right.utf8.makeIterator())
        while let other = theirs.next() {
            guard let own = ours.next() else { return true }
            if own == other { continue }
            guard own >= 0xEE, other >= 0xEE else { return own < other }
            return left.utf16.lexicographicallyPrecedes(right.utf16)
        }
        return false
    }

    /// A number as ECMAScript writes it: Swift finds the same shortest digits, but puts the point
    /// and the exponent elsewhere. What JSON can't say (infinite, no number) is null.
    /// Source: RFC 8785, 3.2.2.3; ECMA-262, Number::toString.
    private static func text(of number: Double) -> String {
        guard number.isFinite else { return "null" }
        let parts = number.magnitude.description.split(separator: "e")
        let mantissa = parts[0].split(separator: ".")
        let leading = mantissa.joined().prefix { $0 == "0" }.count
        var digits = mantissa.joined().dropFirst(leading)
        while digits.last == "0" { digits.removeLast() }
        guard !digits.isEmpty else { return "0" }
        let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let point = mantissa[0].count - leading + exponent
        return (number < 0 ? "-" : "") + positional(String(digits), point: point)
    }

    /// - Parameter point: how many of the digits stand before the point.
    private static func positional(_ digits: String, point: Int) -> String {
        func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }
        switch point {
        case digits.count...max(digits.count, 21): return digits + zeros(point - digits.count)
        case 1...21: return digits.prefix(point) + "." + digits.dropFirst(point)
        case -5...0: return "0." + zeros(-point) + digits
        default:
            let fraction = digits.count > 1 ? "." + digits.dropFirst() : ""
            let sign = point > 0 ? "e+" : "e-"
            return digits.prefix(1) + fraction + sign + String((point - 1).magnitude)
        }
    }

    private static func write(_ text: String, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): out += "\\\"".utf8
            case UInt8(ascii: "\\"): out += "\\\\".utf8
            case 0x08: out += "\\b".utf8
            case 0x09: out += "\\t".utf8
            case 0x0A: out += "\\n".utf8
            case 0x0C: out += "\\f".utf8
            case 0x0D: out += "\\r".utf8
            case 0..<0x20:
                out += "\\u00".utf8
                out.append(hexDigits[Int(byte >> 4)])
                out.append(hexDigits[Int(byte & 15)])
            default: out.append(byte)
            }
        }
        out.append(UInt8(ascii: "\""))
    }

    private static let hexDigits = Array("0123456789abcdef".utf8)
}
