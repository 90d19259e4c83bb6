/// Finds the heading below the title and unit rows that office tables begin with.
struct HeadingFinder {
    /// Whether a column of this key (`Heading.key`) is one that the reader asks for.
    let isKnown: (String) -> Bool

    /// The first row, or pair of rows, with at least two known columns.
    func find(in rows: [TableRow]) -> (heading: Heading, known: Int)? {
        for (index, row) in rows.enumerated() {
            let candidates = [twoLevel(row, rows.dropFirst(index + 1).first), single(row)]
            let found = candidates.compactMap { $0 }
                .map { (heading: $0, known: known($0.names)) }
                .max { $0.known < $1.known }
            if let found, found.known >= 2 { return found }
        }
        return nil
    }

    private func known(_ names: [String]) -> Int {
        names.count { name in Heading.keys(for: name).contains(where: isKnown) }
    }

    private func single(_ row: TableRow) -> Heading? {
        Heading(rows: row.number...row.number, names: row.cells.map(\.oneLine))
    }

    /// The upper level has a merged cell, which CSV writes as one cell and empty ones, over several
    /// names of the lower one; a name that spans both levels has nothing below it.
    private func twoLevel(_ upper: TableRow, _ lower: TableRow?) -> Heading? {
        guard let lower else { return nil }
        let width = max(upper.cells.count, lower.cells.count)
        let (top, bottom) = (upper.names(width), lower.names(width))
        guard top.count(where: { !$0.isEmpty }) >= 2, !top.contains(where: isUnitRowCell) else {
            return nil
        }
        var names: [String] = []
        var hasGroup = false
        for (group, columns) in groups(of: top) {
            let below = columns.map { bottom[$0] }
            let isGroup = columns.count > 1 && !below.contains("")
            let spansBoth = below.allSatisfy(\.isEmpty)
            let isPair = columns.count == 1 && isKnownBelow(group, below[0])
            guard isGroup || spansBoth || isPair else { return nil }
            hasGroup = hasGroup || (isGroup && below.contains { isKnownBelow(group, $0) })
            names += spansBoth ? [group] + below.dropFirst() : below.map { join(group, $0) }
        }
        guard hasGroup else { return nil }
        return Heading(rows: upper.number...lower.number, names: names)
    }

    /// Each cell of the upper level with its columns; what comes before the first is its own.
    private func groups(of top: [String]) -> [(name: String, columns: Range<Int>)] {
        var groups: [(name: String, columns: Range<Int>)] = []
        for (column, name) in top.enumerated() {
            if name.isEmpty, let last = groups.last {
                groups[groups.count - 1].columns = last.columns.lowerBound..<(column + 1)
            } else {
                groups.append((name, column..<(column + 1)))
            }
        }
        return groups
    }

    private func isKnownBelow(_ group: String, _ name: String) -> Bool {
        Heading.keys(for: join(group, name)).contains(where: isKnown)
    }

    private func join(_ group: String, _ name: String) -> String {
        group.isEmpty ? name : name.isEmpty ? group : group + "/" + name
    }

    /// 填报单位：娜允镇, 2023年3月1日: said of the whole table, not of a column.
    private func isUnitRowCell(_ cell: String) -> Bool {
        let folded = cell.foldedForm
        return folded.contains(":") || folded.contains { $0.isASCII && $0.isNumber }
    }
}

extension TableRow {
    /// The cells as names of columns, `width` of them.
    fileprivate func names(_ width: Int) -> [String] {
        cells.map(\.oneLine) + Array(repeating: "", count: width - cells.count)
    }
}

extension String {
    /// Trimmed, and without the line breaks by which a heading is made narrow.
    fileprivate var oneLine: String {
        let text = trimmed
        guard text.contains(where: \.isNewline) else { return text }
        return String(text.filter { !$0.isNewline })
    }
}
