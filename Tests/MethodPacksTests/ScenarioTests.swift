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
        try scenario.run(with: Shipped.packs)
    }

    @Test("the packs that we ship have no fault")
    func noFault() throws {
        let packs = try Shipped.packs.all
        #expect(packs.flatMap(\.mechanisms).count == 246)
    }
}
