import Kernel

/// The days of a due date in order, counted or skipped and why, and the notices that say so; days
/// of which the same is to be said stand together.
func arithmetic(_ explanation: Explanation, _ w: Words) -> Html {
    """
    <ol class="day-count">\(each: runs(of: explanation), { run -> Html in
        """
        <li class="\(run.kind.isCounted ? "day-counted" : "day-skipped")">\
        <span>\(days(run, w))</span><span>\(verdict(run, w))</span></li>
        """
    })</ol>\
    \(if: !explanation.notices.isEmpty, """
        <p class="hint">\(w["due.notices"])</p><ul class="hint">\
        \(each: explanation.notices, { notice in
            "<li><a href=\"\(url: notice.address)\">\(notice.title) \(notice.number)</a></li>"
        })</ul>
        """)
    """
}

/// Days in a row of which the same is to be said.
struct DayRun: Equatable {
    let kind: Kind
    let first: Day
    var last: Day
    /// Which days they are of those counted; 0 where none is.
    let from: Int
    var to: Int

    enum Kind: Equatable {
        case start
        case counted
        /// Offices worked on a weekend, which is why the day counts.
        case countedMakeUp
        case ran(minutes: Int)
        case weekend
        case holiday(String)
        case paused

        var isCounted: Bool {
            switch self {
            case .counted, .countedMakeUp, .ran: true
            case .start, .weekend, .holiday, .paused: false
            }
        }

        fileprivate var standsAlone: Bool { if case .ran = self { true } else { false } }
    }

    fileprivate mutating func append(_ next: DayRun) -> Bool {
        guard next.kind == kind, !kind.standsAlone else { return false }
        last = next.last
        to = next.to
        return true
    }
}

func runs(of explanation: Explanation) -> [DayRun] {
    var runs: [DayRun] = []
    for step in explanation.steps {
        let run = DayRun(step, of: explanation.amount)
        if runs.isEmpty || !runs[runs.count - 1].append(run) { runs.append(run) }
    }
    return runs
}

extension DayRun {
    fileprivate init(_ step: Explanation.Step, of amount: Amount) {
        let day = step.day.day
        (first, last) = (day, day)
        switch step.verdict {
        case .start: (kind, from, to) = (.start, 0, 0)
        case .counted(let number):
            // Of natural days every one counts, whatever offices do.
            let isMakeUp = step.day.kind == .makeUpOn && amount.unit == "wd"
            (kind, from, to) = (isMakeUp ? .countedMakeUp : .counted, number, number)
        case .ran(let milliseconds):
            (kind, from, to) = (.ran(minutes: Int(milliseconds / 60_000)), 0, 0)
        case .off:
            (kind, from, to) = (step.day.name.map { .holiday($0) } ?? .weekend, 0, 0)
        case .paused: (kind, from, to) = (.paused, 0, 0)
        }
    }
}

private func days(_ run: DayRun, _ w: Words) -> String {
    run.first == run.last
        ? w.day(run.first) : "\(w.shortDay(run.first)) – \(w.day(run.last))"
}

private func verdict(_ run: DayRun, _ w: Words) -> String {
    switch run.kind {
    case .start: w["due.start"]
    case .counted where run.from < run.to:
        w("due.countedRun", ["from": run.from, "to": run.to])
    case .counted: w("due.counted", ["n": run.from])
    case .countedMakeUp where run.from < run.to:
        w("due.countedMakeUpRun", ["from": run.from, "to": run.to])
    case .countedMakeUp: w("due.countedMakeUp", ["n": run.from])
    case .ran(let minutes): w("due.ran", ["h": minutes / 60, "min": minutes % 60])
    case .weekend: w["due.weekend"]
    case .holiday(let name): w("due.holiday", ["name": name])
    case .paused: w["due.stoodStill"]
    }
}
