import Kernel

extension Transaction {
    /// The newest of the cases `c` of `condition` that `official` or `unit` ever had to do with,
    /// numbered below `cursor`.
    ///
    /// Walks down both lists, a part of each at a time: all that a unit ever had is more than one
    /// wants to look at for a page, and of all cases hers are few.
    func involved(
        _ official: ID<Official>, _ unit: ID<HandlingUnit>?, where condition: Sql,
        before cursor: Int64?, limit: Int
    ) throws -> [CaseSummary] {
        var found: [CaseSummary] = []
        var end = cursor ?? .max
        let part = max(limit, 200)
        while found.count < limit {
            var numbers = try db.all(
                """
                SELECT number FROM case_officials
                WHERE official = \(official) AND number < \(end)
                ORDER BY number DESC LIMIT \(part)
                """
            ) { try $0.int64(0) }
            if let unit {
                numbers += try db.all(
                    """
                    SELECT number FROM case_units
                    WHERE unit = \(unit) AND number < \(end) ORDER BY number DESC LIMIT \(part)
                    """
                ) { try $0.int64(0) }
            }
            let newest = Set(numbers).sorted(by: >).prefix(part)
            guard let last = newest.last else { break }
            found += try summaries(
                where: "c.number IN \(list: newest) AND \(condition)", order: "c.number DESC",
                limit: limit - found.count)
            end = last
        }
        return found
    }
}
