import Spreadsheet

/// Why a cell, or a row, can't go in.
enum Reason: Hashable, Sendable {
    case missing
    case badBytes
    case strayQuote
    case openQuote
    /// More cells than the table has columns: what follows a stray separator has moved.
    case surplusCell
    case controlCharacter
    /// A name that begins like a formula.
    case formula
    case notACode
    case notAStatisticalCode
    /// A spreadsheet program has rounded it: 5.30827E+11.
    case roundedCode
    case notAPhone
    case notANumber(ClosedRange<Int>)
    case notADate
    case notYesOrNo
    case notAWord(allowed: [String])
    case neitherHouseholdNorPlace
    case noneNamed
    case severalNamed(Int)
    /// The same code as in another row, with other contents.
    case otherThanRow(Int)
    /// Something else in the register is meant to have this code; there is none.
    case unknown(Field)
    /// The register doesn't allow it, in its own words.
    case refused(String)

    init(_ damage: TableRow.Damage.Kind) {
        self =
            switch damage {
            case .badBytes: .badBytes
            case .strayQuote: .strayQuote
            case .openQuote: .openQuote
            }
    }

    func words(_ language: Language) -> String {
        switch self {
        case .missing: language.pick("is empty", "未填写")
        case .badBytes: language.pick("holds bytes that are no characters", "含有无法识别的字符（乱码）")
        case .strayQuote:
            language.pick("holds a quotation mark that isn't doubled", "引号未成对转义，单元格边界不明")
        case .openQuote: language.pick("has a quotation mark that nothing closes", "引号没有结束")
        case .surplusCell: language.pick("stands beyond the last column", "多出的单元格：该行列数超过表头")
        case .controlCharacter: language.pick("holds a control character", "含有控制字符")
        case .formula: language.pick("begins like a formula", "以公式符号开头")
        case .notACode:
            language.pick(
                "is no code: 1 to 64 letters, digits and - _ . :",
                "不是有效的编号：应为 1 至 64 位字母、数字或 - _ . :")
        case .notAStatisticalCode:
            language.pick(
                "is no division code: 2, 4, 6, 9 or 12 digits", "不是有效的区划代码：应为 2、4、6、9 或 12 位数字")
        case .roundedCode:
            language.pick(
                "was rounded by a spreadsheet program: format the column as text and fill it in "
                    + "again", "编号已被表格软件改为科学记数：请将该列设为文本格式后重新填写")
        case .notAPhone: language.pick("is no telephone number", "不是有效的电话号码")
        case .notANumber(let range):
            language.pick(
                "is no whole number from \(range.lowerBound) to \(range.upperBound)",
                "应为 \(range.lowerBound) 至 \(range.upperBound) 的整数")
        case .notADate:
            language.pick(
                "is no date that there is, as 2023-03-01 or 2023年3月1日",
                "不是有效的日期，应如 2023-03-01 或 2023年3月1日")
        case .notYesOrNo: language.pick("is neither yes nor no", "应填“是”或“否”")
        case .notAWord(let allowed):
            language.pick(
                "is none of \(allowed.joined(separator: ", "))",
                "不在可选范围内：\(allowed.joined(separator: "、"))")
        case .neitherHouseholdNorPlace:
            language.pick("names neither a household nor a place", "未填写户编号，也未填写地点代码")
        case .noneNamed: language.pick("is nobody's and nothing's name", "查无此名称")
        case .severalNamed(let count):
            language.pick("is the name of \(count): write the code", "有 \(count) 个同名：请填写编号")
        case .otherThanRow(let row):
            language.pick(
                "stands in row \(row) too, with other contents", "与第 \(row) 行编号相同而内容不同")
        case .unknown(let field):
            language.pick("is no \(field.rawValue) that there is", "查无此\(field.chineseName)")
        case .refused(let words): words
        }
    }
}

extension Field {
    /// For the sentence 查无此…; the fields that name something else in the register.
    fileprivate var chineseName: String {
        switch self {
        case .parent: "上级地点"
        case .place: "地点"
        case .unit: "单位"
        case .zone: "责任区"
        case .household: "户"
        case .official, .linkedOfficial, .leader, .responsible: "干部"
        default: "编号"
        }
    }
}

/// A line of the errors file.
struct RowProblem: Hashable, Sendable {
    /// As a person sees it in a spreadsheet: 1 is the first row of the file.
    let row: Int
    /// The heading in the file; the field's word where the file has no such column; empty for the
    /// whole row.
    let column: String
    let reason: Reason
    /// The cell as it stands in the file.
    let value: String

    /// For the standard error.
    func sentence(_ language: Language) -> String {
        let shown = value.isEmpty ? "" : ": '\(value.prefix(80))'"
        let column = column.isEmpty ? "" : language.pick(", column '\(column)'", "，“\(column)”列")
        return language.pick(
            "row \(row)\(column) \(reason.words(.english))\(shown)",
            "第 \(row) 行\(column)：\(reason.words(.chinese))\(shown)")
    }
}
