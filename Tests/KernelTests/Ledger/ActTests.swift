import Kernel
import Testing

@Suite("acts that aren't about a case")
struct ActTests {
    private static func id<Subject>(_ text: String) -> ID<Subject> { ID(text)! }
    private static let day = Day("2026-03-02")!

    private static let household = Household(
        id: id("H-1"), place: id("530827101201"), head: "甲某", address: "三组12号",
        phone: "10000000001", size: 4, zone: id("Z1"), linkedOfficial: id("G1"),
        declinesVisits: true)

    private static func visit(_ subject: Visit.Subject) -> Visit {
        Visit(
            id: id("V-1"), official: id("G1"), subject: subject, kind: .home, outcome: .met,
            at: Moment(day, minute: 600), minutes: 30,
            notes: [DiaryEntry(type: "hardship", text: "甲某住院")])
    }

    private static let visitRule = VisitRule(
        origin: RuleOrigin(id: id("r"), mechanism: id("m"), pack: id("p"), line: 3),
        by: id("linkedOfficial"), of: .household, number: 1, every: .every(.year))

    /// One of each at least, with every field set, and the barest.
    static let acts: [Act] =
        [
            .place(
                Place(
                    code: id("mca:530827101"), codeSystem: .civilAffairs, edition: "2023",
                    level: .township,
                    name: "勐马镇", parent: id("530827"), validFrom: day, validTo: day + 365)),
            .place(Place(code: id("53"), level: .province, name: "云南省", parent: nil)),
            .unit(HandlingUnit(code: id("water"), name: "水务局", place: id("530827"))),
            .official(
                Official(
                    code: id("G1"), name: "甲一", unit: id("water"), place: id("530827"),
                    roles: [.field, .handler], post: "驻村干部", phone: "10000000002", leadsUnit: true,
                    isActive: false,
                    methodRoles: [
                        MethodRole(id("p"), id("leader")), MethodRole(id("p"), id("none")),
                    ])),
            .official(Official(code: id("G2"), name: "甲二", unit: nil, place: id("53"), roles: [])),
            .household(household),
            .household(Household(id: id("H-2"), place: id("530827101201"))),
            .zone(
                ResponsibilityZone(
                    id: id("Z1"), name: "一组片区", level: .villagerGroup, place: id("530827101201"),
                    leader: id("G1"), responsible: [id("G1"), id("G2")])),
            .zone(
                ResponsibilityZone(
                    id: id("Z2"), name: "二组片区", level: .village, place: id("530827101201"),
                    leader: nil, responsible: [], kind: .absentWorkers)),
            .handOver(HandOver(zone: id("Z1"), from: id("G1"), to: id("G2"), on: day)),
            .visit(visit(.household(id("H-1")))), .visit(visit(.place(id("530827101201")))),
            .adoption(
                Adoption(
                    pack: id("p"), version: 1, file: "p.yaml", place: id("530827"), from: day,
                    parameters: ["reply": "15d"], roles: [], noteTypes: [],
                    rules: [.visit(visitRule)])),
            .discharge(Discharge(rule: id("r"), official: id("G1"), on: day, text: "已整理甲某的记录")),
            .remark(
                DutyRemark(
                    duty: DutyName(
                        rule: id("r"), place: id("53"), period: Period(.month, containing: day)),
                    official: id("G1"), kind: .reason, author: id("G1"), text: "住院两周")),
            .remark(
                DutyRemark(
                    duty: DutyName(rule: id("r"), place: nil, period: Period(day...(day + 3))),
                    official: id("G1"), kind: .urging, author: id("G2"), text: "请尽快")),
            .count(
                CoverageNote(
                    rule: id("r"), place: id("53"), period: Period(.year, containing: day),
                    reached: 8, of: 10)!),
            .coverage(
                CoveragePlan(
                    rule: visitRule, place: id("530827"), except: [id("530827101")], first: day,
                    last: day + 364)),
            .notice(["id": "cn-2026-1"]),
        ] + undertakings

    private static func undertaking(
        _ name: String, _ rule: Rule, _ work: Undertaking.Work
    ) -> Act {
        .opening(
            Undertaking(
                id: id(name), rule: rule, place: id("530827"), title: "甲", openedAt: Moment(day),
                openedBy: .official(id("G1"), of: id("water")), work: work))
    }

