#if PostgreSQL
    import CLibPQ

    /// The answer to one statement, and the row on which it stands.
    final class PostgreSQLResult: SQLRow {
        private let handle: OpaquePointer
        private var row: Int32 = -1

        init(_ handle: OpaquePointer) { self.handle = handle }

        deinit { PQclear(handle) }

        /// Goes on to the next row; false behind the last.
        func next() -> Bool {
            row += 1
            return row < PQntuples(handle)
        }

        /// Rows that the statement changed; 0 for one that changes none.
        var changed: Int {
            guard let text = PQcmdTuples(handle) else { return 0 }
            return Int(String(cString: text)) ?? 0
        }

        func isNull(_ column: Int) -> Bool { PQgetisnull(handle, row, Int32(column)) != 0 }

        func int64(_ column: Int) throws -> Int64 {
            switch type(column) {
            case .boolean: return bytes(column).first == UInt8(ascii: "t") ? 1 : 0
            // A sum of BIGINTs is a NUMERIC.
            case .integer, .numeric:
                guard let number = Int64(string(column)) else { break }
                return number
            default: break
            }
            throw unexpected(column, "a whole number")
        }

        func real(_ column: Int) throws -> Double {
            guard [.integer, .numeric, .real].contains(type(column)),
                let number = Double(string(column))
            else { throw unexpected(column, "a number") }
            return number
        }

        func text(_ column: Int) throws -> String {
            guard type(column) == .text else { throw unexpected(column, "a text") }
            return string(column)
        }

        func blob(_ column: Int) throws -> [UInt8] {
            guard type(column) == .blob, let blob = Hex.bytes(String(string(column).dropFirst(2)))
            else { throw unexpected(column, "a blob") }
            return blob
        }

        func value(_ column: Int) -> SQLValue {
            switch type(column) {
            case .null: .null
            case .blob: (try? blob(column)).map { .blob($0) } ?? .null
            case .text: .text(string(column))
            case .real: Double(string(column)).map { .real($0) } ?? .null
            case .integer, .numeric, .boolean: (try? int64(column)).map { .integer($0) } ?? .null
            }
        }

        var columnNames: [String] {
            (0..<PQnfields(handle)).map { column in
                PQfname(handle, column).map { String(cString: $0) } ?? "?"
            }
        }

        private enum Kind { case null, boolean, integer, numeric, real, text, blob }

        /// By the numbers that PostgreSQL gives its own types (catalog `pg_type`), the same in all
        /// versions.
        private func type(_ column: Int) -> Kind {
            if isNull(column) { return .null }
            return switch PQftype(handle, Int32(column)) {
            case 16: .boolean
            case 20, 21, 23: .integer
            case 1700: .numeric
            case 700, 701: .real
            case 17: .blob
            default: .text
            }
        }

        private func bytes(_ column: Int) -> UnsafeBufferPointer<UInt8> {
            let count = Int(PQgetlength(handle, row, Int32(column)))
            guard let start = PQgetvalue(handle, row, Int32(column)) else {
                return UnsafeBufferPointer(start: nil, count: 0)
            }
            return UnsafeBufferPointer(
                start: UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self), count: count)
        }

        private func string(_ column: Int) -> String {
            String(decoding: bytes(column), as: UTF8.self)
        }
    }
#endif
