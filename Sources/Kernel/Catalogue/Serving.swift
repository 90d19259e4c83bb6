/// Why an item can't be handled so.
package enum ServiceRefusal: Error, Hashable, Sendable {
    /// Below the level at which it can be finished.
    case notFinishedHere(lowest: TerritoryLevel)
    case notInThisWay(allowed: [HandlingWay])
    /// In yuan.
    case feeNotAllowed(Int, limit: Int)
    case closed
}

/// What an item took more of than the rule allows, or left undone.
package enum ServiceGap: Hashable, Sendable {
    case windows(Int, limit: Int)
    case visits(Int, limit: Int)
    /// Steps of the checklist that weren't gone through.
    case unchecked([String])
    case overPeak(calls: Int, limit: Int)
}

extension ServiceRule {
    /// Checks that an item may be finished at `level` in this way for so many yuan.
    package func checkHandling(
        at level: TerritoryLevel, _ way: HandlingWay, fee yuan: Int
    ) throws(ServiceRefusal) {
        if let finishedAt, level > finishedAt { throw .notFinishedHere(lowest: finishedAt) }
        guard ways.isEmpty || ways.contains(way) else { throw .notInThisWay(allowed: ways) }
        if let fee, yuan > fee.number {
            throw .feeNotAllowed(yuan, limit: fee.number)
        }
    }

    /// What a finished item shows: more windows or visits than allowed, steps left out.
    package func gaps(windows: Int, visits: Int, checked: [String]) -> [ServiceGap] {
        var gaps: [ServiceGap] = []
        if let limit = self.windows?.number, windows > limit {
            gaps.append(.windows(windows, limit: limit))
        }
        if let limit = self.visits?.number, visits > limit {
            gaps.append(.visits(visits, limit: limit))
        }
        let unchecked = checklist?.missing(from: checked) ?? []
        if !unchecked.isEmpty { gaps.append(.unchecked(unchecked)) }
        return gaps
    }

    /// Nil while the day's calls are within what it can take.
    package func gap(calls: Int) -> ServiceGap? {
        peak.flatMap { calls > $0 ? .overPeak(calls: calls, limit: $0) : nil }
    }

    /// Whether a station may stand where these are served: villages, people ... by their words.
    package func mayStand(serving counts: [String: Int]) -> Bool {
        sites.isEmpty || sites.contains { $0.holds(counts[$0.unit] ?? 0) }
    }

    /// Whether it is open; where the source says no hours, those of the office count.
    package func isOpen(
        at moment: Moment, _ calendar: WorkingCalendar, office: OfficeHours = .usual
    ) -> Bool {
        time.openings(on: moment.day, calendar, office: office)
            .contains { $0.contains(moment.minute) }
    }
}
