/// What something recurs by 周期.
package enum PeriodUnit: String, CaseIterable, Comparable, Sendable {
    case day, week, month, quarter
    case halfYear = "half-year"
    case year

    package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
