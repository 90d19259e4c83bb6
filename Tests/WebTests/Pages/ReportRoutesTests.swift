import Kernel
import Store
import Testing

@testable import Web

@Suite("a resident reports")
struct ReportRoutesTests {
    private let lamp: KeyValuePairs = [
        "text": "村口路灯坏了。\r\n三天了。", "place": APICounty.village, "name": "玉香", "phone": "13800001111",
    ]

    @Test("she gets a number and a code, and her words stand in the ledger as she wrote them")
    func registers() async throws {
        let county = try await APICounty()
        let visitor = Visitor(county)
        try await visitor.get("/report")
        try await visitor.send("report", lamp)
        #expect(visitor.page.status == 201)
        let (number, code) = (visitor.receipt.number, visitor.receipt.code)
        let view = try await county.store.read {
            try $0.caseView(
                CaseNumber(number)!, for: .requester(code: code, assistedBy: nil),
                at: APICounty.now)
        }
        #expect(view.it.registration.text == "村口路灯坏了。\n三天了。")
        #expect(view.it.registration.channel == .web)
        #expect(view.it.registration.requester?.phone == "13800001111")
        #expect(try await county.ledger(of: number) == ["registration by requester"])
        #expect(visitor.page.headers[.cacheControl] == "no-store")
    }

    @Test("the same form sent twice is one case, with the same number and code")
    func isRepeatable() async throws {
        let county = try await APICounty()
        let visitor = Visitor(county)
        try await visitor.get("/report")
        let form = try #require(visitor.form("report"))
        let fields = form.hidden + lamp.map { ($0, $1) }
        try await visitor.post(form.action, fields)
        let first = visitor.receipt
        try await visitor.post(form.action, fields)
        #expect(visitor.receipt.number == first.number)
        #expect(visitor.receipt.code == first.code)
        #expect(try await county.countOfCases() == 1)
    }

    @Test("without words or place the form comes back with the reasons and with what was typed")
    func keepsWhatWasTyped() async throws {
        let county = try await APICounty()
        let visitor = Visitor(county)
        try await visitor.get("/report")
        try await visitor.send("report", ["text": " ", "place": "", "name": "岩温<b>"])
        #expect(visitor.page.status == 422)
        #expect(visitor.problems == ["请写下内容", "请选择村（社区）或乡镇"])
        #expect(visitor.page.text.contains("岩温&lt;b&gt;"))
        #expect(try await county.countOfCases() == 0)
    }

    @Test("other words under a form that was sent are told apart, not swallowed")
    func tellsChangesApart() async throws {
        let county = try await APICounty()
        let visitor = Visitor(county)
        try await visitor.get("/report")
        let form = try #require(visitor.form("report"))
        try await visitor.post(form.action, form.hidden + lamp.map { ($0, $1) })
        try await visitor.post(
            form.action, form.hidden + [("text", "另一件事"), ("place", APICounty.village)])
        #expect(visitor.page.status == 422)
        #expect(visitor.page.text.contains("另一件事"))
        try await visitor.send("report", ["text": "另一件事", "place": APICounty.village])
        #expect(visitor.page.status == 201)
        #expect(try await county.countOfCases() == 2)
    }

    @Test("who wants to stay unknown leaves neither name nor phone")
    func staysAnonymous() async throws {
        let county = try await APICounty()
        let visitor = Visitor(county)
        try await visitor.get("/report")
        try await visitor.send(
            "report",
            ["text": "举报", "place": APICounty.village, "name": "岩温", "anonymous": "yes"])
        let number = CaseNumber(visitor.receipt.number)!
        let it = try await county.store.read { try $0.fold(number)?.it }
        #expect(it?.registration.requester == nil)
        #expect(it?.registration.isAnonymous == true)
    }

    @Test("a language that was chosen stays chosen")
    func keepsLanguage() async throws {
        let visitor = Visitor(try await APICounty())
        try await visitor.get("/report?lang=en")
        try await visitor.get("/track")
        #expect(visitor.page.text.contains("<html lang=\"en\">"))
    }
}
