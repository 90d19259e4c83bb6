package import Kernel

extension Transaction {
    /// Cases that may be the same as what somebody brings in now: by the same requester, or with
    /// near text in the same place; the likeliest first, of the last `days` days.
    package func likelyRepeats(
        of text: String, place: ID<Place>, phone: String?, for official: Official,
        within days: Int = 90, limit: Int = 5, at now: Moment
    ) throws -> [CaseSummary] {
        let since = Moment(now.day - days)
        let visible = try visibility(to: official)
        let path = try requiredPath(of: place)
        let near = try summaries(
            """
            FROM cases c JOIN places p ON p.code = c.place LEFT JOIN units u ON u.code = c.unit
            WHERE c.path = \(path) AND c.registered_at >= \(since) AND \(visible)
            ORDER BY c.number DESC LIMIT 200
            """)
        var own: [CaseSummary] = []
        if let phone, !phone.isEmpty {
            let key = office.keys.index(of: phone, purpose: "requester")
            own = try summaries(
                """
                FROM cases c JOIN places p ON p.code = c.place
                    LEFT JOIN units u ON u.code = c.unit
                WHERE c.requester = \(key) AND c.registered_at >= \(since) AND \(visible)
                ORDER BY c.number DESC LIMIT 20
                """)
        }
        let grams = Likeness(text)
        let scored = near.map { (case: $0, likeness: grams.likeness(to: $0.title + $0.text)) }
            .filter { $0.likeness >= Likeness.near }
            .sorted { $0.likeness > $1.likeness }
        let isOwn = Set(own.map(\.number))
        return Array((own + scored.map(\.case).filter { !isOwn.contains($0.number) }).prefix(limit))
    }
}

/// How near two texts are: the share of pairs of characters that they have in common (Jaccard).
struct Likeness {
    /// From here on a desk is asked whether it is the same matter.
    static let near = 0.25

    private let pairs: Set<[Character]>

    init(_ text: String) {
        let characters = Array(text.filter { $0.isLetter || $0.isNumber })
        pairs = Set(zip(characters, characters.dropFirst()).map { [$0, $1] })
    }

    func likeness(to text: String) -> Double {
        let other = Likeness(text).pairs
        let common = pairs.intersection(other).count
        let all = pairs.count + other.count - common
        return all == 0 ? 0 : Double(common) / Double(all)
    }
}
