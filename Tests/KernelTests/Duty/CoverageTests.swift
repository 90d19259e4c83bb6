import Testing

@testable import Kernel

@Suite("coverage")
struct CoverageTests {
    let rule = visitRule()
    let today = day("2026-12-31")

    private func standing(_ visits: Visit..., declines: Bool = false) -> CoverageStanding {
        rule.standing(of: household("a", declines: declines), visits: visits, on: today)
    }

    @Test("nobody at home, a card, a call: not met")
    func notMet() {
        #expect(standing() == .notMet)
        #expect(standing(visit("a", "2026-02-01", .notHome)) == .notMet)
        #expect(standing(visit("a", "2026-02-01", .phone)) == .notMet)
    }

    @Test("who opened her door after having declined was met")
    func metAboveAll() {
        #expect(
            standing(visit("a", "2026-02-01", .declined), visit("a", "2026-05-01")) == .met)
        #expect(
            standing(visit("a", "2026-05-01"), visit("a", "2026-06-01", .declined)) == .met)
    }

    @Test("declined, then found to have moved: moved")
    func lastWord() {
        #expect(
            standing(
                visit("a", "2026-02-01", .declined), visit("a", "2026-05-01", .moved),
                visit("a", "2026-06-01", .notHome)) == .moved)
    }

    @Test("who asked not to be visited has declined, without a visit")
    func asked() {
        #expect(standing(declines: true) == .declined)
        #expect(standing(visit("a", "2026-05-01"), declines: true) == .met)
    }

    @Test("neither another household's visit counts nor last year's")
    func others() {
        #expect(standing(visit("b", "2026-05-01"), visit("a", "2025-12-31")) == .notMet)
        #expect(standing(visit("a", "2026-01-01", minute: 0)) == .met)
        #expect(standing(visit("a", "2026-12-31", minute: 1439)) == .met)
    }

    @Test("two visits a year are owed: one isn't enough")
    func two() {
        let rule = visitRule(2)
        let once = [visit("a", "2026-02-01")]
        #expect(rule.standing(of: household("a"), visits: once, on: today) == .notMet)
        let twice = once + [visit("a", "2026-08-01")]
        #expect(rule.standing(of: household("a"), visits: twice, on: today) == .met)
    }

    @Test("the rate leaves out who declined or moved, and shows them")
    func rate() {
        let count = CoverageCount(met: 2, declined: 1, moved: 1, notMet: 1)
        #expect(count.due == 5)
        #expect(count.reachable == 3)
        #expect(count.perMille == 666)
        #expect(CoverageCount(declined: 5).perMille == nil)
        #expect(CoverageCount(met: 999, notMet: 1).perMille == 999)
        #expect(CoverageCount(met: 1).perMille == 1000)
    }

    @Test("a frozen list counts who is on it, and nobody who came later")
    func frozen() throws {
        let place: ID<Place> = try #require(ID("v1"))
        let (a, b, c): (ID<Household>, ID<Household>, ID<Household>) =
            (try #require(ID("a")), try #require(ID("b")), try #require(ID("c")))
        let period = CoveragePeriod(
            rule: rule, place: place, startingOn: day("2026-01-01"), registered: [a, b])
        #expect(period.days == day("2026-01-01")...day("2026-12-31"))
        #expect(period.count([a: .met, c: .met]) == CoverageCount(met: 1, notMet: 1))
    }

    @Test("the count of a list adds up to the list")
    func adds() {
        let households = (1...20).map { household("h\($0)", declines: $0 % 7 == 0) }
        let outcomes = Visit.Outcome.allCases
        let visits = (1...15).map {
            visit("h\($0)", "2026-03-\(10 + $0)", outcomes[$0 % outcomes.count])
        }
        let count = rule.count(households, visits: visits, on: today)
        #expect(count.due == 20)
        #expect(count.met == 3)
    }
}
