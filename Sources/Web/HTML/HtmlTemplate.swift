/// Markup that differs in a few values only: made once, and filled in for each.
///
///     let line = HtmlTemplate(values: 2) { "<li id=\"\($0[0])\">\($0[1])</li>" }
///     line("a", "Hello")
///
/// For long markup that a page repeats, such as the same form for each household.
struct HtmlTemplate: Sendable {
    /// A text, and the value that follows it; none after the last.
    private let pieces: [(text: Html, next: Int?)]

    /// - Parameter make: the markup with a mark in the place of each value; it must take the marks
    ///   as they are, for text or in attributes.
    init(values count: Int, _ make: ([String]) -> Html) {
        pieces = make((0..<count).map(Self.mark)).cut { Self.value(at: $0, of: count) }
            .map { (text: $0.0, next: $0.next) }
    }

    /// - Parameter values: as many as there are marks; they are escaped.
    func callAsFunction(_ values: String...) -> Html {
        let values: [Html] = values.map { "\($0)" }
        return Html.joined(
            pieces.flatMap { piece in [piece.text] + (piece.next.map { [values[$0]] } ?? []) })
    }

    /// U+FDD0 and those after it, which no text of a person may hold: they are no characters.
    private static func mark(_ index: Int) -> String {
        UnicodeScalar(0xFDD0 + UInt32(index)).map { String($0) } ?? ""
    }

    private static func value(at bytes: ArraySlice<UInt8>, of count: Int) -> (
        value: Int, length: Int
    )? {
        let start = bytes.startIndex
        guard bytes.count > 2, bytes[start] == 0xEF, bytes[start + 1] == 0xB7 else { return nil }
        let value = Int(bytes[start + 2]) - 0x90
        return (0..<count).contains(value) ? (value, 3) : nil
    }
}
