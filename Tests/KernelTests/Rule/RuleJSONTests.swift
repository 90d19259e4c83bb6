import Testing

@testable import Kernel

@Suite("rules in the ledger")
struct RuleJSONTests {
    static let wording = Wording(chinese: "甲", english: "A")

    static let rules: [Rule] = [
        .responsibility(
            ResponsibilityRule(
                origin: origin("a"), claim: .answersFor(by: ID("r")!, .village),
                comparison: .exactly, number: 1)),
        .responsibility(
            ResponsibilityRule(
                origin: origin("b"), claim: .holds(every: .household, .contactCard),
                comparison: .about, number: 1)),
        .visit(visitRule(2, every: .month, daysOfMonth: 1...5, target: 80, kinds: [.home])),
        .visit(visitRule()),
        .cadence(
            CadenceRule(
                origin: origin("c"), duty: "x", of: ID("r")!, every: .month, times: 2,
                daysOfMonth: 15...15)),
        .cadence(
            CadenceRule(origin: origin("d"), duty: "x", of: ID("r")!, every: .day, hours: 24)),
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
                origin: origin("k"), kind: .coverage, bound: Bound(.atLeast, 80, "%"),
                about: wording)),
    ]

    @Test("a rule is read back as it was kept", arguments: rules)
    func roundTrip(_ rule: Rule) throws {
        #expect(Rule(json: rule.json) == rule)
        #expect(try JSON(rule.json.bytes) == rule.json)
    }

    @Test("a rule of which one word isn't known isn't read at all", arguments: rules)
    func unknownWords(_ rule: Rule) throws {
        let members = try #require(rule.json.object)
        let optional: Set = ["source", "extension", "silence", "hours", "daysOfMonth", "level"]
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
            rules: Self.rules, roles: [role.id: role],
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
                "= 2 items", ">= 80 %",
            ])
    }
}
