package import Kernel

extension Transaction {
    /// The nearest place in which all units lie: what the office serves. Before there are units,
    /// the nearest in which all places lie; nil where there is no single one.
    package func servedPlace() throws -> Place? {
        for table in ["units", "places"] {
            // Two questions: each is one look at an end of the index, both together go through it.
            let ends = try db.first(
                """
                SELECT (SELECT MIN(path) FROM \(raw: table)), (SELECT MAX(path) FROM \(raw: table))
                """
            ) { (first: try $0.textOrNil(0), last: try $0.textOrNil(1)) }
            guard let first = ends?.first, let last = ends?.last else { continue }
            // All that lie between two paths begin with what both have in common.
            let common = zip(Path.codes(of: first), Path.codes(of: last)).prefix { $0 == $1 }
            return try common.last.flatMap { ID<Place>($0.0) }.flatMap { try place($0) }
        }
        return nil
    }
}
