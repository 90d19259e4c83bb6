import Spreadsheet

/// How cells of each form are read; all of them take full-width digits and signs.
enum CellForms {
    /// A code as it was given, leading zeros and all; `.0` behind a number is a trace of a program
    /// that took the code for one.
    static func code(_ cell: String) -> Result<String, CellFault> {
        var text = cell.foldedForm.withoutFormulaGuard
        if text.hasPrefix("'") { text.removeFirst() }
        if isRounded(text) { return .failure(CellFault(.roundedCode)) }
        return .success(withoutPointZero(text))
    }

    /// Digits, and the signs of an area code, an extension or a second number.
    static func phone(_ cell: String) -> Result<String, CellFault> {
        guard case .success(let code) = code(cell) else {
            return .failure(CellFault(.roundedCode))
        }
        if code.utf8.count >= 3, code.utf8.allSatisfy(isDigit) { return .success(code) }
        var text = String(code.map { "—–‐−".contains($0) ? "-" : $0 })
        let compact = text.filter { $0 != " " }
        if compact.utf8.allSatisfy(isDigit) { text = compact }
        let isSound =
            text.count { $0.isASCII && $0.isNumber } >= 3
            && text.allSatisfy { ($0.isASCII && $0.isNumber) || "+-()/,;、 转x#*".contains($0) }
        return isSound ? .success(text) : .failure(CellFault(.notAPhone))
    }

    /// A whole number; 4人, 4.0 and 1,204 are read as well.
    static func number(_ cell: String) -> Int? {
        var text = withoutPointZero(cell.foldedForm)
        if let last = text.last, "人口户个分钟".contains(last) {
            text = String(text.reversed().drop { "人口户个分钟".contains($0) }.reversed())
        }
        let groups = text.split(separator: ",", omittingEmptySubsequences: false)
        if groups.count > 1, groups.dropFirst().allSatisfy({ $0.count == 3 }) {
            text = groups.joined()
        }
        guard text.utf8.count <= 12, !text.isEmpty, text.utf8.allSatisfy(isDigit) else {
            return nil
        }
        return Int(text)
    }

    static func yesNo(_ cell: String) -> Bool? {
        switch cell.foldedForm.lowercased() {
        case "是", "有", "对", "已", "y", "yes", "true", "1", "√", "✓", "✔": true
        case "否", "无", "没有", "未", "n", "no", "false", "0", "×", "✗", "x": false
        default: nil
        }
    }

    /// Words by which an office says that there is nothing to say.
    static func isNothing(_ cell: String) -> Bool {
        nothing.contains(cell.foldedForm.lowercased())
    }

    private static let nothing: Set<String> = [
        "", "无", "没有", "暂无", "空", "/", "\\", "-", "--", "—", "——", "n/a", "null", "none", "nil",
    ]

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private static func withoutPointZero(_ text: String) -> String {
        guard text.hasSuffix(".0"), text.utf8.dropLast(2).allSatisfy(isDigit) else { return text }
        return String(text.dropLast(2))
    }

    /// 5.30827E+11
    private static func isRounded(_ text: String) -> Bool {
        guard text.utf8.contains(where: { [0x45, 0x65].contains($0) }) else { return false }
        let parts = text.uppercased().split(separator: "E", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].first == "+" else { return false }
        return parts[1].dropFirst().utf8.allSatisfy(isDigit) && parts[1].count > 1
            && !parts[0].isEmpty && parts[0].allSatisfy { $0 == "." || $0.isNumber }
    }
}

struct CellFault: Error, Hashable {
    let reason: Reason

    init(_ reason: Reason) { self.reason = reason }
}
