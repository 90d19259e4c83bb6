import Kernel
import Store
import Testing

@testable import Web

@Suite("handing a zone over on the pages")
struct ZoneRoutesTests {
    private let today = APICounty.now.day.description
    private let zone = "/admin/zones/z1"

    @Test("zones are found by name, code and place, each with its officials and households")
    func listsZones() async throws {
        let county = try await APICounty()
        let admin = try await Visitor.official("A1", in: county)
        try await admin.get("/admin")
        #expect(admin.page.text.contains(#"href="/admin/zones""#))
        for query in ["", "?q=%E7%AC%AC%E4%B8%80", "?q=z1", "?place=530827101"] {
            try await admin.get("/admin/zones" + query)
            let text = admin.page.text
            #expect(text.contains("第一责任区") && text.contains("甲L1") && text.contains("甲F1"))
            #expect(text.contains(#"data-label="住户" class="number">1<"#))
        }
        for query in ["?q=z9", "?place=530827102"] {
            try await admin.get("/admin/zones" + query)
            #expect(admin.page.text.contains("lianxin import zones"))
        }
    }

    @Test("a list goes on after its last zone")
    func pagesZones() async throws {
        let county = try await APICounty()
        try await county.store.write { transaction in
            for number in 10..<40 {
                let zone = ResponsibilityZone(
                    id: ID("z\(number)")!, name: "责任区\(number)", level: .village,
                    place: ID(APICounty.village)!, leader: nil, responsible: [])
                try transaction.record(.zone(zone), by: .office, at: APICounty.now)
            }
        }
        let admin = try await Visitor.official("A1", in: county)
        try await admin.get("/admin/zones?q=z")
        #expect(admin.page.text.contains("共31个责任区"))
        #expect(!admin.page.text.contains("责任区39"))
        try await admin.get("/admin/zones?q=z&cursor=z33")
        #expect(admin.page.text.contains("责任区39") && !admin.page.text.contains("责任区33"))
    }

    @Test("what moves is shown first; confirmed, it moves in one act and is counted again")
    func handsOver() async throws {
        let county = try await APICounty()
        let receipt = try await county.inHand(of: "F1")
        let supervisor = try await Visitor.official("S1", in: county)
        try await supervisor.get("/supervision")
        #expect(supervisor.page.text.contains(#"href="/admin/zones""#))
        try await supervisor.get(zone)
        try await supervisor.send("hand-over-F1", ["to": "F2", "on": today])
        #expect(supervisor.page.status == 200)
        #expect(supervisor.work("甲F1，交接前") == [1, 1, 0])
        #expect(supervisor.work("甲F2，交接后（连同原有的）") == [1, 1, 0])
        #expect(try await county.official(of: "h1") == "F1")

        let form = try #require(supervisor.form("confirmation"))
        try await supervisor.send("confirmation")
        #expect(supervisor.page.status == 201)
        #expect(supervisor.page.text.contains("交接已办妥"))
        #expect(supervisor.work("甲F2，交接后（连同原有的）") == [1, 1, 0])
        #expect(try await county.official(of: "h1") == "F2")
        #expect(try await county.ledger(of: receipt.number).last == "hand-over by office")
        let kept = try await county.store.read { try $0.zone(ID("z1")!) }
        #expect(kept?.responsible == [ID("F2")!])

        // By a double click.
        try await supervisor.post(form.action, form.hidden)
        #expect(supervisor.page.status == 201)
        #expect(supervisor.work("甲F2，交接后（连同原有的）") == [1, 1, 0])
    }

    @Test("a case about the successor is left to its unit, and the page says so before")
    func leavesCases() async throws {
        let county = try await APICounty()
        _ = try await county.inHand(of: "F1", ["about": ["official": "F2"]])
        let admin = try await Visitor.official("A1", in: county)
        try await admin.get(zone)
        try await admin.send("hand-over-F1", ["to": "甲F2", "on": today])
        #expect(admin.work("甲F2，交接后（连同原有的）") == [1, 0, 0])
        #expect(admin.work("留给承办单位") == [0, 1, 0])
        try await admin.send("confirmation")
        #expect(admin.page.status == 201)
        #expect(admin.work("留给承办单位") == [0, 1, 0])
    }

    @Test("a leader's successor leads the zone")
    func handsLeadOver() async throws {
        let county = try await APICounty()
        let admin = try await Visitor.official("A1", in: county)
        try await admin.get(zone)
        try await admin.send("hand-over-L1", ["to": "S1", "on": today])
        #expect(admin.page.text.contains("接手人同时接任负责领导"))
        try await admin.send("confirmation")
        let kept = try await county.store.read { try $0.zone(ID("z1")!) }
        #expect(kept?.leader == ID("S1")!)
    }

