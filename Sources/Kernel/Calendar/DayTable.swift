/// The day table as text: notices, an empty line, and the days that they speak of.
///
///     notice,year,issued,number,title,address
///     cn-2020-2,2020,2020-01-26,国办发明电〔2020〕1号,国务院办公厅关于延长2020年春节假期的通知,http://…
///
///     date,kind,name,notice
///     2020-01-31,off,春节,cn-2020-2
///
/// UTF-8, plain commas, no quotation marks. The table shipped with the program and a notice loaded
/// later are the same format.
package enum DayTable {
    package struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
        /// 1 is the first line.
        package let line: Int
        package let message: String

        package var description: String { "line \(line): \(message)" }
    }

    /// Reads the table, in the order of its notices.
    /// - Throws: the first fault: text that isn't UTF-8 (line 0), a wrong heading, number of
    ///   columns, day, year or kind, a notice twice or unknown, a day twice in one notice, a day
    ///   neither in the notice's year nor in the year before.
    package static func notices(_ bytes: some Sequence<UInt8>) throws(Fault) -> [CalendarNotice] {
        guard let text = String(validating: Array(bytes), as: UTF8.self) else {
            throw Fault(line: 0, message: "the table isn't UTF-8")
        }
        var reader = DayTableReader()
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            try reader.read(clean(Substring(line)), line: index + 1)
        }
        return try reader.finished(line: lines.count)
    }

    /// Without the marks that spreadsheets leave: a byte-order mark before, a return behind.
    private static func clean(_ line: Substring) -> Substring {
        var line = line
        if line.unicodeScalars.first == "\u{FEFF}" { line.unicodeScalars.removeFirst() }
        if line.unicodeScalars.last == "\r" { line.unicodeScalars.removeLast() }
        return line
    }
}

private struct DayTableReader {
    private enum Table { case none, notices, days }

    private static let noticeColumns = "notice,year,issued,number,title,address"
    private static let dayColumns = "date,kind,name,notice"

    private var table = Table.none
    private var notices: [CalendarNotice] = []
    private var rulings: [ID<CalendarNotice>: [CalendarNotice.Ruling]] = [:]

    mutating func read(_ text: Substring, line: Int) throws(DayTable.Fault) {
        if text.isEmpty { return }
        if text == Self.noticeColumns {
            table = .notices
        } else if text == Self.dayColumns {
            table = .days
        } else {
            switch table {
            case .none:
                throw DayTable.Fault(
                    line: line, message: "no heading '\(Self.noticeColumns)' before this line")
            case .notices: try readNotice(text, line: line)
            case .days: try readDay(text, line: line)
            }
        }
    }

    func finished(line: Int) throws(DayTable.Fault) -> [CalendarNotice] {
        guard !notices.isEmpty else { throw DayTable.Fault(line: line, message: "no notice") }
        return notices.map { notice in
            CalendarNotice(
                id: notice.id, year: notice.year, issued: notice.issued, number: notice.number,
                title: notice.title, address: notice.address, rulings: rulings[notice.id] ?? [])
        }
    }

    private mutating func readNotice(_ text: Substring, line: Int) throws(DayTable.Fault) {
        let cells = try cells(of: text, Self.noticeColumns, line: line)
        guard let id = ID<CalendarNotice>(cells[0]) else {
            throw DayTable.Fault(line: line, message: "notice '\(cells[0])' isn't an id")
        }
        guard let year = Int(cells[1]), (1...9999).contains(year) else {
            throw DayTable.Fault(line: line, message: "year '\(cells[1])' isn't a year")
        }
        let issued = try day(cells[2], line: line)
        guard !notices.contains(where: { $0.id == id }) else {
            throw DayTable.Fault(line: line, message: "notice '\(id)' stands here twice")
        }
        notices.append(
            CalendarNotice(
                id: id, year: year, issued: issued, number: cells[3], title: cells[4],
                address: cells[5], rulings: []))
    }

    private mutating func readDay(_ text: Substring, line: Int) throws(DayTable.Fault) {
        let cells = try cells(of: text, Self.dayColumns, line: line)
        let day = try day(cells[0], line: line)
        guard let kind = CalendarDay.Kind(rawValue: cells[1]) else {
            let kinds = CalendarDay.Kind.allCases.map(\.rawValue).joined(separator: ", ")
            throw DayTable.Fault(
                line: line, message: "no kind '\(cells[1])'; the kinds are \(kinds)")
        }
        guard let notice = notices.first(where: { $0.id.text == cells[3] }) else {
            throw DayTable.Fault(line: line, message: "no notice '\(cells[3])' in this table")
        }
        guard (notice.year - 1...notice.year).contains(day.year) else {
            throw DayTable.Fault(
                line: line, message: "\(day) isn't in \(notice.year), nor in the year before")
        }
        guard rulings[notice.id]?.contains(where: { $0.day == day }) != true else {
            throw DayTable.Fault(line: line, message: "\(day) stands in '\(notice.id)' twice")
        }
        rulings[notice.id, default: []].append(.init(day: day, kind: kind, name: cells[2]))
    }

    private func cells(
        of text: Substring, _ columns: String, line: Int
    ) throws(DayTable.Fault) -> [String] {
        let cells = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard cells.count == columns.split(separator: ",").count else {
            throw DayTable.Fault(line: line, message: "the columns are \(columns)")
        }
        return cells
    }

    private func day(_ text: String, line: Int) throws(DayTable.Fault) -> Day {
        guard let day = Day(text) else {
            throw DayTable.Fault(
                line: line, message: "'\(text)' isn't a day; write it as 2026-02-13")
        }
        return day
    }
}
