package import Kernel

/// The numbers of a pack's rules as a table, read back from the typed rules.
package enum RuleTable {
    package static let columns = [
        "id", "mechanism", "op", "number", "unit", "kind", "pack", "line",
    ]

    /// A row for each rule that has a number, in the order of the file; the number is empty while
    /// it waits for the place's own figure.
    package static func rows(of pack: MethodPack) -> [[String]] {
        (pack.rules.flatMap(\.figures) + pack.open.flatMap(\.figures))
            .map(Row.init).sorted { $0.line < $1.line }.map(\.cells)
    }

    /// RFC 4180, with a heading; lines end in a line feed.
    package static func csv(of packs: [MethodPack]) -> String {
        ([columns] + packs.flatMap(rows)).map { row in
            row.map(quoted).joined(separator: ",") + "\n"
        }.joined()
    }

    private struct Row {
        let line: Int
        let cells: [String]

        init(_ figure: RuleFigure) {
            line = figure.origin.line
            cells = [
                figure.origin.id.text, figure.origin.mechanism.text,
                figure.bound.comparison.rawValue, figure.bound.number.map(String.init) ?? "",
                figure.bound.unit, figure.measure.rawValue, figure.origin.pack.text,
                String(figure.origin.line),
            ]
        }
    }

    private static func quoted(_ cell: String) -> String {
        guard cell.contains(where: { ",\"\n\r".contains($0) }) else { return cell }
        return "\""
            + cell.split(separator: "\"", omittingEmptySubsequences: false)
            .joined(separator: "\"\"") + "\""
    }
}
