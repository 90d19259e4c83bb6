import Testing

@testable import Spreadsheet

/// The headings that the tables below use.
private let known: Set<String> = ["户编号", "户主姓名", "村社区代码", "电话", "户主电话", "人口", "地址"]

private struct Table {
    let heading: Heading
    let rows: [TableRow]
    let reader: TableReader

    init(_ bytes: some Sequence<UInt8>) throws {
        let file = TemporaryFile(bytes)
        reader = try TableReader(path: file.path) { known.contains($0) }
        heading = reader.heading
        var rows: [TableRow] = []
        while let row = try reader.next() { rows.append(row) }
        self.rows = rows
    }

    init(_ text: String) throws { try self.init(text.utf8) }

    var cells: [[String]] { rows.map(\.cells) }
}

@Suite("reading a table of separated cells")
struct TableReaderTests {
    private let plain = "户编号,户主姓名,人口\n0001,甲某,4\n0002,乙某,2\n"
    private let cells = [["0001", "甲某", "4"], ["0002", "乙某", "2"]]

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `any line end ends a row`(end: String) throws {
        let table = try Table(plain.replacing("\n", with: end).utf8)
        #expect(table.cells == cells)
        #expect(table.rows.map(\.number) == [2, 3])
    }

    @Test func `the last row needs no line end`() throws {
        #expect(try Table(String(plain.dropLast())).cells == cells)
    }

    @Test func `UTF-8, with or without a mark, is read as it is`() throws {
        #expect(try Table(plain).reader.encoding == .utf8)
        let marked = try Table([0xEF, 0xBB, 0xBF] + Array(plain.utf8))
        #expect(marked.heading.names == ["户编号", "户主姓名", "人口"])
        #expect(marked.cells == cells)
    }

    @Test func `a table saved by a Chinese Excel is read as GB18030`() throws {
        let table = try Table(gb18030(plain))
        #expect(table.reader.encoding == .gb18030)
        #expect(table.cells == cells)
    }

    @Test func `rare characters of four bytes survive GB18030`() throws {
        let table = try Table(gb18030("户编号,户主姓名\n1,㐂𠮷某\n"))
        #expect(table.cells == [["1", "㐂𠮷某"]])
    }

    @Test(arguments: [true, false], [true, false])
    func `UTF-16 of either order, with or without a mark`(little: Bool, mark: Bool) throws {
        let text = plain.replacing(",", with: "\t")
        let table = try Table(utf16(text, littleEndian: little, mark: mark))
        #expect(table.reader.encoding == (little ? .utf16LE : .utf16BE))
        #expect(table.reader.separator == .tab)
        #expect(table.cells == cells)
    }

    @Test func `the separator shows in the heading`() throws {
        let table = try Table("户编号;户主姓名\n1;甲,乙\n")
        #expect(table.reader.separator == .semicolon)
        #expect(table.cells == [["1", "甲,乙"]])
    }

    @Test func `a cell with line breaks is in one row, and rows are counted as seen`() throws {
        let table = try Table("户编号,地址\n1,\"一\r\n二,\"\"三\"\"\"\n\n2,四\n")
        #expect(table.cells == [["1", "一\r\n二,\"三\""], ["2", "四"]])
        #expect(table.rows.map(\.number) == [2, 4])
    }

    @Test func `title and unit rows above the heading are passed over and counted`() throws {
        let table = try Table("娜允镇农户登记表,,\n填报单位：娜允镇,,2023年3月1日\n" + plain)
        #expect(table.heading.rows == 3...3)
        #expect(table.cells == cells)
        #expect(table.rows.map(\.number) == [4, 5])
    }

    @Test func `totals, signatures and repeated headings are left out and said`() throws {
        let table = try Table(plain + "户编号,户主姓名,人口\n0003,丙某,1\n合  计,,7\n填表人：丁某,,\n")
        #expect(table.cells.map { $0[0] } == ["0001", "0002", "0003"])
        #expect(table.reader.leftOut.map(\.row) == [4, 6, 7])
        #expect(table.reader.leftOut.map(\.text) == ["户编号", "合  计", "填表人：丁某"])
    }

    @Test func `a household whose head is named like a word of the form is kept`() throws {
        let table = try Table("户主姓名,户编号\n合计明,1\n注明远,2\n")
        #expect(table.cells == [["合计明", "1"], ["注明远", "2"]])
    }

    @Test func `a merged heading of two levels is joined`() throws {
        let table = try Table(
            "登记表,,,,,\n序号,户编号,户主,,联系方式,\n,,姓名,人口,电话,地址\n1,0001,甲某,4,138,某路\n")
        #expect(
            table.heading.names
                == ["序号", "户编号", "户主/姓名", "户主/人口", "联系方式/电话", "联系方式/地址"])
        #expect(table.heading.rows == 2...3)
        #expect(table.rows.map(\.number) == [4])
    }

    @Test func `a heading with an unnamed column doesn't swallow the first row`() throws {
        let table = try Table("户编号,,户主姓名\n0001,x,甲某\n")
        #expect(table.heading.rows == 1...1)
        #expect(table.cells == [["0001", "x", "甲某"]])
    }

    @Test func `rows may be shorter or longer than the heading`() throws {
        let table = try Table("户编号,户主姓名\n1\n2,乙,丙\n")
        #expect(table.cells == [["1"], ["2", "乙", "丙"]])
    }

    @Test func `no heading is refused with what stands there`() {
        #expect(throws: TableFault.noHeading(firstRow: ["a", "b"])) { try Table("a,b\n1,2\n") }
    }

    @Test func `what is no table of text is refused by its name`() {
        #expect(throws: TableFault.workbook) { try Table([0x50, 0x4B, 3, 4, 0]) }
        #expect(throws: TableFault.oldWorkbook) { try Table([0xD0, 0xCF, 0x11, 0xE0, 0xA1]) }
        #expect(throws: TableFault.compressed) { try Table([0x1F, 0x8B, 8]) }
        #expect(throws: TableFault.empty) { try Table("") }
        #expect(throws: TableFault.empty) { try Table("\n\n,,\n") }
        #expect(throws: TableFault.unreadable(why: "No such file or directory")) {
            try TableReader(path: "/tmp/there-is-no-such-table.csv") { _ in true }
        }
    }
}

