import Kernel
import TestSupport
import Testing

@testable import Store

@Suite("undertakings in the ledger and their table")
struct UndertakingsTests {
    let county: VisitedCounty

    static let leader = Official(
        code: id("wang"), name: "王县长", unit: nil, place: id("53"), roles: [.leader])
    static let clerk = Official(
        code: id("zhou"), name: "周敏", unit: nil, place: id("53"), roles: [.desk])

    static func origin(_ name: String) -> RuleOrigin {
        RuleOrigin(
            id: id(name), mechanism: id("methods"), pack: VisitedCounty.pack, line: 1)
    }

    static let meeting = Rule.meeting(
        MeetingRule(
            origin: origin("joint-meeting"), meeting: "jointMeeting", of: id("countyLeader"),
            every: .interval(2, .month),
            notice: TimeClause(origin: origin("notice"), .exactly, .days(7)),
            keepsMinutes: true, resolutions: [.case],
            jury: JuryClause(standards: WordList(items: ["accurate", "severe"]))))
    static let ballot = Rule.ballot(
        BallotRule(
            origin: origin("rating"), rated: "linkedOfficial",
            raters: WordList(items: ["groupHead"]), every: .every(.halfYear),
            quorum: NumberClause(origin: origin("quorum"), .atLeast, 50, unit: "persons")))
    static let team = Rule.team(
        TeamRule(
            origin: origin("team"), team: "jury", counting: .members("persons"), number: 2,
            pools: WordList(items: ["town", "village"])))
    static let claim = Rule.claim(
        ClaimRule(
            origin: origin("wish"), claims: "microWish", by: id("linkedOfficial"),
            each: .every(.year),
            atLeast: NumberClause(origin: origin("min"), .atLeast, 1, unit: "wishes/year"),
            atMost: NumberClause(origin: origin("max"), .atMost, 2, unit: "wishes/year")))
    static let project = Rule.project(
        ProjectRule(
            origin: origin("road"), project: "road",
            milestones: WordList(items: ["plan", "build"]),
            funds: WordList(items: ["county"]), consent: "household",
            inspections: [.unannounced], acceptance: id("countyLeader")))
    static let consequence = Rule.consequence(
        ConsequenceRule(
            origin: origin("result"), after: "rating", leadsTo: WordList(items: ["prize"]),
            prize: NumberClause(origin: origin("prize"), .exactly, 300, unit: "yuan"),
            decidedBy: id("countyLeader")))

    init() throws {
        county = try VisitedCounty()
        try county.adopt([
            Self.meeting, Self.ballot, Self.team, Self.claim, Self.project, Self.consequence,
        ])
        try county.write { transaction in
            for official in [Self.leader, Self.clerk] {
                try transaction.record(
                    .official(official), by: .office, at: moment("2026-01-01T08:40"))
            }
        }
    }

    private func it(
        _ name: String, _ rule: Rule, _ work: Undertaking.Work, by official: Official = leader,
        at text: String = "2026-03-02T09:00"
    ) -> Undertaking {
        Undertaking(
            id: id(name), rule: rule, place: official.place, title: "题目", openedAt: moment(text),
            openedBy: .official(official.code, of: nil), work: work)
    }

    private func open(_ it: Undertaking, by official: Official = leader) throws {
        try county.write { try $0.open(it, by: official, at: it.openedAt) }
    }

    @discardableResult
    private func change(
        _ name: String, by official: Official = leader, at text: String = "2026-03-10T09:00",
        _ deed: @escaping @Sendable (Undertaking) throws -> Undertaking.Change
    ) throws -> Undertaking {
        try county.write {
            try $0.change(id(name), by: official, at: moment(text), deed)
        }
    }

    private func official(_ code: String) throws -> Official {
        try #require(try county.read { try $0.official(id(code)) })
    }

    private func isClean() throws -> Bool {
        let verdict = try county.verify()
        if let finding = verdict.finding { Issue.record("\(finding)") }
        return verdict.finding == nil
    }

