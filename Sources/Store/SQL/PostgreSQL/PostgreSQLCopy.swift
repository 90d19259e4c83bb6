#if PostgreSQL
    import CLibPQ

    extension PostgreSQLConnection {
        /// `COPY … FROM STDIN`: the quickest way in, some ten times as quick as single rows.
        func copy(
            into table: String, _ columns: [String],
            _ rows: (_ add: ([SQLValue]) throws -> Void) throws -> Void
        ) throws -> Int {
            let text = "COPY \(table) (\(columns.joined(separator: ", "))) FROM STDIN"
            try leavePipeline()
            try expect(PGRES_COPY_IN, PQexec(handle, text))
            var lines = CopyLines()
            do {
                try rows { row in
                    lines.add(row)
                    if lines.bytes.count > 1 << 16 { try send(&lines) }
                }
                try send(&lines)
            } catch {
                PQputCopyEnd(handle, "given up")
                PQclear(PQgetResult(handle))
                throw error
            }
            guard PQputCopyEnd(handle, nil) == 1 else { throw SQLFault(lost: handle) }
            let result = PQgetResult(handle)
            // After the answer comes the end of the answers.
            PQclear(PQgetResult(handle))
            try expect(PGRES_COMMAND_OK, result)
            return lines.count
        }

        /// - Returns: the texts that make them again; those of a constraint stay.
        func dropIndices() throws -> [String] {
            let indices = try all(
                """
                SELECT indexname, indexdef FROM pg_indexes
                WHERE schemaname = current_schema() AND NOT EXISTS (
                    SELECT 1 FROM pg_constraint
                    WHERE conname = indexname AND connamespace = current_schema()::REGNAMESPACE)
                ORDER BY indexname
                """
            ) { (name: try $0.text(0), text: try $0.text(1)) }
            for index in indices { try send("DROP INDEX \(raw: index.name)") }
            return indices.map(\.text)
        }

        /// With them the server gets to know how much is in the tables, which its plans go by.
        func makeIndices(_ texts: [String], _ tell: (String) -> Void) throws {
            try script("SET LOCAL maintenance_work_mem = '256MB'")
            for text in texts {
                tell(text)
                try script(text)
            }
            let tables = try all(
                "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
            ) { try $0.text(0) }
            tell("counting")
            try script("ANALYZE \(tables.joined(separator: ", "))")
        }

        private func send(_ lines: inout CopyLines) throws {
            let sent = lines.bytes.withUnsafeBytes { bytes in
                PQputCopyData(
                    handle, bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count))
            }
            guard sent == 1 else { throw SQLFault(lost: handle) }
            lines.bytes.removeAll(keepingCapacity: true)
        }

        private func expect(_ status: ExecStatusType, _ result: OpaquePointer?) throws {
            defer { PQclear(result) }
            guard PQresultStatus(result) != status else { return }
            throw SQLFault(result, of: handle) ?? .other("COPY answered otherwise")
        }
    }

    /// Rows in COPY's text format: a line each, columns parted by tabs.
    private struct CopyLines {
        var bytes: [UInt8] = []
        /// Since the beginning.
        private(set) var count = 0

        mutating func add(_ row: [SQLValue]) {
            count += 1
            for (index, value) in row.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: "\t")) }
                switch value {
                case .null: bytes += Array("\\N".utf8)
                case .integer(let number): bytes += Array(String(number).utf8)
                case .real(let number): bytes += Array("\(number)".utf8)
                case .text(let text): add(text)
                case .blob(let blob):
                    bytes += Array(#"\\x"#.utf8)
                    bytes += Array(Hex.text(blob).utf8)
                }
            }
            bytes.append(UInt8(ascii: "\n"))
        }

        /// A text can't hold a NUL there.
        private mutating func add(_ text: String) {
            for byte in text.utf8 {
                switch byte {
                case 0: continue
                case UInt8(ascii: "\\"): bytes += Array(#"\\"#.utf8)
                case UInt8(ascii: "\n"): bytes += Array(#"\n"#.utf8)
                case UInt8(ascii: "\r"): bytes += Array(#"\r"#.utf8)
                case UInt8(ascii: "\t"): bytes += Array(#"\t"#.utf8)
                default: bytes.append(byte)
                }
            }
        }
    }
#endif
