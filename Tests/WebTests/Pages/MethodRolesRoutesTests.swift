import HTTPTypes
import Kernel
import Store
import Testing

@testable import Web

@Suite("an administrator names officials to roles of a method")
struct MethodRolesRoutesTests {
    private func county() async throws -> APICounty {
        let county = try await APICounty()
        func role(_ name: String, _ level: TerritoryLevel) -> PackRole {
            PackRole(
                id: ID(name)!, name: Wording(chinese: "角色\(name)", english: name), role: .leader,
                level: level)
        }
        let adoption = Adoption(
            pack: ID("five")!, version: 1, file: "five.yaml",
            name: Wording(chinese: "五项制度", english: "Five systems"), place: ID("530827")!,
            from: APICounty.now.day, parameters: [:],
            roles: [
                role("countyLeader", .county), role("committee", .county), role("town", .township),
            ], noteTypes: [], rules: [])
        try await county.store.write { try $0.adopt(adoption, by: .office, at: APICounty.now) }
        return county
    }

    private func roles(of code: String, in county: APICounty) async throws -> [String] {
        let code = try #require(ID<Official>(code))
        let official = try await county.store.read { try $0.official(code) }
        return official?.methodRoles.map(\.description).sorted() ?? []
    }

    @Test("only what fits is offered; what is ticked counts, and nothing ticked is none")
    func names() async throws {
        let county = try await county()
        let admin = try await Visitor.official("A1", in: county)
        try await admin.get("/admin/officials/L1")
        #expect(admin.page.text.contains("五项制度") && admin.page.text.contains("角色committee"))
        #expect(!admin.page.text.contains("角色town"))
        try await admin.send("method-five", ["holds": "some", "roles": "countyLeader"])
        #expect(admin.page.text.contains("工作法角色已保存"))
        #expect(try await roles(of: "L1", in: county) == ["five/countyLeader"])
        try await admin.send("method-five", ["holds": "some"])
        #expect(try await roles(of: "L1", in: county) == ["five/none"])
        try await admin.send("method-five", ["holds": "all", "roles": "committee"])
        #expect(try await roles(of: "L1", in: county) == [])
    }

    @Test("her role in the product can't be taken away as long as she is named to it")
    func keepsFitting() async throws {
        let county = try await county()
        let admin = try await Visitor.official("A1", in: county)
        try await admin.get("/admin/officials/L1")
        try await admin.send("method-five", ["holds": "some", "roles": "countyLeader"])
        try await admin.get("/admin")
        try await admin.send("roles-L1", ["roles": "field"])
        #expect(admin.page.status == 409 && admin.page.text.contains("先在“工作法角色”里取消点名"))
    }

    @Test("nobody else sees the page, and it isn't there for an unknown official")
    func isTheAdmins() async throws {
        let county = try await county()
        let leader = try await Visitor.official("L1", in: county)
        try await leader.get("/admin/officials/L1")
        #expect(leader.page.status == 403)
        let admin = try await Visitor.official("A1", in: county)
        try await admin.get("/admin/officials/nobody")
        #expect(admin.page.status == 404)
    }
}
