/// A JSON value with one way to write it.
///
/// Written by RFC 8785 (keys in order of their UTF-16 code units, no spaces, shortest escapes), so
/// that equal values are equal bytes and a commitment to them can be checked by anyone.
package enum JSON: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(Int)
    /// A number with a fraction, as a map point has; the ledger itself keeps whole numbers only.
    case decimal(Double)
    case text(String)
    case list([JSON])
    case object([String: JSON])

    package subscript(key: String) -> JSON? {
        if case .object(let members) = self { members[key] } else { nil }
    }

    package var text: String? { if case .text(let text) = self { text } else { nil } }
    package var number: Int? { if case .number(let number) = self { number } else { nil } }
    package var bool: Bool? { if case .bool(let bool) = self { bool } else { nil } }
    package var list: [JSON]? { if case .list(let list) = self { list } else { nil } }
    package var object: [String: JSON]? {
        if case .object(let members) = self { members } else { nil }
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(stringLiteral text: String) { self = .text(text) }
    package init(integerLiteral number: Int) { self = .number(number) }
    package init(booleanLiteral bool: Bool) { self = .bool(bool) }
    package init(arrayLiteral items: JSON...) { self = .list(items) }
    package init(dictionaryLiteral members: (String, JSON)...) {
        self = .object(Dictionary(members) { _, last in last })
    }
}
