import HTTPTypes
import Kernel
import Testing

@testable import Web

@Suite("officials work on a case by forms")
struct CaseRoutesTests {
    @Test("accepted, assigned, promised, replied, revisited: each stands in the ledger by name")
    func goesRound() async throws {
        let county = try await APICounty()
        let receipt = try await county.register()
        let path = "/cases/\(receipt.number)"
        let desk = try await Visitor.official("D1", in: county)
        try await desk.get(path)
        try await desk.send("acceptance")
        #expect(desk.page.text.contains("已记录：已受理。"))
        try await desk.send("assignment", ["unit": "water"])
        let handler = try await Visitor.official("H1", in: county)
        try await handler.get("/work")
        #expect(handler.page.text.contains(receipt.number))
        try await handler.get(path)
        try await handler.send("promise", ["due": "2026-03-06"])
        try await handler.send("reply", ["text": "灯已修好。", "solved": "yes"])
        try await desk.get(path)
        try await desk.send("revisit", ["solved": "yes", "satisfied": "true"])
        #expect(
            try await county.ledger(of: receipt.number) == [
                "registration by requester", "acceptance by official:D1",
                "assignment by official:D1", "promise by official:H1@water",
                "reply by official:H1@water", "revisit by official:D1",
            ])
    }

    @Test("what is promised for a day is in time until its end")
    func promisesWholeDays() async throws {
        let county = try await APICounty()
        let receipt = try await county.assigned()
        let handler = try await Visitor.official("H1", in: county)
        try await handler.get("/cases/\(receipt.number)")
        try await handler.send("promise", ["due": "2026-03-02"])
        let it = try await county.store.read { try $0.fold(CaseNumber(receipt.number)!)?.it }
        #expect(it?.promises.first?.due == .end(of: Day("2026-03-02")!))
    }

    @Test("a deed that is refused comes back with the reason and with what was typed")
    func keepsWhatWasTyped() async throws {
        let county = try await APICounty()
        let receipt = try await county.assigned()
        let handler = try await Visitor.official("H1", in: county)
        try await handler.get("/cases/\(receipt.number)")
        try await handler.send("promise", ["due": "2026-01-01", "text": "下周派人"])
        #expect(handler.page.status == 422)
        #expect(handler.problems == ["日期已经过去，还没有记录。请选一个今后的日子。"])
        #expect(handler.page.text.contains("下周派人"))
        #expect(try await county.ledger(of: receipt.number).count == 3)
    }

    @Test("of two who act on the same page the second is told")
    func tellsTheSecond() async throws {
        let county = try await APICounty()
        let receipt = try await county.assigned()
        let handler = try await Visitor.official("H1", in: county)
        try await handler.get("/cases/\(receipt.number)")
        _ = try await county.do("urging", ["text": "快"], on: receipt, county.as("S1"))
        try await handler.send("promise", ["due": "2026-03-06"])
        #expect(handler.page.status == 412)
        try await handler.send("promise", ["due": "2026-03-06"])
        #expect(handler.page.status == 200)
    }

    @Test("a form sent twice does its deed once, and says the same")
    func isRepeatable() async throws {
        let county = try await APICounty()
        let receipt = try await county.assigned()
        let handler = try await Visitor.official("H1", in: county)
        try await handler.get("/cases/\(receipt.number)")
        let form = try #require(handler.form("promise"))
        for _ in 1...2 {
            try await handler.post(form.action, form.hidden + [("due", "2026-03-06")])
            #expect(handler.page.status == 200)
        }
        #expect(try await county.ledger(of: receipt.number).count == 4)
    }

    @Test("a form without the key of the session does nothing")
    func needsTheFormKey() async throws {
        let county = try await APICounty()
        let receipt = try await county.register()
        let desk = try await Visitor.official("D1", in: county)
        try await desk.get("/cases/\(receipt.number)")
        try await desk.send("acceptance", without: ["csrf"])
        #expect(desk.page.status == 403)
        #expect(try await county.ledger(of: receipt.number).count == 1)
    }

    @Test("whom it isn't given to, and whose territory it isn't in, doesn't find it")
    func hidesForeignCases() async throws {
        let county = try await APICounty()
        let receipt = try await county.assigned()
        for code in ["H2", "D2", "A1"] {
            let visitor = try await Visitor.official(code, in: county)
            try await visitor.get("/cases/\(receipt.number)")
            #expect(visitor.page.status == 404, "\(code)")
            try await visitor.post(
                "/cases/\(receipt.number)/note", [("text", "x"), ("csrf", visitor.formKey)])
            #expect(visitor.page.status == 404, "\(code)")
        }
    }

    @Test("name and phone of who asked not to be named stay from the handling unit")
    func masksRequesters() async throws {
        let county = try await APICounty()
        let receipt = try await county.assigned([
            "requester": ["name": "玉香甩", "phone": "13912345678", "keepPrivate": true],
            "text": "我是玉香甩，电话13912345678，路灯坏了。",
        ])
        let handler = try await Visitor.official("H1", in: county)
        for path in ["/cases/\(receipt.number)", "/work", "/cases"] {
            try await handler.get(path)
            #expect(handler.page.text.contains("路灯坏了"), "\(path)")
            #expect(!handler.page.text.contains("玉香甩"), "\(path)")
            #expect(!handler.page.text.contains("13912345678"), "\(path)")
        }
    }

    @Test("the list finds a word, and a number leads to its case")
    func finds() async throws {
        let county = try await APICounty()
        let receipt = try await county.register()
        let desk = try await Visitor.official("D1", in: county)
        try await desk.get(Address.path("/cases", [("q", "路灯")]))
        #expect(desk.page.text.contains(receipt.number))
        try await desk.get(Address.path("/cases", [("q", "水库")]))
        #expect(!desk.page.text.contains("/cases/\(receipt.number)"))
        try await desk.get(Address.path("/cases", [("q", CaseNumber(receipt.number)!.spoken)]))
        #expect(desk.address == "/cases/\(receipt.number)")
    }
}

extension Visitor {
    var formKey: String {
        page.text.firstMatch(of: /name="csrf" value="([^"]+)"/).map { String($0.output.1) } ?? ""
    }
}
