/// An instant, to the millisecond, shown and computed in China's one time zone (UTC+8).
///
/// The Kernel never asks for the current one: whoever calls it passes `now`.
package struct Moment: Hashable, Comparable, Sendable, LosslessStringConvertible {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package let milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// The instant at which `minute` (0 to 1440) of `day` begins in China.
    package init(_ day: Day, minute: Int = 0) {
        milliseconds = (Int64(day.number) * 1440 + Int64(minute) - Self.zoneMinutes) * 60_000
    }

    /// The last second of `day`, 23:59:59: until then what is due that day is in time.
    package static func end(of day: Day) -> Moment {
        Moment(milliseconds: Moment(day + 1).milliseconds - 1_000)
    }

    package var day: Day {
        Day(number: Int((milliseconds + Self.zoneMinutes * 60_000).flooredQuotient(by: 86_400_000)))
    }

    /// Minutes since midnight in China, 0 to 1439.
    package var minute: Int { Int((milliseconds - Moment(day).milliseconds) / 60_000) }

    package func adding(minutes: Int) -> Moment {
        Moment(milliseconds: milliseconds + Int64(minutes) * 60_000)
    }

    package static func < (left: Moment, right: Moment) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// Reads RFC 3339 (`2026-02-13T10:00:00+08:00`, `…Z`, with or without a fraction) and, where
    /// no zone is given, China's time; seconds may be missing; a bare day is its first instant.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 10, let day = Day(String(decoding: bytes[0..<10], as: UTF8.self))
        else { return nil }
        guard bytes.count > 10 else {
            self.init(day)
            return
        }
        guard bytes.count >= 16,
            [UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: " ")]
                .contains(bytes[10]), bytes[13] == UInt8(ascii: ":"),
            let hour = Day.digits(bytes[11..<13]), let minute = Day.digits(bytes[14..<16]),
            hour < 24, minute < 60
        else { return nil }
        var rest = bytes[16...]
        var thousandths = 0
        if rest.first == UInt8(ascii: ":") {
            guard rest.count >= 3, let second = Day.digits(rest.dropFirst().prefix(2)), second < 60
            else { return nil }
            thousandths = second * 1000
            rest = rest.dropFirst(3)
            if rest.first == UInt8(ascii: ".") {
                let fraction = rest.dropFirst().prefix { $0 >= 48 && $0 <= 57 }
                guard !fraction.isEmpty else { return nil }
                let three = Array(fraction.prefix(3)) + [48, 48, 48]
                thousandths += Day.digits(three[0..<3]) ?? 0
                rest = rest.dropFirst(1 + fraction.count)
            }
        }
        guard let offset = Self.offset(rest) else { return nil }
        let minutes = Int64(day.number) * 1440 + Int64(hour * 60 + minute) - offset
        self.init(milliseconds: minutes * 60_000 + Int64(thousandths))
    }

    /// `2026-02-13T10:00:00+08:00`; thousandths only where they aren't zero.
    package var description: String {
        let sinceMidnight = milliseconds - Moment(day).milliseconds
        let (seconds, fraction) = (sinceMidnight / 1000, sinceMidnight % 1000)
        let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60]
            .map { Day.padded(Int($0), 2) }.joined(separator: ":")
        let thousandths = fraction == 0 ? "" : "." + Day.padded(Int(fraction), 3)
        return "\(day)T\(clock)\(thousandths)+08:00"
    }

    private static let zoneMinutes: Int64 = 8 * 60

    private static func offset(_ zone: ArraySlice<UInt8>) -> Int64? {
        let zone = Array(zone)
        if zone.isEmpty { return zoneMinutes }
        if zone == [UInt8(ascii: "Z")] || zone == [UInt8(ascii: "z")] { return 0 }
        guard zone.count == 6, zone[3] == UInt8(ascii: ":"),
            zone[0] == UInt8(ascii: "+") || zone[0] == UInt8(ascii: "-"),
            let hours = Day.digits(zone[1..<3]), let minutes = Day.digits(zone[4..<6]),
            hours < 24, minutes < 60
        else { return nil }
        let sign: Int64 = zone[0] == UInt8(ascii: "-") ? -1 : 1
        return sign * Int64(hours * 60 + minutes)
    }
}

extension Int64 {
    func flooredQuotient(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
