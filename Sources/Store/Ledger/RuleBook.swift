import Kernel
import Synchronization

/// The rule sets that are in use, parsed once.
///
/// A set is known by what it says: adopting changes which one a new case gets, never an old one.
/// What a transaction sees counts for it alone until it is committed; a snapshot that is older than
/// what others have seen since is served, but not remembered.
final class RuleBook: Sendable {
    private struct Contents {
        var adopted = Adopted(upTo: -1, [])
        var byID: [Int: RuleSet] = [:]
    }

    private let contents = Mutex(Contents())

    /// The rules in force at the place of `path` on `day`.
    func inForce(at path: String, on day: Day, in db: any SQLConnection) throws -> RuleSet {
        try adopted(in: db).rules(at: path, on: day)
    }

    /// The same with the number that a case keeps them by; the writer's only.
    func numbered(at path: String, on day: Day, in db: any SQLConnection) throws
        -> (id: Int, rules: RuleSet)
    {
        let adopted = try adopted(in: db)
        let rules = try adopted.rules(at: path, on: day)
        if let id = adopted.number(at: path, on: day) { return (id, rules) }
        let id = try number(of: rules, in: db)
        db.once { adopted.keep(number: id, at: path, on: day) }
        return (id, rules)
    }

    /// The rule set with the number `id`, which a case was opened under.
    func rules(_ id: Int, in db: any SQLConnection) throws -> RuleSet {
        if let known = contents.withLock({ $0.byID[id] }) { return known }
        let body = try db.first("SELECT body FROM rule_sets WHERE id = \(id)") { try $0.blob(0) }
        guard let body, let rules = RuleSet(json: try JSON(body)) else { return RuleSet() }
        db.once { [self] in contents.withLock { $0.byID[id] = rules } }
        return rules
    }

    func adoptions(in db: any SQLConnection) throws -> [Adoption] {
        try adopted(in: db).adoptions
    }

    /// What `db` sees to have been adopted.
    private func adopted(in db: any SQLConnection) throws -> Adopted {
        let newest = try db.int("SELECT COALESCE(MAX(id), 0) FROM adoptions")
        let known = contents.withLock { $0.adopted }
        guard known.newest != newest else { return known }
        let adoptions = try db.all("SELECT body FROM adoptions ORDER BY id") { row in
            Adoption(json: try JSON(try row.blob(0)))
        }
        let adopted = Adopted(upTo: newest, adoptions.compactMap { $0 })
        db.once { [self] in
            contents.withLock { if $0.adopted.newest < newest { $0.adopted = adopted } }
        }
        return adopted
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

/// All adoptions up to one, and what follows from them, worked out at its first use.
private final class Adopted: Sendable {
    /// The number of the last; 0 where there is none.
    let newest: Int
    let adoptions: [Adoption]
    private let inForce = Mutex<[String: RuleSet]>([:])
    private let numbers = Mutex<[String: Int]>([:])

    /// Rather all anew than more of them in memory.
    private static let most = 5_000

    init(upTo newest: Int, _ adoptions: [Adoption]) {
        self.newest = newest
        self.adoptions = adoptions
    }

    func rules(at path: String, on day: Day) throws -> RuleSet {
        let key = "\(path)@\(day)"
        if let known = inForce.withLock({ $0[key] }) { return known }
        let places = Path.codes(of: path).reversed().compactMap { ID<Place>($0) }
        let rules = try RuleSet.inForce(at: places, on: day, adoptions: adoptions)
        inForce.withLock {
            if $0.count > Self.most { $0 = [:] }
            $0[key] = rules
        }
        return rules
    }

    func number(at path: String, on day: Day) -> Int? {
        numbers.withLock { $0["\(path)@\(day)"] }
    }

    func keep(number: Int, at path: String, on day: Day) {
        numbers.withLock {
            if $0.count > Self.most { $0 = [:] }
            $0["\(path)@\(day)"] = number
        }
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
