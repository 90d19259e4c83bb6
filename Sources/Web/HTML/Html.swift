/// Markup that is safe to send: what stands in the literal is markup, every value in it is escaped.
///
///     let row: Html = "<td>\(person.name)</td>"
///
/// There is no way to make `Html` of a `String` but to let it be escaped, so a view can't forget
/// to. Values may stand in text and in quoted attributes only; a test reads the sources for
/// unquoted attributes, scripts and inline styles.
struct Html: ExpressibleByStringInterpolation, Sendable {
    /// UTF-8.
    private(set) var bytes: [UInt8]

    init(stringLiteral text: StaticString) {
        bytes = text.withUTF8Buffer { Array($0) }
    }

    init(stringInterpolation parts: StringInterpolation) { bytes = parts.bytes }

    static let none: Html = ""

    var isEmpty: Bool { bytes.isEmpty }

    /// What stands between the marks that `mark` finds, and each mark's value; for templates.
    ///
    /// - Parameter mark: what begins at a place of the bytes, if anything does, and its length.
    func cut(_ mark: (ArraySlice<UInt8>) -> (value: Int, length: Int)?) -> [(Html, next: Int?)] {
        var pieces: [(Html, next: Int?)] = []
        var piece = Html.none
        var at = 0
        while at < bytes.count {
            if let found = mark(bytes[at...]) {
                pieces.append((piece, found.value))
                piece = .none
                at += found.length
            } else {
                piece.bytes.append(bytes[at])
                at += 1
            }
        }
        return pieces + [(piece, nil)]
    }

    static func + (left: Html, right: Html) -> Html {
        var sum = left
        sum.bytes += right.bytes
        return sum
    }

    /// The parts one after the other, with `separator` between them.
    static func joined(_ parts: [Html], separator: Html = "") -> Html {
        var sum = Html.none
        sum.bytes.reserveCapacity(
            parts.reduce(0) { $0 + $1.bytes.count + separator.bytes.count })
        for (index, part) in parts.enumerated() {
            if index > 0 { sum.bytes += separator.bytes }
            sum.bytes += part.bytes
        }
        return sum
    }
}

extension Html {
    struct StringInterpolation: StringInterpolationProtocol, Sendable {
        typealias StringLiteralType = StaticString

        fileprivate var bytes: [UInt8] = []

        init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + 48 * interpolationCount)
        }

        mutating func appendLiteral(_ text: StaticString) {
            text.withUTF8Buffer { bytes.append(contentsOf: $0) }
        }

        mutating func appendInterpolation(_ text: String) { escape(text) }
        mutating func appendInterpolation(_ text: Substring) { escape(String(text)) }
        mutating func appendInterpolation(_ number: Int) { escape(String(number)) }
        mutating func appendInterpolation(_ part: Html) { bytes += part.bytes }

        /// Nothing for nil.
        mutating func appendInterpolation(_ text: String?) { if let text { escape(text) } }
        mutating func appendInterpolation(_ part: Html?) { if let part { bytes += part.bytes } }

        mutating func appendInterpolation<Elements: Sequence>(
            each elements: Elements, _ part: (Elements.Element) -> Html
        ) {
            for element in elements { bytes += part(element).bytes }
        }

        mutating func appendInterpolation(
            if condition: Bool, _ part: @autoclosure () -> Html,
            else other: @autoclosure () -> Html = .none
        ) {
            bytes += condition ? part().bytes : other().bytes
        }

        /// `part` of the value, or nothing for nil.
        mutating func appendInterpolation<Value>(some value: Value?, _ part: (Value) -> Html) {
            if let value { bytes += part(value).bytes }
        }

        /// An address from data: `/…`, `?…`, `#…`, or one of the schemes http, https, mailto and
        /// tel; anything else (`javascript:`, `//elsewhere`) becomes `#`.
        mutating func appendInterpolation(url text: String) {
            escape(Address.isSafe(text) ? text : "#")
        }

        /// Escapes `& < > " '`, and drops what HTML doesn't allow at all (NUL).
        private mutating func escape(_ text: String) {
            var text = text
            text.withUTF8 { utf8 in
                var start = 0
                for index in utf8.indices {
                    let byte = utf8[index]
                    guard byte < 0x40, let entity = Self.entity(byte) else { continue }
                    bytes.append(contentsOf: utf8[start..<index])
                    entity.withUTF8Buffer { bytes.append(contentsOf: $0) }
                    start = index + 1
                }
                bytes.append(contentsOf: utf8[start...])
            }
        }

        private static func entity(_ byte: UInt8) -> StaticString? {
            switch byte {
            case UInt8(ascii: "&"): "&amp;"
            case UInt8(ascii: "<"): "&lt;"
            case UInt8(ascii: ">"): "&gt;"
            case UInt8(ascii: "\""): "&quot;"
            case UInt8(ascii: "'"): "&#39;"
            case 0: ""
            default: nil
            }
        }
    }
}
