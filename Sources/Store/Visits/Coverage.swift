package import Kernel

/// How the households of a place stand in one period of one rule.
package struct Coverage: Hashable, Sendable {
    package let rule: VisitRule
    /// The days on which a visit counts.
    package let days: ClosedRange<Day>
    /// When its list was frozen, the first where several places opened theirs.
    package let frozenAt: Moment
    /// The places directly below, in the order of their codes, and the place itself where
    /// households are directly in it; places without a household on the list are left out.
    package let rows: [CoverageRow]

    package var total: CoverageCount { rows.reduce(CoverageCount()) { $0 + $1.count } }
    /// How many of a hundred reachable households are to be met.
    package var target: Int { rule.target }
}

package struct CoverageRow: Hashable, Sendable {
    package let place: ID<Place>
    package let name: String
    package let count: CoverageCount
}

extension Transaction {
    /// The coverage of `place` in each period of which `days` contain a day, oldest first; periods
    /// without a household of the place on their list are left out.
    ///
    /// - Parameter method: the id of a pack or of a rule; nil for all.
    /// - Throws: `StoreRefusal.unknown` for an unknown place.
    package func coverage(
        of place: ID<Place>, during days: ClosedRange<Day>, method: String? = nil
    ) throws -> [Coverage] {
        let path = try requiredPath(of: place)
        let concerned = try periods(during: days).filter { period in
            let isAsked =
                method == nil || method == period.rule.origin.pack.text
                || method == period.rule.id.text
            return try isAsked
                && db.exists(
                    """
                    SELECT 1 FROM coverage_counts
                    WHERE period = \(period.id) AND \(Path.isWithin(path))
                    """)
        }
        let places = try [self.place(place)].compactMap { $0 } + children(of: place)
        return try concerned.groupedByList.map { try coverage(in: $0, within: path, places) }
    }

    /// - Parameter periods: of one rule, of different places.
    private func coverage(in periods: [OpenPeriod], within path: String, _ places: [Place]) throws
        -> Coverage
    {
        var counts: [String: CoverageCount] = [:]
        try db.each(
            """
            SELECT path, standing, number FROM coverage_counts
            WHERE period IN \(list: periods.map(\.id)) AND \(Path.isWithin(path))
            """
        ) { row in
            let below = try row.text(0).dropFirst(path.count)
            let child = below.prefix { $0 != "/" }
            counts[String(child), default: CoverageCount()] =
                counts[String(child), default: CoverageCount()]
                + CoverageCount(try row.word(1), number: try row.int(2))
        }
        let rows = places.enumerated().compactMap { index, place -> CoverageRow? in
            guard let count = counts[index == 0 ? "" : place.code.text], count.due > 0 else {
                return nil
            }
            return CoverageRow(place: place.code, name: place.name, count: count)
        }
        return Coverage(
            rule: periods[0].rule, days: periods[0].first...periods[0].last,
            frozenAt: periods.map(\.frozenAt).min() ?? periods[0].frozenAt, rows: rows)
    }
}

extension CoverageCount {
    /// So many households of one standing.
    init(_ standing: CoverageStanding, number: Int) {
        self.init(
            met: standing == .met ? number : 0, declined: standing == .declined ? number : 0,
            moved: standing == .moved ? number : 0, notMet: standing == .notMet ? number : 0)
    }
}

extension [OpenPeriod] {
    /// What is one period to a reader: the same days, and a rule that asks for the same.
    fileprivate var groupedByList: [[OpenPeriod]] {
        var groups: [[OpenPeriod]] = []
        for period in self {
            let same = groups.firstIndex { group in
                group[0].rule.asksTheSame(as: period.rule) && group[0].first == period.first
                    && group[0].last == period.last
            }
            if let same { groups[same].append(period) } else { groups.append([period]) }
        }
        return groups
    }
}

extension VisitRule {
    /// Wherever its pack was adopted.
    fileprivate func asksTheSame(as other: VisitRule) -> Bool {
        (id, bound, target, kinds) == (other.id, other.bound, other.target, other.kinds)
    }
}
