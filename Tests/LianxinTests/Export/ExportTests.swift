import ArgumentParser
import Kernel
import Testing

@testable import lianxin

@Suite("exporting")
struct ExportTests {
    private let households = [
        Household(
            id: id("0001"), place: id("530827101201"), head: "甲某", address: "一组, 3号",
            phone: "+86 13800000061", size: 4, zone: id("Z1"), linkedOfficial: id("G1")),
        Household(id: id("0002"), place: id("530827101202"), head: "=乙", declinesVisits: true),
    ]

    private func export(_ arguments: String...) async throws -> String {
        let folder = try Folder()
        let output = try OutputFile(path: folder.path + "/out")
        let all = households
        try await ExportOptions.parse(["households"] + arguments).run(
            from: source(households: { last in
                // Two pages of one row each, then none.
                let next = last.flatMap(all.firstIndex).map { $0 + 1 } ?? 0
                return Array(all.dropFirst(next).prefix(1))
            }), to: output)
        return try folder.text("out")
    }

    private func source(households: @escaping ExportSource.Pages<Household>) -> ExportSource {
        ExportSource(
            places: { _ in [] }, units: { _ in [] }, officials: { _ in [] },
            households: households, zones: { _ in [] }, visits: { _ in [] }, cases: { _ in [] },
            duties: { _ in [] })
    }

    @Test func `CSV has the fields as headings, and starts no formula`() async throws {
        #expect(
            try await export() == """
                id,place,head,address,phone,size,zone,linkedOfficial,declinesVisits
                0001,530827101201,甲某,"一组, 3号",'+86 13800000061,4,Z1,G1,false
                0002,530827101202,'=乙,,,0,,,true

                """)
        #expect(try await export("--bom").hasPrefix("\u{FEFF}id,place"))
    }

    @Test func `JSON lines have the same words`() async throws {
        let lines = try await export("--format", "jsonl").split(separator: "\n")
        #expect(
            lines[0]
                == #"{"address":"一组, 3号","declinesVisits":false,"head":"甲某","id":"0001","linkedOfficial":"G1","phone":"+86 13800000061","place":"530827101201","size":4,"zone":"Z1"}"#
        )
        #expect(lines.count == 2)
    }

    @Test func `what is personal can be left out`() async throws {
        #expect(
            try await export("--without-personal").hasPrefix(
                "id,place,size,zone,linkedOfficial,declinesVisits\n0001,530827101201,4"))
    }

    @Test func `an import reads what an export wrote`() async throws {
        let text = try await export().replacing("'=乙", with: "乙某")
        let register = MemoryRegister()
        let (summary, problems) = try await importText(text, as: .households, into: register)
        #expect(problems.isEmpty)
        #expect(summary.created == 2)
        #expect(register.held.households[id("0001")] == households[0])
    }

    @Test(arguments: [
        (["places", "--format", "xlsx"], "can't be written yet"),
        (["ledger"], "can't be exported yet"),
        (["places", "--format", "jsonl", "--bom"], "--bom goes with"),
        (["dogs"], "dogs"),
    ])
    func `what isn't there yet is refused with exit code 64`(arguments: [String], message: String) {
        #expect {
            try ExportOptions.parse(arguments)
        } throws: { error in
            ExportOptions.message(for: error).contains(message)
                && ExportOptions.exitCode(for: error).rawValue == 64
        }
    }
}
