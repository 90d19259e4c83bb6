/// How the households of a frozen list stand: each is in exactly one of the four counts.
///
/// A household that declined or moved away is neither met nor a gap: it leaves the denominator,
/// and stands beside the rate so that nobody can raise the rate unseen by noting many of them.
package struct CoverageCount: Hashable, Sendable {
    package let met: Int
    package let declined: Int
    package let moved: Int
    /// Nobody met yet: not at home, a card left, a call, or no visit at all.
    package let notMet: Int

    package init(met: Int = 0, declined: Int = 0, moved: Int = 0, notMet: Int = 0) {
        self.met = met
        self.declined = declined
        self.moved = moved
        self.notMet = notMet
    }

    /// All households of the list.
    package var due: Int { met + declined + moved + notMet }

    /// Those that can be met: the denominator of the rate.
    package var reachable: Int { met + notMet }

    /// Met of a thousand reachable, rounded down so that 1,000 means all; nil when there is nobody
    /// to visit.
    package var perMille: Int? { reachable == 0 ? nil : met * 1000 / reachable }

    /// How many must be met so that `target` of a hundred are, rounded up; 0 when nobody is there.
    package func needed(toReach target: Int) -> Int { (reachable * target + 99) / 100 }

    package func reaches(_ target: Int) -> Bool { met >= needed(toReach: target) }

    package static func + (left: Self, right: Self) -> Self {
        Self(
            met: left.met + right.met, declined: left.declined + right.declined,
            moved: left.moved + right.moved, notMet: left.notMet + right.notMet)
    }
}

extension CoverageCount {
    /// One household, in the count that it belongs to.
    package init(_ standing: CoverageStanding) {
        self.init(
            met: standing == .met ? 1 : 0, declined: standing == .declined ? 1 : 0,
            moved: standing == .moved ? 1 : 0, notMet: standing == .notMet ? 1 : 0)
    }
}

/// How one household of the list stands in a period.
package enum CoverageStanding: String, CaseIterable, Sendable {
    case met, declined, moved, notMet
}

extension VisitRule {
    /// How `household` stands in the period in which `today` lies.
    ///
    /// Met counts above all: a household that declined in March and opened its door in May was
    /// met. Else the last visit that says more than 'not at home' tells; a household that asked
    /// not to be visited has declined.
    package func standing(
        of household: Household, visits: [Visit], on today: Day
    ) -> CoverageStanding {
        let own = visits.filter {
            $0.subject == .household(household.id) && counts($0, on: today)
        }
        let met = own.filter { $0.outcome == .met }
        if comparison.isFulfilled(by: tally(met), of: number) { return .met }
        let last = own.sorted { ($0.at, $0.id) < ($1.at, $1.id) }
            .last { $0.outcome == .declined || $0.outcome == .moved }
        return switch last?.outcome {
        case .moved: .moved
        case .declined: .declined
        default: household.declinesVisits ? .declined : .notMet
        }
    }

    /// The count of all `households`, a frozen list.
    package func count(
        _ households: [Household], visits: [Visit], on today: Day
    ) -> CoverageCount {
        let byHousehold = Dictionary(grouping: visits, by: \.subject)
        return households.reduce(CoverageCount()) { count, household in
            let own = byHousehold[.household(household.id)] ?? []
            return count + CoverageCount(standing(of: household, visits: own, on: today))
        }
    }
}

extension Comparison {
    /// Enough of what is owed: for a duty 'exactly three' is fulfilled by the fourth visit too.
    func isFulfilled(by count: Int, of number: Int) -> Bool {
        self == .atMost || count >= number
    }
}
