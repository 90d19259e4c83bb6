import Foundation
import Kernel
import Testing

@testable import lianxin

@Suite("real files", .enabled(if: Shared.isHere))
struct RealFileTests {
    @Test func `the sample of households is read cell for cell`() async throws {
        let folder = try Folder()
        let file = Shared.data + "/import/easy-1-households.csv"
        let (summary, problems) = try await importFile(
            file, as: .households, into: nil,
            preview: { columns in
                try PreviewFile(
                    path: folder.path + "/p.jsonl", columns: columns, language: .english)
            })
        #expect(problems.isEmpty)
        #expect(summary.format == "UTF-8, comma")
        let expected = try JSON(
            Data(contentsOf: URL(fileURLWithPath: Shared.data + "/import/expected.json")))
        let rows = expected["easy-1-households.csv"]?["rows"]?.list
        let cells = try folder.text("p.jsonl").split(separator: "\n").map {
            try JSON($0.utf8)["cells"] ?? .null
        }
        #expect(cells == rows)
    }

    @Test func `all divisions go in, and a second time change nothing`() async throws {
        let folder = try Folder()
        let file = try Shared.unpacked("divisions/divisions-2023.csv.gz", in: folder)
        let register = MemoryRegister()
        let options = RowOptions(edition: "2023")
        let first = try await importFile(file, as: .places, into: register, options: options)
        #expect(first.problems.isEmpty)
        #expect((first.summary.rows, first.summary.created) == (44_703, 44_703))
        let held = register.held.places.values
        let levels = TerritoryLevel.allCases.map { level in held.count { $0.level == level } }
        #expect(levels == [31, 342, 2_978, 41_352, 0, 0])
        let second = try await importFile(file, as: .places, into: register, options: options)
        #expect(second.summary.unchanged == 44_703)
    }

    @Test func `villages follow, but for those of townships that are gone`() async throws {
        let folder = try Folder()
        let register = MemoryRegister()
        let divisions = try Shared.unpacked("divisions/divisions-2023.csv.gz", in: folder)
        _ = try await importFile(divisions, as: .places, into: register)
        let villages = try Shared.unpacked("divisions/villages-2021-yunnan.csv.gz", in: folder)
        let (summary, problems) = try await importFile(villages, as: .places, into: register)
        #expect(summary.rows == 14_771)
        #expect(summary.created + summary.bad == 14_771)
        #expect(problems.allSatisfy { $0.column == "township_code" })
        let menglian = register.held.places.values.count {
            $0.level == .village && $0.code.text.hasPrefix("530827")
        }
        #expect(menglian == 45)
    }

    @Test func `the ministry's list finds its parents by its codes`() async throws {
        let folder = try Folder()
        let file = try Shared.unpacked(
            "divisions/divisions-2026-county-township.csv.gz", in: folder)
        let (summary, problems) = try await importFile(
            file, as: .places, into: MemoryRegister(),
            options: RowOptions(edition: "2026", codeSystem: .civilAffairs))
        #expect(problems.isEmpty)
        #expect(summary.created == 42_876)
    }

    @Test func `all messages go in as cases, once`() async throws {
        let folder = try Folder()
        let file = try Shared.unpacked("requests/zh-messages-with-votes-train.csv.gz", in: folder)
        let register = MemoryRegister()
        let options = RowOptions(place: id("530827"))
        let first = try await importFile(file, as: .cases, into: register, options: options)
        #expect(first.problems.isEmpty)
        #expect((first.summary.rows, first.summary.created) == (2_638, 2_638))
        #expect(register.held.cases["188006"]?.at == Moment("2019-02-28T11:25:05+08:00"))
        let second = try await importFile(file, as: .cases, into: register, options: options)
        #expect((second.summary.created, second.summary.unchanged) == (0, 2_638))
    }
}