@Suite("damaged cells")
struct DamageTests {
    @Test func `bad bytes spoil their cell only, and the table stays UTF-8`() throws {
        var bytes = Array("户编号,户主姓名\n1,甲某\n2,乙".utf8)
        bytes += [0xFF, 0xC0] + Array("\n3,丙某\n".utf8)
        let table = try Table(bytes)
        #expect(table.reader.encoding == .utf8)
        #expect(table.cells == [["1", "甲某"], ["2", "乙\u{FFFD}\u{FFFD}"], ["3", "丙某"]])
        #expect(table.rows.map(\.damages) == [[], [.init(column: 1, kind: .badBytes)], []])
    }

    @Test func `bad bytes in GB18030 don't eat the line end`() throws {
        let bytes = gb18030("户编号,户主姓名\n1,甲") + [0xFE] + gb18030("\n2,乙某\n")
        let table = try Table(bytes)
        #expect(table.cells == [["1", "甲\u{FFFD}"], ["2", "乙某"]])
        #expect(table.rows[0].damages == [.init(column: 1, kind: .badBytes)])
    }

    @Test func `half a character at the end is damage`() throws {
        let table = try Table(gb18030("户编号,户主姓名\n1,甲某某某") + [0xB0])
        #expect(table.rows[0].damages == [.init(column: 1, kind: .badBytes)])
        let odd = try Table(utf16("户编号,户主姓名\n1,甲", littleEndian: true) + [0x41])
        #expect(odd.cells == [["1", "甲\u{FFFD}"]])
    }

    @Test func `a mark inside an unquoted cell is a mark`() throws {
        let table = try Table("户编号,户主姓名\n1,5\" 管\n")
        #expect(table.cells == [["1", "5\" 管"]])
        #expect(table.rows[0].damages.isEmpty)
    }

    @Test func `a mark that isn't doubled is kept and said`() throws {
        let table = try Table("户编号,户主姓名,人口\n1,\"他说\"你好\",了\",2\n")
        #expect(table.cells == [["1", "他说\"你好", "了\"", "2"]])
        let inner = try Table("户编号,户主姓名,人口\n1,\"他说\"你好\"了\",2\n")
        #expect(inner.cells == [["1", "他说\"你好\"了", "2"]])
        #expect(inner.rows[0].damages == [.init(column: 1, kind: .strayQuote)])
    }

    @Test func `a mark that nothing closes spoils its line, not the rest of the table`() throws {
        let table = try Table("户编号,户主姓名\n1,\"甲某\n2,乙某\n3,丙某\n")
        #expect(table.cells == [["1", "\"甲某"], ["2", "乙某"], ["3", "丙某"]])
        #expect(table.rows.map(\.number) == [2, 3, 4])
        #expect(table.rows[0].damages == [.init(column: 1, kind: .openQuote)])
    }

    @Test func `an unclosed mark before a soundly quoted row spoils its line only`() throws {
        let table = try Table("户编号,户主姓名\n1,\"甲某\n\"2\",\"乙某\"\n")
        #expect(table.cells == [["1", "\"甲某"], ["2", "乙某"]])
    }
}

@Suite("tables larger than a chunk")
struct LargeTableTests {
    @Test(arguments: [TextEncoding.utf8, .gb18030, .utf16LE])
    func `rows and characters that lie across chunks are whole`(encoding: TextEncoding) throws {
        var text = "户编号,户主姓名,地址\r\n"
        let rows = 30_000
        for number in 1...rows {
            text += "\(number),甲\(number)某,\"某路 \(number) 号,\"\"院\"\"\r\n里\"\r\n"
        }
        let bytes =
            switch encoding {
            case .gb18030: gb18030(text)
            case .utf16LE: utf16(text, littleEndian: true)
            default: Array(text.utf8)
            }
        let table = try Table(bytes)
        #expect(table.reader.encoding == encoding)
        #expect(table.rows.count == rows)
        for (index, row) in table.rows.enumerated() {
            let number = index + 1
            let expected = ["\(number)", "甲\(number)某", "某路 \(number) 号,\"院\"\r\n里"]
            try #require(row == TableRow(number: number + 1, cells: expected))
        }
    }

    @Test func `a quoted cell of a quarter of a megabyte is given up on its own line`() throws {
        let filler = String(repeating: "0001,甲某\n", count: 40_000)
        let table = try Table("户编号,户主姓名\n9,\"乙某\n" + filler)
        #expect(table.rows.count == 40_001)
        #expect(table.rows[0].damages == [.init(column: 1, kind: .openQuote)])
    }
}
