import Testing

@testable import Kernel

@Suite("counting ballots")
struct BallotCountingTests {
    private func rule(
        quorum: Int? = nil, scale: [String]? = nil, standards: [String]? = nil,
        smallestCell: Int? = nil
    ) -> BallotRule {
        BallotRule(
            origin: origin("rating"), rated: "linkedOfficial",
            raters: WordList(items: ["residents", "partyMembers"]), every: .every(.halfYear),
            quorum: quorum.map { NumberClause(.atLeast, $0, unit: "persons") },
            scale: scale.map { WordList(items: $0) },
            standards: standards.map { WordList(items: $0) }, smallestCell: smallestCell)
    }

    private func shown(_ marks: [String: Int], smallestCell: Int) throws -> [String: Int?] {
        let count = BallotCount(cast: ["residents": 40], marks: ["": marks])
        let result = try rule(smallestCell: smallestCell).result(of: count)
        return try #require(result.marks[""])
    }

    @Test("forty-nine of fifty are no rating, fifty are one")
    func quorum() throws {
        let few = BallotCount(cast: ["residents": 40, "partyMembers": 9], marks: [:])
        #expect(throws: BallotRefusal.belowQuorum(49, needed: 50)) {
            try rule(quorum: 50).result(of: few)
        }
        let enough = BallotCount(cast: ["residents": 40, "partyMembers": 10], marks: [:])
        #expect(try rule(quorum: 50).result(of: enough).ballots == 50)
    }

    @Test("ballots that can't be read are told and don't make up the quorum")
    func spoiled() throws {
        let count = BallotCount(cast: ["residents": 50], spoiled: 3, marks: [:])
        #expect(try rule(quorum: 50).result(of: count).spoiled == 3)
        let few = BallotCount(cast: ["residents": 49], spoiled: 3, marks: [:])
        #expect(throws: BallotRefusal.belowQuorum(49, needed: 50)) {
            try rule(quorum: 50).result(of: few)
        }
    }

    @Test("of a small number that would be hidden alone the next larger is hidden too")
    func neverAlone() throws {
        let shown = try shown(["good": 30, "fair": 8, "poor": 2], smallestCell: 5)
        #expect(shown == ["good": 30, "fair": nil, "poor": nil])
    }

    @Test("nobody is hidden by a nought, and five is shown where five is the smallest")
    func boundary() throws {
        #expect(try shown(["good": 35, "fair": 5, "poor": 0], smallestCell: 5)["fair"] == 5)
        #expect(try shown(["good": 35, "fair": 5, "poor": 0], smallestCell: 5)["poor"] == 0)
        #expect(try shown(["good": 36, "fair": 4], smallestCell: 5) == ["good": nil, "fair": nil])
    }

    @Test("nobody else rates, and nothing else is rated")
    func unknown() {
        func refusal(_ count: BallotCount, _ rule: BallotRule) -> BallotRefusal? {
            do throws(BallotRefusal) {
                _ = try rule.result(of: count)
                return nil
            } catch { return error }
        }
        let scaled = rule(scale: ["good", "poor"], standards: ["work"])
        #expect(
            refusal(BallotCount(cast: ["visitors": 1], marks: [:]), scaled)
                == .unknownGroup("visitors"))
        let cast = ["residents": 2]
        #expect(
            refusal(BallotCount(cast: cast, marks: ["faces": ["good": 1]]), scaled)
                == .unknownStandard("faces"))
        #expect(
            refusal(BallotCount(cast: cast, marks: ["work": ["superb": 1]]), scaled)
                == .unknownGrade("superb"))
        #expect(
            refusal(BallotCount(cast: cast, marks: ["work": ["good": 2, "poor": 1]]), scaled)
                == .moreMarksThanBallots(standard: "work"))
        #expect(refusal(BallotCount(cast: ["residents": -1], marks: [:]), scaled) == .negative)
    }

    @Test(
        "the rating of the first half-year is due on 30 June, and one of July counts for the next")
    func halfYear() {
        let last = day("2026-06-30")
        #expect(rule().standing(held: [], on: last) == .due(in: 0))
        #expect(rule().standing(held: [day("2026-07-01")], on: last) == .due(in: 0))
        #expect(rule().standing(held: [day("2026-01-01")], on: last) == .met)
    }
}
