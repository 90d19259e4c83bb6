/// An amount of time as a rule states it: a number with its unit, never a bare number.
package enum Amount: Hashable, Sendable, LosslessStringConvertible {
    case minutes(Int)
    case hours(Int)
    /// Hours of `OfficeHours` on working days.
    case workingHours(Int)
    /// Days on which offices work, make-up days included; 0 is the day itself or the next
    /// working day.
    case workingDays(Int)
    /// Natural days 自然日; the day of the event doesn't count.
    case days(Int)
    case months(Int)

    /// Reads `30min`, `2h`, `8wh`, `5wd`, `15d`, `1mo`; not negative, at most 9999.
    package init?(_ text: String) {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard (1...4).contains(digits.count), let number = Int(digits) else { return nil }
        switch text.dropFirst(digits.count) {
        case "min": self = .minutes(number)
        case "h": self = .hours(number)
        case "wh": self = .workingHours(number)
        case "wd": self = .workingDays(number)
        case "d": self = .days(number)
        case "mo": self = .months(number)
        default: return nil
        }
    }

    package var description: String { "\(number)\(unit)" }

    package var number: Int {
        switch self {
        case .minutes(let number), .hours(let number), .workingHours(let number),
            .workingDays(let number), .days(let number), .months(let number):
            number
        }
    }

    /// `min`, `h`, `wh`, `wd`, `d` or `mo`.
    package var unit: String {
        switch self {
        case .minutes: "min"
        case .hours: "h"
        case .workingHours: "wh"
        case .workingDays: "wd"
        case .days: "d"
        case .months: "mo"
        }
    }

    /// The last day of a stretch of this length that begins on `day`, which is its first: three
    /// months from 1 March end on 31 May. Nil for hours and for working days, which need a calendar.
    package func lastDay(beginning day: Day) -> Day? {
        switch self {
        case .days(let number) where number > 0: day + (number - 1)
        case .months(let number) where number > 0: day.adding(months: number) - 1
        default: nil
        }
    }

    package static let units = ["min", "h", "wh", "wd", "d", "mo"]
}
