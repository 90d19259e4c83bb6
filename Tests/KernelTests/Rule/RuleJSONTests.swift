import Testing

@testable import Kernel

@Suite("rules in the ledger")
struct RuleJSONTests {
    static let wording = Wording(chinese: "甲", english: "A")

    private static func list(_ id: String, _ unit: String) -> WordList {
        WordList(origin: origin(id), unit: unit, items: ["a", "b"])
    }

    static let rules: [Rule] = [
        .responsibility(
            ResponsibilityRule(
                origin: origin("a"), claim: .answersFor(by: ID("r")!, .village),
                comparison: .exactly, number: 1)),
        .responsibility(
            ResponsibilityRule(
                origin: origin("b"), claim: .holds(every: .household, .contactCard),
                comparison: .about, number: 1)),
        .visit(visitRule(2, every: .every(.month), daysOfMonth: 1...5, target: 80, kinds: [.home])),
        .visit(visitRule()),
        .cadence(
            CadenceRule(
                origin: origin("c"), duty: "x", of: ID("r")!, every: .every(.month), times: 2,
                daysOfMonth: 15...15)),
        .cadence(
            CadenceRule(
                origin: origin("d"), duty: "x", of: ID("r")!, every: .every(.day), hours: 24)),
        .clock(
            ClockRule(
                origin: RuleOrigin(
                    id: ID("e")!, mechanism: ID("m")!, pack: ID("p")!, line: 9, source: "第三十四条"),
                name: .finish, kinds: .some([.help, .wish]), from: .accepted, to: .replied,
                within: .days(60), maxExtension: .days(30), pauses: true)),
        .clock(
            ClockRule(
                origin: origin("f"), name: .urgentReport, from: .registered, to: .accepted,
                within: .days(0), onlyDanger: true)),
        .closing(
            ClosingRule(origin: origin("g"), needs: [.reply, .revisit], silence: .days(15))),
        .closing(ClosingRule(origin: origin("h"), kinds: .some([.praise]), needs: [.reply])),
        .procedure(
            ProcedureRule(
                origin: origin("i"), states: [.registered, .closed], stages: [.closed],
                may: [.revisit: [.desk, .supervisor]], ladder: [.village, .township],
                suspension: [.forceMajeure])),
        .limit(
            LimitRule(
                origin: origin("j"), kind: .list, bound: Bound(.exactly, 2, "items"),
                about: wording, items: ["x", "y"])),
        .limit(
            LimitRule(
                origin: origin("k"), kind: .window, bound: Bound(.exactly, 3, "months"),
                about: wording, lasts: .months(3))),
        .cadence(
            CadenceRule(
                origin: origin("l"), duty: "x", of: ID("r")!, every: .interval(2, .month),
                comparison: .atLeast, times: 3, unit: "fields", per: "village", days: nil,
                isRota: true, isByNight: true, makes: .publicPromise)),
        .cadence(
            CadenceRule(
                origin: origin("m"), duty: "x", of: ID("r")!, every: .every(.month),
                daysOfMonth: 1...5, firstDay: origin("m1"), lastDay: origin("m5"))),
        .team(
            TeamRule(
                origin: origin("n"), team: "jury", counting: .members("persons"), per: "branch",
                comparison: .atLeast, number: 6, pools: list("n1", "pools"),
                tiers: WordList(items: ["x"]), leader: ID("r")!)),
        .team(
            TeamRule(
                origin: origin("o"), team: "office", counting: .share(of: "officials"),
                comparison: .about, number: 40)),
        .ballot(
            BallotRule(
                origin: origin("p"), rated: "r", raters: list("p1", "groups"),
                every: .every(.halfYear),
                quorum: NumberClause(origin: origin("p2"), .atLeast, 50, unit: "persons"),
                scale: WordList(items: ["good"]), standards: WordList(items: ["y"]),
                sources: WordList(items: ["z"]), smallestCell: 5, isAnonymous: true)),
        .meeting(
            MeetingRule(
                origin: origin("q"), meeting: "x", of: ID("r")!, every: .every(.month), days: 1,
                daysOfMonth: 11...20, notice: TimeClause(origin: origin("q1"), .exactly, .days(7)),
                agenda: [.overdue], keepsMinutes: true, minutesWithin: .days(3),
                publicity: .days(7), resolutions: [.case, .promise],
                jury: JuryClause(
                    size: NumberClause(.exactly, 10, unit: "persons"),
                    pools: list("q2", "pools"), standards: WordList(items: ["x"])),
                participants: WordList(items: ["x"]), forms: WordList(items: ["x"]))),
        .service(
            ServiceRule(
                origin: origin("r"), service: "x", items: WordList(items: ["x"]),
                finishedAt: .village, ways: [.proxy, .online],
                fee: NumberClause(origin: origin("r1"), .exactly, 0, unit: "yuan"),
                windows: NumberClause(.exactly, 1, unit: "window/item"),
                visits: NumberClause(.exactly, 1, unit: "visit/item"),
                time: ServiceTime(
                    hours: .usual, weekdays: [.saturday], onHolidays: true, byAppointment: true),
                checklist: WordList(items: ["x"]), promises: WordList(items: ["x"]),
                functions: WordList(items: ["x"]), guide: wording, peak: 3500,
                number: NumberClause(.exactly, 8, unit: "items"),
                sites: [NumberClause(origin: origin("r2"), .atLeast, 5, unit: "villages")])),
        .claim(
            ClaimRule(
                origin: origin("s"), claims: "wish", by: ID("r")!, recipient: "x",
                each: .every(.year), per: nil,
                atLeast: NumberClause(origin: origin("s1"), .atLeast, 1, unit: "wishes/year"),
                atMost: NumberClause(origin: origin("s2"), .atMost, 2, unit: "wishes/year"),
                exactly: NumberClause(.exactly, 1, unit: "partner/person"),
                windows: WordList(items: ["x"]), takesDonations: true)),
        .project(
            ProjectRule(
                origin: origin("t"), project: "x", milestones: WordList(items: ["x", "y"]),
                funds: WordList(items: ["x"]),
                charge: NumberClause(origin: origin("t1"), .exactly, 5, unit: "yuan/person"),
                takesLabour: true, consent: "household", inspections: [.announced, .unannounced],
                acceptance: ID("r")!, rounds: WordList(items: ["x"]),
                lasts: TimeClause(origin: origin("t2"), .exactly, .months(3)))),
        .consequence(
            ConsequenceRule(
                origin: origin("u"), after: "x", of: ID("r")!, leadsTo: list("u1", "kinds"),
                lasts: TimeClause(origin: origin("u2"), .exactly, .months(1)),
                prize: NumberClause(origin: origin("u3"), .exactly, 300, unit: "yuan"),
                decidedBy: ID("r")!)),
        .coverage(
            CoverageRule(
                origin: origin("v"), every: .household, has: .met, by: ID("r")!,
                within: .once(.term, Day("2026-01-01")!...Day("2030-12-31")!),
                comparison: .exactly, number: 100)),
        .coverage(
            CoverageRule(
                origin: origin("w"), every: .term("x"), has: .term("y"), measuring: .missed,
                comparison: .exactly, number: 0, unit: "households")),
        .clock(
            ClockRule(
                origin: origin("x"), name: .revisit, from: .replied, to: .revisited,
                within: .months(1), isAfter: true)),
        .visit(
            VisitRule(
                origin: origin("y"), by: ID("r")!, of: .project, counting: .households,
                number: 10, every: .once(.stay, Day("2026-01-01")!...Day("2026-02-01")!),
                unit: "households", firstDay: nil, lastDay: nil)),
        .coverage(
            CoverageRule(
                origin: origin("village"), every: .household, has: .met, comparison: .atLeast,
                number: 80, villages: VillageClass(limit: ID("large")!, isLarge: true))),
    ]

