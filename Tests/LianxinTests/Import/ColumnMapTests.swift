import Kernel
import Spreadsheet
import Testing

@testable import lianxin

@Suite("which column says what")
struct ColumnMapTests {
    private func map(
        _ names: [String], _ kind: ImportKind, named: [Field: String] = [:],
        defaults: Set<Field> = []
    ) throws(ImportRefusal) -> ColumnMap {
        try ColumnMap(
            Heading(rows: 1...1, names: names), kind: kind, named: named, defaults: defaults)
    }

    @Test func `headings are known by the names that offices use`() throws {
        let map = try map(
            ["户编号", "户主姓名", "村（社区）代码", "联系电话", "人口（人）", "住址", "包户干部", "建档日期"],
            .households)
        #expect(
            map.positions == [
                .id: 0, .head: 1, .place: 2, .phone: 3, .size: 4, .address: 5, .linkedOfficial: 6,
            ])
        #expect(map.ignored == ["建档日期"])
    }

    @Test(arguments: ImportKind.allCases)
    func `what an export writes an import reads`(kind: ImportKind) throws {
        let map = try map(kind.fields.map(\.rawValue), kind)
        #expect(map.positions.count == kind.fields.count)
    }

    @Test func `the lower level of a heading names the column`() throws {
        let map = try map(["户编号", "户主/姓名", "联系方式/电话", "村代码"], .households)
        #expect(map.positions == [.id: 0, .head: 1, .phone: 2, .place: 3])
    }

    @Test func `the usual word outweighs the rarer one, which is said`() throws {
        let map = try map(["户编号", "村代码", "手机", "联系电话"], .households)
        #expect(map.positions[.phone] == 3)
        #expect(map.ignored == ["手机"])
    }

    @Test func `the command line outweighs both, and an empty name leaves a field out`() throws {
        let map = try map(
            ["户编号", "村代码", "备用号码", "电话", "人口"], .households,
            named: [.phone: "备用号码", .size: ""])
        #expect(map.positions[.phone] == 2)
        #expect(map.positions[.size] == nil)
        #expect(map.ignored == ["电话", "人口"])
    }

    @Test func `a list with the code of a township in each row is one of villages`() throws {
        #expect(try map(["code", "name", "township_code"], .places).impliedLevel == .village)
        #expect(try map(["code", "name", "county_code"], .places).impliedLevel == .township)
        #expect(try map(["code", "name", "parent_code"], .places).impliedLevel == nil)
        let own = try map(["村代码", "村名", "乡镇代码"], .places)
        #expect(own.impliedLevel == .village)
        #expect(own.positions == [.code: 0, .name: 1, .township: 2])
    }

    @Test func `a missing column is told with the names that it may have`() throws {
        #expect(throws: ImportRefusal.self) { try map(["户编号", "户主"], .households) }
        #expect(try map(["户编号", "户主"], .households, defaults: [.place]).positions.count == 2)
        let refusal = ImportRefusal.missingColumn(
            .id, known: ["户编号", "户号"], found: ["户主", "", "村代码"])
        #expect(
            refusal.words(.english)
                == "no column says id; it may be called '户编号', '户号', or be named by "
                + "--columns id=HEADING; the file has '户主', '村代码'")
        #expect(
            refusal.words(.chinese)
                == "缺少“户编号”列（id）；可用的列名有'户编号', '户号'，或用 --columns id=列名 指定；文件中的列为'户主', '村代码'")
    }

    @Test func `two columns of one name are refused`() {
        #expect(throws: ImportRefusal.twoColumns(.phone, ["电话", "电话"])) {
            try map(["户编号", "村代码", "电话", "电话"], .households)
        }
    }

    @Test func `a forbidden column refuses the whole file, whatever it would be used for`() {
        #expect(throws: ImportRefusal.forbiddenColumn(heading: "民族", word: "民族")) {
            try map(["户编号", "村代码", "民族"], .households, named: [.address: "民族"])
        }
        #expect(
            ImportRefusal.forbiddenColumn(heading: "风险等级", word: "风险等级").words(.english)
                == "the column '风险等级' is never recorded here ('风险等级'): nothing of the file was "
                + "imported; take the column out of the file and import it again")
    }

    @Test func `no heading is claimed by two fields of one kind`() {
        for kind in ImportKind.allCases {
            var owners: [String: Field] = [:]
            for field in kind.fields {
                for name in [field.rawValue] + kind.headings(of: field) {
                    let key = Heading.key(name)
                    let owner = owners[key] ?? field
                    #expect(owner == field, "\(kind) \(name): \(owner) and \(field)")
                    owners[key] = field
                }
            }
        }
    }

    @Test func `none of our own headings is forbidden`() {
        for kind in ImportKind.allCases {
            for field in kind.fields {
                for name in [field.rawValue] + kind.headings(of: field) {
                    #expect(ForbiddenColumn.word(in: name) == nil, "\(name)")
                }
            }
        }
    }
}
