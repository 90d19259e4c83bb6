import Kernel
import Store
import Testing

@testable import Web

@Suite("meetings, ratings, teams and the rest on the pages")
struct UndertakingRoutesTests {
    private static func origin(_ rule: String) -> RuleOrigin {
        RuleOrigin(id: ID(rule)!, mechanism: ID("work")!, pack: ID("work")!, line: 1)
    }

    private static let rules: [Rule] = [
        .meeting(
            MeetingRule(
                origin: origin("assembly"), meeting: "assembly", of: ID("leader")!,
                notice: TimeClause(.exactly, .days(7)), agenda: [.overdue, .raisedMost],
                jury: JuryClause(standards: WordList(items: ["accurate", "severe"])))),
        .ballot(
            BallotRule(
                origin: origin("rating"), rated: "linkedOfficial",
                raters: WordList(items: ["groupHead"]),
                quorum: NumberClause(.atLeast, 50, unit: "persons"), smallestCell: 5)),
        .claim(
            ClaimRule(
                origin: origin("wish"), claims: "microWish", by: ID("field")!,
                each: .every(.year), atMost: NumberClause(.atMost, 1, unit: "wishes/year"))),
        .consequence(
            ConsequenceRule(
                origin: origin("result"), after: "rating",
                leadsTo: WordList(items: ["commendation"]), decidedBy: ID("leader")!)),
        .cadence(
            CadenceRule(
                origin: origin("leader-day"), duty: "leaderOnDuty", of: ID("leader")!,
                every: .every(.month), isRota: true)),
        .team(
            TeamRule(
                origin: origin("studio"), team: "studio", counting: .members("persons"), number: 2)),
        .cadence(
            CadenceRule(
                origin: origin("promise"), duty: "publicPromise", of: ID("leader")!,
                every: .every(.year), makes: .publicPromise)),
        .meeting(
            MeetingRule(
                origin: origin("comment"), meeting: "commentMeeting", of: ID("leader")!,
                agenda: [.overdue], resolutions: [.case, .promise])),
    ]

    private func county() async throws -> APICounty {
        let county = try await APICounty()
        func role(_ name: String, _ role: Role) -> PackRole {
            PackRole(id: ID(name)!, name: Wording(chinese: name, english: name), role: role)
        }
        let adoption = Adoption(
            pack: ID("work")!, version: 1, file: "work.yaml", place: ID("530827")!,
            from: APICounty.now.day, parameters: [:],
            roles: [role("leader", .leader), role("field", .field)], noteTypes: [],
            rules: Self.rules)
        try await county.store.write {
            try $0.adopt(adoption, by: .office, at: APICounty.now)
        }
        return county
    }

    private var today: Day { APICounty.now.day }

    @Test("six days' notice are refused in a sentence and what was typed stays; seven are enough")
    func callsMeetings() async throws {
        let leader = try await Visitor.official("L1", in: try await county())
        try await leader.get("/meetings")
        try await leader.send(
            "begin-assembly", ["title": "批评大会", "on": (today + 6).description])
        #expect(leader.page.status == 409 && leader.page.text.contains("最早可定在"))
        #expect(leader.page.text.contains("批评大会"))
        try await leader.send(
            "begin-assembly", ["title": "批评大会", "on": (today + 7).description])
        #expect(leader.page.text.contains("已通知") && leader.page.text.contains("议程：超期事项"))
        try await leader.send("held", ["present": "12", "minutes": "还没开"])
        #expect(leader.page.status == 409)
        try await leader.send("score", ["speaker": "一队", "slips": "90"])
        #expect(leader.page.status == 422)
    }

