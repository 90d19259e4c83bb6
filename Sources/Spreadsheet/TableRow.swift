/// A row of a table, as a person sees it in a spreadsheet.
package struct TableRow: Hashable, Sendable {
    /// 1 for the first row of the file; empty rows, titles and headings count, and a cell with
    /// line breaks is in one row.
    package let number: Int
    /// As they stand in the file, but for quotation marks; rows may differ in length.
    package let cells: [String]
    package let damages: [Damage]

    package init(number: Int, cells: [String], damages: [Damage] = []) {
        self.number = number
        self.cells = cells
        self.damages = damages
    }

    /// No cell holds anything but space.
    package var isBlank: Bool { cells.allSatisfy(\.isBlank) }

    /// Something in a cell that can't be trusted; the cell holds the best reading.
    package struct Damage: Hashable, Sendable {
        /// 0 for the first cell.
        package let column: Int
        package let kind: Kind

        package init(column: Int, kind: Kind) {
            self.column = column
            self.kind = kind
        }

        package enum Kind: String, Sendable {
            /// Bytes that are no character; each is shown as U+FFFD.
            case badBytes
            /// A quotation mark inside a quoted cell that isn't doubled, so that the cell may
            /// end elsewhere.
            case strayQuote
            /// A quotation mark that nothing closes: the row was read up to the end of its line.
            case openQuote
        }
    }
}

extension String {
    /// Empty, or nothing but space.
    package var isBlank: Bool {
        unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0 == "\u{FEFF}" }
    }
}
