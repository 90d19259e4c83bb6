import HTTPTypes
import Kernel
import Testing

@testable import Web

@Suite("an official signs in on the pages")
struct SignInRoutesTests {
    @Test("the right password leads to the page of her role")
    func leadsToHerPage() async throws {
        let county = try await APICounty()
        let visitor = try await Visitor.official("D1", in: county)
        #expect(visitor.address == "/desk")
        #expect(visitor.page.status == 200)
        #expect(visitor.cookies[SessionCookie.name] != nil)
    }

    @Test("she comes back to where she wanted to go")
    func leadsBack() async throws {
        let county = try await APICounty()
        try await county.store.setPassword("correct horse", for: ID("D1")!)
        let visitor = Visitor(county)
        try await visitor.get("/cases?q=路灯")
        #expect(visitor.address.hasPrefix("/sign-in?to="))
        try await visitor.send("sign-in", ["code": "D1", "password": "correct horse"])
        #expect(visitor.address == "/cases?q=路灯")
    }

    @Test(
        "another site's address is no way back", arguments: ["//evil.example", "https://e.example"])
    func refusesForeignAddresses(next: String) async throws {
        let county = try await APICounty()
        try await county.store.setPassword("correct horse", for: ID("D1")!)
        let visitor = Visitor(county)
        try await visitor.get(Address.path("/sign-in", [("to", next)]))
        try await visitor.send("sign-in", ["code": "D1", "password": "correct horse"])
        #expect(visitor.address == "/desk")
    }

    @Test("a wrong password says so, signs nobody in, and isn't shown again")
    func refusesWrongPasswords() async throws {
        let county = try await APICounty()
        try await county.store.setPassword("correct horse", for: ID("D1")!)
        let visitor = Visitor(county)
        try await visitor.get("/sign-in")
        try await visitor.send("sign-in", ["code": "D1", "password": "wrong horses"])
        #expect(visitor.page.status == 403)
        #expect(visitor.problems == ["工号或密码不对。请再试一次。"])
        #expect(!visitor.page.text.contains("wrong horses"))
        #expect(visitor.cookies[SessionCookie.name] == nil)
    }

    @Test("a supervisor must enrol her telephone before she gets in")
    func enrolsSupervisors() async throws {
        let county = try await APICounty()
        try await county.store.setPassword("correct horse", for: ID("S1")!)
        let visitor = Visitor(county)
        try await visitor.get("/sign-in")
        try await visitor.send("sign-in", ["code": "S1", "password": "correct horse"])
        #expect(visitor.page.text.contains("otpauth://totp/"))
        try await visitor.send("second-factor", ["oneTimeCode": "000000"])
        #expect(visitor.page.status == 403)
        #expect(visitor.cookies[SessionCookie.name] == nil)
        try await visitor.get("/supervision")
        #expect(visitor.address.hasPrefix("/sign-in"))
        let other = try await Visitor.official("S1", in: county)
        #expect(other.address == "/supervision")
    }

    @Test("signed out, her pages are closed")
    func signsOut() async throws {
        let county = try await APICounty()
        let visitor = try await Visitor.official("D1", in: county)
        let form = try #require(visitor.page.text.firstMatch(of: /name="csrf" value="([^"]+)"/))
        try await visitor.post("/sign-out", [("csrf", String(form.output.1))])
        #expect(visitor.cookies[SessionCookie.name] == nil)
        try await visitor.get("/desk")
        #expect(visitor.address.hasPrefix("/sign-in"))
    }

    @Test("a page of another role is refused with words", arguments: ["/desk", "/admin", "/board"])
    func refusesOtherRoles(path: String) async throws {
        let visitor = try await Visitor.official("H1", in: try await APICounty())
        try await visitor.get(path)
        #expect(visitor.page.status == 403)
        #expect(visitor.page.text.contains("您不能做这一步"))
    }
}