    @Test("with 49 ballots nothing is told; with 50 the result, but no number below the smallest")
    func counts() async throws {
        let leader = try await Visitor.official("L1", in: try await county())
        for (cast, yes) in [(49, 46), (50, 47)] {
            try await leader.get("/ballots")
            try await leader.send(
                "begin-rating",
                ["rated": "甲F1", "on": today.description, "issued": "60"])
            try await leader.send(
                "count",
                [
                    "cast0": "\(cast)", "spoiled": "1", "mark0-0": "\(yes)",
                    "mark0-1": "\(cast - yes)",
                ])
            #expect(leader.page.text.contains(cast == 50 ? "已计票" : "人数不足，无结果"))
        }
        // Three of fifty are too few to tell, and so is what would give them away.
        #expect(leader.page.text.contains("人数太少，不公布") && !leader.page.text.contains(">47<"))
    }

    @Test("a second wish in a year is refused; it is confirmed by another than who took it up")
    func takesUp() async throws {
        let county = try await county()
        let field = try await Visitor.official("F1", in: county)
        try await field.get("/claims")
        #expect(!field.page.text.contains("begin-result"))
        let place = try await county.store.read { try $0.official(ID("F1")!)?.place }
        #expect(place == ID(APICounty.village)!)
        try await field.send("begin-wish", ["text": "一副老花镜"])
        #expect(field.page.text.contains("已认领"))
        let address = field.address
        try await field.send("fulfilled", [:])
        try await field.send("confirmed", [:])
        #expect(field.page.status == 409 && field.page.text.contains("不由您来做"))
        try await field.get("/claims")
        try await field.send("begin-wish", ["text": "一辆轮椅"])
        #expect(field.page.status == 409 && field.page.text.contains("到了上限"))
        let supervisor = try await Visitor.official("S1", in: county)
        try await supervisor.get(address)
        try await supervisor.send("confirmed", [:])
        #expect(supervisor.page.text.contains("已确认"))
    }

    @Test("a decision about an official is read by her, by leaders and supervisors, by no other")
    func hidesDecisions() async throws {
        let county = try await county()
        let leader = try await Visitor.official("L1", in: county)
        try await leader.get("/decisions")
        try await leader.send(
            "begin-result",
            [
                "what": "commendation", "about": "F1", "reason": "年度评议", "prize": "0",
                "on": today.description,
            ])
        let address = leader.address
        #expect(leader.page.text.contains("年度评议"))
        for (code, status) in [("F1", 200), ("S1", 200), ("F2", 404), ("D1", 404)] {
            let reader = try await Visitor.official(code, in: county)
            try await reader.get(address)
            #expect(reader.page.status == status, "\(code)")
        }
        let field = try await Visitor.official("F2", in: county)
        try await field.get("/decisions")
        #expect(field.page.status == 403)
        try await field.get("/undertakings")
        #expect(!field.page.text.contains("/decisions"))
    }

    @Test("a rota is filled in turn, told where it has gaps, swapped with a reason, and shown")
    func keepsRotas() async throws {
        let county = try await county()
        let leader = try await Visitor.official("L1", in: county)
        try await leader.get("/rotas")
        try await leader.send(
            "begin-leader-day",
            [
                "from": today.description, "to": (today + 2).description, "every": "1",
                "names": "", "atOnce": "1",
            ])
        #expect(leader.page.text.contains("无人值班") && leader.page.text.contains("有缺口"))
        try await leader.send("fill", ["names": "L1、S1", "atOnce": "1"])
        #expect(leader.page.text.contains("甲L1") && !leader.page.text.contains("无人值班"))
        let address = leader.address
        let day = "day-\(today + 1)"
        try await leader.send("days", [day: "王师傅"])
        #expect(leader.page.text.contains("王师傅"))
        try await leader.send(
            "swap",
            ["on": today.description, "person": "S1", "standIn": "D1", "reason": "出差"])
        #expect(leader.page.status == 409 && leader.page.text.contains("甲S1"))
        try await leader.send(
            "swap",
            ["on": today.description, "person": "L1", "standIn": "D1", "reason": "出差"])
        #expect(leader.page.text.contains("换班记录") && leader.page.text.contains("出差"))
        let desk = try await Visitor.official("D1", in: county)
        try await desk.get("/desk")
        #expect(desk.page.text.contains("甲D1") && desk.page.text.contains(address.dropLast(10)))
        try await desk.get("/contact?place=\(APICounty.village)")
        #expect(desk.page.text.contains("今天值班"))
    }