    /// One of each kind, and all that may happen to it.
    private static let undertakings: [Act] = [
        undertaking(
            "u1", RuleJSONTests.rules[0], .meeting(Meeting(on: day + 7, known: day))),
        undertaking(
            "u2", RuleJSONTests.rules[0],
            .ballot(Ballot(on: day, rated: "甲一", official: id("G1"), issued: 60))),
        undertaking(
            "u3", RuleJSONTests.rules[0],
            .roster(Roster(of: "一支部", members: [Roster.Member(name: "甲", pool: "town")], all: 9))),
        undertaking(
            "u4", RuleJSONTests.rules[0],
            .claim(
                Claim(
                    official: id("G1"), serviceCase: CaseNumber(year: 2026, serial: 1), text: "x",
                    window: "evening"))),
        undertaking("u5", RuleJSONTests.rules[0], .project(Project(begins: day))),
        undertaking(
            "u6", RuleJSONTests.rules[0],
            .decision(Decision(what: "prize", about: id("G1"), reason: "甲", prize: 300, from: day))),
        .change(
            id("u1"),
            .meeting(
                .held(
                    present: ["town": 3], minutes: "纪要",
                    resolved: [Meeting.Resolved(kind: .promise, text: "修路")]))),
        .change(
            id("u1"),
            .meeting(.scored(Meeting.Score(speaker: "一队", slips: 10, means: ["accurate": 8750])))),
        .change(id("u1"), .meeting(.calledOff)),
        .change(
            id("u2"),
            .ballot(
                .counted(
                    BallotResult(ballots: 50, spoiled: 2, marks: ["": ["yes": 48, "no": nil]])))),
        .change(id("u2"), .ballot(.belowQuorum)),
        .change(id("u3"), .roster(.members([Roster.Member(name: "乙", leads: true)], of: 5))),
        .change(id("u4"), .claim(.fulfilled)), .change(id("u4"), .claim(.confirmed)),
        .change(id("u4"), .claim(.givenBack)),
        .change(id("u5"), .project(.asked(ConsentCount(agreed: 3, refused: 1, notAsked: 2)))),
        .change(id("u5"), .project(.reached(Project.Step(milestone: "plan", on: day)))),
        .change(id("u5"), .project(.funded(Project.Fund(source: "county", yuan: 5)))),
        .change(
            id("u5"),
            .project(
                .inspected(
                    Project.Inspected(kind: .unannounced, on: day, toCorrect: "栏杆")))),
        .change(id("u5"), .project(.accepted(on: day))),
    ]

    private func form(_ act: Act) -> EntryForm {
        act.form(sequence: 7, at: Moment(Self.day), by: .office)
    }

    @Test("every kind of act is tried here")
    func allKinds() { #expect(Set(Self.acts.map(\.name)) == Set(Act.Name.allCases)) }

    @Test("an act reads back from its ledger form as it was", arguments: acts)
    func roundTrip(act: Act) { #expect(Act(form(act)) == act) }

    @Test("and from the canonical bytes of that form", arguments: acts)
    func throughBytes(act: Act) throws {
        let form = form(act)
        let facts = try #require(try JSON(JSON.object(form.facts).bytes).object)
        let personal = try #require(try JSON(JSON.object(form.personal).bytes).object)
        #expect(Act(EntryForm(facts: facts, personal: personal)) == act)
    }

    @Test("who, when and as the how-manieth stand with every act", arguments: acts)
    func envelope(act: Act) {
        let facts = form(act).facts
        #expect(facts["act"] == .text(act.name.rawValue))
        #expect(facts["by"] == "office" && facts["seq"] == 7 && facts["receivedAt"] != nil)
        #expect(Set(facts.keys).isDisjoint(with: form(act).personal.keys))
    }

    @Test(
        "a household's head, address, phone and size are personal, the diary's notes, an official's words"
    )
    func personal() {
        for act in Self.acts {
            let expected: Set<String> =
                switch act {
                case .household: ["head", "address", "phone", "size"]
                case .visit: ["notes"]
                case .discharge, .remark: ["text"]
                case .opening, .change: ["texts"]
                default: []
                }
            #expect(Set(form(act).personal.keys) == expected, "\(act.name)")
            let facts = String(decoding: JSON.object(form(act).facts).bytes, as: UTF8.self)
            #expect(
                !facts.contains("甲某") && !facts.contains("三组12号") && !facts.contains("10000000001"))
        }
    }

    @Test("with its texts erased an act still says what was done", arguments: acts)
    func erased(act: Act) throws {
        let read = try #require(Act(EntryForm(facts: form(act).facts, personal: [:])))
        #expect(form(read).facts == form(act).facts)
        #expect(read.subject.topic == act.subject.topic && read.subject.code == act.subject.code)
    }

    @Test(
        "a visit stands with the household that it was paid to, a talk in the courtyard by itself")
    func subjects() {
        let toHousehold = Act.visit(Self.visit(.household(Self.id("H-1")))).subject
        let toPlace = Act.visit(Self.visit(.place(Self.id("530827101201")))).subject
        #expect(toHousehold == ("household", "H-1"))
        #expect(toPlace == ("visit", "V-1"))
    }

    @Test(
        "an act of an unknown kind, or one that lacks what it is about, isn't read", arguments: acts
    )
    func torn(act: Act) {
        let whole = form(act)
        let other = whole.facts.merging(["act": "vote"]) { $1 }
        #expect(Act(EntryForm(facts: other, personal: whole.personal)) == nil)
        let bare = whole.facts.filter { ["act", "by", "seq", "receivedAt"].contains($0.key) }
        #expect(Act(EntryForm(facts: bare, personal: whole.personal)) == nil)
    }
}
