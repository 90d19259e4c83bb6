/// The identifier of one `Subject`: a code that people write, read out and script against.
///
/// Typed by its subject, so that a zone's can't pass for a household's. One to 64 ASCII letters,
/// digits, `-`, `_`, `.` or `:`; codes are kept as they were given, never padded: `4419` (a city)
/// and `441900` (the county that the list repeats for it) are two places.
package struct ID<Subject>: Hashable, Comparable, Sendable, LosslessStringConvertible {
    package let text: String

    package init?(_ text: String) {
        guard (1...64).contains(text.utf8.count), text.utf8.allSatisfy(Self.allows) else {
            return nil
        }
        self.text = text
    }

    package var description: String { text }

    package static func < (left: Self, right: Self) -> Bool { left.text < right.text }

    private static func allows(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
            UInt8(ascii: "."), UInt8(ascii: ":"):
            true
        default: false
        }
    }
}