    @Test("a promise is public line by line; its maker reports, somebody else confirms")
    func makesCommitments() async throws {
        let county = try await county()
        let leader = try await Visitor.official("L1", in: county)
        try await leader.get("/commitments")
        try await leader.send(
            "begin-promise",
            [
                "title": "年度承诺", "lines": "修路，\(today - 1)\n不收礼", "to": "place",
                "published": "yes",
            ])
        #expect(leader.page.status == 409 && leader.page.text.contains("已经过去"))
        try await leader.send(
            "begin-promise",
            [
                "title": "年度承诺", "lines": "修路，\(today + 9)\n不收礼", "to": "place",
                "published": "yes",
            ])
        #expect(leader.page.text.contains("修路") && leader.page.text.contains("长期"))
        let address = leader.address
        try await leader.send(
            "move", ["line": "0", "day": "\(today + 20)", "reason": "下雨"])
        #expect(leader.page.text.contains("改期 1 次"))
        try await leader.send("report", ["line": "0", "kept": "yes", "reason": "修好了"])
        try await leader.send("confirm", ["line": "0", "agrees": "yes", "text": "自己看过"])
        #expect(leader.page.status == 409)
        let supervisor = try await Visitor.official("S1", in: county)
        try await supervisor.get(address)
        try await supervisor.send(
            "confirm", ["line": "0", "agrees": "yes", "text": "问过村民代表"])
        #expect(supervisor.page.text.contains("到期 1 条，按期兑现 1 条"))
        let resident = Visitor(county)
        try await resident.get("/public")
        #expect(resident.page.text.contains("修路") && resident.page.text.contains("不收礼"))
        #expect(!resident.page.text.contains("L1"))
    }

    @Test(
        "what a meeting resolved opens by itself, once; its page and the case's lead to each other")
    func resolvesCases() async throws {
        let county = try await county()
        let leader = try await Visitor.official("L1", in: county)
        try await leader.get("/meetings")
        try await leader.send(
            "begin-comment", ["title": "三月点评会", "on": today.description])
        let meeting = leader.address
        try await leader.send(
            "held",
            [
                "present": "9", "minutes": "议定两件", "resolved-case": "水务局：修三组的水管",
                "resolved-promise": "建广场，\(today + 30)",
            ])
        #expect(leader.page.text.contains("修三组的水管（水务局）"))
        let link = try #require(leader.page.text.firstMatch(of: /\/cases\/([0-9]{12})/))
        #expect(leader.page.text.contains("/commitments/"))
        try await leader.get("/cases/\(link.1)")
        #expect(leader.page.text.contains("三月点评会"))
        try await leader.get(meeting)
        #expect(leader.form("held") == nil)
    }

    @Test("a hundred bodies are formed by one form, each in its place, and found by name")
    func formsManyTeams() async throws {
        let leader = try await Visitor.official("L1", in: try await county())
        try await leader.get("/teams")
        let lines = (1...60).map { "娜允村：第\($0)工作室：甲、乙" } + ["没有的村：第61工作室"]
        try await leader.send("begin-studio", ["title": lines.joined(separator: "\n")])
        #expect(leader.page.status == 422 && leader.page.text.contains("第61工作室"))
        try await leader.send(
            "begin-studio", ["title": lines.dropLast().joined(separator: "\n")])
        #expect(leader.page.text.contains("rel=\"next\"") && leader.page.text.contains("娜允村"))
        try await leader.get("/teams?q=第7工作室")
        #expect(leader.page.text.contains("第7工作室</a>"))
        #expect(!leader.page.text.contains("第8工作室</a>"))
        try await leader.get("/teams?q=没有")
        #expect(leader.page.text.contains("没有找到"))
    }
}
