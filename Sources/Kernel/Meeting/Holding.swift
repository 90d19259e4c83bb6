/// Why a meeting can't be held on a day.
package enum MeetingRefusal: Error, Hashable, Sendable {
    case noticeTooShort(earliest: Day)
    case notOnThisDay(of: ClosedRange<Int>)
}

extension MeetingRule {
    /// The last day on which a meeting of `day` can be made known; nil where no notice is asked.
    ///
    /// The day of the notice doesn't count: for a week's notice of the 15th it is the 8th.
    package func lastDayOfNotice(for day: Day, _ calendar: WorkingCalendar) -> Day? {
        guard let notice else { return nil }
        // The longest notice is a few months; the first earlier day that still reaches is it.
        var known = day
        while calendar.due(after: Moment(known), notice.amount).moment.day > day {
            known = known - 1
        }
        return known
    }

    /// Checks that it may be held on `day`.
    ///
    /// - Parameter known: the day on which it was made known.
    package func checkHolding(
        on day: Day, known: Day, _ calendar: WorkingCalendar
    ) throws(MeetingRefusal) {
        if let daysOfMonth, !Period(.month, containing: day).window(daysOfMonth).contains(day) {
            throw .notOnThisDay(of: daysOfMonth)
        }
        guard let notice else { return }
        let earliest = calendar.due(after: Moment(known), notice.amount).moment.day
        if day < earliest { throw .noticeTooShort(earliest: earliest) }
    }

    /// The last day on which its minutes are in time; nil where no time is set.
    package func minutesDue(heldOn day: Day, _ calendar: WorkingCalendar) -> Day? {
        minutesWithin.map { calendar.due(after: Moment(day), $0).moment.day }
    }

    /// The last day on which what it resolved hangs on the board; nil where it needn't.
    package func lastDayOfPublicity(from day: Day, _ calendar: WorkingCalendar) -> Day? {
        publicity.map { calendar.due(after: Moment(day), $0).moment.day }
    }
}

extension JuryClause {
    /// What is amiss with a jury; empty when it is whole.
    ///
    /// - Parameter members: how many there are of each pool.
    package func gaps(members: [String: Int]) -> [RosterGap] {
        let count = members.values.reduce(0, +)
        return [
            gap(slips: count),
            pools?.gap(members: members),
        ].compactMap(\.self)
    }

    /// What so many slips for one speaker lack of, or have over, the jury's size.
    package func gap(slips count: Int) -> RosterGap? {
        size.flatMap { $0.comparison.gap(count, from: $0.number) }
    }

    /// The mean of the slips for one speaker by each standard, in hundredths, rounded to the
    /// nearest; a slip without a mark by a standard doesn't count there.
    ///
    /// - Parameter slips: the marks of each juror, 0 to 100, by standard; who gave them isn't known.
    /// - Throws: `unknownStandard` for a standard that isn't the jury's, `markOutOfRange`,
    ///   `moreSlipsThanJurors`; fewer may be, since a juror need not mark everybody.
    package func score(_ slips: [[String: Int]]) throws(JuryRefusal) -> [String: Int] {
        if case .tooMany = gap(slips: slips.count) {
            throw .moreSlipsThanJurors(slips.count, jurors: size?.number ?? 0)
        }
        for slip in slips {
            for (standard, mark) in slip.sorted(by: { $0.key < $1.key }) {
                guard standards?.allows(standard) ?? true else { throw .unknownStandard(standard) }
                guard (0...100).contains(mark) else { throw .markOutOfRange(mark) }
            }
        }
        let names = standards?.items ?? Set(slips.flatMap(\.keys)).sorted()
        return names.reduce(into: [:]) { scores, standard in
            let marks = slips.compactMap { $0[standard] }
            guard !marks.isEmpty else { return }
            scores[standard] = (marks.reduce(0, +) * 100 + marks.count / 2) / marks.count
        }
    }
}

/// Why a jury's slips can't be counted.
package enum JuryRefusal: Error, Hashable, Sendable {
    case unknownStandard(String)
    case markOutOfRange(Int)
    case moreSlipsThanJurors(Int, jurors: Int)
}
