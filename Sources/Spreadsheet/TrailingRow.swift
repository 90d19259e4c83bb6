/// Rows that are no data though they stand among them: totals, signatures, remarks on the table,
/// a heading printed again on the next page.
struct TrailingRow {
    let heading: Heading

    func describes(_ row: TableRow) -> Bool {
        guard let first = row.cells.first(where: { !$0.isBlank }) else { return false }
        // Most rows begin with a number or a code, which is none of the words below.
        if let byte = first.utf8.first, byte < 0x80, byte != UInt8(ascii: " "), !isLetter(byte) {
            return false
        }
        let words = first.foldedForm.lowercased().filter { !$0.isWhitespace }
        return isTotal(words) || isSignature(words) || repeatsHeading(row)
    }

    private func isTotal(_ words: String) -> Bool {
        Self.totals.contains { total in
            guard words.hasPrefix(total) else { return false }
            guard let next = words.dropFirst(total.count).first else { return true }
            return next == ":" || (!total.utf8.allSatisfy { $0 < 0x80 } && next.isNumber)
        }
    }

    private func isSignature(_ words: String) -> Bool {
        Self.signatures.contains { words == $0 || words.hasPrefix($0 + ":") }
            || Self.remarks.contains { words.hasPrefix($0 + ":") }
    }

    private func repeatsHeading(_ row: TableRow) -> Bool {
        let names = row.cells.map(\.trimmed)
        return names.count(where: { !$0.isEmpty }) >= 2 && names == heading.names
    }

    private func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static let totals = [
        "合计", "总计", "小计", "共计", "累计", "本页合计", "本页小计", "合计数", "total", "grandtotal",
        "subtotal",
    ]
    private static let signatures = [
        "填表人", "制表人", "填报人", "审核人", "复核人", "审批人", "经办人", "统计人", "填表日期", "填报日期",
        "制表日期", "报送日期", "填报单位", "填表单位", "制表单位", "单位负责人", "负责人", "负责人签字", "签字",
        "签名", "盖章", "单位盖章", "(盖章)", "(公章)", "公章", "preparedby", "signature",
    ]
    private static let remarks = ["备注", "注", "说明", "附注", "填表说明", "联系人", "联系电话", "note", "notes"]
}
