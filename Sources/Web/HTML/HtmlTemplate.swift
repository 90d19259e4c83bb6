/// Markup that differs in a few values only: made once, and filled in for each.
///
///     let line = HtmlTemplate(values: 2) { "<li id=\"\($0[0])\">\($0[1])</li>" }
///     line("a", "Hello")
///
/// For long markup that a page repeats, such as the same form for each household.
struct HtmlTemplate: Sendable {
    private enum Piece: Sendable {
        case text([UInt8])
        case value(Int)
    }

    private let pieces: [Piece]

    /// - Parameter make: the markup with a mark in the place of each value; it must take the marks
    ///   as they are, for text or in attributes.
    init(values count: Int, _ make: ([String]) -> Html) {
        var pieces: [Piece] = []
        var text: [UInt8] = []
        let bytes = make((0..<count).map(Self.mark)).bytes
        var at = 0
        while at < bytes.count {
            if let value = Self.value(at: at, in: bytes, of: count) {
                pieces += [.text(text), .value(value)]
                text = []
                at += Self.markLength
            } else {
                text.append(bytes[at])
                at += 1
            }
        }
        self.pieces = pieces + [.text(text)]
    }

    /// - Parameter values: as many as there are marks; they are escaped.
    func callAsFunction(_ values: String...) -> Html {
        let values: [Html] = values.map { "\($0)" }
        return Html.joined(
            pieces.map { piece in
                switch piece {
                case .text(let bytes): Html(made: bytes)
                case .value(let index): values[index]
                }
            })
    }

    /// U+FDD0 and those after it, which no text of a person may hold: they are no characters.
    private static func mark(_ index: Int) -> String {
        UnicodeScalar(0xFDD0 + UInt32(index)).map { String($0) } ?? ""
    }

    private static let markLength = 3

    private static func value(at index: Int, in bytes: [UInt8], of count: Int) -> Int? {
        guard index + 2 < bytes.count, bytes[index] == 0xEF, bytes[index + 1] == 0xB7 else {
            return nil
        }
        let value = Int(bytes[index + 2]) - 0x90
        return (0..<count).contains(value) ? value : nil
    }
}
