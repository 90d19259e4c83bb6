/// Writes rows as CSV that a spreadsheet program opens without running anything.
///
/// A cell whose first character would make it a formula gets an apostrophe before it; so does one
/// that begins with an apostrophe and such a character, so that `String.withoutFormulaGuard` always
/// gives back what was written. A plain negative number (`-12`, `-3.5`) is left alone: it means
/// the same with and without calculation. A telephone number that begins with `+` is guarded, or
/// the program would drop the sign.
/// Source: OWASP, CSV Injection.
package struct CSVWriter: Sendable {
    /// Without a mark Excel takes UTF-8 for the system's own encoding.
    package static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    package init() {}

    /// The line of `cells`, with its line end (LF).
    package func line(_ cells: [String]) -> [UInt8] {
        var line: [UInt8] = []
        for (index, cell) in cells.enumerated() {
            if index > 0 { line.append(Separator.comma.rawValue) }
            append(cell.formulaGuarded, to: &line)
        }
        // A lone empty cell would read as an empty row.
        if cells == [""] { line += [.quote, .quote] }
        line.append(.lineFeed)
        return line
    }

    private func append(_ cell: String, to line: inout [UInt8]) {
        let needsQuotes =
            cell.utf8.contains {
                $0 == Separator.comma.rawValue || $0 == .quote || $0 == .lineFeed
                    || $0 == .carriageReturn
            } || cell.utf8.first == UInt8(ascii: " ") || cell.utf8.last == UInt8(ascii: " ")
        guard needsQuotes else {
            line += cell.utf8
            return
        }
        line.append(.quote)
        for byte in cell.utf8 {
            if byte == .quote { line.append(.quote) }
            line.append(byte)
        }
        line.append(.quote)
    }
}

extension String {
    var formulaGuarded: String {
        beginsFormula && !isPlainNumber ? "'" + self : self
    }

    /// The text that a cell stands for when it was guarded by `CSVWriter`, or marked as text by
    /// the apostrophe that spreadsheet users type.
    package var withoutFormulaGuard: String {
        hasPrefix("'") && beginsFormula ? String(dropFirst()) : self
    }

    /// Begins with a sign that starts a formula, after any apostrophes.
    package var beginsFormula: Bool {
        guard let first = unicodeScalars.first(where: { $0 != "'" }) else { return false }
        return "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first)
    }

    /// A minus sign, digits, and at most one point among them.
    private var isPlainNumber: Bool {
        let digits = dropFirst()
        return utf8.first == UInt8(ascii: "-") && digits.first?.isNumber == true
            && digits.allSatisfy { $0 == "." || ($0.isASCII && $0.isNumber) }
            && digits.count { $0 == "." } <= 1
    }
}