    @Test("a rule is read back as it was kept", arguments: rules)
    func roundTrip(_ rule: Rule) throws {
        #expect(Rule(json: rule.json) == rule)
        #expect(try JSON(rule.json.bytes) == rule.json)
    }

    @Test("a rule of which one word isn't known isn't read at all", arguments: rules)
    func unknownWords(_ rule: Rule) throws {
        let members = try #require(rule.json.object)
        let optional: Set = [
            "source", "extension", "silence", "hours", "daysOfMonth", "level", "unit", "per",
            "days", "firstDay", "lastDay", "number", "pools", "tiers", "leader", "every", "quorum",
            "scale", "standards", "sources", "smallestCell", "notice", "minutesWithin",
            "publicity", "jury", "participants", "forms", "items", "finishedAt", "fee", "windows",
            "visits", "checklist", "promises", "functions", "guide", "peak", "recipient", "each",
            "atLeast", "atMost", "exactly", "milestones", "funds", "charge", "consent",
            "acceptance", "rounds", "lasts", "of", "prize", "by", "within", "makes", "villages",
        ]
        for key in members.keys where !optional.contains(key) {
            var broken = members
            broken[key] = .list([.text("no such word")])
            #expect(Rule(json: .object(broken)) == nil || key == "items", "\(key)")
            broken[key] = nil
            #expect(Rule(json: .object(broken)) == nil, "\(key)")
        }
    }

