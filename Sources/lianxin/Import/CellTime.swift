import Kernel
import Spreadsheet

/// A date as offices write it, with a time of day where the cell has one.
///
/// Read: 2023-03-01, 2023/3/1, 2023.3.1, 2023年3月1日 (or 号), 20230301; after any of them a time:
/// 11:25, 11:25:05, 11时25分, after a space, a T or nothing. A time with a zone is read as RFC 3339.
/// A year of two digits is refused: 23-3-1 has two meanings.
struct CellTime: Hashable {
    let moment: Moment
    let hasTime: Bool

    init?(_ cell: String) {
        let text = cell.foldedForm
        if text.utf8.count >= 20, let moment = Moment(text) {
            self.init(moment: moment, hasTime: true)
            return
        }
        var scan = NumberScan(text)
        guard let day = Self.day(&scan) else { return nil }
        scan.skip(" T日号")
        guard !scan.isAtEnd else {
            self.init(moment: Moment(day), hasTime: false)
            return
        }
        guard let seconds = Self.secondsOfDay(&scan), scan.isAtEnd else { return nil }
        let start = Moment(day).milliseconds
        self.init(moment: Moment(milliseconds: start + Int64(seconds) * 1000), hasTime: true)
    }

    private init(moment: Moment, hasTime: Bool) {
        self.moment = moment
        self.hasTime = hasTime
    }

    /// `2023-03-01`, or `2023-03-01T11:25:05` in China's time.
    var text: String {
        hasTime ? String(moment.description.prefix(19)) : moment.day.description
    }

    private static func day(_ scan: inout NumberScan) -> Day? {
        guard let first = scan.number() else { return nil }
        if first.digits == 8 {
            let value = first.value
            return Day(year: value / 10_000, month: value / 100 % 100, day: value % 100)
        }
        guard first.digits == 4, let separator = scan.next(of: "-/.年"), let month = scan.number(),
            month.digits <= 2, scan.next(of: separator == "年" ? "月" : String(separator)) != nil,
            let day = scan.number(), day.digits <= 2
        else { return nil }
        return Day(year: first.value, month: month.value, day: day.value)
    }

    private static func secondsOfDay(_ scan: inout NumberScan) -> Int? {
        guard let hour = scan.number(), hour.digits <= 2, hour.value < 24,
            scan.next(of: ":时点") != nil
        else { return nil }
        var seconds = hour.value * 3600
        guard !scan.isAtEnd else { return seconds }
        guard let minute = scan.number(), minute.digits <= 2, minute.value < 60 else { return nil }
        seconds += minute.value * 60
        guard scan.next(of: ":分") != nil, !scan.isAtEnd else { return seconds }
        guard let second = scan.number(), second.digits <= 2, second.value < 60 else { return nil }
        seconds += second.value
        _ = scan.next(of: "秒")
        // Thousandths say nothing here.
        if scan.next(of: ".") != nil, scan.number() == nil { return nil }
        return seconds
    }
}

/// Numbers and the signs between them, from left to right.
private struct NumberScan {
    private var rest: Substring

    init(_ text: String) { rest = text[...] }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func skip(_ signs: String) {
        rest = rest.drop(while: signs.contains)
    }

    mutating func next(of signs: String) -> Character? {
        guard let first = rest.first, signs.contains(first) else { return nil }
        rest.removeFirst()
        return first
    }

    mutating func number() -> (value: Int, digits: Int)? {
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        guard (1...9).contains(digits.count), let value = Int(digits) else { return nil }
        rest = rest.dropFirst(digits.count)
        return (value, digits.count)
    }
}
