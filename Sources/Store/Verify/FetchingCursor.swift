/// Fetches some hundred rows at a time from a server, which keeps the place.
final class FetchingCursor: TableCursor {
    private let connection: any EngineConnection
    private let name: String
    private var rows: [any SQLRow] = []
    private var next = 0
    private(set) var isAtRow = false

    private static let step = 500

    init(_ query: Sql, on connection: any EngineConnection) throws {
        self.connection = connection
        name = "walk_\(Secret.token().filter { $0.isASCII && $0.isLetter })"
        try connection.run("DECLARE \(raw: name) NO SCROLL CURSOR FOR \(query)")
    }

    var row: any SQLRow { rows[next - 1] }

    func step() throws {
        if next == rows.count {
            next = 0
            rows = try connection.all("FETCH \(raw: String(Self.step)) FROM \(raw: name)") {
                FetchedRow($0)
            }
            isAtRow = !rows.isEmpty
            guard isAtRow else { return try connection.script("CLOSE \(name)") }
        }
        next += 1
    }
}

/// A copy of a row that outlives its answer.
private struct FetchedRow: SQLRow {
    private let values: [SQLValue]
    let columnNames: [String]

    init(_ row: any SQLRow) {
        columnNames = row.columnNames
        values = columnNames.indices.map(row.value)
    }

    func value(_ column: Int) -> SQLValue { values[column] }
    func isNull(_ column: Int) -> Bool { values[column] == .null }

    func int64(_ column: Int) throws -> Int64 {
        guard case .integer(let number) = values[column] else {
            throw unexpected(column, "a whole number")
        }
        return number
    }

    func real(_ column: Int) throws -> Double {
        guard case .real(let number) = values[column] else { throw unexpected(column, "a number") }
        return number
    }

    func text(_ column: Int) throws -> String {
        guard case .text(let text) = values[column] else { throw unexpected(column, "a text") }
        return text
    }

    func blob(_ column: Int) throws -> [UInt8] {
        guard case .blob(let bytes) = values[column] else { throw unexpected(column, "a blob") }
        return bytes
    }
}