    @Test("a rule set is read back as it was kept")
    func ruleSet() throws {
        let role = PackRole(
            id: ID("r")!, name: Self.wording, role: .leader, level: .township)
        let set = RuleSet(
            rules: Self.rules, roles: [MethodRole(ID("p")!, role.id): role],
            noteTypes: [NoteType(word: "hardship", name: Self.wording)])
        #expect(RuleSet(json: set.json) == set)
        #expect(RuleSet(json: ["rules": [], "roles": []]) == nil)
    }

    @Test("the numbers are those of the catalogue")
    func bounds() {
        let bounds = Self.rules.map { rule in
            rule.bound.map { "\($0.comparison.rawValue) \($0.number ?? -1) \($0.unit)" } ?? "-"
        }
        #expect(
            bounds == [
                "= 1 village/official", "~ 1 card/household", ">= 2 visits/month",
                ">= 1 visits/year",
                "= 15 day of month", "= 24 hours/day", "<= 60 days", "= 0 days", "-", "-",
                "= 1 states",
                "= 2 items", "= 3 months", ">= 3 fields/village", "= 1 times/month",
                ">= 6 persons/branch", "~ 40 %", "= 1 times/half-year", "= 1 day/month", "-", "-",
                "-", "-", "= 100 % per term", "= 0 households", "= 1 month", ">= 10 households",
                ">= 80 %",
            ])
    }

    @Test("the numbers within a rule have ids of their own")
    func clauses() {
        let figures = Self.rules.flatMap(\.figures).filter { figure in
            !Self.rules.contains { $0.id == figure.origin.id }
        }
        .map {
            "\($0.origin.id) \($0.bound.comparison.rawValue) \($0.bound.number ?? -1) \($0.bound.unit)"
        }
        #expect(
            figures == [
                "m1 = 1 day of month", "m5 = 5 day of month", "n1 = 2 pools", "p2 >= 50 persons",
                "p1 = 2 groups", "q1 = 7 days", "q2 = 2 pools", "r1 = 0 yuan",
                "r2 >= 5 villages", "s1 >= 1 wishes/year", "s2 <= 2 wishes/year",
                "t1 = 5 yuan/person", "t2 = 3 months", "u1 = 2 kinds", "u2 = 1 month",
                "u3 = 300 yuan",
            ])
    }
}
