package import Kernel

/// How many households officials have to meet where a method asks another share of large villages
/// than of small ones.
struct VillageTargets {
    private struct List: Hashable {
        let official: ID<Official>
        let rule: ID<Rule>
        let first: Day
    }

    private var needed: [List: Int] = [:]

    /// - Parameter periods: whatever is open; those of rules without classes are left out.
    init(
        of officials: [ID<Official>], in periods: [OpenPeriod], in transaction: Transaction,
        on today: Day
    ) throws {
        var targets: [Int: (period: OpenPeriod, rules: RuleSet)] = [:]
        for period in periods {
            let rules = try transaction.ruleSet(within: period.path, on: min(today, period.last))
            if rules.hasClasses(period.rule) { targets[period.id] = (period, rules) }
        }
        guard !targets.isEmpty else { return }
        var villages = Villages()
        for row in try transaction.ownCounts(of: officials, in: targets.keys.sorted()) {
            guard let (period, rules) = targets[row.period] else { continue }
            let size = try villages.size(around: row.path, in: transaction)
            let target = rules.target(of: period.rule, inVillageOf: size)
            let list = List(official: row.official, rule: period.rule.id, first: period.first)
            needed[list, default: 0] += row.count.needed(toReach: target)
        }
    }

    /// Nil where one target holds for all.
    func needed(by official: ID<Official>, under rule: ID<Rule>, from first: Day) -> Int? {
        needed[List(official: official, rule: rule, first: first)]
    }
}

/// How many households are registered in villages, asked once for each.
struct Villages {
    private var villages: [String: String] = [:]
    private var sizes: [String: Int] = [:]

    /// Of the village in which the place of `path` lies; of the place itself where it lies in none.
    mutating func size(around path: String, in transaction: Transaction) throws -> Int {
        let village = try villages[path] ?? transaction.village(around: path)
        villages[path] = village
        let size = try sizes[village] ?? transaction.householdCount(within: village)
        sizes[village] = size
        return size
    }
}

extension Transaction {
    fileprivate struct OwnCount {
        let official: ID<Official>
        let period: Int
        let path: String
        let count: CoverageCount
    }

    /// How the households of officials stand, by the village in which they lie.
    fileprivate func ownCounts(of officials: [ID<Official>], in periods: [Int]) throws -> [OwnCount]
    {
        let rows = try db.all(
            """
            SELECT official, period, path, standing, count(*) FROM coverage_households
            WHERE official IN \(list: officials) AND period IN \(list: periods)
            GROUP BY official, period, path, standing
            """
        ) { row in
            OwnCount(
                official: try row.id(0), period: try row.int(1), path: try row.text(2),
                count: CoverageCount(try row.word(3), number: try row.int(4)))
        }
        var villages: [String: String] = [:]
        let byVillage = try Dictionary(grouping: rows) { row in
            let village = try villages[row.path] ?? village(around: row.path)
            villages[row.path] = village
            return "\(row.official) \(row.period) \(village)"
        }
        return byVillage.values.compactMap { rows in
            rows.first.map { first in
                OwnCount(
                    official: first.official, period: first.period, path: first.path,
                    count: rows.reduce(CoverageCount()) { $0 + $1.count })
            }
        }
    }

    /// The path of the village in which the place of `path` lies, or `path` itself.
    func village(around path: String) throws -> String {
        var above = ""
        for code in Path.codes(of: path) {
            above += code + "/"
            if let code = ID<Place>(code), try place(code)?.level == .village { return above }
        }
        return path
    }

    func householdCount(within path: String) throws -> Int {
        try db.int("SELECT count(*) FROM households WHERE \(Path.isWithin(path))")
    }

    func ruleSet(within path: String, on day: Day) throws -> RuleSet {
        try office.ruleBook.inForce(at: path, on: day, in: db)
    }

    /// How many of a hundred are to be met in a place: its own class's where it is a village.
    package func target(of rule: VisitRule, at place: ID<Place>, on day: Day) throws -> Int {
        let rules = try ruleSet(at: place, on: day)
        guard rules.hasClasses(rule), let level = try level(of: place), level >= .village else {
            return rule.target
        }
        var villages = Villages()
        let size = try villages.size(around: try requiredPath(of: place), in: self)
        return rules.target(of: rule, inVillageOf: size)
    }
}
