import Kernel
import Testing

@testable import Web

@Suite("the fields of a body")
struct JSONFieldsTests {
    private func faults(_ json: JSON, _ read: (inout Fields) throws -> Void) -> [String] {
        do {
            try Fields.read(json, read)
            return []
        } catch let problem as ProblemDetails {
            return problem.errors.map { "\($0.field): \($0.reason)" }
        } catch {
            return ["\(error)"]
        }
    }

    @Test("all faults are told at once: what is missing, of another type, or not known")
    func gathersFaults() {
        let body: JSON = [
            "kind": "riot", "at": "yesterday", "minutes": "5", "extra": 1, "place": "a b",
            "requester": ["phone": 1, "age": 3],
        ]
        let faults = faults(body) { fields in
            _ = fields.word("kind", of: CaseKind.self)
            _ = fields.moment("at")
            _ = fields.number("minutes", in: 0...10)
            _ = fields.id("place", of: Place.self)
            _ = fields.text("text")
            _ = fields.object("requester") { $0.text("phone") }
        }
        #expect(
            faults == [
                "kind: notAllowedWord", "at: notATime", "minutes: wrongType", "place: notACode",
                "text: missing", "requester.phone: wrongType", "requester.age: unknownKey",
                "extra: unknownKey",
            ])
    }

    @Test("null is as if it weren't there")
    func readsNull() {
        #expect(faults(["title": .null]) { _ = $0.text("title", .optional) }.isEmpty)
        #expect(faults(["title": .null]) { _ = $0.text("title") } == ["title: missing"])
    }

    @Test("a text with one character too many is refused, never cut")
    func refusesLongTexts() {
        #expect(faults(["text": "abc"]) { _ = $0.text("text", atMost: 3) }.isEmpty)
        #expect(faults(["text": "abcd"]) { _ = $0.text("text", atMost: 3) } == ["text: tooLong"])
        #expect(faults(["text": "承诺三"]) { _ = $0.text("text", atMost: 3) }.isEmpty)
    }

    @Test("control characters are refused, but for tabs and line ends")
    func refusesControlCharacters() {
        for text in ["a\0", "\u{7}", "\u{1B}[31m", "\u{7F}"] {
            #expect(
                faults(["text": .text(text)]) { _ = $0.text("text") } == [
                    "text: notAllowedCharacter"
                ])
        }
        #expect(faults(["text": "a\tb\r\nc"]) { _ = $0.text("text") }.isEmpty)
    }

    @Test("an item of a list is named by its place, 0 the first")
    func namesItems() {
        let body: JSON = ["visits": [["id": 1], 5]]
        let faults = faults(body) { fields in
            _ = fields.list("visits", atMost: 10) { $0.uuid("id") }
        }
        #expect(faults == ["visits[0].id: notAUUID", "visits[1]: notAnObject"])
    }

    @Test("a time needs its zone")
    func asksForTheZone() {
        #expect(faults(["at": "2026-02-13T10:00:00+08:00"]) { _ = $0.moment("at") }.isEmpty)
        #expect(faults(["at": "2026-02-13T02:00:00Z"]) { _ = $0.moment("at") }.isEmpty)
        #expect(faults(["at": "2026-02-13T10:00:00"]) { _ = $0.moment("at") } == ["at: notATime"])
        #expect(faults(["at": "2026-02-13"]) { _ = $0.moment("at") } == ["at: notATime"])
    }

    @Test("in a query numbers are text, words are separated by commas, unknown keys are refused")
    func readsQueries() throws {
        let query = try URLEncoded("state=accepted,assigned&state=closed&limit=5&lang=en")
        let read = try Fields.read(query) { fields in
            (
                fields.words("state", of: ServiceCase.State.Name.self),
                fields.number("limit", .optional, in: 1...500)
            )
        }
        #expect(read.0 == [.accepted, .assigned, .closed])
        #expect(read.1 == 5)
        #expect(throws: ProblemDetails.self) { try Fields.read(query) { _ in } }
    }

    @Test(
        "what isn't properly encoded is refused",
        arguments: ["a=%", "a=%4", "a=%zz", "a=%ff", "%c3%28=1"])
    func refusesBrokenEncoding(_ text: String) {
        #expect(throws: ProblemDetails.self) { try URLEncoded(text) }
    }
}
