import Testing

@testable import Kernel

@Suite("what a body lacks")
struct RosterTests {
    private func team(
        _ comparison: Comparison, _ number: Int?, share: Bool = false, pools: [String]? = nil
    ) -> TeamRule {
        TeamRule(
            origin: origin("team"), team: "team",
            counting: share ? .share(of: "officials") : .members("persons"),
            comparison: comparison, number: number, pools: pools.map { WordList(items: $0) })
    }

    @Test("exactly ten: nine are one too few, eleven one too many")
    func exactly() {
        #expect(team(.exactly, 10).gaps(members: ["persons": 9]) == [.tooFew(by: 1)])
        #expect(team(.exactly, 10).gaps(members: ["persons": 10]) == [])
        #expect(team(.exactly, 10).gaps(members: ["persons": 11]) == [.tooMany(by: 1)])
    }

    @Test("more than ten begins at eleven")
    func moreThan() {
        #expect(team(.moreThan, 10).gaps(members: ["persons": 10]) == [.tooFew(by: 1)])
        #expect(team(.moreThan, 10).gaps(members: ["persons": 11]) == [])
    }

    @Test("about ten warns only beyond a fifth, and never blocks")
    func about() {
        #expect(team(.about, 10).gaps(members: ["persons": 12]) == [])
        #expect(team(.about, 10).gaps(members: ["persons": 8]) == [])
        let gaps = team(.about, 10).gaps(members: ["persons": 13])
        #expect(gaps == [.farFrom(10, has: 13)])
        #expect(gaps.map(\.isWarning) == [true])
    }

    @Test("of nobody there is no share")
    func share() {
        #expect(team(.about, 40, share: true).gaps(members: ["officials": 0], of: 0) == [])
        #expect(
            team(.about, 40, share: true).gaps(members: ["officials": 25], of: 50)
                == [.farFrom(40, has: 50)])
    }

    @Test("each pool has at least one, whatever the number; nought is nobody")
    func pools() {
        let gaps = team(.exactly, 3, pools: ["a", "b"]).gaps(members: ["a": 3, "b": 0])
        #expect(gaps == [.withoutPools(["b"])])
        #expect(team(.exactly, nil, pools: ["a"]).gaps(members: [:]) == [.withoutPools(["a"])])
    }
}

@Suite("how much of a coverage is missing")
struct CoverageGapTests {
    private func coverage(
        _ comparison: Comparison, _ number: Int, _ measuring: CoverageRule.Measuring = .share
    ) -> CoverageRule {
        CoverageRule(
            origin: origin("coverage"), every: .household, has: .met, measuring: measuring,
            comparison: comparison, number: number)
    }

    @Test("one of a thousand missing isn't a hundred of a hundred")
    func neverRoundedUp() {
        #expect(coverage(.exactly, 100).gap(reached: 999, of: 1000) == 1)
        #expect(coverage(.exactly, 100).gap(reached: 1000, of: 1000) == nil)
    }

    @Test("eighty of a hundred of 299 are 240")
    func share() {
        #expect(coverage(.atLeast, 80).gap(reached: 239, of: 299) == 1)
        #expect(coverage(.atLeast, 80).gap(reached: 240, of: 299) == nil)
    }

    @Test("of nobody nothing is missing")
    func nobody() {
        #expect(coverage(.exactly, 100).gap(reached: 0, of: 0) == nil)
        #expect(coverage(.exactly, 0, .missed).gap(reached: 0, of: 0) == nil)
    }

    @Test("none may be missed, or one")
    func missed() {
        #expect(coverage(.exactly, 0, .missed).gap(reached: 4, of: 5) == 1)
        #expect(coverage(.atMost, 1, .missed).gap(reached: 4, of: 5) == nil)
        #expect(coverage(.exactly, 18, .reached).gap(reached: 17, of: 18) == 1)
    }
}

@Suite("taking something up")
struct ClaimingTests {
    private func wishes(each: Recurrence? = .every(.year)) -> ClaimRule {
        ClaimRule(
            origin: origin("wishes"), claims: "microWish", by: ID("member")!, each: each,
            atLeast: NumberClause(.atLeast, 1, unit: "wishes"),
            atMost: NumberClause(.atMost, 2, unit: "wishes"),
            windows: WordList(items: ["daytime", "evening"]))
    }

    @Test("a third wish of the year is refused, and one that somebody has")
    func bounds() {
        #expect(throws: Never.self) { try wishes().checkClaim(after: 1) }
        #expect(throws: ClaimRefusal.enough(limit: 2)) { try wishes().checkClaim(after: 2) }
        #expect(throws: ClaimRefusal.taken) { try wishes().checkClaim(after: 0, isTaken: true) }
        #expect(throws: ClaimRefusal.unknownWindow("night")) {
            try wishes().checkClaim(after: 0, window: "night")
        }
    }

    @Test("where a period counts, the least is a duty; where none does, it is a gap")
    func least() {
        #expect(wishes().cadence?.owed == 1)
        #expect(wishes().gap(partners: 0) == nil)
        #expect(wishes(each: nil).cadence == nil)
        #expect(wishes(each: nil).gap(partners: 0) == .tooFew(by: 1))
        #expect(wishes(each: nil).gap(partners: 2) == nil)
        #expect(wishes(each: nil).gap(partners: 3) == .tooMany(by: 1))
    }
}
