/// Reads a table from a file of separated cells, a row at a time: the heading is found, what
/// stands above it and the totals and signatures below are left out and said.
package final class TableReader {
    package let encoding: TextEncoding
    package let separator: Separator
    package let heading: Heading
    /// The cells above the heading that hold anything: titles, the unit that fills in the form.
    package let titles: [String]
    /// Rows below the heading that are no data, in their order.
    package private(set) var leftOut: [LeftOut] = []
    private let rows: RowReader
    private let trailing: TrailingRow

    package struct LeftOut: Hashable, Sendable {
        package let row: Int
        /// Its first words.
        package let text: String
    }

    /// Opens the file and reads as far as the heading.
    ///
    /// - Parameters:
    ///   - encoding: nil to find it out; a byte order mark in the file outweighs it.
    ///   - isKnown: whether a column of this `Heading.key` is asked for; two such make a heading.
    /// - Throws: `TableFault`, also where there is no heading in the first 40 rows.
    package init(
        path: String, encoding: TextEncoding? = nil, isKnown: @escaping (String) -> Bool
    ) throws(TableFault) {
        rows = try RowReader(path: path, encoding: encoding)
        self.encoding = rows.encoding
        let finder = HeadingFinder(isKnown: isKnown)
        var best: (separator: Separator, heading: Heading, known: Int)?
        for separator in Separator.allCases {
            let first = try rows.firstRows(40, separator: separator)
            guard let found = finder.find(in: first), found.known > best?.known ?? 0 else {
                continue
            }
            best = (separator, found.heading, found.known)
        }
        guard let best else {
            let first = try rows.firstRows(40, separator: .comma).first { !$0.isBlank }
            guard let first else { throw .empty }
            throw .noHeading(firstRow: first.cells.map(\.trimmed))
        }
        separator = best.separator
        heading = best.heading
        trailing = TrailingRow(heading: best.heading)
        rows.separator = best.separator
        var titles: [String] = []
        for number in 1...best.heading.rows.upperBound {
            guard let row = try rows.next(), number < best.heading.rows.lowerBound else { continue }
            titles += row.cells.map(\.trimmed).filter { !$0.isEmpty }
        }
        self.titles = titles
    }

    /// The next row of data; nil at the end. Empty rows are passed over.
    package func next() throws(TableFault) -> TableRow? {
        while let row = try rows.next() {
            if row.isBlank { continue }
            guard trailing.describes(row) else { return row }
            let text = row.cells.first { !$0.isBlank } ?? ""
            leftOut.append(LeftOut(row: row.number, text: text.trimmed))
        }
        return nil
    }
}
