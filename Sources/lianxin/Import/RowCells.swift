import Kernel
import Spreadsheet

/// The cells of one row by their fields, and what is wrong with them: reading goes on after a bad
/// cell, so that a person sees all faults of a row at once.
struct RowCells {
    let row: TableRow
    let columns: ColumnMap
    let names: NameIndex
    let options: RowOptions
    private(set) var problems: [RowProblem] = []

    init(_ row: TableRow, columns: ColumnMap, names: NameIndex, options: RowOptions) {
        self.row = row
        self.columns = columns
        self.names = names
        self.options = options
        for damage in row.damages where damage.column < columns.heading.names.count {
            note(Reason(damage.kind), column: damage.column)
        }
        noteSurplus()
    }

    /// The value, unless something is wrong with the row.
    func value<Value>(_ value: Value?) -> Value? { problems.isEmpty ? value : nil }

    /// The cell as it stands in the file; empty where the row or the file has none.
    func raw(_ field: Field) -> String {
        guard let position = columns.positions[field], position < row.cells.count else { return "" }
        return row.cells[position]
    }

    func has(_ field: Field) -> Bool { columns.positions[field] != nil }

    mutating func note(_ reason: Reason, _ field: Field) {
        problems.append(
            RowProblem(
                row: row.number, column: columns.name(of: field), reason: reason, value: raw(field))
        )
    }

    /// Free text, with LF between its lines.
    mutating func text(_ field: Field, isRequired: Bool = false) -> String {
        let raw = raw(field)
        if raw.isEmpty, !isRequired { return "" }
        let lines =
            raw.utf8.contains(UInt8(ascii: "\r"))
            ? raw.replacing("\r\n", with: "\n").replacing("\r", with: "\n") : raw
        let text = lines.trimmed.withoutFormulaGuard
        if text.isEmpty, isRequired { note(.missing, field) }
        if text.unicodeScalars.contains(where: Self.isControl) { note(.controlCharacter, field) }
        return text
    }

    /// A name: text that can't begin like a formula.
    mutating func name(_ field: Field, isRequired: Bool = false) -> String {
        let name = text(field, isRequired: isRequired)
        if name.beginsFormula { note(.formula, field) }
        return name
    }

    mutating func id<Subject>(_ field: Field, isRequired: Bool = false) -> ID<Subject>? {
        switch CellForms.code(raw(field)) {
        case .failure(let fault):
            note(fault.reason, field)
            return nil
        case .success(let text):
            if text.isEmpty || (!isRequired && CellForms.isNothing(text)) {
                if isRequired { note(.missing, field) }
                return nil
            }
            guard let id = ID<Subject>(text) else {
                note(.notACode, field)
                return nil
            }
            return id
        }
    }

    mutating func phone(_ field: Field = .phone) -> String {
        let raw = raw(field)
        guard !CellForms.isNothing(raw) else { return "" }
        switch CellForms.phone(raw) {
        case .success(let phone): return phone
        case .failure(let fault):
            note(fault.reason, field)
            return ""
        }
    }

    mutating func number(_ field: Field, _ range: ClosedRange<Int>) -> Int? {
        let raw = raw(field)
        guard !CellForms.isNothing(raw) else { return nil }
        guard let number = CellForms.number(raw), range.contains(number) else {
            note(.notANumber(range), field)
            return nil
        }
        return number
    }

    mutating func time(_ field: Field, isRequired: Bool = false) -> CellTime? {
        let raw = raw(field)
        guard !CellForms.isNothing(raw) else {
            if isRequired { note(.missing, field) }
            return nil
        }
        guard let time = CellTime(raw) else {
            note(.notADate, field)
            return nil
        }
        return time
    }

    mutating func yesNo(_ field: Field, default ifEmpty: Bool) -> Bool {
        let raw = raw(field)
        guard !raw.isBlank else { return ifEmpty }
        guard let answer = CellForms.yesNo(raw) else {
            note(.notYesOrNo, field)
            return ifEmpty
        }
        return answer
    }

    /// One of the words of `vocabulary`; nil where the cell is empty.
    mutating func word<Word>(_ field: Field, _ vocabulary: Vocabulary<Word>) -> Word? {
        let raw = raw(field)
        guard !raw.isBlank else { return nil }
        guard let word = vocabulary[raw] else {
            note(.notAWord(allowed: vocabulary.shown), field)
            return nil
        }
        return word
    }

    private mutating func noteSurplus() {
        let width = columns.heading.names.count
        guard row.cells.count > width else { return }
        let surplus = row.cells[width...].filter { !$0.isBlank }
        guard !surplus.isEmpty else { return }
        problems.append(
            RowProblem(
                row: row.number, column: "", reason: .surplusCell,
                value: surplus.joined(separator: " | ")))
    }

    private mutating func note(_ reason: Reason, column: Int) {
        problems.append(
            RowProblem(
                row: row.number, column: columns.heading.names[column], reason: reason,
                value: row.cells[column]))
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 && scalar != "\n" && scalar != "\t" || scalar.value == 0x7F
    }
}
