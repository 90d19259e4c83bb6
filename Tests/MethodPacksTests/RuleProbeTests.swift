import Foundation
import Testing

@testable import Kernel
@testable import MethodPacks

@Suite("what each number does")
struct RuleProbeTests {
    @Test("with another number something else follows", arguments: RuleRow.all)
    func binds(_ row: RuleRow) throws {
        let (probed, rule) = try #require(try ProbedPacks.found(row.rule))
        #expect(try row.probe.effect(under: rule) == row.effect)
        let broken = try #require(try ProbedPacks.broken(row, rule: rule, in: probed))
        #expect(try row.probe.effect(under: broken) == row.brokenEffect)
        #expect(row.effect != row.brokenEffect)
    }

    @Test("every number that isn't the length of a list has its row, and only one")
    func complete() throws {
        let rows = RuleRow.all.map(\.rule)
        #expect(rows.count == 123)
        #expect(Set(rows).count == rows.count)
        guard Catalogue.isHere else { return }
        let stated = try Catalogue.rows().filter { $0["kind"] != "list" }.compactMap { $0["id"] }
        #expect(stated.sorted() == rows.sorted())
    }

    /// docs/rules.md is made from the rows; `LIANXIN_WRITE_DOCS=1 swift test --filter
    /// RuleProbeTests` writes it anew.
    @Test("docs/rules.md says of each number what it does")
    func tableIsTrue() throws {
        let file = ScenarioTests.root.appendingPathComponent("docs/rules.md")
        let table = try Self.table
        if ProcessInfo.processInfo.environment["LIANXIN_WRITE_DOCS"] != nil {
            try Data(table.utf8).write(to: file)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == table)
    }

    private static var table: String {
        get throws {
            let head = [
                "# What each number does", "",
                "Made by `RuleProbeTests` from the packs: each number of a method that isn't the "
                    + "length of a list,",
                "a situation in which it tells, what follows, and what follows in a copy of the "
                    + "pack in which only this number is another.", "",
                "| rule | number | situation | follows | with | follows |",
                "|---|---|---|---|---|---|",
            ]
            let lines = try RuleRow.all.sorted { $0.rule < $1.rule }.map { row in
                let figures = try ProbedPacks.found(row.rule)?.rule.figures ?? []
                let bound = figures.first { $0.origin.id.text == row.rule }?.bound
                let number = bound.map {
                    "\($0.comparison.rawValue) \($0.number ?? 0) \($0.unit)"
                }
                return "| `\(row.rule)` | \(number ?? "") | \(row.probe.situation) "
                    + "| \(row.effect) | `\(row.broken)` | \(row.brokenEffect) |"
            }
            return (head + lines).joined(separator: "\n") + "\n"
        }
    }
}
