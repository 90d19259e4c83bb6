import Kernel
import Spreadsheet

/// A column of an export. Its name is that of the field by which an import reads it back.
struct ExportColumn<Row>: Sendable {
    let name: String
    /// Says something of a person beyond her code; `--without-personal` leaves it out.
    let isPersonal: Bool
    let value: @Sendable (Row) -> JSON

    init(
        _ name: String, isPersonal: Bool = false, _ value: @escaping @Sendable (Row) -> JSON
    ) {
        self.name = name
        self.isPersonal = isPersonal
        self.value = value
    }

    /// A column of text; nil is an empty cell.
    static func text(
        _ name: String, isPersonal: Bool = false, _ value: @escaping @Sendable (Row) -> String?
    ) -> ExportColumn {
        ExportColumn(name, isPersonal: isPersonal) { row in value(row).map(JSON.text) ?? .null }
    }

    static func text(_ field: Field, _ value: @escaping @Sendable (Row) -> String?) -> ExportColumn
    {
        text(field.rawValue, value)
    }

    static func personal(_ field: Field, _ value: @escaping @Sendable (Row) -> String)
        -> ExportColumn
    {
        text(field.rawValue, isPersonal: true, value)
    }

    static func bool(_ name: String, _ value: @escaping @Sendable (Row) -> Bool?) -> ExportColumn {
        ExportColumn(name) { row in value(row).map(JSON.bool) ?? .null }
    }

    static func number(_ name: String, _ value: @escaping @Sendable (Row) -> Int?) -> ExportColumn {
        ExportColumn(name) { row in value(row).map(JSON.number) ?? .null }
    }
}

extension JSON {
    /// The cell for this value: nothing for null, the items of a list with `;` between them.
    var cell: String {
        switch self {
        case .null: ""
        case .bool(let bool): String(bool)
        case .number(let number): String(number)
        case .decimal(let number): String(number)
        case .text(let text): text
        case .list(let items): items.map(\.cell).joined(separator: ";")
        case .object: String(decoding: bytes, as: UTF8.self)
        }
    }
}
