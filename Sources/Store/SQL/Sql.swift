/// An SQL text with its arguments, written as one literal.
///
/// An interpolated value is an argument, never text; an interpolated `Sql` is spliced. So a
/// person's words can't become SQL by accident:
///
///     let mine: Sql = "AND handler = \(official)"
///     try db.all("SELECT number FROM cases WHERE place = \(place) \(mine)") { try $0.text(0) }
package struct Sql: ExpressibleByStringInterpolation, Sendable {
    /// With a `?` for each argument.
    package private(set) var text: String
    package private(set) var arguments: [SQLValue]

    package init(stringLiteral text: String) {
        self.text = text
        arguments = []
    }

    package init(stringInterpolation interpolation: StringInterpolation) {
        text = interpolation.text
        arguments = interpolation.arguments
    }

    /// Trusted text that was written by us, such as a migration; never a person's words.
    ///
    /// - Parameter arguments: one for each `?` of the text.
    package init(trusted text: String, arguments: [SQLValue] = []) {
        self.text = text
        self.arguments = arguments
    }

    package var isEmpty: Bool { text.isEmpty }

    package static func += (left: inout Sql, right: Sql) {
        left.text += right.text
        left.arguments += right.arguments
    }

    package static func + (left: Sql, right: Sql) -> Sql {
        var sum = left
        sum += right
        return sum
    }

    package struct StringInterpolation: StringInterpolationProtocol {
        var text = ""
        var arguments: [SQLValue] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount)
            arguments.reserveCapacity(interpolationCount)
        }

        package mutating func appendLiteral(_ literal: String) { text += literal }

        package mutating func appendInterpolation(_ value: some SQLConvertible) {
            append(value.sqlValue)
        }

        /// An optional is its value or NULL. (`= NULL` is never true: compare with `IS`.)
        package mutating func appendInterpolation(_ value: (some SQLConvertible)?) {
            append(value?.sqlValue ?? .null)
        }

        package mutating func appendInterpolation<Value: RawRepresentable>(_ value: Value)
        where Value.RawValue == String {
            append(.text(value.rawValue))
        }

        package mutating func appendInterpolation<Value: RawRepresentable>(_ value: Value?)
        where Value.RawValue == String {
            append(value.map { .text($0.rawValue) } ?? .null)
        }

        package mutating func appendInterpolation(_ part: Sql) {
            text += part.text
            arguments += part.arguments
        }

        /// `IN \(list: ids)`: the parentheses included. An empty list is a set without members, so
        /// that `IN` is false and `NOT IN` is true.
        package mutating func appendInterpolation<Value: SQLConvertible>(
            list values: some Sequence<Value>
        ) {
            appendList(values.map(\.sqlValue), of: Value.sqlType)
        }

        package mutating func appendInterpolation<Value: RawRepresentable>(
            list values: some Sequence<Value>
        ) where Value.RawValue == String {
            appendList(values.map { .text($0.rawValue) }, of: String.sqlType)
        }

        /// Trusted text that was written by us, such as a list of columns.
        package mutating func appendInterpolation(raw trusted: String) { text += trusted }

        private mutating func append(_ value: SQLValue) {
            text += "?"
            arguments.append(value)
        }

        private mutating func appendList(_ values: [SQLValue], of type: String) {
            guard !values.isEmpty else {
                text += "(SELECT CAST(NULL AS \(type)) WHERE 1 = 0)"
                return
            }
            text += "(?" + String(repeating: ", ?", count: values.count - 1) + ")"
            arguments += values
        }
    }
}

extension Sequence<Sql> {
    /// The parts in their order with `separator` between them; empty for none.
    package func joined(_ separator: Sql) -> Sql {
        var whole: Sql = ""
        for (index, part) in enumerated() {
            if index > 0 { whole += separator }
            whole += part
        }
        return whole
    }
}
