import Foundation
import Testing

@testable import Kernel
@testable import MethodPacks

@Suite("docs/packs.md")
struct PacksDocumentationTests {
    let text: String

    init() throws {
        text = try String(
            contentsOf: ScenarioTests.root.appendingPathComponent("docs/packs.md"), encoding: .utf8)
    }

    @Test("names every key, under the heading of what it belongs to")
    func keys() throws {
        let sections = text.components(separatedBy: "\n## ")
        for (key, shape) in Shape.all {
            let section = sections.first { $0.hasPrefix("`\(key)`") || $0.contains("`\(key)`\n\n") }
            let body = try #require(section, "no section for `\(key)`")
            for name in shape.keys { #expect(body.contains("`\(name)`"), "`\(name)` of \(key)") }
        }
    }

    @Test("names every word that a key may take")
    func words() {
        let words =
            RuleKind.allCases.map(\.rawValue) + CaseKind.allCases.map(\.rawValue)
            + CaseEvent.allCases.map(\.rawValue) + ClockName.allCases.map(\.rawValue)
            + ClosingNeed.allCases.map(\.rawValue) + SuspensionReason.allCases.map(\.rawValue)
            + Stretch.allCases.map(\.rawValue) + AgendaItem.allCases.map(\.rawValue)
            + Resolution.allCases.map(\.rawValue) + HandlingWay.allCases.map(\.rawValue)
            + Inspection.allCases.map(\.rawValue) + CoverageRule.Covered.known
            + CoverageRule.Reaching.known + CoverageRule.Measuring.allCases.map(\.rawValue)
            + PeriodUnit.allCases.map(\.rawValue) + Role.allCases.map(\.rawValue)
            + VisitedSubject.allCases.map(\.rawValue) + Holding.allCases.map(\.rawValue)
            + VisitUnit.allCases.map(\.rawValue) + Visit.Kind.allCases.map(\.rawValue)
            + TerritoryLevel.allCases.map(\.name) + Mechanism.Detail.allCases.map(\.rawValue)
            + ServiceCase.State.Name.allCases.map(\.rawValue) + Amount.units
        for word in words { #expect(text.contains("`\(word)`"), "`\(word)`") }
    }

    @Test("names every step of a scenario")
    func steps() {
        for step in Scenario.Step.allCases {
            #expect(text.contains("`\(step.rawValue)`"), "`\(step.rawValue)`")
        }
    }

    @Test("its example is a sound pack, and explains itself")
    func example() throws {
        let example = try #require(text.components(separatedBy: "```yaml\n").dropFirst().first)
        let yaml = try #require(example.components(separatedBy: "```").first)
        let pack = try PackReader.read([UInt8](yaml.utf8), file: "docs/packs.md")
        #expect(
            pack.explained("ward-surgery-cadence", in: .english) == [
                "- ward-surgery-cadence: The ward councillor must hold a surgery once every 2 weeks."
            ])
    }

    @Test("names every command")
    func commands() {
        for command in ["check", "list", "explain", "rules", "adopt", "suspend", "schema", "try"] {
            #expect(text.contains("lianxin method \(command)"))
        }
    }
}
