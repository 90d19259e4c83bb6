package import Kernel

/// The numbers of a pack's rules as a table, read back from the typed rules.
package enum RuleTable {
    package static let columns = [
        "id", "mechanism", "op", "number", "unit", "kind", "pack", "line",
    ]

    /// A row for each rule that has a number, in the order of the file; the number is empty while
    /// it waits for the place's own figure.
    package static func rows(of pack: MethodPack) -> [[String]] {
        let stated = pack.rules.compactMap { row($0.origin, $0.bound, $0.measure) }
        let open = pack.open.compactMap { row($0.origin, $0.bound, $0.widest.measure) }
        return (stated + open).sorted { $0.line < $1.line }.map(\.cells)
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
    }

    private static func row(_ origin: RuleOrigin, _ bound: Bound?, _ measure: String) -> Row? {
        guard let bound else { return nil }
        return Row(
            line: origin.line,
            cells: [
                origin.id.text, origin.mechanism.text, bound.comparison.rawValue,
                bound.number.map(String.init) ?? "", bound.unit, measure, origin.pack.text,
                String(origin.line),
            ])
    }

    private static func quoted(_ cell: String) -> String {
        guard cell.contains(where: { ",\"\n\r".contains($0) }) else { return cell }
        return "\""
            + cell.split(separator: "\"", omittingEmptySubsequences: false)
            .joined(separator: "\"\"") + "\""
    }
}
