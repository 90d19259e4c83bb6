/// Why a file can't be read as a table at all.
package enum TableFault: Error, Hashable, Sendable {
    /// The system's own words.
    case unreadable(why: String)
    case encodingMissing(TextEncoding)
    /// An Office Open XML workbook, or another zip archive.
    case workbook
    /// A workbook of Excel 97 to 2003.
    case oldWorkbook
    case compressed
    case empty
    /// A row without an end, as in a file that isn't text.
    case rowTooLong(row: Int)
    /// No row holds at least two of the known headings; the first row that holds anything.
    case noHeading(firstRow: [String])
}
