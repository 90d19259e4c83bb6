import Foundation

/// The sources of the target Web, for the tests that read them.
enum SourceText {
    static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Name and text of every Swift file below `folder` of Sources.
    static func files(below folder: String) throws -> [(name: String, text: String)] {
        let start = root.appendingPathComponent("Sources").appendingPathComponent(folder)
        let names = try FileManager.default.subpathsOfDirectory(atPath: start.path)
        return try names.filter { $0.hasSuffix(".swift") }.sorted().map { name in
            let file = start.appendingPathComponent(name)
            return (name, try String(contentsOf: file, encoding: .utf8))
        }
    }
}

extension String {
    /// The first group of every match of `pattern`.
    func captures(of pattern: String) throws -> [String] {
        let expression = try NSRegularExpression(pattern: pattern)
        return expression.matches(in: self, range: NSRange(startIndex..., in: self)).compactMap {
            Range($0.range(at: $0.numberOfRanges > 1 ? 1 : 0), in: self).map { String(self[$0]) }
        }
    }
}
