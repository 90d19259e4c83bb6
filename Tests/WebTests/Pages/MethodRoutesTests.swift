import HTTPTypes
import Kernel
import Store
import Testing

@testable import Web

@Suite("an administrator adopts methods on the pages, residents read them")
struct MethodRoutesTests {
    private let fields: KeyValuePairs = [
        "place": APICounty.village, "from": "2026-03-02", "leaveOpen": "yes",
    ]

    private func adoptions(_ county: APICounty) async throws -> [Adoption] {
        try await county.store.read { try $0.adoptions() }.filter { $0.pack.text == "talks" }
    }

    @Test("looked at first, nothing is recorded; adopted with a figure left open, it is public")
    func adopts() async throws {
        let county = try await APICounty()
        let admin = try await Visitor.official("A1", in: county)
        try await admin.get("/admin/methods")
        #expect(admin.page.text.contains("院坝会"))
        try await admin.get("/admin/methods/talks")
        try await admin.post(
            "/admin/methods/talks/adoption",
            try hidden(admin) + fields.map { ($0, $1) }
                + [("step", "check")])
        #expect(admin.page.text.contains("1条规则生效，1条待填"))
        #expect(try await adoptions(county).isEmpty)
        try await admin.send("adoption-talks", fields)
        #expect(admin.page.text.contains("工作法已采用"))
        #expect(try await adoptions(county).first?.waiting.map(\.rule) == [ID("rating")!])
        let resident = Visitor(county)
        try await resident.get("/methods")
        #expect(resident.page.text.contains("/methods/talks"))
        try await resident.get("/methods/talks")
        #expect(resident.page.text.contains("待填：有效人数"))
        try await resident.get("/methods/talks/text")
        #expect(resident.page.text == "id: talks")
    }

    @Test("without the figure and without leaving it open, the field is named")
    func namesFigures() async throws {
        let county = try await APICounty()
        let admin = try await Visitor.official("A1", in: county)
        try await admin.get("/admin/methods/talks")
        try await admin.send(
            "adoption-talks", ["place": APICounty.village, "from": "2026-03-02"])
        #expect(admin.page.status == 422)
        #expect(admin.page.text.contains("请填写数字"))
        try await admin.send("adoption-talks", ["place": "530827", "from": "2026-03-02"])
        #expect(admin.page.status == 422)
        #expect(try await adoptions(county).isEmpty)
    }

    @Test("a place of another level is refused")
    func refusesLevels() async throws {
        let county = try await APICounty()
        let admin = try await Visitor.official("A1", in: county)
        try await admin.get("/admin/methods/talks")
        try await admin.send(
            "adoption-talks", ["place": "530827", "from": "2026-03-02", "leaveOpen": "yes"])
        #expect(admin.page.status == 409)
        #expect(admin.page.text.contains("这个工作法不适用于这一层级的地方"))
    }

    @Test("suspended, it is no longer public, and can be adopted again")
    func suspends() async throws {
        let county = try await APICounty()
        let admin = try await Visitor.official("A1", in: county)
        try await admin.get("/admin/methods/talks")
        try await admin.send("adoption-talks", fields)
        try await admin.send("suspension-\(APICounty.village)", ["from": "2026-03-02"])
        #expect(admin.page.text.contains("工作法从这一天起停用"))
        let resident = Visitor(county)
        try await resident.get("/methods/talks")
        #expect(resident.page.status == 404)
        try await admin.send("adoption-talks", fields)
        try await resident.get("/methods/talks")
        #expect(resident.page.status == 200)
    }

    @Test("a text of one's own is checked line by line, and adopted without a file")
    func checksTexts() async throws {
        let county = try await APICounty()
        let admin = try await Visitor.official("A1", in: county)
        try await admin.get("/admin/methods/check")
        try await admin.send("text", ["text": "level: contry"])
        #expect(admin.page.status == 422)
        #expect(admin.page.text.contains("第3行第8列："))
        #expect(admin.page.text.contains("level: contry</textarea>"))
        try await admin.send("text", ["text": "id: talks\n# ours"])
        try await admin.send("adoption-talks", fields)
        #expect(try await adoptions(county).first?.text == "id: talks\n# ours")
    }

    @Test("nobody else may")
    func refusesOthers() async throws {
        let county = try await APICounty()
        let desk = try await Visitor.official("D1", in: county)
        for path in ["/admin/methods", "/admin/methods/talks", "/admin/methods/check"] {
            try await desk.get(path)
            #expect(desk.page.status == 403)
        }
    }

    /// The hidden fields of the form to adopt.
    private func hidden(_ visitor: Visitor) throws -> [(name: String, value: String)] {
        try #require(visitor.form("adoption-talks")).hidden
    }
}
