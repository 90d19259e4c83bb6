/// A period of visits with its list of households, frozen on the first day.
///
/// Frozen, so that a denominator can't shrink before the count: who moves in later belongs to the
/// next period, who moves away stays on the list and is counted as moved.
package struct CoveragePeriod: Hashable, Sendable {
    package let rule: ID<Rule>
    package let place: ID<Place>
    /// The days on which a visit counts.
    package let days: ClosedRange<Day>
    package let households: Set<ID<Household>>
    /// How many of a hundred reachable households are to be met.
    package let target: Int

    /// Freezes the list.
    ///
    /// - Parameter registered: the households of `place` and below it on the first of `days`.
    package init(
        rule: VisitRule, place: ID<Place>, startingOn day: Day, registered: [ID<Household>]
    ) {
        self.rule = rule.id
        self.place = place
        days = rule.window(on: day)
        households = Set(registered)
        target = rule.target
    }

    /// The count of the list, from how each household stands; one of which nothing is known is
    /// `notMet`, and one that isn't on the list doesn't count.
    package func count(_ standings: [ID<Household>: CoverageStanding]) -> CoverageCount {
        households.reduce(CoverageCount()) { count, household in
            count + CoverageCount(standings[household] ?? .notMet)
        }
    }
}
