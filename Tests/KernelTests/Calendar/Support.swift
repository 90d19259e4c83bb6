import Kernel

/// A day that the test knows to exist.
func day(_ text: String) -> Day { Day(text)! }

func moment(_ text: String) -> Moment { Moment(text)! }

func amount(_ text: String) -> Amount { Amount(text)! }

func pause(_ from: String, _ to: String) -> Pause {
    Pause(from: moment(from), to: moment(to))
}

/// A due date as the command line prints it.
func due(_ start: String, _ term: String, pauses: [Pause] = []) -> String {
    WorkingCalendar.china.due(after: moment(start), amount(term), pauses: pauses).description
}
