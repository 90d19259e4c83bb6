import Spreadsheet

/// Why nothing of a file is imported.
enum ImportRefusal: Error, Hashable, Sendable {
    case table(TableFault)
    case forbiddenColumn(heading: String, word: String)
    /// The title above the table says what may not be kept.
    case forbiddenTitle(title: String, word: String)
    case missingColumn(Field, known: [String], found: [String])
    case twoColumns(Field, [String])

    func words(_ language: Language) -> String {
        switch self {
        case .table(let fault): fault.words(language)
        case .forbiddenColumn(let heading, let word):
            language.pick(
                "the column '\(heading)' is never recorded here ('\(word)'): nothing of the file "
                    + "was imported; take the column out of the file and import it again",
                "“\(heading)”列含有本系统不得记录的内容（“\(word)”）：整个文件未导入；请从文件中删除该列后重新导入")
        case .forbiddenTitle(let title, let word):
            language.pick(
                "the title '\(title)' says that this is a list that may not be kept here "
                    + "('\(word)'): nothing of the file was imported",
                "标题“\(title)”表明这是本系统不得保存的名单（“\(word)”）：整个文件未导入")
        case .missingColumn(let field, let known, let found):
            language.pick(
                "no column says \(field.rawValue); it may be called \(list(known)), or be named "
                    + "by --columns \(field.rawValue)=HEADING; the file has \(list(found))",
                "缺少“\(known.first ?? field.rawValue)”列（\(field.rawValue)）；可用的列名有\(list(known))，或用 "
                    + "--columns \(field.rawValue)=列名 指定；文件中的列为\(list(found))")
        case .twoColumns(let field, let headings):
            language.pick(
                "the columns \(list(headings)) both say \(field.rawValue): choose one by renaming "
                    + "the other",
                "\(list(headings))两列都表示 \(field.rawValue)：请保留其一，将另一列改名")
        }
    }

    private func list(_ names: [String]) -> String {
        names.filter { !$0.isEmpty }.prefix(12).map { "'\($0)'" }.joined(separator: ", ")
    }
}

extension TableFault {
    func words(_ language: Language) -> String {
        switch self {
        case .unreadable(let why):
            language.pick("it can't be read: \(why)", "文件无法读取：\(why)")
        case .encodingMissing(let encoding):
            language.pick(
                "this system has no table for \(encoding.rawValue)", "系统缺少 \(encoding.rawValue) 字符集"
            )
        case .workbook:
            language.pick(
                "it is an XLSX workbook, which can't be read yet: save it as CSV",
                "这是 XLSX 工作簿，暂不支持：请另存为 CSV 后导入")
        case .oldWorkbook:
            language.pick(
                "it is an old Excel workbook (.xls): save it as CSV",
                "这是旧版 Excel 工作簿（.xls）：请另存为 CSV 后导入")
        case .compressed:
            language.pick("it is compressed: unpack it first", "文件是压缩包：请先解压")
        case .empty: language.pick("it is empty", "文件为空")
        case .rowTooLong(let row):
            language.pick("row \(row) has no end: it isn't a table", "第 \(row) 行没有结尾：这不是表格文件")
        case .noHeading(let first):
            language.pick(
                "no row holds two headings that are known; the first row is "
                    + "'\(first.joined(separator: "', '"))'",
                "未找到表头：没有一行含有两个可识别的列名；首行为“\(first.joined(separator: "”“"))”")
        }
    }
}
