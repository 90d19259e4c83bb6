/// The hours in which offices work on a working day; working hours `wh` run only within them.
///
/// Written `08:30-12:00,14:00-17:30`: spans in order that don't touch or overlap, each from its
/// first minute to the minute at which it ends; `24:00` is the end of the day.
package struct OfficeHours: Hashable, Sendable, LosslessStringConvertible {
    /// Minutes since midnight: the first that counts, and the first that no longer does.
    package let spans: [Range<Int>]

    /// 08:30 to 12:00 and 14:00 to 17:30, seven hours a day.
    package static let usual = OfficeHours(unchecked: [510..<720, 840..<1050])

    /// Nil without a span, or if one is empty, out of order or outside of the day.
    package init?(spans: [Range<Int>]) {
        guard let first = spans.first, let last = spans.last, first.lowerBound >= 0,
            last.upperBound <= 1440, spans.allSatisfy({ !$0.isEmpty }),
            zip(spans, spans.dropFirst()).allSatisfy({ $0.upperBound < $1.lowerBound })
        else { return nil }
        self.spans = spans
    }

    package init?(_ text: String) {
        var spans: [Range<Int>] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false)
            guard ends.count == 2, let from = Self.minute(ends[0]), let to = Self.minute(ends[1]),
                from < to
            else { return nil }
            spans.append(from..<to)
        }
        self.init(spans: spans)
    }

    package var description: String {
        spans.map { Self.clock($0.lowerBound) + "-" + Self.clock($0.upperBound) }
            .joined(separator: ",")
    }

    /// How many minutes offices work on a working day.
    package var minutesADay: Int { spans.reduce(0) { $0 + $1.count } }

    private init(unchecked spans: [Range<Int>]) { self.spans = spans }

    private static func minute(_ text: Substring) -> Int? {
        let bytes = Array(text.utf8)
        guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"), let hour = Day.digits(bytes[0..<2]),
            let minute = Day.digits(bytes[3..<5]), minute < 60, hour * 60 + minute <= 1440
        else { return nil }
        return hour * 60 + minute
    }

    private static func clock(_ minute: Int) -> String {
        Day.padded(minute / 60, 2) + ":" + Day.padded(minute % 60, 2)
    }
}
