package import Kernel

extension Transaction {
    /// What waits for the desk of the official's territory: to be accepted, to be given to a unit,
    /// or to be ruled on. Danger first, then the oldest.
    package func waitingForDesk(for official: Official, after cursor: String?, limit: Int) throws
        -> Page<CaseSummary>
    {
        let states: [ServiceCase.State.Name] = [.registered, .accepted, .escalated, .disputed]
        let found = try summaries(
            where: """
                c.state IN \(list: states) AND c.ended_at IS NULL AND \(try visibility(to: official))
                AND \(try after(cursor))
                """, order: "NOT c.danger, c.number", limit: limit + 1)
        let items = Array(found.prefix(limit))
        let last = found.count > limit ? items.last : nil
        return Page(items: items, next: last.map { "\($0.isDanger ? 0 : 1).\($0.number)" })
    }

    private func after(_ cursor: String?) throws -> Sql {
        guard let cursor else { return "1 = 1" }
        let parts = cursor.split(separator: ".").compactMap { Int64($0) }
        guard parts.count == 2 else {
            throw StoreRefusal.unknown(field: "cursor", value: cursor)
        }
        return "(NOT c.danger, c.number) > (\(parts[0]), \(parts[1]))"
    }
}
