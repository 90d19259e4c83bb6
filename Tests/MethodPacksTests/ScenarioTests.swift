import Foundation
import Testing

@testable import Kernel
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

    @Test("each mechanism whose source tells the detail is told in a scenario")
    func detailedAreTold() throws {
        let stories = try Self.scenarios.map {
            try String(contentsOfFile: Self.folder + "/scenarios/" + $0, encoding: .utf8)
        }
        let told = Set(stories.flatMap(Self.words))
        for pack in try Shipped.packs.all {
            let hasCases = stories.contains {
                $0.contains("pack: \(pack.id)") && $0.contains("does: registration")
            }
            for mechanism in pack.mechanisms where mechanism.detail == .detailed {
                let rules = (pack.rules + pack.open.map(\.widest)).filter {
                    $0.origin.mechanism == mechanism.id
                }
                let isTold = rules.contains {
                    told.contains($0.id.text) || (hasCases && $0.isOfCases)
                }
                #expect(isTold, "\(mechanism.id) of \(pack.id)")
            }
        }
    }

    /// Ids and other words.
    private static func words(of story: String) -> [String] {
        story.split { !($0.isLetter || $0.isNumber || "-_.".contains($0)) }.map(String.init)
    }
}

extension Rule {
    /// Whether it shows in what happens to a case, rather than by its name.
    fileprivate var isOfCases: Bool {
        switch self {
        case .clock, .closing, .procedure: true
        default: false
        }
    }
}
