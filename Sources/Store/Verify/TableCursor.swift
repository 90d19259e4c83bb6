import CSQLite

/// A query whose rows are fetched one by one, so that two databases can be walked side by side.
final class TableCursor {
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

    /// Which of two rows comes first by their first `count` columns: negative for this one, 0 for
    /// neither. Bytes are compared, as SQLite sorts: Swift's texts would be equal too often.
    func order(_ other: TableCursor, firstColumns count: Int) -> Int {
        for column in 0..<Int32(count) {
            let order = compare(other, column)
            if order != 0 { return order }
        }
        return 0
    }

    /// The first of `columns` in which the two rows differ.
    func firstDifference(_ other: TableCursor, in columns: Range<Int>) -> Int? {
        columns.first { compare(other, Int32($0)) != 0 }
    }

    private func compare(_ other: TableCursor, _ column: Int32) -> Int {
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
