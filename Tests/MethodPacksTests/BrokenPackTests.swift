import Foundation
import Testing

@testable import MethodPacks

/// Broken packs and what their authors are told, word for word: `err/*.yaml` and `err/*.out`.
@Suite("broken packs")
struct BrokenPackTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/err/"

    static let names =
        (try? FileManager.default.contentsOfDirectory(atPath: folder))?
        .filter { $0.hasSuffix(".yaml") }.sorted() ?? []

    @Test("a broken pack is refused with these very words", arguments: names)
    func isRefused(_ name: String) throws {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: Self.folder + name)))
        let wanted = try String(
            contentsOfFile: Self.folder + name.dropLast(5) + ".out", encoding: .utf8)
        let faults = #expect(throws: PackFaults.self) {
            try PackFile(bytes: bytes, file: name)
        }
        #expect((faults?.description ?? "") + "\n" == wanted)
    }

    @Test("there are at least sixty of them")
    func areMany() {
        #expect(Self.names.count >= 60)
    }

    @Test("a file of 1 MiB and one byte is too large")
    func tooLarge() throws {
        let bytes = [UInt8](repeating: UInt8(ascii: "#"), count: (1 << 20) + 1)
        let faults = #expect(throws: PackFaults.self) { try PackFile(bytes: bytes, file: "x") }
        #expect(
            faults?.description
                == "x:1:1: this file is larger than 1 MiB, the most that a pack may have")
    }

    @Test("a page of aliases that stands for billions of values is refused at once")
    func aliasBomb() {
        var text = "a: &a [x, x, x, x, x, x, x, x, x]\n"
        for letter in "bcdefghijklmnop" {
            text +=
                "\(letter): &\(letter) [\(Array(repeating: "*a", count: 9).joined(separator: ", "))]\n"
        }
        // The parser never sees it: the first sign of an alias is enough.
        let faults = #expect(throws: PackFaults.self) {
            try PackFile(bytes: Array(text.utf8), file: "x")
        }
        #expect(
            faults?.description
                == "x:1:4: anchors and aliases ('&name', '*name') aren't allowed in a pack; write "
                + "the words out, or put the text in quotes")
    }

    @Test("a pack of five thousand rules is read")
    func fiveThousandRules() throws {
        let pack = try PackFile(bytes: Array(Self.long(rules: 5_000).utf8), file: "x").pack
        #expect(pack.rules.count == 5_000)
        #expect(RuleTable.rows(of: pack).count == 5_000)
    }

    @Test("a pack of more than 100,000 values is refused")
    func tooManyValues() {
        let text = "a: [" + String(repeating: "1,", count: 100_000) + "]\n"
        let faults = #expect(throws: PackFaults.self) {
            try PackFile(bytes: Array(text.utf8), file: "x")
        }
        #expect(faults?.description == "x:1:1: more than 100000 values; split the pack")
    }

    /// Half of them visits, half of them limits.
    private static func long(rules count: Int) -> String {
        let numbers = 0..<(count / 2)
        return """
            lianxin: 1
            id: long
            version: 1
            name: { zh-Hans: 长, en: Long }
            level: village
            roles:
              linkedOfficial: { zh-Hans: 驻村干部, en: linked official, is: field }
            visit:

            """
                + numbers.map {
                    "  - { id: v\($0), by: linkedOfficial, of: household, atLeast: 2 per year }\n"
                }.joined() + "amount:\n"
                + numbers.map {
                    "  - { id: a\($0), about: { zh-Hans: 户, en: Homes }, unit: homes, atMost: 5 }\n"
                }.joined()
    }

    @Test("ten thousand unknown keys give a hundred faults, not ten thousand")
    func manyFaults() {
        let text = "lianxin: 1\n" + (0..<9_000).map { "key\($0): 1\n" }.joined()
        let faults = #expect(throws: PackFaults.self) {
            try PackFile(bytes: Array(text.utf8), file: "x")
        }
        #expect(faults?.all.count == 100)
    }

    @Test("cut anywhere, a pack is refused or read, and never stops the program")
    func cutAnywhere() throws {
        let path = ScenarioTests.folder + "/county-baseline.yaml"
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        for length in stride(from: 0, to: bytes.count, by: 41) {
            _ = try? PackFile(bytes: Array(bytes.prefix(length)), file: "x")
        }
    }
}
