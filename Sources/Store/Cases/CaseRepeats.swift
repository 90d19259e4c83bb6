package import Kernel

extension Transaction {
    /// Cases that may be the same as what somebody brings in now: by the same requester, or with
    /// near text in the same place; the likeliest first, of the last `days` days.
    package func likelyRepeats(
        of text: String, place: ID<Place>, phone: String?, for official: Official,
        within days: Int = 90, limit: Int = 5, at now: Moment
    ) throws -> [CaseSummary] {
        let (since, visible) = (Moment(now.day - days), try visibility(to: official))
        let recent: Sql = "c.registered_at >= \(since) AND \(visible)"
        var own: [CaseSummary] = []
        if let phone, !phone.isEmpty {
            let key = office.keys.index(of: phone, purpose: "requester")
            own = try summaries(
                where: "c.requester = \(key) AND \(recent)", order: "c.number DESC", limit: 20)
        }
        let isOwn = Set(own.map(\.number.value))
        let path = try requiredPath(of: place)
        let near = try numbers(near: text, where: "c.path = \(path) AND \(recent)")
            .filter { !isOwn.contains($0) }.prefix(max(0, limit - own.count))
        let others = try summaries(
            where: "c.number IN \(list: near)", order: "c.number", limit: limit)
        let byNumber = Dictionary(uniqueKeysWithValues: others.map { ($0.number.value, $0) })
        return Array((own + near.compactMap { byNumber[$0] }).prefix(limit))
    }

    /// Of the cases that `condition` chooses, those with a text near to `text`, the nearest first.
    private func numbers(near text: String, where condition: Sql) throws -> [Int64] {
        let rows = try db.all(
            """
            SELECT c.number, c.words, k.wrapped
            FROM cases c JOIN subject_keys k ON k.subject = c.number
            WHERE \(condition) ORDER BY c.number DESC LIMIT 200
            """
        ) { (number: try $0.int64(0), sealed: try $0.blob(1), wrapped: try $0.blob(2)) }
        let likeness = Likeness(text)
        return try rows.map { row in
            let subject = Subject(id: row.number, topic: "case")
            let words = try opened(row.sealed, of: subject, wrapped: row.wrapped)
            let other = Likeness((words["title"]?.text ?? "") + (words["text"]?.text ?? ""))
            return (number: row.number, likeness: likeness.likeness(to: other))
        }
        .filter { $0.likeness >= Likeness.near }.sorted { $0.likeness > $1.likeness }.map(\.number)
    }
}

/// How near two texts are: the share of pairs of letters that they have in common (Jaccard).
struct Likeness {
    /// From here on a desk is asked whether it is the same matter.
    static let near = 0.25

    /// Two scalars each, in ascending order, each pair once.
    private var pairs: [UInt64] = []

    init(_ text: String) {
        var all: [UInt64] = []
        all.reserveCapacity(text.utf8.count / 3 + 1)
        var last: UInt64?
        for scalar in text.unicodeScalars where Self.isLetterOrDigit(scalar) {
            if let last { all.append(last << 32 | UInt64(scalar.value)) }
            last = UInt64(scalar.value)
        }
        all.sort()
        pairs.reserveCapacity(all.count)
        for pair in all where pair != pairs.last { pairs.append(pair) }
    }

    /// 0 for nothing in common, 1 for the same pairs.
    func likeness(to other: Likeness) -> Double {
        var (common, mine, theirs) = (0, 0, 0)
        while mine < pairs.count, theirs < other.pairs.count {
            let (left, right) = (pairs[mine], other.pairs[theirs])
            if left == right { common += 1 }
            if left <= right { mine += 1 }
            if right <= left { theirs += 1 }
        }
        let all = pairs.count + other.pairs.count - common
        return all == 0 ? 0 : Double(common) / Double(all)
    }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x3400...0x4DBF, 0x4E00...0x9FFF: true
        case 0..<0x80, 0x2000...0x206F, 0x3000...0x3004, 0xFF00...0xFF0F: false
        default:
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        }
    }
}
