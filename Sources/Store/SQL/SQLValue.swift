package import Kernel

/// One value as it goes to a database and comes back.
package enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])
}

/// What may stand as a value in an `Sql` text.
package protocol SQLConvertible {
    var sqlValue: SQLValue { get }
    /// As `CAST` names it.
    static var sqlType: String { get }
}

extension SQLConvertible {
    package static var sqlType: String { "BIGINT" }
}

extension SQLValue: SQLConvertible {
    package var sqlValue: SQLValue { self }
}

extension Int: SQLConvertible {
    package var sqlValue: SQLValue { .integer(Int64(self)) }
}

extension Int64: SQLConvertible {
    package var sqlValue: SQLValue { .integer(self) }
}

extension Double: SQLConvertible {
    package var sqlValue: SQLValue { .real(self) }
    package static var sqlType: String { "DOUBLE PRECISION" }
}

extension Bool: SQLConvertible {
    /// 1 or 0: SQLite has no boolean, PostgreSQL's driver casts.
    package var sqlValue: SQLValue { .integer(self ? 1 : 0) }
}

extension String: SQLConvertible {
    package var sqlValue: SQLValue { .text(self) }
    package static var sqlType: String { "TEXT" }
}

extension [UInt8]: SQLConvertible {
    package var sqlValue: SQLValue { .blob(self) }
    package static var sqlType: String { "BYTEA" }
}

extension ID: SQLConvertible {
    package var sqlValue: SQLValue { .text(text) }
    package static var sqlType: String { "TEXT" }
}

extension Day: SQLConvertible {
    /// Days since 1970-01-01.
    package var sqlValue: SQLValue { .integer(Int64(number)) }
}

extension Moment: SQLConvertible {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package var sqlValue: SQLValue { .integer(milliseconds) }
}