    @Test("a meeting needs its notice, is held once, and its duty is met by being held")
    func meeting() throws {
        let tooSoon = it(
            "m0", Self.meeting, .meeting(Meeting(on: day("2026-03-08"), known: day("2026-03-02"))))
        #expect(throws: UndertakingRefusal.meeting(.noticeTooShort(earliest: day("2026-03-09")))) {
            try open(tooSoon)
        }
        let inTime = it(
            "m1", Self.meeting, .meeting(Meeting(on: day("2026-03-09"), known: day("2026-03-02"))))
        try open(inTime)
        #expect(throws: UndertakingRefusal.notNow) {
            try change("m1", at: "2026-03-08T09:00") {
                try $0.holding(
                    present: [:], minutes: "早了", resolved: [], on: day("2026-03-08"))
            }
        }
        try change("m1") {
            try $0.holding(
                present: ["": 12], minutes: "议定一件事",
                resolved: [Meeting.Resolved(kind: .case, text: "修路")], on: day("2026-03-10"))
        }
        try change("m1") {
            try $0.scoring(
                "第一队", slips: [["accurate": 80, "severe": 90], ["accurate": 85, "severe": 91]],
                on: day("2026-03-10"))
        }
        let kept = try #require(try county.read { try $0.undertaking(id("m1")) })
        guard case .meeting(let held) = kept.work else { throw UndertakingRefusal.wrongKind }
        #expect(held.state == .held && held.minutes == "议定一件事" && kept.version == 3)
        #expect(held.scores.first?.means == ["accurate": 8250, "severe": 9050])
        let duties = try county.read {
            try $0.duties(of: Self.leader, at: moment("2026-03-11T09:00"))
        }
        let own = duties.filter { $0.rule == id("joint-meeting") }
        #expect(own.first { $0.due == day("2026-04-30") }?.standing == .met)
        #expect(own.first { $0.due == day("2026-02-28") }?.standing == .overdue(by: 11))
        #expect(try isClean())
    }

    @Test("49 ballots are no rating, 50 are one; nobody enters a single ballot")
    func ballot() throws {
        for (name, cast) in [("b49", 49), ("b50", 50)] {
            try open(
                it(
                    name, Self.ballot,
                    .ballot(
                        Ballot(on: day("2026-03-02"), rated: "林海", official: id("lin"), issued: 60)),
                    at: "2026-03-10T09:00"))
            try change(name) {
                try $0.counting(
                    BallotCount(
                        cast: ["groupHead": cast], spoiled: 3, marks: ["": ["yes": 40, "no": 9]]))
            }
        }
        let states = try county.read { transaction in
            try ["b49", "b50"].map { try transaction.undertaking(id($0))?.state }
        }
        #expect(states == ["belowQuorum", "counted"])
        #expect(throws: UndertakingRefusal.ballot(.moreMarksThanBallots(standard: ""))) {
            try open(
                it(
                    "b3", Self.ballot,
                    .ballot(Ballot(on: day("2026-03-02"), rated: "x", official: nil, issued: 2)),
                    at: "2026-03-10T09:00"))
            try change("b3") {
                try $0.counting(BallotCount(cast: ["groupHead": 3], marks: [:]))
            }
        }
        #expect(try isClean())
    }

    @Test("a wish is one person's, and two a year are enough; confirmed by another it counts")
    func claims() throws {
        let lin = try official("lin")
        for name in ["c1", "c2"] {
            try open(
                it(
                    name, Self.claim,
                    .claim(Claim(official: lin.code, serviceCase: nil, text: "一副老花镜")), by: lin),
                by: lin)
        }
        #expect(throws: UndertakingRefusal.claim(.enough(limit: 2))) {
            try open(
                it(
                    "c3", Self.claim,
                    .claim(Claim(official: lin.code, serviceCase: nil, text: "一辆轮椅")), by: lin),
                by: lin)
        }
        try change("c1", by: lin) { try $0.following(.fulfilled, by: lin.code) }
        #expect(throws: UndertakingRefusal.notHers) {
            try change("c1", by: lin) { try $0.following(.confirmed, by: lin.code) }
        }
        try change("c1", by: try official("su")) { try $0.following(.confirmed, by: id("su")) }
        #expect(throws: StoreRefusal.notAllowed) {
            try open(
                it(
                    "c4", Self.claim,
                    .claim(Claim(official: Self.clerk.code, serviceCase: nil, text: "x")),
                    by: Self.clerk, at: "2026-03-10T09:00"), by: Self.clerk)
        }
        let duties = try county.read { try $0.duties(of: lin, at: moment("2026-03-11T09:00")) }
        #expect(
            duties.first { $0.rule == id("min") }?.progress == Duty.Progress(done: 1, needed: 1))
        #expect(try isClean())
    }

    @Test("a project begins when all were asked, and is accepted after its inspection")
    func project() throws {
        try open(it("p1", Self.project, .project(Project(begins: day("2026-03-02")))))
        try change("p1") { try $0.asking(ConsentCount(agreed: 30, refused: 2, notAsked: 1)) }
        #expect(throws: UndertakingRefusal.project(.notYetAsked(1))) {
            try change("p1") { try $0.reaching("plan", on: day("2026-03-10")) }
        }
        try change("p1") { try $0.asking(ConsentCount(agreed: 30, refused: 3, notAsked: 0)) }
        #expect(throws: UndertakingRefusal.project(.outOfOrder(missing: ["plan"]))) {
            try change("p1") { try $0.reaching("build", on: day("2026-03-10")) }
        }
        try change("p1") { try $0.reaching("plan", on: day("2026-03-10")) }
        try change("p1") { try $0.funding(Project.Fund(source: "county", yuan: 50_000)) }
        #expect(throws: UndertakingRefusal.project(.notInspected([.unannounced]))) {
            try change("p1") { try $0.accepting(by: id("countyLeader"), on: day("2026-03-10")) }
        }
        try change("p1") {
            try $0.inspecting(
                Project.Inspected(kind: .unannounced, on: day("2026-03-10"), toCorrect: ""))
        }
        try change("p1") { try $0.accepting(by: id("countyLeader"), on: day("2026-03-10")) }
        #expect(try county.read { try $0.undertaking(id("p1")) }?.state == "accepted")
        #expect(try isClean())
    }

    @Test("where the rule names nobody for it, who runs the project accepts it")
    func acceptsWithoutRole() throws {
        let rule = Rule.project(ProjectRule(origin: Self.origin("pond"), project: "pond"))
        let pond = it("p2", rule, .project(Project(begins: day("2026-03-02"))))
        #expect(
            try pond.accepting(by: nil, on: day("2026-03-10"))
                == .project(.accepted(on: day("2026-03-10"))))
        let road = it("p3", Self.project, .project(Project(begins: day("2026-03-02"))))
        #expect(throws: UndertakingRefusal.project(.notAcceptedByHer(id("countyLeader")))) {
            try road.accepting(by: nil, on: day("2026-03-10"))
        }
    }

    @Test("a decision is taken by whom the rule names, within its prize")
    func decision() throws {
        func decision(_ yuan: Int) -> Undertaking.Work {
            .decision(
                Decision(
                    what: "prize", about: id("lin"), reason: "年度评议", prize: yuan,
                    from: day("2026-03-02")))
        }
        #expect(throws: UndertakingRefusal.consequence(.prizeTooHigh(301, limit: 300))) {
            try open(it("d1", Self.consequence, decision(301)))
        }
        #expect(throws: StoreRefusal.notAllowed) {
            try open(it("d2", Self.consequence, decision(300), by: Self.clerk), by: Self.clerk)
        }
        try open(it("d3", Self.consequence, decision(300)))
        #expect(try isClean())
    }

    @Test("a team tells what it lacks; lists go by day and page by page")
    func teams() throws {
        for name in ["t1", "t2", "t3"] { try open(it(name, Self.team, .roster(Roster()))) }
        try change("t1") { try $0.manning([Roster.Member(name: "甲", pool: "town")], of: 0) }
        let gaps = try county.read { try $0.undertaking(id("t1")) }?.rosterGaps
        #expect(gaps == [.tooFew(by: 1), .withoutPools(["village"])])
        let (first, second) = try county.read { transaction in
            let first = try transaction.undertakings(.team, within: id("53"), limit: 2)
            return (
                first,
                try transaction.undertakings(
                    .team, within: id("53"), after: first.next, limit: 2)
            )
        }
        #expect(first.items.map(\.id) == [id("t3"), id("t2")])
        #expect(second.items.map(\.id) == [id("t1")] && second.next == nil)
        #expect(try isClean())
    }
}
