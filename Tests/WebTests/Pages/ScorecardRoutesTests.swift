import HTTPTypes
import Kernel
import Store
import Testing

@testable import Web

@Suite("an official's account on its pages")
struct ScorecardRoutesTests {
    private func origin(_ id: String) -> RuleOrigin {
        RuleOrigin(id: ID(id)!, mechanism: ID("work")!, pack: ID("work")!, line: 1)
    }

    /// A week's work of whoever visits, in force since the beginning of the year.
    private func county() async throws -> APICounty {
        let county = try await APICounty()
        let adoption = Adoption(
            pack: ID("work")!, version: 1, file: "work.yaml", place: ID("530827")!,
            from: Day("2026-01-01")!, parameters: [:],
            roles: [
                PackRole(
                    id: ID("visitor")!, name: Wording(chinese: "驻村干部", english: "visitor"),
                    role: .field)
            ], noteTypes: [],
            rules: [
                .cadence(
                    CadenceRule(
                        origin: origin("sorting"), duty: "sort", of: ID("visitor")!,
                        every: .every(.week))),
                .coverage(
                    CoverageRule(
                        origin: origin("badges"), every: .term("staff"), has: .term("badge"),
                        comparison: .exactly, number: 100)),
                .coverage(
                    CoverageRule(
                        origin: origin("linked"), every: .household, has: .linked,
                        comparison: .exactly, number: 100)),
            ])
        try await county.store.write {
            _ = try $0.record(.adoption(adoption), by: .office, at: APICounty.now)
        }
        return county
    }

    @Test("she reads her own; her supervisor reads it; nobody else learns that it is there")
    func isHersAndHerSupervisors() async throws {
        let county = try await county()
        let field = try await Visitor.official("F1", in: county)
        try await field.get("/scorecard")
        #expect(field.page.status == 200 && field.page.text.contains("履职账"))
        #expect(field.page.text.contains("sorting"))
        for (code, status) in [
            ("S1", 200), ("L1", 200), ("D1", 404),
            ("H1", 404), ("F2", 404),
        ] {
            let visitor = try await Visitor.official(code, in: county)
            try await visitor.get("/scorecard/F1")
            #expect(visitor.page.status == status, "\(code)")
        }
        let stranger = Visitor(county)
        try await stranger.get("/scorecard/F1")
        #expect(stranger.address.hasPrefix("/sign-in"))
    }

    @Test("her own is a table too, a line a duty")
    func isATable() async throws {
        let county = try await county()
        let field = try await Visitor.official("F1", in: county)
        try await field.get("/scorecard.csv")
        #expect(field.page.status == 200)
        #expect(field.page.text.contains("method,rule,sentence,period"))
        #expect(field.page.text.contains("work,sorting"))
    }

    @Test(
        "a span turned round or of many years is refused",
        arguments: [
            "from=2026-02-01&to=2026-01-01", "from=2000-01-01&to=2026-01-01", "from=yesterday",
        ])
    func refusesSpans(_ query: String) async throws {
        let field = try await Visitor.official("F1", in: try await county())
        try await field.get("/scorecard?" + query)
        #expect(field.page.status == 422)
    }

    @Test("the officials of a place stand by their codes, each with her own duties")
    func listsOfficials() async throws {
        let supervisor = try await Visitor.official("S1", in: try await county())
        try await supervisor.get("/supervision/duties?place=530827101")
        let text = supervisor.page.text
        #expect(text.contains("/scorecard/F1") && text.contains("/scorecard/F2"))
        let first = try #require(text.range(of: "/scorecard/F1"))
        let second = try #require(text.range(of: "/scorecard/F2"))
        #expect(first.lowerBound < second.lowerBound)
        let desk = try await Visitor.official("D1", in: try await county())
        try await desk.get("/supervision/duties")
        #expect(desk.page.status == 403)
    }

    @Test("what the tables hold is counted; what they don't is said plainly, and entered by hand")
    func countsCoverage() async throws {
        let county = try await county()
        let supervisor = try await Visitor.official("S1", in: county)
        try await supervisor.get("/coverage")
        #expect(supervisor.page.text.contains("由人填写，还没有记录"))
        #expect(supervisor.page.text.contains("达到"))
        #expect(supervisor.form("count-linked") == nil)
        try await supervisor.send("count-badges", ["reached": "12", "all": "10"])
        #expect(supervisor.page.status == 422)
        #expect(supervisor.page.text.contains("value=\"12\""))
        try await supervisor.send("count-badges", ["reached": "8", "all": "10"])
        #expect(supervisor.page.text.contains("还差2"))
        let note = try #require(
            CoverageNote(
                rule: ID("linked")!, place: ID("530827")!, period: Period("2026")!, reached: 1,
                of: 1))
        await #expect(throws: StoreRefusal.conflict("countedHere")) {
            try await county.store.write {
                let her = try #require(try $0.official(ID("S1")!))
                try $0.note(note, by: her, at: APICounty.now)
            }
        }
    }
}