    @Test(
        "what can't be is said beside its field, and what was typed stays",
        arguments: [
            ("F1", "2026-03-02", 409, "本来就是她的"), ("nobody", "2026-03-02", 422, "没有这个工号"),
            ("", "2026-03-02", 422, "请填写交给谁"), ("F2", "", 422, "请填写日期"),
            ("F2", "2026-03-03", 422, "还没有到"), ("S9", "2026-03-02", 422, "已停用"),
            ("甲H1", "2026-03-02", 422, "H1"),
        ])
    func refuses(_ to: String, _ day: String, _ status: Int, _ sentence: String) async throws {
        let county = try await APICounty()
        try await county.add("S9", .supervisor, at: "530827", isActive: false)
        try await county.add("H9", .handler, at: "530827", name: "甲H1")
        let admin = try await Visitor.official("A1", in: county)
        for isConfirmed in [false, true] {
            try await admin.get(zone)
            let form = try #require(admin.form("hand-over-F1"))
            let fields = [("to", to), ("on", day)] + (isConfirmed ? [("confirmed", "yes")] : [])
            try await admin.post(form.action, form.hidden + fields)
            #expect(admin.page.status == status)
            #expect(admin.problems.first?.contains(sentence) == true, "\(admin.problems)")
            let field = sentence.hasPrefix("请填写日期") || sentence == "还没有到" ? "on" : "to"
            #expect(admin.page.text.contains("id=\"hand-over-F1-\(field)-wrong\""))
            #expect(admin.form("confirmation") == nil)
        }
        #expect(try await county.official(of: "h1") == "F1")
    }

    @Test("who has nothing there any more hands nothing over a second time")
    func refusesTwice() async throws {
        let county = try await APICounty()
        let (first, second) = (
            try await Visitor.official("A1", in: county),
            try await Visitor.official("S1", in: county)
        )
        for visitor in [first, second] {
            try await visitor.get(zone)
            try await visitor.send("hand-over-F1", ["to": "F2", "on": today])
        }
        try await first.send("confirmation")
        try await second.send("confirmation")
        #expect(second.page.status == 409)
        #expect(second.problems.first?.contains("没有什么可交的") == true)
    }

    @Test("only supervisors and administrators of its territory come to a zone")
    func guardsZones() async throws {
        let county = try await APICounty()
        try await county.add("S2", .supervisor, at: "530827102")
        try await county.add("A2", .admin, at: "530827102")
        for code in ["H1", "F1", "D1", "L1"] {
            let visitor = try await Visitor.official(code, in: county)
            for path in ["/admin/zones", zone] {
                #expect(try await visitor.get(path).status == 403, "\(code)")
            }
        }
        let admin = try await Visitor.official("A1", in: county)
        #expect(try await admin.get("/admin/zones/z9").status == 404)
        try await admin.get(zone)
        let form = try #require(admin.form("hand-over-F1"))
        for code in ["S2", "A2"] {
            let visitor = try await Visitor.official(code, in: county)
            #expect(try await visitor.get(zone).status == 403)
            #expect(try await visitor.get("/admin/zones?place=530827101").status == 403)
            try await visitor.get("/admin/zones")
            #expect(!visitor.page.text.contains("第一责任区"))
            let own = try #require(visitor.page.text.firstMatch(of: /name="csrf" value="([^"]*)"/))
            let rest = form.hidden.filter { $0.name != "csrf" }
            try await visitor.post(
                form.action,
                rest + [
                    ("csrf", String(own.output.1)), ("to", "F2"), ("on", today),
                    ("confirmed", "yes"),
                ])
            #expect(visitor.page.status == 403)
        }
        #expect(try await county.official(of: "h1") == "F1")
    }
}

extension APICounty {
    /// A case that `official` has in hand for the water unit.
    fileprivate func inHand(of official: String, _ more: [String: JSON] = [:]) async throws
        -> Receipt
    {
        let receipt = try await register(more)
        _ = try await self.do("acceptance", on: receipt, self.as("D1"))
        let assigned = try await self.do(
            "assignment", ["unit": "water", "official": .text(official)], on: receipt,
            self.as("D1"))
        #expect(assigned.status < 300, "\(assigned.text)")
        return receipt
    }

    fileprivate func add(
        _ code: String, _ role: Role, at place: String, name: String? = nil,
        isActive: Bool = true
    ) async throws {
        let official = Official(
            code: ID(code)!, name: name ?? "甲\(code)", unit: nil, place: ID(place)!,
            roles: [role], post: "干部", isActive: isActive)
        _ = try await store.write {
            try $0.record(.official(official), by: .office, at: Self.now)
        }
    }

    fileprivate func official(of household: String) async throws -> String? {
        try await store.read { try $0.household(ID(household)!)?.linkedOfficial?.text }
    }
}

extension Visitor {
    /// Households, open cases and promises in the row `name` of the page.
    fileprivate func work(_ name: String) -> [Int] {
        guard let row = page.text.firstRange(of: "<th scope=\"row\">\(name)</th>") else {
            return []
        }
        return page.text[row.upperBound...].prefix { $0 != "\n" }
            .matches(of: /class="number">(\d+)<\/td>/).prefix(3).compactMap { Int($0.output.1) }
    }
}
