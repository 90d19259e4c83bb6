import ArgumentParser
import Kernel

/// `lianxin calendar`: due dates by the shipped working calendar, which needs no data folder, and
/// later notices for a deployment.
struct CalendarCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar",
        abstract: "Due dates by China's working calendar.",
        subcommands: [CalendarAdd.self, CalendarLoad.self])
}

struct CalendarAdd: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Print when a term ends that begins with an event at START.",
        discussion: """
            The day of the event doesn't count; 0wd is that day or the next working day.
            Units: min, h (as the clock runs), wh (working hours), wd (working days),
            d (natural days), mo (months). 'provisional' behind a date means that it counts
            a year for which no holiday notice is known.

              lianxin calendar add 2026-02-13T10:00 5wd
              printf '2026-02-13 15d\\n2026-01-31 1mo\\n' | lianxin calendar add --batch -
            """)

    @Argument(help: "The event: 2026-02-13 or 2026-02-13T10:00, China's time if no zone is given.")
    var start: String?

    @Argument(help: "A whole number up to 9999 with its unit, as in 5wd.")
    var amount: String?

    @Flag(help: "Print every day counted or skipped, and why.")
    var explain = false

    @Option(help: "Read lines START AMOUNT from standard input, with '-'.")
    var batch: String?

    @Option(help: "The office hours that wh counts.")
    var officeHours: OfficeHours = .usual

    private var calendar: WorkingCalendar {
        var calendar = WorkingCalendar.china
        calendar.officeHours = officeHours
        return calendar
    }

    func validate() throws {
        guard let batch else {
            _ = try term()
            return
        }
        guard batch == "-" else {
            throw ValidationError("--batch '\(batch)': write --batch - and pipe the lines in")
        }
        guard start == nil, amount == nil, !explain else {
            throw ValidationError(
                "--batch reads every START and AMOUNT from standard input; leave out START, AMOUNT"
                    + " and --explain")
        }
    }

    func run() throws {
        if batch != nil {
            try runBatch()
        } else {
            let term = try term()
            if explain {
                print(text(of: calendar.explain(after: term.start, term.amount)))
            } else {
                print(calendar.due(after: term.start, term.amount))
            }
        }
    }

    private func term() throws -> Term {
        guard let start, let amount else {
            throw ValidationError(
                "write START AMOUNT, as in 'calendar add 2026-02-13T10:00 5wd', or --batch -")
        }
        do {
            return try Term(start: start, amount: amount)
        } catch {
            throw ValidationError(error.description)
        }
    }

    /// A bad line says so on its own line of the output, so that the lines still match.
    private func runBatch() throws {
        let calendar = calendar
        var number = 0
        var isAllGood = true
        while let line = readLine() {
            number += 1
            do {
                let term = try Term(line: line)
                print(calendar.due(after: term.start, term.amount))
            } catch {
                isAllGood = false
                print("error: line \(number): \(error)")
            }
        }
        if !isAllGood { throw ExitCode(1) }
    }
}

extension OfficeHours: ExpressibleByArgument {}

/// START and AMOUNT as given on a command line.
private struct Term {
    struct Fault: Error, CustomStringConvertible {
        let description: String
    }

    let start: Moment
    let amount: Amount

    init(start: some StringProtocol, amount: some StringProtocol) throws(Fault) {
        guard let start = Moment(String(start)) else {
            throw Fault(
                description: "START '\(start)' isn't a day or a time that there is; write it as "
                    + "2026-02-13, 2026-02-13T10:00 or 2026-02-13T10:00:00+08:00")
        }
        guard let amount = Amount(String(amount)) else {
            throw Fault(
                description: "AMOUNT '\(amount)' isn't a whole number from 0 to 9999 with one of "
                    + "the units \(Amount.units.joined(separator: ", ")), as in 5wd")
        }
        self.start = start
        self.amount = amount
    }

    init(line: String) throws(Fault) {
        let words = line.drop { $0 == "\u{FEFF}" }.split { $0 == " " || $0 == "\t" }
        guard let amount = words.last, words.count > 1 else {
            throw Fault(description: "write START AMOUNT, as in '2026-02-13T10:00 5wd'")
        }
        try self.init(start: words.dropLast().joined(separator: " "), amount: amount)
    }
}

/// The due date on the first line, then a line for each day, then the notices cited.
private func text(of explanation: Explanation) -> String {
    let days = explanation.steps.map { "  " + text(of: $0) }
    let notices = explanation.notices.map { notice in
        "  \(notice.id) \(notice.number)《\(notice.title)》 \(notice.issued) \(notice.address)"
    }
    return ([explanation.due.description] + days + ["calendar \(explanation.edition)"] + notices)
        .joined(separator: "\n")
}

private func text(of step: Explanation.Step) -> String {
    let weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][
        step.day.day.weekday.rawValue - 1]
    let (mark, reason) =
        switch step.verdict {
        case .start: ("start", "the day of the event doesn't count; \(text(of: step.day))")
        case .counted(let number): ("\(number)", text(of: step.day))
        case .ran(let milliseconds): (clock(milliseconds), text(of: step.day))
        case .off: ("-", text(of: step.day))
        case .paused: ("-", "the clock stood still")
        }
    let year = step.day.isYearKnown ? "" : "; no notice for \(step.day.day.year) is known"
    let padding = String(repeating: " ", count: max(1, 8 - mark.count))
    return "\(step.day.day) \(weekday) \(mark)\(padding)\(reason)\(year)"
}

private func text(of day: CalendarDay) -> String {
    guard let name = day.name, let notice = day.notice else {
        return day.isWorking ? "working day" : "weekend"
    }
    return switch day.kind {
    case .off: "holiday \(name) (\(notice))"
    case .on: "working day after \(name) (\(notice))"
    case .makeUpOn: "make-up working day for \(name) (\(notice))"
    }
}

/// `3h30m`, and seconds where they aren't zero.
private func clock(_ milliseconds: Int64) -> String {
    let seconds = milliseconds / 1000
    let minutes = "\(seconds / 3600)h" + "\(seconds / 60 % 60)m"
    return seconds % 60 == 0 ? minutes : minutes + "\(seconds % 60)s"
}
