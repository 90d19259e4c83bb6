import HTTPTypes
import Kernel
import Store
import Testing

@testable import Web

@Suite("an administrator runs the deployment")
struct AdminRoutesTests {
    private let newcomer: KeyValuePairs = [
        "code": "G9", "name": "岩罕", "place": APICounty.village, "roles": "field",
        "post": "网格员", "unit": "water",
    ]

    @Test("an official whom she adds gets a password, shown once, and signs in with it")
    func addsOfficials() async throws {
        let county = try await APICounty()
        let admin = try await Visitor.official("A1", in: county)
        #expect(admin.address == "/admin")
        try await admin.send("official", newcomer)
        #expect(admin.page.status == 201)
        let code = try #require(admin.page.text.firstMatch(of: /[2-9A-Z]{4}(-[2-9A-Z]{4}){3}/))
        let visitor = Visitor(county)
        try await visitor.get("/sign-in")
        try await visitor.send("sign-in", ["code": "G9", "password": String(code.output.0)])
        #expect(visitor.address == "/today")
    }

    @Test("a code that somebody has isn't given again")
    func keepsCodes() async throws {
        let county = try await APICounty()
        let admin = try await Visitor.official("A1", in: county)
        try await admin.send(
            "official",
            ["code": "D1", "name": "岩罕", "place": APICounty.village, "roles": "admin"])
        #expect(admin.page.status == 409)
        let old = try await county.store.read { try $0.official(ID("D1")!) }
        #expect(old?.roles == [.desk])
    }

    @Test("who is disabled is out at once")
    func disables() async throws {
        let county = try await APICounty()
        let desk = try await Visitor.official("D1", in: county)
        let admin = try await Visitor.official("A1", in: county)
        try await admin.get("/admin")
        try await admin.send("disabling-D1")
        #expect(admin.page.text.contains("已停用，她不能再登录。"))
        try await desk.get("/desk")
        #expect(desk.address.hasPrefix("/sign-in"))
    }

    @Test("nobody takes her own role away")
    func keepsHerself() async throws {
        let county = try await APICounty()
        let admin = try await Visitor.official("A1", in: county)
        try await admin.get("/admin")
        try await admin.send("roles-A1", ["roles": "field"])
        #expect(admin.page.status == 409)
        let herself = try await county.store.read { try $0.official(ID("A1")!) }
        #expect(herself?.roles == [.admin])
    }

    @Test("roles are changed for the next page, not only the next sign-in")
    func changesRoles() async throws {
        let county = try await APICounty()
        let admin = try await Visitor.official("A1", in: county)
        try await admin.get("/admin")
        try await admin.send("roles-D2", ["roles": "leader", "roles": "desk"])
        let changed = try await county.store.read { try $0.official(ID("D2")!) }
        #expect(changed?.roles == [.leader, .desk])
    }

    @Test("an administrator reads no case")
    func readsNoCase() async throws {
        let county = try await APICounty()
        let receipt = try await county.register()
        let admin = try await Visitor.official("A1", in: county)
        try await admin.get("/cases")
        #expect(!admin.page.text.contains(receipt.number))
    }
}

@Suite("an administrator loads a notice of holidays")
struct CalendarRoutesTests {
    private let table = """
        notice,year,issued,number,title,address
        cn-2027-1,2027,2026-11-05,国办发明电〔2026〕9号,2027年放假安排,https://example.test/

        date,kind,name,notice
        2027-01-01,off,元旦,cn-2027-1
        """

    @Test("it is looked at first, and loaded only when she says so")
    func looksFirst() async throws {
        let county = try await APICounty()
        let admin = try await Visitor.official("A1", in: county)
        try await admin.get("/admin/calendar")
        let form = try #require(admin.form("notice"))
        try await admin.post(form.action, form.hidden + [("table", table), ("check", "yes")])
        #expect(admin.page.text.contains("有1天改变。"))
        #expect(county.store.calendar.notice(ID("cn-2027-1")!) == nil)
        try await admin.send("notice", ["table": table])
        #expect(admin.page.text.contains("通知已载入"))
        #expect(county.store.calendar.notice(ID("cn-2027-1")!) != nil)
    }

    @Test("a line that can't be read is named, and nothing is loaded")
    func namesFaults() async throws {
        let county = try await APICounty()
        let admin = try await Visitor.official("A1", in: county)
        try await admin.get("/admin/calendar")
        try await admin.send("notice", ["table": table + "\nyesterday,off,元旦,cn-2027-1"])
        #expect(admin.page.status == 422)
        #expect(admin.problems.first?.hasPrefix("第6行") == true)
        #expect(county.store.calendar.notice(ID("cn-2027-1")!) == nil)
    }
}
