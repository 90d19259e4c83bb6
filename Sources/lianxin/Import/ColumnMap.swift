import Kernel
import Spreadsheet

/// Which column of a file holds which field.
struct ColumnMap: Sendable {
    let heading: Heading
    /// 0 for the first column.
    let positions: [Field: Int]
    /// The headings that no field takes, as they stand in the file.
    let ignored: [String]
    /// The level of all places in the file, told by its columns: a list with a township's code in
    /// each row is one of villages.
    let impliedLevel: TerritoryLevel?

    /// Finds the fields of `kind` among the columns of `heading`.
    ///
    /// - Parameter named: what `--columns` says; an empty heading leaves the field out.
    /// - Throws: `ImportRefusal` for a forbidden column, a missing one, and two that say the same.
    init(_ heading: Heading, kind: ImportKind, named: [Field: String], defaults: Set<Field>)
        throws(ImportRefusal)
    {
        if let forbidden = ForbiddenColumn.first(in: heading.names) {
            throw .forbiddenColumn(heading: forbidden.heading, word: forbidden.word)
        }
        var positions: [Field: Int] = [:]
        for field in kind.fields {
            if let position = try Self.position(of: field, in: heading, kind: kind, named: named) {
                positions[field] = position
            }
        }
        impliedLevel = kind == .places ? Self.takeLevel(&positions) : nil
        for field in kind.required
        where positions[field] == nil && !defaults.contains(field) {
            let isTitled = field == .text && positions[.title] != nil
            if !isTitled {
                throw .missingColumn(field, known: kind.headings(of: field), found: heading.names)
            }
        }
        if kind == .visits, positions[.household] == nil, positions[.place] == nil {
            throw .missingColumn(
                .household, known: kind.headings(of: .household), found: heading.names)
        }
        self.heading = heading
        self.positions = positions
        let taken = Set(positions.values)
        ignored = heading.names.enumerated()
            .filter { !taken.contains($0.offset) && !$0.element.isEmpty }
            .map(\.element)
    }

    /// The lowest level that has a column of codes says what the rows are: the level below it, or,
    /// where no other column holds the rows' own code, that level itself.
    private static func takeLevel(_ positions: inout [Field: Int]) -> TerritoryLevel? {
        let lowest = Field.placesAbove.first { positions[$0.field] != nil }
        guard let lowest else { return nil }
        guard positions[.code] == nil else {
            return TerritoryLevel(rawValue: lowest.level.rawValue + 1)
        }
        positions[.code] = positions.removeValue(forKey: lowest.field)
        return lowest.level
    }

    /// The heading of `field` in the file, or the field's own word where the file has none; the
    /// parent of a place may stand in the column of a level above.
    func name(of field: Field) -> String {
        let fields = field == .parent ? Field.parents : [field]
        let position = fields.lazy.compactMap { positions[$0] }.first
        return position.map { heading.names[$0] } ?? field.rawValue
    }

    /// Whether a column of this `Heading.key` is one that a file of `kind` may have.
    static func isKnown(kind: ImportKind, named: [Field: String]) -> (String) -> Bool {
        var known = Set(kind.fields.flatMap { keys(of: $0, kind: kind) })
        known.formUnion(named.values.map(Heading.key))
        return { known.contains($0) }
    }

    private static func keys(of field: Field, kind: ImportKind) -> [String] {
        ([field.rawValue] + kind.headings(of: field)).map(Heading.key)
    }

    private static func position(
        of field: Field, in heading: Heading, kind: ImportKind, named: [Field: String]
    ) throws(ImportRefusal) -> Int? {
        if let name = named[field] {
            guard !name.isEmpty else { return nil }
            let found = heading.names.firstIndex { Heading.key($0) == Heading.key(name) }
            guard let found else {
                throw .missingColumn(field, known: [name], found: heading.names)
            }
            return found
        }
        let keys = keys(of: field, kind: kind)
        let others = Set(named.values.map(Heading.key))
        var best: (rank: Int, columns: [Int]) = (Int.max, [])
        for (column, name) in heading.names.enumerated() where !others.contains(Heading.key(name)) {
            guard let rank = rank(of: name, among: keys) else { continue }
            if rank < best.rank {
                best = (rank, [column])
            } else if rank == best.rank {
                best.columns.append(column)
            }
        }
        guard best.columns.count > 1 else { return best.columns.first }
        throw .twoColumns(field, best.columns.map { heading.names[$0] })
    }

    /// How well a heading names a field with these keys, 0 the best: whole names before parts of
    /// names, and the usual word before a rarer one (联系电话 before 固定电话).
    private static func rank(of name: String, among keys: [String]) -> Int? {
        for (part, form) in Heading.keys(for: name).enumerated() {
            if let usual = keys.firstIndex(of: form) { return part * 1_000 + usual }
        }
        return nil
    }
}
