import CSQLite

/// A query whose rows are fetched one by one, so that two databases can be walked side by side.
protocol TableCursor: AnyObject {
    var isAtRow: Bool { get }
    var row: any SQLRow { get }
    func step() throws
}

extension EngineConnection {
    func cursor(_ query: Sql) throws -> any TableCursor {
        switch self {
        case let connection as SQLiteConnection: return try SQLiteCursor(query, on: connection)
        default: return try FetchingCursor(query, on: self)
        }
    }
}

/// Which of two rows comes first, and whether they differ. Bytes are compared, as both engines sort:
/// Swift's texts would be equal too often.
struct RowOrder {
    private let left: any TableCursor
    private let right: any TableCursor
    /// Both, where they can be compared without copying what they hold.
    private let quick: (SQLiteCursor, SQLiteCursor)?

    init(_ left: any TableCursor, _ right: any TableCursor) {
        self.left = left
        self.right = right
        if let left = left as? SQLiteCursor, let right = right as? SQLiteCursor {
            quick = (left, right)
        } else {
            quick = nil
        }
    }

    /// By their first `count` columns: negative for the left one, 0 for neither.
    func order(firstColumns count: Int) -> Int {
        for column in 0..<count {
            let order = compare(column)
            if order != 0 { return order }
        }
        return 0
    }

    /// The first of `columns` in which the two rows differ.
    func firstDifference(in columns: Range<Int>) -> Int? { columns.first { compare($0) != 0 } }

    private func compare(_ column: Int) -> Int {
        if let (left, right) = quick { return left.compare(right, Int32(column)) }
        return left.row.value(column).order(right.row.value(column))
    }
}

extension SQLValue {
    /// Negative where this one comes first, 0 where they are the same.
    fileprivate func order(_ other: SQLValue) -> Int {
        switch (self, other) {
        case (.integer(let a), .integer(let b)): a == b ? 0 : a < b ? -1 : 1
        case (.real(let a), .real(let b)): a == b ? 0 : a < b ? -1 : 1
        case (.text(let a), .text(let b)): Self.order(a.utf8, b.utf8)
        case (.blob(let a), .blob(let b)): Self.order(a, b)
        default: kind - other.kind
        }
    }

    private static func order<Bytes: Sequence<UInt8>>(_ a: Bytes, _ b: Bytes) -> Int {
        if a.elementsEqual(b) { return 0 }
        return a.lexicographicallyPrecedes(b) ? -1 : 1
    }

    private var kind: Int {
        switch self {
        case .null: 0
        case .integer: 1
        case .real: 2
        case .text: 3
        case .blob: 4
        }
    }
}

/// Steps through SQLite's own rows, without a copy of them.
private final class SQLiteCursor: TableCursor {
    private let connection: SQLiteConnection
    private let statement: SQLiteStatement
    private(set) var isAtRow = false

    init(_ query: Sql, on connection: SQLiteConnection) throws {
        self.connection = connection
        statement = try SQLiteStatement(query.text, connection: connection.handle)
        try statement.bind(query.arguments, connection: connection.handle)
    }

    var row: any SQLRow { statement }

    func step() throws {
        switch sqlite3_step(statement.handle) {
        case SQLITE_ROW: isAtRow = true
        case SQLITE_DONE: isAtRow = false
        default: throw SQLFault(connection.handle)
        }
    }

    func compare(_ other: SQLiteCursor, _ column: Int32) -> Int {
        let (left, right) = (statement.handle, other.statement.handle)
        let (type, otherType) = (
            sqlite3_column_type(left, column), sqlite3_column_type(right, column)
        )
        guard type == otherType else { return Int(type) - Int(otherType) }
        switch type {
        case SQLITE_NULL: return 0
        case SQLITE_INTEGER:
            let (a, b) = (sqlite3_column_int64(left, column), sqlite3_column_int64(right, column))
            return a == b ? 0 : a < b ? -1 : 1
        case SQLITE_FLOAT:
            let (a, b) = (sqlite3_column_double(left, column), sqlite3_column_double(right, column))
            return a == b ? 0 : a < b ? -1 : 1
        default: return compareBytes(left, right, column)
        }
    }

    private func compareBytes(_ left: OpaquePointer, _ right: OpaquePointer, _ column: Int32) -> Int
    {
        let (a, b) = (bytes(left, column), bytes(right, column))
        if a.elementsEqual(b) { return 0 }
        return a.lexicographicallyPrecedes(b) ? -1 : 1
    }

    private func bytes(_ handle: OpaquePointer, _ column: Int32) -> UnsafeRawBufferPointer {
        let start = sqlite3_column_blob(handle, column)
        return UnsafeRawBufferPointer(
            start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(handle, column)))
    }
}
