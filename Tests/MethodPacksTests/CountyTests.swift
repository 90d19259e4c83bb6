import Testing

@testable import Kernel
@testable import MethodPacks

@Suite("the county's baseline")
struct CountyTests {
    let file: PackFile
    let figures = [
        "dispatchDays": "2", "contactDays": "2", "replyDays": "10", "revisitDays": "5",
        "rulingDays": "3", "silenceDays": "15",
    ]

    init() throws {
        file = try PackFile.read(ScenarioTests.folder + "/county-baseline.yaml")
    }

    @Test("what the statute doesn't say is open until the county says it")
    func open() {
        #expect(
            file.pack.open.map { $0.parameters } == [
                ["dispatchDays"], ["contactDays"], ["replyDays"], ["revisitDays"], ["rulingDays"],
                ["silenceDays"],
            ])
        #expect(file.pack.open.allSatisfy { $0.bound?.number == nil })
    }

    @Test("the statutory dates are there without any figure")
    func statutory() {
        let clocks = file.pack.rules.compactMap { rule -> String? in
            guard case .clock(let clock) = rule else { return nil }
            let longer = clock.maxExtension.map { " + \($0)" } ?? ""
            return "\(clock.name.rawValue) \(clock.within)\(longer)"
        }
        #expect(clocks == ["accept 15d", "finish 60d + 30d", "reviewRequest 30d", "review 30d"])
    }

    @Test("adopted with its figures, the county has every rule in force")
    func adopted() throws {
        let place: ID<Place> = try #require(ID("530827"))
        let adoption = try file.adopting(
            with: figures, at: place, from: try #require(Day("2026-01-01")))
        #expect(adoption.rules.count == file.pack.rules.count + file.pack.open.count)
        #expect(adoption.parameters["replyDays"] == "10wd")
        let rules = try RuleSet.inForce(
            at: [place], on: try #require(Day("2026-01-01")), adoptions: [adoption])
        let names = rules.clocks(for: .complaint).map(\.name)
        #expect(
            names == [
                .accept, .finish, .dispatch, .firstContact, .reply, .revisit, .ruling,
                .reviewRequest,
                .review,
            ])
        #expect(rules.caseRules(for: .complaint).replyClock?.name == .finish)
        #expect(rules.closing(for: .wish)?.needs == [.reply, .revisit])
        #expect(rules.closing(for: .wish)?.silence == .days(15))
        #expect(RuleSet(json: rules.json) == rules)
    }

    @Test("praise has no sixty days, for there is nothing to complete")
    func praise() throws {
        let place: ID<Place> = try #require(ID("530827"))
        let day = try #require(Day("2026-01-01"))
        let adoption = try file.adopting(with: figures, at: place, from: day)
        let rules = try RuleSet.inForce(at: [place], on: day, adoptions: [adoption])
        #expect(!rules.clocks(for: .praise).contains { $0.name == .finish })
    }

    @Test("an open rule says what it waits for, and what it would be at most")
    func explained() {
        #expect(
            file.pack.explained("county-reply", in: .english) == [
                "- county-reply: Left to the place that adopts the pack: Time to reply (replyDays, "
                    + "1–40 working days); not in force before. At the upper limit: For all cases: "
                    + "the reply within 40 working days, counted from the assignment (clock "
                    + "'reply'), standing still while the case is suspended."
            ])
    }
}
