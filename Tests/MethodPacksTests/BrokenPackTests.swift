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

    @Test("there are at least thirty of them")
    func areMany() {
        #expect(Self.names.count >= 30)
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
        let start = ContinuousClock.now
        #expect(throws: PackFaults.self) { try PackFile(bytes: Array(text.utf8), file: "x") }
        #expect(ContinuousClock.now - start < .seconds(1))
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
