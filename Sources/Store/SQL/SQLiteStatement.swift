import CSQLite

/// A prepared statement, and the row on which it stands.
final class SQLiteStatement: SQLRow {
    let handle: OpaquePointer
    /// Set while its rows are being read; a query inside them must not step the same statement.
    var isInUse = false
    /// The connection's count of uses when this was last used.
    var lastUse = 0

    init(_ text: String, connection: OpaquePointer) throws {
        var text = text
        var handle: OpaquePointer?
        let code = text.withUTF8 { utf8 in
            utf8.withMemoryRebound(to: CChar.self) {
                sqlite3_prepare_v3(
                    connection, $0.baseAddress, Int32($0.count),
                    UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
            }
        }
        guard code == SQLITE_OK else { throw SQLFault(connection) }
        guard let handle else { throw SQLFault.other("an empty statement") }
        self.handle = handle
    }

    deinit { sqlite3_finalize(handle) }

    func bind(_ arguments: [SQLValue], connection: OpaquePointer) throws {
        guard sqlite3_bind_parameter_count(handle) == arguments.count else {
            throw SQLFault.other("\(arguments.count) arguments for another number of ?")
        }
        for (index, argument) in arguments.enumerated() {
            guard bind(argument, at: Int32(index + 1)) == SQLITE_OK else {
                throw SQLFault(connection)
            }
        }
    }

    /// Frees the rows and the arguments, so that a personal text doesn't stay in memory.
    func reset() {
        sqlite3_reset(handle)
        sqlite3_clear_bindings(handle)
    }

    private func bind(_ value: SQLValue, at index: Int32) -> Int32 {
        // SQLite copies: the pointers hold only inside the closures.
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        switch value {
        case .null: return sqlite3_bind_null(handle, index)
        case .integer(let integer): return sqlite3_bind_int64(handle, index, integer)
        case .real(let real): return sqlite3_bind_double(handle, index, real)
        case .text(var text):
            return text.withUTF8 { utf8 in
                utf8.withMemoryRebound(to: CChar.self) {
                    // An empty buffer may have no address, and no address binds NULL.
                    $0.isEmpty
                        ? sqlite3_bind_text(handle, index, "", 0, copied)
                        : sqlite3_bind_text(
                            handle, index, $0.baseAddress, Int32($0.count), copied)
                }
            }
        case .blob(let blob):
            return blob.withUnsafeBytes {
                $0.isEmpty
                    ? sqlite3_bind_zeroblob(handle, index, 0)
                    : sqlite3_bind_blob64(
                        handle, index, $0.baseAddress, UInt64($0.count), copied)
            }
        }
    }

    // MARK: The row

    func isNull(_ column: Int) -> Bool { type(column) == SQLITE_NULL }

    func int64(_ column: Int) throws -> Int64 {
        guard type(column) == SQLITE_INTEGER else { throw unexpected(column, "a whole number") }
        return sqlite3_column_int64(handle, Int32(column))
    }

    func real(_ column: Int) throws -> Double {
        guard type(column) == SQLITE_FLOAT || type(column) == SQLITE_INTEGER else {
            throw unexpected(column, "a number")
        }
        return sqlite3_column_double(handle, Int32(column))
    }

    func text(_ column: Int) throws -> String {
        guard type(column) == SQLITE_TEXT else { throw unexpected(column, "a text") }
        return textThere(column)
    }

    func blob(_ column: Int) throws -> [UInt8] {
        guard type(column) == SQLITE_BLOB else { throw unexpected(column, "a blob") }
        return blobThere(column)
    }

    func value(_ column: Int) -> SQLValue {
        switch type(column) {
        case SQLITE_INTEGER: .integer(sqlite3_column_int64(handle, Int32(column)))
        case SQLITE_FLOAT: .real(sqlite3_column_double(handle, Int32(column)))
        case SQLITE_TEXT: .text(textThere(column))
        case SQLITE_BLOB: .blob(blobThere(column))
        default: .null
        }
    }

    var columnNames: [String] {
        (0..<sqlite3_column_count(handle)).map { column in
            sqlite3_column_name(handle, column).map { String(cString: $0) } ?? "?"
        }
    }

    private func type(_ column: Int) -> Int32 { sqlite3_column_type(handle, Int32(column)) }

    private func textThere(_ column: Int) -> String {
        guard let start = sqlite3_column_text(handle, Int32(column)) else { return "" }
        let count = Int(sqlite3_column_bytes(handle, Int32(column)))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    private func blobThere(_ column: Int) -> [UInt8] {
        guard let start = sqlite3_column_blob(handle, Int32(column)) else { return [] }
        let count = Int(sqlite3_column_bytes(handle, Int32(column)))
        return Array(UnsafeRawBufferPointer(start: start, count: count))
    }
}
