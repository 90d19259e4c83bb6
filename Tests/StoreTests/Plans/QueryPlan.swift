@testable import Store

/// How an engine would answer a query, line by line.
struct QueryPlan {
    /// What costs the more the longer the tables are.
    enum Cost: Hashable, CustomStringConvertible {
        /// A table, or a whole index of it, is gone through; in the order of the answer where the
        /// query has a limit and nothing is sorted.
        case scan(table: String, inOrder: Bool)
        /// What was found of a table is sorted or grouped before the first row is given.
        case sort(table: String)

        /// Whether it grows with one of the tables `growing`.
        func isLasting(_ growing: Set<String>) -> Bool {
            switch self {
            case .scan(let table, _), .sort(let table): growing.contains(table)
            }
        }

        var description: String {
            switch self {
            case .scan(let table, true): "walk \(table)"
            case .scan(let table, false): "scan \(table)"
            case .sort(let table): "sort \(table)"
            }
        }
    }

    let query: Sql
    let lines: [String]
    let costs: Set<Cost>

    /// PostgreSQL must be told before to scan only where it has no other way:
    /// `SET LOCAL enable_seqscan = off`.
    init(of query: Sql, on db: any SQLConnection) throws {
        self.query = query
        let tables = Self.tables(in: query.text)
        switch db.engine {
        case .sqlite:
            let steps = try db.all("EXPLAIN QUERY PLAN " + query) {
                Step(id: try $0.int(0), parent: try $0.int(1), words: try $0.text(3))
            }
            lines = steps.map(\.words)
            let isLimited = query.text.contains("LIMIT")
            costs = Dictionary(grouping: steps, by: \.parent).values
                .reduce(into: []) { $0.formUnion(Self.costs(of: $1, steps, tables, isLimited)) }
        case .postgresql:
            lines = try db.all("EXPLAIN " + query) { try $0.text(0) }
            costs = Set(
                lines.compactMap { Self.scanned(in: $0).flatMap { tables[$0] } }
                    .map { Cost.scan(table: $0, inOrder: false) })
        }
    }

    // MARK: SQLite

    private struct Step {
        let id: Int
        let parent: Int
        let words: String

        /// The table or alias that is read, if any is.
        var name: String? {
            let words = words.split(separator: " ").map(String.init)
            guard words.count > 1, ["SCAN", "SEARCH"].contains(words[0]) else { return nil }
            return words[1]
        }
        /// An automatic index is made of the whole table for this one query.
        var isScan: Bool {
            words.hasPrefix("SCAN ") && !words.contains("VIRTUAL TABLE")
                || words.contains("AUTOMATIC")
        }
        /// What is in order but for a few that are equal so far is no matter.
        var isSort: Bool { words.hasPrefix("USE TEMP B-TREE") && !words.contains("RIGHT PART") }
    }

    /// - Parameter steps: of one SELECT, its subqueries apart.
    private static func costs(
        of steps: [Step], _ all: [Step], _ tables: [String: String], _ isLimited: Bool
    ) -> Set<Cost> {
        let isSorted = steps.contains { $0.isSort }
        var costs: Set<Cost> = []
        for step in steps where step.isScan {
            guard let table = step.name.flatMap({ tables[$0] }) else { continue }
            costs.insert(.scan(table: table, inOrder: isLimited && !isSorted))
        }
        // The outermost loop decides how many rows there are; one over a subquery has its few.
        let outermost = steps.lazy.compactMap { name(of: $0, all) }.first.flatMap { tables[$0] }
        if isSorted, let outermost { costs.insert(.sort(table: outermost)) }
        return costs
    }

    /// What a step reads; where that is by several indexes, it says so further in.
    private static func name(of step: Step, _ all: [Step]) -> String? {
        if let name = step.name { return name }
        guard step.words == "MULTI-INDEX OR" || step.words.hasPrefix("INDEX ") else { return nil }
        return all.lazy.filter { $0.parent == step.id }.compactMap { name(of: $0, all) }.first
    }

    // MARK: PostgreSQL

    private static func scanned(in line: String) -> String? {
        guard line.contains("Seq Scan on ") else { return nil }
        let words = line.split { $0 == " " || $0 == "(" }.map(String.init)
        return words.firstIndex(of: "on").map { words[$0 + 1] }
    }

    /// Table by the name that the query gives it.
    private static func tables(in text: String) -> [String: String] {
        var tables: [String: String] = [:]
        let words = text.split { " \n(),".contains($0) }.map(String.init)
        let ends: Set<String> = [
            "WHERE", "JOIN", "LEFT", "ON", "ORDER", "GROUP", "LIMIT", "SELECT", "UNION", "FROM",
        ]
        for (index, word) in words.enumerated() where word == "FROM" || word == "JOIN" {
            guard index + 1 < words.count else { continue }
            let table = words[index + 1]
            if table == "SELECT" { continue }
            tables[table] = table
            var next = index + 2
            if next < words.count, words[next] == "AS" { next += 1 }
            if next < words.count, !ends.contains(words[next].uppercased()) {
                tables[words[next]] = table
            }
        }
        return tables
    }
}
