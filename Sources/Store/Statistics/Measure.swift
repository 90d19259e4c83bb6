/// What a figure tells. Never a figure about a person: officials aren't ranked.
package enum Measure: String, CaseIterable, Sendable {
    case intake, backlog, overdue, response, solved, satisfied, keptFirstPromise, reopened
    case notConfirmed, coverage

    /// Changes with the meaning of the figure, so that figures of different years aren't compared
    /// unawares.
    package var version: Int { 1 }
}

/// By what a figure is broken down.
package enum Grouping: String, CaseIterable, Sendable {
    case place, unit, kind, topic, month, channel
}

/// The figures of one measure.
package struct Statistics: Hashable, Sendable {
    package let measure: Measure
    package let grouping: Grouping
    /// In the order of their keys; groups without a case are left out.
    package let rows: [StatisticsRow]

    package var version: Int { measure.version }
    package var value: Int { rows.reduce(0) { $0 + $1.value } }
    /// Nil for measures that are plain counts.
    package var of: Int? {
        rows.contains { $0.of == nil } ? nil : rows.reduce(0) { $0 + ($1.of ?? 0) }
    }
}

package struct StatisticsRow: Hashable, Sendable {
    /// A place's or unit's code, a word, or a month as `2026-02`; `none` for cases without a unit.
    package let key: String
    /// The place's or unit's name; the key itself for all else.
    package let name: String
    package let value: Int
    /// The denominator: those of which it could be said.
    package let of: Int?
}

/// A breakdown that doesn't exist (422).
package enum StatisticsRefusal: Error, Hashable, Sendable {
    /// Topics come with a later version.
    case notYet(Grouping)
    /// Coverage is known by place and by month.
    case notFor(Measure, Grouping, allowed: [Grouping])
    /// `to` lies before `from`.
    case emptyRange

    /// The stable word.
    package var word: String {
        switch self {
        case .notYet: "notYet"
        case .notFor: "notFor"
        case .emptyRange: "emptyRange"
        }
    }
}
