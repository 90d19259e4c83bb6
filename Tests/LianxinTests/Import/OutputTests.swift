import ArgumentParser
import Kernel
import Testing

@testable import lianxin

@Suite("what an import writes")
struct OutputTests {
    private let table = "户编号,户主,村代码,人口,建档日期\n1,甲,530827101201,4,2023年3月1日\n?,=乙,530827101201,x,\n"

    @Test func `the errors file has a line for each problem, and starts no formula`() async throws {
        let folder = try Folder()
        let errors = try ErrorsFile(path: folder.path + "/errors.csv", language: .english)
        _ = try await importFile(
            try folder.file("t.csv", table), as: .households, into: MemoryRegister(),
            errors: errors)
        #expect(
            try folder.text("errors.csv") == """
                row,column,reason,value
                3,户编号,"is no code: 1 to 64 letters, digits and - _ . :",?
                3,户主,begins like a formula,'=乙
                3,人口,is no whole number from 0 to 999,x

                """)
    }

    @Test func `the reasons can be told in Chinese`() async throws {
        let folder = try Folder()
        let errors = try ErrorsFile(path: folder.path + "/errors.csv", language: .chinese)
        _ = try await importFile(
            try folder.file("t.csv", table), as: .households, into: MemoryRegister(),
            errors: errors)
        #expect(
            try folder.text("errors.csv") == """
                row,column,reason,value
                3,户编号,不是有效的编号：应为 1 至 64 位字母、数字或 - _ . :,?
                3,户主,以公式符号开头,'=乙
                3,人口,应为 0 至 999 的整数,x

                """)
    }

    @Test func `the preview shows what was understood, and what was not as it stands`() async throws
    {
        let folder = try Folder()
        _ = try await importFile(
            try folder.file("t.csv", table), as: .households, into: nil,
            preview: { columns in
                try PreviewFile(
                    path: folder.path + "/preview.jsonl", columns: columns, language: .english)
            })
        let lines = try folder.text("preview.jsonl").split(separator: "\n")
        #expect(lines.count == 2)
        #expect(
            lines[0]
                == #"{"cells":{"人口":4,"建档日期":"2023-03-01","户主":"甲","户编号":"1","村代码":"530827101201"},"problems":[],"row":2}"#
        )
        let second = try JSON(lines[1].utf8)
        #expect(second["cells"]?["人口"] == "x")
        #expect(second["cells"]?["建档日期"] == .null)
        #expect(second["problems"]?.list?.count == 3)
        #expect(second["problems"]?.list?.first?["column"] == "户编号")
    }

    @Test func `the summary says what was left out`() async throws {
        let text = "登记表\n户编号,户主,村代码,备注\n1,甲,530827101201,x\n合计,,,\n"
        let summary = try await importText(text, as: .households, into: MemoryRegister()).summary
        #expect(
            summary.lines.prefix(7) == [
                "read as: UTF-8, comma, heading in row 2", "rows: 1", "created: 1", "changed: 0",
                "unchanged: 0", "bad: 0", "ignored columns: 备注",
            ])
        #expect(summary.lines[7] == "left out (totals, signatures): row 4 '合计'")
    }

    @Test(arguments: [
        (["households", "t.csv", "--preview", "p"], "--preview needs --dry-run"),
        (["households", "t.csv", "--columns", "channel=x"], "households have no field 'channel'"),
        (["households", "t.csv", "--columns", "head"], "'head' isn't field=heading"),
        (["places", "t.csv", "--valid-from", "2023"], "'2023' is no day"),
        (["dogs", "t.csv"], "dogs"),
    ])
    func `wrong usage is told`(arguments: [String], message: String) {
        #expect {
            try ImportOptions.parse(arguments)
        } throws: { error in
            ImportOptions.message(for: error).contains(message)
                && ImportOptions.exitCode(for: error) == .validationFailure
        }
    }

    @Test func `a file that can't be imported ends with exit code 1`() async throws {
        let folder = try Folder()
        let file = try folder.file("t.csv", "户编号,村代码,民族\n1,530827101201,x\n")
        let register = MemoryRegister()
        await #expect(throws: ExitCode(1)) {
            try await ImportOptions.parse(["households", file]).run(into: register.target)
        }
        let titled = try folder.file("u.csv", "重点人员登记表,\n户编号,村代码\n1,530827101201\n")
        await #expect(throws: ExitCode(1)) {
            try await ImportOptions.parse(["households", titled]).run(into: register.target)
        }
        #expect(register.held.households.isEmpty)
    }

    @Test func `the file to import can't be written over`() throws {
        let folder = try Folder()
        let file = try folder.file("t.csv", "户编号,村代码\n")
        #expect(throws: (any Error).self) {
            try ImportOptions.parse(["households", file, "--errors", folder.path + "/./t.csv"])
        }
    }
}
