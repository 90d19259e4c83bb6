import Kernel
import Testing

@testable import lianxin

@Suite("importing a file")
struct ImportRunTests {
    private let register = MemoryRegister()
    private let county = """
        code,level,name,parent_code
        53,1,云南省,
        5308,2,普洱市,53
        530827,3,孟连县,5308
        530827101,4,娜允镇,530827

        """

    @Test func `a second import of the same file changes nothing`() async throws {
        let first = try await importText(county, as: .places, into: register).summary
        #expect((first.rows, first.created, first.bad) == (4, 4, 0))
        let second = try await importText(county, as: .places, into: register).summary
        #expect((second.created, second.changed, second.unchanged) == (0, 0, 4))
    }

    @Test func `a place may stand before the one in which it lies`() async throws {
        let lines = county.split(separator: "\n")
        let upside = ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n")
        let (summary, problems) = try await importText(upside, as: .places, into: register)
        #expect(problems.isEmpty)
        #expect(summary.created == 4)
    }

    @Test func `a place in an unknown one is told, and the others go in`() async throws {
        let text = county + "530828101,4,某镇,530828\n"
        let (summary, problems) = try await importText(text, as: .places, into: register)
        #expect((summary.created, summary.bad) == (4, 1))
        #expect(
            problems == [
                RowProblem(
                    row: 6, column: "parent_code", reason: .unknown(.parent), value: "530828")
            ])
    }

    @Test func `the topmost place needs no parent`() async throws {
        let text = "code,level,name,parent_code\n530827,3,孟连县,5308\n530827101,4,娜允镇,530827\n"
        let options = RowOptions(root: id("530827"))
        let summary = try await importText(text, as: .places, into: register, options: options)
            .summary
        #expect((summary.created, summary.bad) == (2, 0))
    }

    @Test func `codes of the ministry carry its name, and are told apart by it`() async throws {
        let text = """
            code,level,name
            420000,1,湖北省
            429004,3,仙桃市
            429004001,4,沙嘴街道

            """
        let options = RowOptions(edition: "2026", codeSystem: .civilAffairs)
        let (summary, problems) = try await importText(
            text, as: .places, into: register, options: options)
        #expect(problems.isEmpty)
        #expect(summary.created == 3)
        let city = register.held.places[id("mca:429004")]
        // There is no 429000: the province has the city.
        #expect(city?.parent == id("mca:420000"))
        #expect(city?.codeSystem == .civilAffairs)
        #expect(city?.edition == "2026")
    }

    @Test func `4419 and 441900 are two places`() async throws {
        let text = "code,level,name,parent_code\n44,1,广东省,\n4419,2,东莞市,44\n441900,3,东莞市,4419\n"
        #expect(try await importText(text, as: .places, into: register).summary.created == 3)
    }

    @Test func `every fault of a row is told with its cell, and good rows go in`() async throws {
        let text = """
            户编号,户主,村代码,电话,人口,谢绝走访
            0001,甲某,530827101201,13800000061,4,否
            00 2,=1+1,,abc,四,也许
            5.3E+11,丙某,530827101201,1.38E+10,1000,
            0004,丁某,530827101201,,,,多余

            """
        let (summary, problems) = try await importText(text, as: .households, into: register)
        #expect((summary.rows, summary.created, summary.bad) == (4, 1, 3))
        #expect(
            problems.map { "\($0.row) \($0.column) \($0.value) \($0.reason.words(.english))" } == [
                "3 户编号 00 2 is no code: 1 to 64 letters, digits and - _ . :",
                "3 村代码  is empty",
                "3 户主 =1+1 begins like a formula",
                "3 电话 abc is no telephone number",
                "3 人口 四 is no whole number from 0 to 999",
                "3 谢绝走访 也许 is neither yes nor no",
                "4 户编号 5.3E+11 was rounded by a spreadsheet program: format the column as text and "
                    + "fill it in again",
                "4 电话 1.38E+10 was rounded by a spreadsheet program: format the column as text and "
                    + "fill it in again",
                "4 人口 1000 is no whole number from 0 to 999",
                "5  多余 stands beyond the last column",
            ])
        #expect(register.held.households[id("0001")]?.size == 4)
    }

    @Test func `one code with two contents is told; the same row twice is once`() async throws {
        let text = "户编号,户主,村代码\n1,甲,530827101201\n1,乙,530827101201\n1,甲,530827101201\n"
        let (summary, problems) = try await importText(text, as: .households, into: register)
        #expect((summary.created, summary.unchanged, summary.bad) == (1, 1, 1))
        #expect(
            problems == [RowProblem(row: 3, column: "户编号", reason: .otherThanRow(2), value: "1")])
    }

    @Test func `a list that says less leaves the rest as it is`() async throws {
        register.add(
            Official(code: id("G1"), name: "林某", unit: nil, place: id("530827101"), roles: []))
        let full = "户编号,户主,村代码,电话,联系干部\n1,甲,530827101201,13800000061,林某\n"
        _ = try await importText(full, as: .households, into: register)
        let less = "户编号,户主,村代码\n1,甲某,530827101201\n"
        #expect(try await importText(less, as: .households, into: register).summary.changed == 1)
        let household = register.held.households[id("1")]
        #expect(household?.head == "甲某")
        #expect(household?.phone == "13800000061")
        #expect(household?.linkedOfficial == id("G1"))
    }

    @Test func `a list without roles takes no role from anybody`() async throws {
        register.add(
            Official(code: id("G1"), name: "林某", unit: nil, place: id("530827101"), roles: [.desk]))
        let text = "工号,姓名,村代码,职务\nG1,林某,530827101,副镇长\n"
        #expect(try await importText(text, as: .officials, into: register).summary.changed == 1)
        #expect(register.held.officials[id("G1")]?.roles == [.desk])
    }

    @Test func `an official may be named; of two, the one nearby is meant`() async throws {
        register.add(
            Official(code: id("G1"), name: "林某", unit: nil, place: id("530827101"), roles: []),
            Official(code: id("G2"), name: "林某", unit: nil, place: id("530828"), roles: []))
        let text = """
            户编号,村代码,联系干部
            1,530827101201,林某
            2,530829101201,林某
            3,530827101201,无此人
            4,530827101201,G2

            """
        let (summary, problems) = try await importText(text, as: .households, into: register)
        #expect((summary.created, summary.bad) == (2, 2))
        #expect(problems.map(\.reason) == [.severalNamed(2), .noneNamed])
        #expect(register.held.households[id("1")]?.linkedOfficial == id("G1"))
        #expect(register.held.households[id("4")]?.linkedOfficial == id("G2"))
    }

    @Test func `visits without an id are added once, each row of them`() async throws {
        register.add(
            Official(code: id("G1"), name: "戊某", unit: nil, place: id("530827101"), roles: []))
        let text = """
            入户走访登记表,,,,
            户编号,走访人,走访日期,诉求,是否办结
            0001,戊某,2023/4/5,门前路灯不亮,是
            0001,戊某,2023/4/5,危房改造申请,否
            0002,戊某,2023年4月6日,无,
            ,戊某,2023-04-07 15:30,,

            """
        let (summary, problems) = try await importText(text, as: .visits, into: register)
        #expect((summary.rows, summary.created, summary.bad) == (4, 3, 1))
        #expect(problems.map(\.reason) == [.neitherHouseholdNorPlace])
        #expect(summary.ignored == ["是否办结"])
        let notes = register.held.visits.values.flatMap(\.notes).map(\.text).sorted()
        #expect(notes == ["危房改造申请", "门前路灯不亮"])
        let again = try await importText(text, as: .visits, into: register).summary
        #expect((again.created, again.unchanged) == (0, 3))
    }

    @Test func `cases keep their number, words and time`() async throws {
        let text = """
            编号,时间,主题,内容,类型,来源,姓名,电话
            A1,2019/2/28 11:25,路灯,"第一行
            第二行",投诉,12345热线,甲某,13800000061
            A2,,,只有内容,,,,
            A3,,只有主题,,怪事,,,

            """
        let options = RowOptions(place: id("530827"), source: "hotline")
        let (summary, problems) = try await importText(
            text, as: .cases, into: register, options: options)
        #expect((summary.created, summary.bad) == (2, 1))
        #expect(problems.map(\.column) == ["类型"])
        let first = try #require(register.held.cases["hotline:A1"])
        #expect(first.text == "第一行\n第二行")
        #expect(first.at == Moment("2019-02-28T11:25:00+08:00"))
        #expect((first.kind, first.channel) == (.complaint, .phone))
        let second = try #require(register.held.cases["hotline:A2"])
        #expect((second.kind, second.channel, second.title) == (.help, .batch, ""))
    }

    @Test func `households that each village counts from 1 get the village before their number`()
        async throws
    {
        let options = RowOptions(place: id("530827101201"), idPrefix: "530827101201-")
        _ = try await importText("户编号,户主\n1,甲\n", as: .households, into: register, options: options)
        #expect(register.held.households[id("530827101201-1")] != nil)
    }

    @Test func `a dry run without a register checks cells and keeps nothing`() async throws {
        let (summary, problems) = try await importText(
            "户编号,村代码,联系干部\n1,530827101201,林某\n?,530827101201,\n", as: .households, into: nil)
        #expect((summary.created, summary.sound, summary.bad) == (0, 1, 1))
        #expect(problems.map(\.row) == [3])
    }
}
