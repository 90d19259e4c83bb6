import Kernel
import Testing

@Suite("the title of a case that came without one")
struct RegistrationTests {
    @Test(
        "the first sentence, without its mark",
        arguments: [
            ("路灯坏了。已经三天。", "路灯坏了"), ("谁来管？", "谁来管"), ("Help!", "Help"),
            ("漏水\n很严重", "漏水"), ("水价3.5元太高", "水价3.5元太高"),
        ])
    func firstSentence(text: String, title: String) {
        #expect(Registration.title(from: text) == title)
    }

    @Test(
        "marks and blanks before the first word are left out",
        arguments: [
            ("！！！着火了", "着火了"), ("\n \n　漏水", "漏水"), ("？？\r\n谁管", "谁管"),
        ])
    func startsWithAWord(text: String, title: String) {
        #expect(Registration.title(from: text) == title)
    }

    @Test("a text without a word has no title", arguments: ["", " \n", "。！？"])
    func nothing(text: String) { #expect(Registration.title(from: text).isEmpty) }

    @Test("at most the limit in characters, the last of them a sign that more follows")
    func limit() {
        let text = String(repeating: "水", count: 25)
        #expect(Registration.title(from: text) == String(repeating: "水", count: 23) + "…")
        #expect(Registration.title(from: String(text.dropLast())).count == 24)
        #expect(Registration.title(from: String(text.dropLast())).hasSuffix("水"))
    }

    @Test(
        "never half a character: families, flags and accents stay whole",
        arguments: [
            "👨‍👩‍👧‍👦", "🇨🇳", "é", "👍🏽", "𠮷",
        ])
    func whole(character: String) {
        let title = Registration.title(from: String(repeating: character, count: 9), limit: 4)
        #expect(title == String(repeating: character, count: 3) + "…")
    }

    @Test("a case is about an official, a unit or both, else about nobody")
    func subject() {
        #expect(Registration.Subject(official: nil, unit: nil) == nil)
        #expect(Registration.Subject(official: Sample.lin, unit: nil)?.official == Sample.lin)
    }
}
