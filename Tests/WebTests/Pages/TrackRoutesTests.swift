import HTTPTypes
import Kernel
import Testing

@testable import Web

@Suite("a resident follows her case")
struct TrackRoutesTests {
    private func opened(_ receipt: APICounty.Receipt, in county: APICounty) async throws -> Visitor
    {
        let visitor = Visitor(county)
        try await visitor.get("/track")
        try await visitor.send("track", ["number": receipt.number, "code": receipt.code])
        return visitor
    }

    private func replied(in county: APICounty) async throws -> APICounty.Receipt {
        let receipt = try await county.assigned()
        _ = try await county.do(
            "reply", ["text": "灯已修好。", "solved": "yes"], on: receipt, county.as("H1"))
        return receipt
    }

    @Test("her code stands in no address; a cookie of this one case stands for it")
    func hidesTheCode() async throws {
        let county = try await APICounty()
        let receipt = try await county.register()
        let visitor = try await opened(receipt, in: county)
        #expect(visitor.page.status == 200)
        #expect(visitor.page.text.contains("村口的路灯坏了三天了。"))
        #expect(!visitor.addresses.joined().contains(receipt.code))
        #expect(!visitor.page.text.contains(receipt.code))
        #expect(visitor.cookies.keys.contains("__Host-case-\(receipt.number)"))
        #expect(visitor.page.headers[.cacheControl] == "no-store")
    }

    @Test("without the code, or with another's session, she is asked for it")
    func asksForTheCode() async throws {
        let county = try await APICounty()
        let (own, other) = (try await county.register(), try await county.register())
        let visitor = try await opened(own, in: county)
        try await visitor.get("/track/\(other.number)")
        #expect(visitor.address == "/track?number=\(other.number)")
        try await visitor.post("/track/\(other.number)/note", [("text", "我也要说")])
        #expect(visitor.address == "/track?number=\(other.number)")
        #expect(try await county.ledger(of: other.number).count == 1)
    }

    @Test("a wrong code and a number that nobody has get the same answer")
    func tellsNothing() async throws {
        let county = try await APICounty()
        let receipt = try await county.register()
        let visitor = Visitor(county)
        try await visitor.get("/track")
        try await visitor.send("track", ["number": receipt.number, "code": "2222-2222"])
        let wrong = (visitor.page.status, visitor.problems)
        let other = CaseNumber(year: 2026, serial: 77)!.description
        try await visitor.send("track", ["number": other, "code": "2222-2222"])
        #expect(wrong == (403, visitor.problems))
        #expect(visitor.page.status == 403)
    }

    @Test("who tries codes is slowed down, and then the right one doesn't open either")
    func slowsGuessing() async throws {
        var limits = ServerLimits.demo
        limits.codesPerMinute = 3
        let county = try await APICounty(limits: limits)
        let receipt = try await county.register()
        let visitor = Visitor(county)
        try await visitor.get("/track")
        for _ in 1...3 {
            try await visitor.send("track", ["number": receipt.number, "code": "2222-2222"])
            #expect(visitor.page.status == 403)
        }
        try await visitor.send("track", ["number": receipt.number, "code": receipt.code])
        #expect(visitor.page.status == 429)
        #expect(visitor.cookies.isEmpty)
    }

    @Test("a reply doesn't close her case; her signature does")
    func signs() async throws {
        let county = try await APICounty()
        let receipt = try await replied(in: county)
        let visitor = try await opened(receipt, in: county)
        #expect(visitor.page.text.contains("灯已修好。"))
        try await visitor.send("signature", ["solved": "yes", "satisfied": "true", "text": "谢谢"])
        #expect(visitor.page.status == 200)
        #expect(try await county.ledger(of: receipt.number).last == "signature by requester")
        let end = try await county.get(receipt, as: county.pickup(receipt.code))
        #expect(end.json["outcome"]?.text == "signed")
        #expect(visitor.form("signature") == nil)
        #expect(visitor.form("reopening") != nil)
    }

    @Test("unsatisfied, it stays open, and the form says what is missing")
    func staysOpen() async throws {
        let county = try await APICounty()
        let receipt = try await replied(in: county)
        let visitor = try await opened(receipt, in: county)
        try await visitor.send("signature", ["solved": "no", "text": "还是黑的"])
        #expect(visitor.page.status == 422)
        #expect(visitor.page.text.contains("还是黑的"))
        try await visitor.send("signature", ["solved": "no", "satisfied": "false"])
        let end = try await county.get(receipt, as: county.pickup(receipt.code))
        #expect(end.json["state"]?.text == "replied")
        #expect(end.json["satisfied"]?.bool == false)
    }

    @Test("a form without the key of her session does nothing")
    func needsTheFormKey() async throws {
        let county = try await APICounty()
        let receipt = try await county.register()
        let visitor = try await opened(receipt, in: county)
        try await visitor.send("note", ["text": "别人说的"], without: ["csrf"])
        #expect(visitor.page.status == 403)
        #expect(try await county.ledger(of: receipt.number).count == 1)
    }

    @Test("what officials note for each other isn't shown to her")
    func hidesOfficialsNotes() async throws {
        let county = try await APICounty()
        let receipt = try await county.assigned()
        _ = try await county.do("note", ["text": "内部提醒"], on: receipt, county.as("H1"))
        let visitor = try await opened(receipt, in: county)
        #expect(!visitor.page.text.contains("内部提醒"))
        try await visitor.send("note", ["text": "晚上更黑"])
        #expect(visitor.page.text.contains("晚上更黑"))
    }

    @Test("signed on an official's device, it is marked as assisted")
    func marksAssistance() async throws {
        let county = try await APICounty()
        let receipt = try await replied(in: county)
        let visitor = try await Visitor.official("F1", in: county)
        try await visitor.get("/track")
        try await visitor.send("track", ["number": receipt.number, "code": receipt.code])
        try await visitor.send("signature", ["solved": "yes", "satisfied": "true"])
        #expect(try await county.ledger(of: receipt.number).last == "signature by requester:F1")
    }
}
