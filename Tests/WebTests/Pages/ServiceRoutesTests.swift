import Kernel
import Store
import Testing

@testable import Web

@Suite("services, appointments and the hotline on the pages and in the API")
struct ServiceRoutesTests {
    private static func origin(_ rule: String) -> RuleOrigin {
        RuleOrigin(id: ID(rule)!, mechanism: ID("work")!, pack: ID("work")!, line: 1)
    }

    private static let rules: [Rule] = [
        .service(
            ServiceRule(
                origin: origin("repair"), service: "repair",
                items: WordList(items: ["water", "gas"]), finishedAt: .township,
                ways: [.homeService], fee: NumberClause(.exactly, 0, unit: "yuan"),
                visits: NumberClause(.atMost, 1, unit: "visit/item"),
                time: ServiceTime(byAppointment: true),
                checklist: WordList(items: ["covers", "cleaned"]))),
        .service(
            ServiceRule(
                origin: origin("centre"), service: "centre",
                functions: WordList(items: ["bills"]), peak: 1)),
        .limit(
            LimitRule(
                origin: origin("number"), kind: .identifier, bound: Bound(.exactly, 1, "number"),
                about: Wording(chinese: "号码", english: "Number"), items: ["4420000"])),
    ]

    private func county() async throws -> APICounty {
        let county = try await APICounty()
        let adoption = Adoption(
            pack: ID("work")!, version: 1, file: "work.yaml", place: ID("530827")!,
            from: APICounty.now.day, parameters: [:], roles: [], noteTypes: [], rules: Self.rules)
        try await county.store.write {
            try $0.adopt(adoption, by: .office, at: APICounty.now)
        }
        return county
    }

    @Test("the catalogue tells what is done where, and asking for it gives a number and a code")
    func asks() async throws {
        let resident = Visitor(try await county())
        try await resident.get("/services?lang=zh-Hans")
        #expect(resident.page.text.contains("4420000") && resident.page.text.contains("免费"))
        try await resident.get("/services/repair?place=\(APICounty.village)")
        try await resident.send("ask", ["place": APICounty.village, "text": "厨房漏水"])
        #expect(resident.page.status == 422 && resident.page.text.contains("厨房漏水"))
        try await resident.send(
            "ask",
            [
                "item": "water", "place": APICounty.village, "day": "2026-03-07",
                "hours": "09:30-10:30",
            ])
        // A Saturday: the next opening is named, and what was chosen stays.
        #expect(resident.page.status == 409 && resident.page.text.contains("2026年3月9日"))
        try await resident.send(
            "ask",
            [
                "item": "water", "place": APICounty.village, "day": "2026-03-09",
                "hours": "09:30-10:30",
            ])
        #expect(resident.page.status == 201 && resident.page.text.contains("查询码"))
    }

    @Test("without a service in force the page says where to ask instead")
    func nothing() async throws {
        let resident = Visitor(try await APICounty())
        try await resident.get("/services?lang=zh-Hans")
        #expect(resident.page.status == 200 && resident.page.text.contains("/report"))
        #expect(try await resident.get("/services/repair").status == 404)
    }

    private static let asked: [String: JSON] = [
        "kind": "application", "service": "repair", "item": "water", "way": "homeService",
        "appointment": ["day": "2026-03-03", "from": "09:00", "to": "10:00"],
    ]

    @Test("the API takes a request, shows it, and lets it be moved, cancelled and kept")
    func interface() async throws {
        let county = try await county()
        let receipt = try await county.register(Self.asked)
        let shown = try await county.get(receipt, as: county.as("D1")).json
        #expect(shown["service"]?.text == "repair" && shown["item"]?.text == "water")
        #expect(shown["finishedAt"]?.text == "township")
        #expect(shown["steps"]?.list?.compactMap(\.text) == ["covers", "cleaned"])
        #expect(shown["appointment"]?["from"]?.text == "09:00")
        let move: JSON = ["day": "2026-03-04", "from": "08:30", "to": "09:30"]
        let byDesk = try await county.do("appointment", move, on: receipt, county.as("D1"))
        #expect(byDesk.status == 422 && byDesk.json["refusal"]?.text == "noReason")
        let own = county.pickup(receipt.code)
        #expect(try await county.do("appointment", move, on: receipt, own).status == 201)
        let early = try await county.do("attendance", ["kept": true], on: receipt, county.as("D1"))
        #expect(early.status == 409 && early.json["refusal"]?.text == "appointmentNotYet")
        let closed = try await county.do(
            "appointment", ["day": "2026-03-04", "from": "12:30", "to": "13:00"], on: receipt, own)
        #expect(closed.status == 409 && closed.json["refusal"]?.text == "notOpen")
        #expect(closed.json["detail"]?.text?.contains("2026-03-04 14:00-17:30") == true)
        let cancelled = try await county.do("appointment-cancellation", on: receipt, own)
        #expect(cancelled.status == 201)
        let again = try await county.do("appointment-cancellation", on: receipt, own)
        #expect(again.json["refusal"]?.text == "noAppointment")
    }

