extension VisitRule {
    /// The households of `official` to be met in the period in which `today` lies: n of m.
    ///
    /// - Parameter count: how the households of the frozen list stand in that period.
    /// - Parameter needed: how many are to be met, where that goes by the class of each village.
    /// - Returns: nil when no household is left to visit, or the rule isn't about households.
    package func duty(
        of official: ID<Official>, count: CoverageCount, needed: Int? = nil, on today: Day
    ) -> Duty? {
        guard isCoverage else { return nil }
        let needed = needed ?? count.needed(toReach: target)
        guard needed > 0 else { return nil }
        return duty(
            of: official, subject: .households,
            progress: Duty.Progress(done: count.met, needed: needed), on: today)
    }

    /// Whether every household is owed a visit, so that it is a matter of a frozen list.
    package var isCoverage: Bool { of == .household && counting != .households }

    /// The visits owed to a place in the period in which `today` lies.
    ///
    /// Who only telephoned wasn't there, unless the rule names calls among the kinds that count.
    ///
    /// - Parameter visits: those that `official` paid there; others don't count.
    package func duty(
        of official: ID<Official>, to place: ID<Place>, visits: [Visit], on today: Day
    ) -> Duty {
        let own = visits.filter {
            $0.official == official && counts($0, on: today)
                && ($0.isInPerson || kinds.contains(.phone))
        }
        return duty(
            of: official, subject: .place(place),
            progress: Duty.Progress(done: tally(own), needed: number), on: today)
    }

    private func duty(
        of official: ID<Official>, subject: Duty.Subject, progress: Duty.Progress, on today: Day
    ) -> Duty {
        let period = every.period(containing: today)
        let window = period.window(daysOfMonth)
        return Duty(
            rule: id, kind: .visit, official: official, subject: subject, period: period,
            opens: window.lowerBound, due: window.upperBound, progress: progress, on: today)
    }

    /// Whether `visit` counts for the period in which `today` lies: in its days and of its kind.
    package func counts(_ visit: Visit, on today: Day) -> Bool {
        let isOfKind =
            switch counting {
            case .nights: visit.kind == .overnight || visit.kind == .nightDuty
            case .visits, .days, .households: kinds.isEmpty || kinds.contains(visit.kind)
            }
        return isOfKind && window(on: today).contains(visit.at.day)
    }

    /// The days on which a visit counts for the period in which `today` lies.
    package func window(on today: Day) -> ClosedRange<Day> {
        every.period(containing: today).window(daysOfMonth)
    }

    /// Visits, the different days on which there was one, or the different households met.
    package func tally(_ visits: [Visit]) -> Int {
        switch counting {
        case .visits: visits.count
        case .days, .nights: Set(visits.map(\.at.day)).count
        case .households:
            Set(visits.filter { $0.outcome == .met }.compactMap(\.household)).count
        }
    }
}

extension Visit {
    /// Nil for a visit to a place: a night in the village is nobody's household.
    fileprivate var household: ID<Household>? {
        if case .household(let id) = subject { id } else { nil }
    }

    fileprivate var isInPerson: Bool { kind != .phone && outcome != .phone }
}
