import Kernel
import Spreadsheet

/// What an import read, one JSON line a row: `{"row":2,"cells":{"人口":4},"problems":[]}`.
///
/// Cells are shown as they were understood: numbers as numbers, dates as `2023-03-01` or
/// `2023-04-07T15:30:00`, yes and no as true and false, an empty one of these as null; what
/// wasn't understood stands as it is in the file.
struct PreviewFile {
    private let file: OutputFile
    private let columns: [(name: String, form: Field.Form)]
    private let language: Language

    init(path: String, columns map: ColumnMap, language: Language) throws {
        file = try OutputFile(path: path)
        self.language = language
        let fields = Dictionary(uniqueKeysWithValues: map.positions.map { ($0.value, $0.key) })
        var uses: [String: Int] = [:]
        columns = map.heading.names.enumerated().map { column, heading in
            let name = heading.isEmpty ? "(\(column + 1))" : heading
            uses[name, default: 0] += 1
            let unique = uses[name] == 1 ? name : "\(name) (\(uses[name] ?? 0))"
            return (unique, fields[column]?.form ?? Field.Form(heading: heading))
        }
    }

    func write(_ row: TableRow, problems: [RowProblem]) throws {
        var cells: [String: JSON] = [:]
        for (column, cell) in columns.enumerated() {
            let text = column < row.cells.count ? row.cells[column] : ""
            cells[cell.name] = cell.form.value(of: text)
        }
        let line: JSON = [
            "row": .number(row.number), "cells": .object(cells),
            "problems": .list(problems.map(json)),
        ]
        try file.write(line.bytes + [UInt8(ascii: "\n")])
    }

    func close() throws { try file.flush() }

    private func json(_ problem: RowProblem) -> JSON {
        [
            "column": .text(problem.column), "reason": .text(problem.reason.words(language)),
            "value": .text(problem.value),
        ]
    }
}

extension Field.Form {
    /// What the cells of a column that no field takes are likely to be, by its heading.
    init(heading: String) {
        let key = Heading.key(heading)
        let ends = { (words: [String]) in words.contains(where: key.hasSuffix) }
        self =
            if key.hasPrefix("是否") {
                .yesNo
            } else if ends(["日期", "时间", "date", "time", "生日"]) {
                .date
            } else if ends(["电话", "手机", "手机号", "phone", "mobile"]) {
                .phone
            } else if ends(["人口", "人数", "户数", "数量", "次数", "count"]) {
                .number
            } else if ends(["编号", "代码", "编码", "户号", "code"]) {
                .code
            } else {
                .text
            }
    }

    func value(of cell: String) -> JSON {
        switch self {
        case .text, .code, .phone: .text(text(of: cell))
        case .number: cell.isBlank ? .null : CellForms.number(cell).map(JSON.number) ?? raw(cell)
        case .date: cell.isBlank ? .null : CellTime(cell).map { .text($0.text) } ?? raw(cell)
        case .yesNo: cell.isBlank ? .null : CellForms.yesNo(cell).map(JSON.bool) ?? raw(cell)
        }
    }

    private func text(of cell: String) -> String {
        let read: Result<String, CellFault>
        switch self {
        case .code: read = CellForms.code(cell)
        case .phone: read = CellForms.phone(cell)
        default: return cell.trimmed.withoutFormulaGuard
        }
        guard case .success(let text) = read else { return cell.trimmed }
        return text
    }

    private func raw(_ cell: String) -> JSON { .text(cell.trimmed) }
}