    @Test(
        "what a request can't be is refused with what is allowed",
        arguments: [
            (["service": "moon"], 422, "unknown"),
            (["service": "repair", "item": "roof"], 422, "unknownItem"),
            (["service": "repair", "way": "online"], 409, "wayNotAllowed"),
            (["item": "water"], 422, "onlyWithService"),
        ] as [([String: JSON], Int, String)])
    func refuses(members: [String: JSON], status: Int, word: String) async throws {
        let county = try await county()
        let body = JSON.object((APICounty.lamp.object ?? [:]).merging(members) { $1 })
        let answer = try await county.client.post("/api/v1/cases", body)
        #expect(answer.status == status && answer.json["refusal"]?.text == word)
        #expect(try await county.countOfCases() == 0)
    }

    @Test(
        "a reply that says solved names the steps that are missing, and they are told in the entry")
    func steps() async throws {
        let county = try await county()
        let receipt = try await county.assigned(Self.asked)
        var reply: [String: JSON] = ["text": "修好了", "solved": "yes", "checked": ["covers"]]
        let missing = try await county.do("reply", .object(reply), on: receipt, county.as("H1"))
        #expect(missing.status == 409 && missing.json["refusal"]?.text == "stepsMissing")
        #expect(missing.json["detail"]?.text == "steps = cleaned")
        reply["checked"] = ["covers", "cleaned"]
        reply["visits"] = 2
        let done = try await county.do("reply", .object(reply), on: receipt, county.as("H1"))
        #expect(done.status == 201 && done.json["visits"]?.number == 2)
        let supervisor = try await Visitor.official("S1", in: county)
        try await supervisor.get("/supervision?lang=zh-Hans")
        #expect(supervisor.page.text.contains("跑了2次，规定不超过1次"))
    }

    @Test("on the page of the case the steps are boxes; what was ticked stays after a refusal")
    func boxes() async throws {
        let county = try await county()
        let receipt = try await county.assigned(Self.asked)
        let handler = try await Visitor.official("H1", in: county)
        try await handler.get("/cases/\(receipt.number)?lang=zh-Hans")
        try await handler.send("reply", ["text": "好了", "solved": "yes", "checked": "covers"])
        #expect(handler.page.status == 409 && handler.page.text.contains("cleaned"))
        #expect(handler.page.text.contains("value=\"covers\" checked"))
        try await handler.send(
            "reply", ["text": "好了", "solved": "yes", "checked": "covers", "checked": "cleaned"])
        #expect(handler.page.status == 200 && handler.page.text.contains("covers、cleaned"))
    }

    @Test("the appointments of a day, and an empty day that says what to do")
    func appointments() async throws {
        let county = try await county()
        let receipt = try await county.register(Self.asked)
        let desk = try await Visitor.official("D1", in: county)
        try await desk.get("/appointments?lang=zh-Hans")
        #expect(desk.page.text.contains("这一天没有预约") && desk.page.text.contains("2026-03-03"))
        try await desk.get("/appointments?day=2026-03-03")
        #expect(desk.page.text.contains("09:00–10:00") && desk.page.text.contains(receipt.number))
        // Another township's desk sees none of it.
        let elsewhere = try await Visitor.official("D2", in: county)
        try await elsewhere.get("/appointments?day=2026-03-03")
        #expect(!elsewhere.page.text.contains(receipt.number))
    }

    @Test("the resident moves and cancels her appointment with her code")
    func tracks() async throws {
        let county = try await county()
        let receipt = try await county.register(Self.asked)
        let resident = Visitor(county)
        try await resident.get("/track?lang=zh-Hans")
        try await resident.send("track", ["number": receipt.number, "code": receipt.code])
        #expect(resident.page.text.contains("09:00–10:00"))
        try await resident.send("appointment", ["day": "2026-03-05", "hours": "14:00-15:00"])
        #expect(resident.page.text.contains("14:00–15:00"))
        try await resident.send("appointment-cancellation")
        #expect(resident.page.text.contains("已取消"))
    }

    @Test("the hotline counts today's calls by function, and tells of more than it can take")
    func hotline() async throws {
        let county = try await county()
        let desk = try await Visitor.official("D1", in: county)
        try await desk.get("/desk?lang=zh-Hans")
        for item in ["centre/bills", "repair/water"] {
            try await desk.get("/desk")
            try await desk.send(
                "intake",
                [
                    "channel": "phone", "kind": "enquiry", "place": APICounty.village,
                    "text": "问水费", "service": item,
                ])
            #expect(desk.page.status == 201)
        }
        try await desk.get("/hotline")
        #expect(desk.page.text.contains("超出能力1个") && desk.page.text.contains("4420000"))
        try await desk.get("/hotline?form=csv")
        #expect(desk.page.text.contains("2026-03-02,centre：bills,1,0,1,1"))
        #expect(desk.page.headers[.contentType] == "text/csv; charset=utf-8")
    }

    @Test("the catalogue in the API needs no token")
    func catalogue() async throws {
        let county = try await county()
        let answer = try await county.client.get("/api/v1/services?limit=1")
        #expect(answer.json["items"]?.list?.first?["rule"]?.text == "centre")
        let rest = try await county.client.get(
            "/api/v1/services?limit=1&cursor=\(answer.json["next"]?.text ?? "")")
        #expect(rest.json["items"]?.list?.first?["rule"]?.text == "repair")
        #expect(rest.json["next"] == nil)
        #expect(
            try await county.client.get("/api/v1/services?place=99").status == 404)
    }
}
