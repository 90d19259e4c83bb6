import Kernel
import Synchronization

/// The rule sets that are in use, parsed once.
///
/// A set is known by what it says: adopting changes which one a new case gets, never an old one.
final class RuleBook: Sendable {
    private struct Contents {
        var adoptionsSeen = -1
        var adoptions: [Adoption] = []
        var inForce: [String: RuleSet] = [:]
        var numbers: [String: Int] = [:]
        var byID: [Int: RuleSet] = [:]
    }

    private let contents = Mutex(Contents())

    /// The rules in force at the place of `path` on `day`.
    func inForce(at path: String, on day: Day, in db: any SQLConnection) throws -> RuleSet {
        try refresh(from: db)
        let key = "\(path)@\(day)"
        if let known = contents.withLock({ $0.inForce[key] }) { return known }
        let places = Path.codes(of: path).reversed().compactMap { ID<Place>($0) }
        let adoptions = contents.withLock { $0.adoptions }
        let rules = try RuleSet.inForce(at: places, on: day, adoptions: adoptions)
        contents.withLock {
            if $0.inForce.count > 5_000 { $0.inForce = [:] }
            $0.inForce[key] = rules
        }
        return rules
    }

    /// The same with the number that a case keeps them by; the writer's only.
    func numbered(at path: String, on day: Day, in db: any SQLConnection) throws
        -> (id: Int, rules: RuleSet)
    {
        let rules = try inForce(at: path, on: day, in: db)
        let key = "\(path)@\(day)"
        // The transaction that numbered it may have been rolled back since.
        if let id = contents.withLock({ $0.numbers[key] }),
            try db.exists("SELECT 1 FROM rule_sets WHERE id = \(id)")
        {
            return (id, rules)
        }
        let id = try number(of: rules, in: db)
        contents.withLock { $0.numbers[key] = id }
        return (id, rules)
    }

    /// The rule set with the number `id`, which a case was opened under.
    func rules(_ id: Int, in db: any SQLConnection) throws -> RuleSet {
        if let known = contents.withLock({ $0.byID[id] }) { return known }
        let body = try db.first("SELECT body FROM rule_sets WHERE id = \(id)") { try $0.blob(0) }
        guard let body, let rules = RuleSet(json: try JSON(body)) else { return RuleSet() }
        contents.withLock { $0.byID[id] = rules }
        return rules
    }

    func adoptions(in db: any SQLConnection) throws -> [Adoption] {
        try refresh(from: db)
        return contents.withLock { $0.adoptions }
    }

    private func refresh(from db: any SQLConnection) throws {
        let newest = try db.int("SELECT COALESCE(MAX(id), 0) FROM adoptions")
        guard contents.withLock({ $0.adoptionsSeen }) != newest else { return }
        let adoptions = try db.all("SELECT body FROM adoptions ORDER BY id") { row in
            Adoption(json: try JSON(try row.blob(0)))
        }.compactMap { $0 }
        contents.withLock {
            $0.adoptionsSeen = newest
            $0.adoptions = adoptions
            $0.inForce = [:]
            $0.numbers = [:]
        }
    }

    private func number(of rules: RuleSet, in db: any SQLConnection) throws -> Int {
        let body = rules.json.bytes
        let known = try db.first("SELECT id FROM rule_sets WHERE body = \(body)") {
            try $0.int(0)
        }
        if let known { return known }
        let id = try db.int("SELECT COALESCE(MAX(id), 0) + 1 FROM rule_sets")
        try db.run("INSERT INTO rule_sets (id, body) VALUES (\(id), \(body))")
        return id
    }
}

/// A place's path: the codes from the root down, each closed by a slash.
enum Path {
    static func codes(of path: String) -> [String] {
        path.split(separator: "/").map(String.init)
    }

    /// The condition that `column` is `path` or below it: one range of an index.
    static func isWithin(_ path: String, _ column: StaticString = "path") -> Sql {
        let end = path.dropLast() + "0"
        return "\(raw: "\(column)") >= \(path) AND \(raw: "\(column)") < \(String(end))"
    }

    static func contains(_ path: String, _ other: String) -> Bool { other.hasPrefix(path) }
}
