import Foundation
import Kernel
import Testing

@testable import Web

@Suite("words")
struct WordsTests {
    private let chinese = Words.in(.zhHans)
    private let english = Words.in(.en)

    @Test("both languages have the same keys")
    func keysAgree() {
        #expect(chinese.keys.subtracting(english.keys) == [])
        #expect(english.keys.subtracting(chinese.keys) == [])
    }

    @Test("both languages fill in the same values")
    func placeholdersAgree() throws {
        for key in chinese.keys {
            let names = try [chinese, english].map { words in
                Set(try words[key].captures(of: #"\{([^{}|]+)(?:\|[^{}]*)?\}"#))
            }
            #expect(names[0] == names[1], "\(key)")
            #expect(!english[key].contains("{}") && !chinese[key].isEmpty, "\(key)")
        }
    }

    @Test("no key stands twice in a file")
    func keysAreUnique() throws {
        for name in ["zh-Hans", "en"] {
            let file = SourceText.root.appendingPathComponent("Sources/Web/Words/\(name).txt")
            let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
                .filter { !$0.hasPrefix("#") }
            #expect(lines.allSatisfy { $0.contains(" = ") })
            #expect(Set(lines.map { $0.prefix { $0 != " " } }).count == lines.count)
        }
    }

    @Test("every key that the sources ask for exists, and no key is left over")
    func keysAreUsed() throws {
        var used = Words.vocabularyKeys.union(Words.noticeKeys).union(Words.errorKeys)
            .union(Words.standingKeys).union(Words.kindHintKeys).union(try refusalKeys())
        for (_, text) in try SourceText.files(below: "Web") {
            let code = text.components(separatedBy: "\n")
                .filter { !$0.drop(while: { $0 == " " }).hasPrefix("//") }.joined(separator: "\n")
            for pattern in [
                #"\b(?:w|words|self|context\.words)\[\s*"([^"\\]+)"\s*\]"#,
                #"\b(?:w|words|self|context\.words)\(\s*"([^"\\]+)""#, #"key: "([^"]+)""#,
                #"\btext\("([a-zA-Z.]+)"\)"#,
            ] {
                used.formUnion(
                    try code.captures(of: pattern).filter { $0.contains(".") && $0.last != "." })
            }
        }
        #expect(used.subtracting(chinese.keys).sorted() == [], "missing")
        #expect(chinese.keys.subtracting(used).sorted() == [], "left over")
    }

    /// The cases of the Kernel's `Refusal`, which can't be listed because some carry values.
    private func refusalKeys() throws -> Set<String> {
        let files = try SourceText.files(below: "Kernel/ServiceCase")
        let text = try #require(files.first { $0.name == "Refusal.swift" }).text
        let cases = text.components(separatedBy: "package enum Weight")[0]
            .components(separatedBy: "\n").filter { $0.hasPrefix("    case ") }
            .joined(separator: ",").replacing("    case ", with: "")
        let bare = cases.replacing(try Regex(#"\([^()]*\)"#), with: "")
        let words = bare.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        return Set(words.filter { !$0.isEmpty }.map { "refusal." + $0 }).union([
            "refusal.other", "refusal.databaseLost",
        ])
    }

    @Test("a placeholder with two words takes the first for one, the second for any other number")
    func pluralizes() {
        #expect(Words.fill("{n} {n|day|days}", ["n": 1]) == "1 day")
        #expect(Words.fill("{n} {n|day|days}", ["n": 0]) == "0 days")
        #expect(Words.fill("{x} a {n}", ["n": 2]) == "{x} a 2")
    }

    @Test("the file's comments and empty lines say nothing; a text may hold ' = '")
    func reads() {
        #expect(Words.read("# a = b\n\nx.y = 1 = 2\n") == ["x.y": "1 = 2"])
    }

    @Test("days are written as people write them")
    func writesDays() throws {
        let moment = try #require(Moment("2026-02-13T10:00+08:00"))
        #expect(chinese.moment(moment) == "2026年2月13日 星期五 10:00")
        #expect(english.moment(moment) == "13 Feb 2026, 10:00")
        #expect(chinese.day(moment.day) == "2026年2月13日 星期五")
        #expect(english.day(moment.day) == "13 Feb 2026")
        #expect(chinese.shortDay(moment.day) == "2月13日")
        #expect(english.shortDay(moment.day) == "13 Feb")
    }

    @Test("midnight and noon are 00:00 and 12:00")
    func writesTimes() throws {
        let day = try #require(Day("2026-01-01"))
        #expect(english.moment(Moment(day)) == "1 Jan 2026, 00:00")
        #expect(english.moment(Moment(day, minute: 725)) == "1 Jan 2026, 12:05")
    }

    @Test("a refusal says its values")
    func refuses() throws {
        #expect(
            english.refusal(Refusal.closingNeeds([.revisit, .residentSignature]))
                == "It can't be closed yet. Still missing: a revisit, the resident's signature. "
                + "Nothing was changed.")
        #expect(chinese.refusal(Refusal.scoreOutOfRange(1...5)) == "还没有记录：分数应在1到5之间。")
        #expect(chinese.refusal(word: "noSuchWord") == chinese["refusal.other"])
    }
}
