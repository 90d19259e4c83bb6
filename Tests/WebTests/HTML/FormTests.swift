import Kernel
import Testing

@testable import Web

@Suite("forms")
struct FormTests {
    private let w = Words.in(.en)

    private func text(_ html: Html) -> String { String(decoding: html.bytes, as: UTF8.self) }

    private func form(_ attempt: Attempt? = nil) -> Form {
        let frame = Frame(
            path: "/x", now: Samples.now, csrf: "k<", submission: "s1", attempt: attempt)
        return Form("promise", to: "/cases/1/promise", w, frame)
    }

    @Test("post to the resource with the reader's key and a number for this sending")
    func postsWithKeys() throws {
        let sent = text(form()("<p></p>"))
        #expect(sent.contains(#"method="post" action="/cases/1/promise""#))
        #expect(sent.contains(#"name="csrf" value="k&lt;""#))
        let submission = try sent.captures(of: #"name="submission" value="(s1\.[0-9a-z]{1,7})""#)
        #expect(submission.count == 1)
    }

    @Test("two forms of one page are two submissions; the same form sent twice is one")
    func tellsFormsApart() throws {
        let names = ["reply", "promise", "reply"]
        let frame = Frame(path: "/x", now: Samples.now, csrf: "", submission: "s1")
        let keys = try names.map { name in
            try text(Form(name, to: "/", w, frame)("")).captures(of: #"value="(s1\.[^"]+)""#)[0]
        }
        #expect(keys[0] != keys[1])
        #expect(keys[0] == keys[2])
    }

    @Test("what was typed comes back, with its problem beside it and named to those who listen")
    func comesBack() {
        let attempt = Attempt(
            form: "promise", values: ["due": "2026-02-30"],
            problems: [Problem("No such day", field: "due")])
        let field = text(form(attempt).field("due", "Day", .date, hint: "Hint"))
        #expect(field.contains(#"value="2026-02-30""#))
        #expect(
            field.contains(
                #"aria-describedby="promise-due-hint promise-due-wrong" aria-invalid="true""#))
        #expect(field.contains("No such day</p>"))
    }

    @Test("a problem of another form doesn't show here")
    func keepsProblemsApart() {
        let attempt = Attempt(
            form: "reply", values: ["due": "x"], problems: [Problem("No", field: "due")])
        #expect(text(form(attempt).field("due", "Day")) == text(form().field("due", "Day")))
    }

    @Test("a box that was unticked stays unticked when the form comes back")
    func remembersBoxes() {
        let attempt = Attempt(form: "promise", problems: [])
        #expect(!text(form(attempt).checkbox("a", "A", isOn: true)).contains("checked"))
        #expect(text(form().checkbox("a", "A", isOn: true)).contains("checked"))
    }
}
