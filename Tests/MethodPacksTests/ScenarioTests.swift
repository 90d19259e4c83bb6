import Foundation
import Testing

@testable import MethodPacks

@Suite("the scenarios of the packs")
struct ScenarioTests {
    static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static let folder = root.appendingPathComponent("packs").path

    static let scenarios =
        (try? FileManager.default.contentsOfDirectory(
            atPath: folder + "/scenarios"))?.filter { $0.hasSuffix(".yaml") }.sorted() ?? []

    @Test("a scenario comes true", arguments: scenarios)
    func comesTrue(_ name: String) throws {
        let path = Self.folder + "/scenarios/" + name
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        var scenario = try Scenario(file: "packs/scenarios/" + name, bytes: bytes)
        try scenario.run(with: Packs.load(from: Self.folder))
    }

    @Test("every pack that we ship has scenarios, and no fault")
    func everyPackHasOne() throws {
        let told = try Self.scenarios.map {
            try String(contentsOfFile: Self.folder + "/scenarios/" + $0, encoding: .utf8)
        }
        let packs = try Packs.load(from: Self.folder).all
        #expect(packs.count >= 2)
        for pack in packs { #expect(told.contains { $0.contains("pack: \(pack.id)") }) }
    }
}
