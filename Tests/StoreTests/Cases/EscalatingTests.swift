import Kernel
import Testing

@testable import Store

@Suite("up the ladder")
struct EscalatingTests {
    private static let committee: ID<HandlingUnit> = County.id("village-committee")
    private static let town: ID<HandlingUnit> = County.id("town-office")

    /// A case that the village's committee has in hand, where cases go up by this ladder.
    private static func givenToTheVillage(_ ladder: [TerritoryLevel]) async throws -> (
        County, CaseNumber
    ) {
        let county = try await County.make()
        let units = [(committee, "村委会", County.village), (town, "镇政府", County.township)]
        let rule = Rule.procedure(
            ProcedureRule(
                origin: RuleOrigin(
                    id: ID("ladder")!, mechanism: ID("linkage")!, pack: ID("linkage")!, line: 1),
                ladder: ladder))
        try await county.store.write { transaction in
            for (code, name, place) in units {
                try transaction.record(
                    .unit(HandlingUnit(code: code, name: name, place: place)), by: .office,
                    at: County.now)
            }
            try transaction.record(
                .adoption(
                    Adoption(
                        pack: ID("linkage")!, version: 1, file: "packs/linkage.yaml",
                        place: County.county, from: County.now.day, parameters: [:], roles: [],
                        noteTypes: [], rules: [rule])), by: .office, at: County.now)
        }
        let number = try await county.register().number
        try await county.perform(.acceptance, on: number, by: county.desk)
        try await county.perform(
            .assignment(unit: committee, official: nil), on: number, by: county.desk)
        return (county, number)
    }

    @Test("what the village can't solve goes to the town, and not past it to the county")
    func oneRung() async throws {
        let (county, number) = try await Self.givenToTheVillage([.village, .township, .county])
        await #expect(throws: Refusal.skipsALevel(next: .township)) {
            try await county.perform(
                .escalation(reason: "要县里改管网", to: County.water), on: number, by: county.desk)
        }
        try await county.perform(
            .escalation(reason: "要镇里协调", to: Self.town), on: number, by: county.desk)
        try await county.perform(
            .assignment(unit: Self.town, official: nil), on: number, by: county.desk)
        let done = try await county.perform(
            .escalation(reason: "要县里改管网", to: County.water), on: number, by: county.desk)
        #expect(done.it.state.name == .escalated)
    }

    @Test("where no rule has a ladder, or it has no rung for the town, the county may be next")
    func otherLadders() async throws {
        for ladder in [[], [.village, .county]] as [[TerritoryLevel]] {
            let (county, number) = try await Self.givenToTheVillage(ladder)
            let done = try await county.perform(
                .escalation(reason: "要县里改管网", to: County.water), on: number, by: county.desk)
            #expect(done.it.state.name == .escalated)
        }
    }
}
