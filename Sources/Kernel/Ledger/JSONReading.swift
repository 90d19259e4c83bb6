extension JSON {
    /// What is wrong with a text that isn't JSON, or isn't the JSON that we take.
    package enum Fault: Error, Hashable, Sendable {
        /// Not JSON at this byte (0 is the first).
        case unreadable(at: Int)
        /// The same key twice in one object: two readers could see two values.
        case duplicateKey(String)
        /// Lists and objects nested deeper than `JSON.deepest`.
        case tooDeep
        /// Not UTF-8, or an escape for half a character.
        case notText(at: Int)
    }

    /// How deep lists and objects may nest.
    package static let deepest = 32

    /// Reads one JSON value and nothing after it. Numbers beyond 2^53 are refused as unreadable:
    /// other readers would round them.
    package init(_ bytes: some Sequence<UInt8>) throws(Fault) {
        var reader = JSONReader(bytes: Array(bytes))
        self = try reader.whole()
    }
}

private struct JSONReader {
    let bytes: [UInt8]
    var at = 0

    mutating func whole() throws(JSON.Fault) -> JSON {
        skipSpace()
        let value = try value(depth: 0)
        skipSpace()
        guard at == bytes.count else { throw .unreadable(at: at) }
        return value
    }

    private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 32 || byte == 10 || byte == 13 || byte == 9 { at += 1 }
    }

    private mutating func value(depth: Int) throws(JSON.Fault) -> JSON {
        guard depth <= JSON.deepest else { throw .tooDeep }
        switch next {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try list(depth: depth)
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSON) throws(JSON.Fault) -> JSON {
        let length = word.utf8CodeUnitCount
        let matches = word.withUTF8Buffer { bytes[at...].prefix(length).elementsEqual($0) }
        guard matches else { throw .unreadable(at: at) }
        at += length
        return value
    }

    private mutating func number() throws(JSON.Fault) -> JSON {
        let start = at
        var isNegative = false
        if next == UInt8(ascii: "-") {
            isNegative = true
            at += 1
        }
        let firstDigit = at
        var value = 0
        while let byte = next, (48...57).contains(byte) {
            value = value * 10 + Int(byte - 48)
            guard value <= 1 << 53 else { throw .unreadable(at: start) }
            at += 1
        }
        let hasLeadingZero = at - firstDigit > 1 && bytes[firstDigit] == 48
        guard at > firstDigit, !hasLeadingZero else { throw .unreadable(at: start) }
        if let byte = next, byte == 46 || byte == 101 || byte == 69 {
            return try decimal(from: start)
        }
        return .number(isNegative ? -value : value)
    }

    /// A whole number is the same number however it is written: 5.0 is 5, and 1e20 as little
    /// readable as its twenty-one digits.
    private mutating func decimal(from start: Int) throws(JSON.Fault) -> JSON {
        if next == UInt8(ascii: ".") {
            at += 1
            guard skipDigits() else { throw .unreadable(at: start) }
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            at += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { at += 1 }
            guard skipDigits() else { throw .unreadable(at: start) }
        }
        guard let number = Double(String(decoding: bytes[start..<at], as: UTF8.self)),
            number.magnitude <= 0x1p53
        else { throw .unreadable(at: start) }
        let whole = Int(number)
        return Double(whole) == number ? .number(whole) : .decimal(number)
    }

    private mutating func skipDigits() -> Bool {
        let start = at
        while let byte = next, (48...57).contains(byte) { at += 1 }
        return at > start
    }

    private mutating func list(depth: Int) throws(JSON.Fault) -> JSON {
        at += 1
        var items: [JSON] = []
        skipSpace()
        if next == UInt8(ascii: "]") {
            at += 1
            return .list(items)
        }
        while true {
            skipSpace()
            items.append(try value(depth: depth + 1))
            skipSpace()
            switch next {
            case UInt8(ascii: ","): at += 1
            case UInt8(ascii: "]"):
                at += 1
                return .list(items)
            default: throw .unreadable(at: at)
            }
        }
    }

    private mutating func object(depth: Int) throws(JSON.Fault) -> JSON {
        at += 1
        var members: [String: JSON] = [:]
        skipSpace()
        if next == UInt8(ascii: "}") {
            at += 1
            return .object(members)
        }
        while true {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw .unreadable(at: at) }
            let key = try text()
            skipSpace()
            guard next == UInt8(ascii: ":") else { throw .unreadable(at: at) }
            at += 1
            skipSpace()
            let value = try value(depth: depth + 1)
            guard members.updateValue(value, forKey: key) == nil else { throw .duplicateKey(key) }
            skipSpace()
            switch next {
            case UInt8(ascii: ","): at += 1
            case UInt8(ascii: "}"):
                at += 1
                return .object(members)
            default: throw .unreadable(at: at)
            }
        }
    }

    /// Most texts have no escape: their bytes are taken as they stand.
    private mutating func text() throws(JSON.Fault) -> String {
        at += 1
        let start = at
        while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
            guard byte >= 32 else { throw .unreadable(at: at) }
            at += 1
        }
        guard next != nil else { throw .unreadable(at: at) }
        var utf8 = Array(bytes[start..<at])
        while let byte = next, byte != UInt8(ascii: "\"") {
            guard byte >= 32 else { throw .unreadable(at: at) }
            if byte == UInt8(ascii: "\\") {
                try escape(into: &utf8)
            } else {
                utf8.append(byte)
                at += 1
            }
        }
        guard next != nil else { throw .unreadable(at: at) }
        at += 1
        guard let text = String(validating: utf8, as: UTF8.self) else { throw .notText(at: start) }
        return text
    }

    private mutating func escape(into utf8: inout [UInt8]) throws(JSON.Fault) {
        at += 1
        guard let byte = next else { throw .unreadable(at: at) }
        at += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): utf8.append(byte)
        case UInt8(ascii: "b"): utf8.append(8)
        case UInt8(ascii: "f"): utf8.append(12)
        case UInt8(ascii: "n"): utf8.append(10)
        case UInt8(ascii: "r"): utf8.append(13)
        case UInt8(ascii: "t"): utf8.append(9)
        case UInt8(ascii: "u"): utf8 += try character().utf8
        default: throw .unreadable(at: at - 1)
        }
    }

    private mutating func character() throws(JSON.Fault) -> String {
        let start = at
        let first = try codeUnit()
        guard (0xD800...0xDBFF).contains(first) else {
            guard let scalar = Unicode.Scalar(first) else { throw .notText(at: start) }
            return String(Character(scalar))
        }
        guard next == UInt8(ascii: "\\"), at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "u")
        else { throw .notText(at: start) }
        at += 2
        let second = try codeUnit()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(
                0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00))
        else { throw .notText(at: start) }
        return String(Character(scalar))
    }

    private mutating func codeUnit() throws(JSON.Fault) -> UInt16 {
        var value: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw .unreadable(at: at)
            }
            value = value << 4 | UInt16(digit)
            at += 1
        }
        return value
    }
}
