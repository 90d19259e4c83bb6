import Testing

@testable import Spreadsheet

@Suite("writing CSV")
struct CSVWriterTests {
    private func line(_ cells: String...) -> String {
        String(decoding: CSVWriter().line(cells), as: UTF8.self)
    }

    @Test func `only cells that need marks get them`() {
        #expect(
            line("甲", "a,b", "他说\"好\"", "一\n二", " x", "")
                == "甲,\"a,b\",\"他说\"\"好\"\"\",\"一\n二\",\" x\",\n")
    }

    @Test(arguments: ["=1+1", "+86 138", "-x", "-1-1", "@SUM(A1)", "\t=1", "＝1", "＋1", "－1", "＠a"])
    func `a cell that would start a formula gets an apostrophe`(cell: String) {
        #expect(line(cell).hasPrefix("'") || line(cell).hasPrefix("\"'"))
        #expect(cell.formulaGuarded.withoutFormulaGuard == cell)
    }

    @Test(arguments: ["-12", "-3.5", "0879-0000006", "13800000061", "a=b", "'", "'甲", ""])
    func `negative numbers and all else stay as they are`(cell: String) {
        #expect(cell.formulaGuarded == cell)
        #expect(cell.withoutFormulaGuard == cell)
    }

    @Test func `what was guarded already comes back with its own apostrophe`() {
        #expect("'=1".formulaGuarded == "''=1")
        #expect("''=1".withoutFormulaGuard == "'=1")
    }
}

@Suite("folding")
struct FoldingTests {
    @Test func `full-width digits, signs and spaces become plain`() {
        #expect("　０８７９－００００００６ ".foldedForm == "0879-0000006")
        #expect("５３０８２７\u{200B}".foldedForm == "530827")
    }

    @Test(arguments: ["parent_code", "Parent code", "parentCode", "ＰＡＲＥＮＴ－ＣＯＤＥ", "*parent code:"])
    func `headings that differ in signs and capitals are one`(name: String) {
        #expect(Heading.key(name) == "parentcode")
    }

    @Test func `a heading is known by its lower level and without its brackets`() {
        #expect(Heading.keys(for: "联系方式/电话（手机）") == ["联系方式电话手机", "电话手机", "联系方式电话", "电话"])
        #expect(Heading.keys(for: "村（社区）代码") == ["村社区代码", "村代码"])
    }
}
