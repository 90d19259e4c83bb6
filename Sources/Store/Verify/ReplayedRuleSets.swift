import Kernel

/// The rule sets that cases name. A set is numbered at its first use, which is no act of its own;
/// so it is taken over, once it is certain that it's what the adoptions of its time say.
struct ReplayedRuleSets {
    private let live: Transaction
    private let rebuilt: Transaction
    private var known: Set<Int> = []

    init(_ live: Transaction, _ rebuilt: Transaction) {
        self.live = live
        self.rebuilt = rebuilt
    }

    /// - Throws: `Finding` when there is no such set, or no place had these rules.
    mutating func takeOver(_ id: Int) throws {
        guard known.insert(id).inserted else { return }
        let place = Finding.Place.row(table: "rule_sets", key: "id = \(id)", column: nil)
        let body = try live.db.first("SELECT body FROM rule_sets WHERE id = \(id)") {
            try $0.blob(0)
        }
        guard let body else { throw Finding(.rowMissing, place) }
        guard let json = try? JSON(body), let rules = RuleSet(json: json), try isAdopted(rules)
        else { throw Finding(.otherRules, place) }
        try rebuilt.db.run("INSERT INTO rule_sets (id, body) VALUES (\(id), \(body))")
    }

    /// Whether these were the rules of some place from some day on.
    private func isAdopted(_ rules: RuleSet) throws -> Bool {
        let adoptions = try rebuilt.adoptions()
        if rules == RuleSet() { return true }
        let days = Set(adoptions.map(\.from))
        for place in Set(adoptions.map(\.place)) {
            let path = try rebuilt.places(to: place).map(\.code).reversed()
            for day in days {
                let there = try? RuleSet.inForce(at: Array(path), on: day, adoptions: adoptions)
                if there == rules { return true }
            }
        }
        return false
    }
}
