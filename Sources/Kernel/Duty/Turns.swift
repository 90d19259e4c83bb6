/// What the rotas of a rule say of one official: on which days anybody is named, and on which she.
///
/// Where a rota names somebody in a period, only who is named owes the duty there, as many times as
/// she is named; a period that no rota covers is owed by all, as without a rota.
package struct Turns: Hashable, Sendable {
    /// The days on which a rota of her place or of one above it names anybody.
    package let covered: Set<Day>
    /// Those on which she is named.
    package let own: Set<Day>

    package init(covered: Set<Day> = [], own: Set<Day> = []) {
        self.covered = covered
        self.own = own
    }

    package static let none = Turns()

    /// Her days in `period`, earliest first; nil where no rota covers it.
    func own(in period: Period) -> [Day]? {
        guard covered.contains(where: period.days.contains) else { return nil }
        return own.filter(period.days.contains).sorted()
    }
}
