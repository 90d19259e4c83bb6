import Foundation

@testable import Kernel
@testable import MethodPacks

/// The packs that we ship, read once for all tests of the process.
enum Shipped {
    private static let read = Result { try Packs.load(from: ScenarioTests.folder) }

    static var packs: Packs {
        get throws { try read.get() }
    }
}

/// What is known only to those who have the catalogue of rules beside the project, or name it in
/// `LIANXIN_SHARED`; its tests are skipped elsewhere.
enum Catalogue {
    private static let file: URL = {
        let named = ProcessInfo.processInfo.environment["LIANXIN_SHARED"]
            .map { URL(fileURLWithPath: $0) }
        let beside = ScenarioTests.root.deletingLastPathComponent().appendingPathComponent("shared")
        return (named ?? beside).appendingPathComponent("data/rules.csv")
    }()

    static var isHere: Bool { FileManager.default.fileExists(atPath: file.path) }

    /// A row of the catalogue by the names of its columns.
    static func rows() throws -> [[String: String]] {
        let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
            .map { cells(of: String($0)) }
        let names = lines.first ?? []
        return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(names, $0)) }
    }

    /// The cells of one line; a quoted one may hold commas.
    private static func cells(of line: String) -> [String] {
        var cells = [""]
        var isQuoted = false
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: cells.append("")
            default: cells[cells.count - 1].append(character)
            }
        }
        return cells
    }
}
