import Testing

@testable import Kernel
@testable import MethodPacks

@Suite("the pack of Songmu")
struct SongmuTests {
    let pack: MethodPack

    init() throws {
        pack = try PackFile.read(ScenarioTests.folder + "/songmu-three-haves-two-reviews.yaml").pack
    }

    /// Id, comparison, number, unit and kind as the catalogue of rules states them.
    static let stated = """
        songmu-village-per-official = 1 village/official composition
        songmu-card-per-household = 1 card/household coverage
        songmu-household-visits >= 1 visits/year quota
        songmu-diary-types = 5 types list
        songmu-phone-hours = 24 hours/day cadence
        songmu-sort-cadence = 1 times/week cadence
        songmu-total-cadence = 1 times/month cadence
        songmu-basic-cadence = 1 times/year cadence
        songmu-dynamic-cadence = 1 times/month cadence
        songmu-promise-cadence = 1 times/year cadence
        songmu-check-cadence = 1 times/day cadence
        songmu-bulletin-cadence = 1 times/week cadence
        songmu-appraisal-cadence = 1 times/month cadence
        songmu-urgent-report = 0 days deadline
        songmu-strike-off = 0 matters threshold
        songmu-item-states = 3 states list
        songmu-haves = 3 items list
        songmu-reviews = 2 items list
        songmu-card-fields = 6 fields list
        songmu-basic-blocks = 4 blocks list
        songmu-basic-items = 50 items list
        songmu-dynamic-fixes = 3 fields list
        songmu-comment-steps = 4 steps list
        songmu-rating-steps = 5 steps list
        songmu-comment-cadence = 1 times/month cadence
        songmu-rating-cadence = 1 times/half-year cadence
        songmu-rating-quorum >= 50 persons quorum
        """

    @Test("every number of the source is read back from the typed rules")
    func numbers() {
        let rows = RuleTable.rows(of: pack).map { row in [0, 2, 3, 4, 5].map { row[$0] } }
        #expect(rows.map { $0.joined(separator: " ") }.joined(separator: "\n") == Self.stated)
    }

    @Test("it has all nine mechanisms")
    func mechanisms() {
        #expect(pack.mechanisms.count == 9)
    }

    @Test("a rule's row leads to the line of the file on which it stands")
    func lines() throws {
        let text = try String(contentsOfFile: pack.file, encoding: .utf8)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for rule in pack.rules {
            let line = rule.origin.line - 1
            #expect(lines[line...(line + 1)].contains { $0.contains(rule.id.text) })
        }
    }

    @Test("the diary has five types of note, and none is about attitude")
    func noteTypes() {
        #expect(
            pack.noteTypes
                == ["hardship", "livelihood", "neighbourDispute", "suggestion", "petition"])
    }

    @Test("it explains itself in both languages")
    func explains() {
        #expect(
            pack.explained("songmu-household-visits", in: .chinese)
                == ["- songmu-household-visits: 驻村干部每年对每户至少1次走访。"])
        #expect(
            pack.explained("songmu-household-visits", in: .english) == [
                "- songmu-household-visits: The linked official owes every household at least "
                    + "1 visit per year."
            ])
        #expect(
            pack.explained("songmu-rating-quorum", in: .english) == [
                "- songmu-rating-cadence: village official, party member, villager-group head, "
                    + "resident representative rate the linked official every half-year; "
                    + "valid with at least 50 ballots; anonymous."
            ])
        #expect(pack.explained("songmu-nothing", in: .english).isEmpty)
    }

    @Test("adopted, it is kept in the ledger and read back whole")
    func adopted() throws {
        let file = try PackFile.read(pack.file)
        let day = try #require(Day("2026-01-01"))
        let adoption = try file.adopting(with: [:], at: try #require(ID("own:songmu")), from: day)
        #expect(Adoption(json: adoption.json) == adoption)
        #expect(try JSON(adoption.json.bytes) == adoption.json)
        #expect(adoption.rules == pack.rules)
        #expect(adoption.noteTypes.map(\.name.chinese).first == "生活困难")
    }
}
