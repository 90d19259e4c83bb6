import HTTPTypes
import Kernel
import Store
import Testing

@testable import Web

@Suite("the pages of the office")
struct OfficePagesTests {
    private let call: KeyValuePairs = [
        "channel": "phone", "kind": "help", "place": APICounty.village,
        "text": "村口的路灯坏了三天了，快来修。", "name": "岩温", "phone": "13912345678",
    ]

    @Test("the desk takes in a call, reads out number and code, and sees what may be the same")
    func takesIn() async throws {
        let county = try await APICounty()
        let before = try await county.register()
        let desk = try await Visitor.official("D1", in: county)
        try await desk.get("/desk")
        try await desk.send("intake", call)
        #expect(desk.page.status == 201)
        #expect(desk.page.text.contains("/cases/\(before.number)"))
        let number = desk.receipt.number
        #expect(try await county.ledger(of: number) == ["registration by official:D1"])
        try await desk.get("/desk")
        try await desk.send("acceptance-\(number)")
        #expect(desk.address.hasPrefix("/desk"))
        #expect(try await county.ledger(of: number).last == "acceptance by official:D1")
    }

    @Test("asked before, it shows likely repeats, registers nothing and keeps what was typed")
    func looksForRepeats() async throws {
        let county = try await APICounty()
        let before = try await county.register()
        let desk = try await Visitor.official("D1", in: county)
        try await desk.get("/desk")
        let form = try #require(desk.form("intake"))
        try await desk.post(
            form.action, form.hidden + call.map { ($0, $1) } + [("check", "yes")])
        #expect(desk.page.status == 200)
        #expect(desk.page.text.contains("/cases/\(before.number)"))
        #expect(desk.page.text.contains("村口的路灯坏了三天了，快来修。"))
        #expect(desk.problems.isEmpty)
        #expect(try await county.countOfCases() == 1)
    }

    @Test("a visit noted by a form that is sent twice is one visit")
    func notesOnce() async throws {
        let county = try await APICounty()
        let field = try await Visitor.official("F1", in: county)
        try await field.get("/today")
        let form = try #require(field.form("visit-h1"))
        for _ in 1...2 {
            try await field.post(form.action, form.hidden + [("outcome", "met"), ("kind", "home")])
            #expect(field.page.text.contains("走访已记下。"))
        }
        let visits = try await county.store.read { try $0.visits(VisitQuery(), for: nil).items }
        #expect(visits.map(\.visit.official.text) == ["F1"])
    }

    @Test("a note becomes a case in one tap, with a code for the resident")
    func raisesNotes() async throws {
        let county = try await APICounty()
        let field = try await Visitor.official("F1", in: county)
        try await field.get("/today")
        try await field.send(
            "visit-h1",
            [
                "outcome": "met", "kind": "home", "noteType": "note", "noteText": "水管漏水",
                "openCase": "yes",
            ])
        #expect(field.page.status == 201)
        let number = try #require(field.page.text.firstMatch(of: /2026 0000 [0-9]{4}/)).output
            .filter(\.isNumber)
        let it = try await county.store.read { try $0.fold(CaseNumber(number)!)?.it }
        #expect(it?.registration.text == "水管漏水")
        #expect(it?.registration.requester?.name == "岩帅")
        #expect(it?.registration.channel == .visit)
    }

    @Test("a visit without an outcome comes back and isn't noted")
    func needsAnOutcome() async throws {
        let county = try await APICounty()
        let field = try await Visitor.official("F1", in: county)
        try await field.get("/today")
        try await field.send("visit-h1", ["kind": "home", "noteText": "水管漏水"])
        #expect(field.page.status == 422)
        #expect(field.page.text.contains("水管漏水"))
    }

    @Test("a supervisor sees what is overdue and why, and urges")
    func supervises() async throws {
        let county = try await APICounty()
        let receipt = try await county.register()
        let number = CaseNumber(receipt.number)!.value
        try await county.store.database.write {
            try $0.run("UPDATE cases SET next_due = 0 WHERE number = \(number)")
        }
        let supervisor = try await Visitor.official("S1", in: county)
        try await supervisor.get("/supervision")
        #expect(supervisor.page.text.contains("还没有受理"))
        try await supervisor.send("urging-\(receipt.number)", ["text": "请尽快受理"])
        #expect(supervisor.address.hasPrefix("/supervision"))
        #expect(try await county.ledger(of: receipt.number).last == "urging by official:S1")
    }

    @Test(
        "a supervisor of a township doesn't look into another",
        arguments: ["/supervision", "/board"])
    func keepsToTerritory(path: String) async throws {
        let visitor = try await Visitor.official("S1", in: try await APICounty())
        try await visitor.get(path + "?place=530827101")
        #expect(visitor.page.status == 200)
        try await visitor.get(path + "?place=53")
        #expect(visitor.page.status == 422 || visitor.page.status == 403)
    }

    @Test("a contact page leads down to who answers for a village, and nobody signs in for it")
    func showsContacts() async throws {
        let visitor = Visitor(try await APICounty())
        try await visitor.get("/contact")
        #expect(visitor.page.text.contains("/contact?place=530827101"))
        try await visitor.get("/contact?place=\(APICounty.village)")
        #expect(visitor.page.text.contains("甲F1"))
        try await visitor.get(Address.path("/contact", [("q", "勐马")]))
        #expect(visitor.page.text.contains("/contact?place=530827102201"))
        try await visitor.get("/contact?place=99")
        #expect(visitor.page.status == 404)
    }
}
