extension WorkingCalendar {
    /// When a term that begins with an event at `start` ends.
    ///
    /// - Working days `wd`: the day of the event doesn't count; due is the end of the n-th working
    ///   day after it. 0 is the day of the event or, if offices rest then, the next working day.
    /// - Natural days `d`: due is the end of the n-th day after, holiday or not.
    /// - Months `mo`: due is the end of the same day of a later month, or of that month's last
    ///   day where it is shorter.
    /// - Minutes `min` and hours `h`: due is the instant itself.
    /// - Working hours `wh`: they run in `officeHours` of working days only; a term that ends with
    ///   the office's day is due at its close, not the next morning.
    ///
    /// A pause stops the clock. A day counts if the clock runs at its end (23:59:59): the day on
    /// which a pause begins doesn't count, the day on which it ends does, and a pause within one
    /// day costs nothing. Months with pauses are as many natural days as they have without. For
    /// `min`, `h` and `wh` just the paused time is added.
    ///
    /// - Parameter pauses: in any order; one that still lasts counts for nothing, for its length
    ///   isn't known: see `Pause.ended(by:)`.
    /// - Returns: provisional if `wd` or `wh` were counted and a day from `start` to the due date,
    ///   both included, lies in a year that no notice covers. Nothing else needs the notices.
    package func due(
        after start: Moment, _ amount: Amount, pauses: [Pause] = []
    ) -> DueDate {
        walk(from: start, amount, PauseList(pauses)) { _, _ in }
    }

    /// The same date with its arithmetic: every day counted or skipped, and why.
    package func explain(
        after start: Moment, _ amount: Amount, pauses: [Pause] = []
    ) -> Explanation {
        var steps: [Explanation.Step] = []
        let due = walk(from: start, amount, PauseList(pauses)) { day, verdict in
            steps.append(Explanation.Step(day: self[day], verdict: verdict))
        }
        let cited = Set(steps.compactMap(\.day.notice))
        return Explanation(
            start: start, amount: amount, pauses: pauses, due: due, steps: steps,
            notices: notices.filter { cited.contains($0.id) }, edition: edition)
    }

    private typealias Note = (Day, Explanation.Verdict) -> Void

    /// The one algorithm: what it notes on the way is the explanation of what it returns.
    private func walk(
        from start: Moment, _ amount: Amount, _ pauses: PauseList, note: Note
    ) -> DueDate {
        switch amount {
        case .workingDays(let number):
            dayLong(dayWalk(number, from: start.day, pauses, counts: isWorking, note), since: start)
        case .days(let number):
            dayLong(dayWalk(number, from: start.day, pauses, counts: { _ in true }, note))
        case .months(let months):
            dayLong(
                dayWalk(
                    start.day.adding(months: months) - start.day, from: start.day, pauses,
                    counts: { _ in true }, note))
        case .minutes(let minutes):
            instant(timeWalk(minutes, from: start, pauses, spans: { _ in Self.wholeDay }, note))
        case .hours(let hours):
            instant(timeWalk(hours * 60, from: start, pauses, spans: { _ in Self.wholeDay }, note))
        case .workingHours(let hours):
            instant(
                timeWalk(
                    hours * 60, from: start, pauses,
                    spans: { isWorking($0) ? officeHours.spans : [] }, note),
                since: start)
        }
    }

    private static let wholeDay = [0..<1440]

    private func dayWalk(
        _ number: Int, from start: Day, _ pauses: PauseList, counts: (Day) -> Bool, _ note: Note
    ) -> Day {
        var day = start
        var next = 0
        if number > 0 {
            note(day, .start)
            day = day + 1
            next = 1
        }
        while true {
            if !counts(day) {
                note(day, .off)
            } else if pauses.contains(.end(of: day)) {
                note(day, .paused)
            } else {
                note(day, .counted(next))
                if next == number { return day }
                next += 1
            }
            day = day + 1
        }
    }

    private func timeWalk(
        _ minutes: Int, from start: Moment, _ pauses: PauseList, spans: (Day) -> [Range<Int>],
        _ note: Note
    ) -> Moment {
        var left = Int64(minutes) * 60_000
        var day = start.day
        while true {
            let open = spans(day).compactMap { span -> Range<Moment>? in
                let from = max(start, Moment(day, minute: span.lowerBound))
                let to = Moment(day, minute: span.upperBound)
                return from < to ? from..<to : nil
            }
            let before = left
            for running in open.flatMap(pauses.running) {
                let length = running.upperBound.milliseconds - running.lowerBound.milliseconds
                if left <= length {
                    note(day, .ran(milliseconds: before))
                    return Moment(milliseconds: running.lowerBound.milliseconds + left)
                }
                left -= length
            }
            note(day, verdict(on: day, ran: before - left, isOpen: !open.isEmpty, spans))
            day = day + 1
        }
    }

    private func verdict(
        on day: Day, ran: Int64, isOpen: Bool, _ spans: (Day) -> [Range<Int>]
    ) -> Explanation.Verdict {
        if ran == 0, isOpen { return .paused }
        return spans(day).isEmpty ? .off : .ran(milliseconds: ran)
    }

    /// - Parameter start: given where the notices decided, so that a year without one tells.
    private func dayLong(_ day: Day, since start: Moment? = nil) -> DueDate {
        DueDate(
            moment: .end(of: day), day: day, isDayLong: true,
            provisional: isProvisional(from: start?.day, to: day))
    }

    private func instant(_ moment: Moment, since start: Moment? = nil) -> DueDate {
        DueDate(
            moment: moment, day: moment.day, isDayLong: false,
            provisional: isProvisional(from: start?.day, to: moment.day))
    }

    private func isProvisional(from start: Day?, to due: Day) -> Bool {
        guard let start else { return false }
        return !(start.year...due.year).allSatisfy(knownYears.contains)
    }
}
