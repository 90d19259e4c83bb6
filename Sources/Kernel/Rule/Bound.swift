/// The number of a rule as its source states it: `>= 1 visits/year`.
///
/// Read back from the typed rule, never from text, so that `method rules` says what is enforced.
package struct Bound: Hashable, Sendable {
    package let comparison: Comparison
    /// Nil while a parameter of the pack waits for the place's own figure.
    package let number: Int?
    /// `visits/year`, `days`, `states` ..., as in rules.csv.
    package let unit: String

    package init(_ comparison: Comparison, _ number: Int?, _ unit: String) {
        self.comparison = comparison
        self.number = number
        self.unit = unit
    }
}

/// How the number of a rule binds.
package enum Comparison: String, CaseIterable, Sendable {
    case exactly = "="
    case atLeast = ">="
    case atMost = "<="
    case moreThan = ">"
    /// About: warns, never blocks.
    case about = "~"

    package func holds(_ number: Int, against bound: Int) -> Bool {
        switch self {
        case .exactly: number == bound
        case .atLeast: number >= bound
        case .atMost: number <= bound
        case .moreThan: number > bound
        case .about: true
        }
    }

    /// The least that is owed of `number`; nil where nothing is: at most so many, or about.
    package func least(of number: Int) -> Int? {
        switch self {
        case .exactly, .atLeast: number
        case .moreThan: number + 1
        case .atMost, .about: nil
        }
    }
}
