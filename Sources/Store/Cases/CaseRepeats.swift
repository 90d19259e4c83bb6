package import Kernel

extension Transaction {
    /// Cases that may be the same as what somebody brings in now: by the same requester, or with
    /// near text in the same place; the likeliest first, of the last `days` days.
    ///
    /// - Parameter number: of the case whose text it is, where it is registered already; it isn't
    ///   its own repeat.
    package func likelyRepeats(
        of text: String, in number: CaseNumber? = nil, place: ID<Place>, phone: String?,
        for official: Official, within days: Int = 90, limit: Int = 5, at now: Moment
    ) throws -> [CaseSummary] {
        let since = Moment(now.day - days)
        let seen: Sql = """
            c.number <> \(number?.value ?? 0) AND c.registered_at >= \(since)
            AND \(try visibility(to: official))
            """
        var own: [CaseSummary] = []
        if let phone, !phone.isEmpty {
            let key = office.keys.index(of: phone, purpose: "requester")
            own = try summaries(
                where: "c.requester = \(key) AND \(seen)", order: "c.number DESC", limit: 20)
        }
        let isOwn = Set(own.map(\.number.value))
        let alike = try alike(text, in: number, at: try requiredPath(of: place), since: since)
            .filter { !isOwn.contains($0) }
        var repeats = own
        for start in stride(from: 0, to: alike.count, by: Self.repeatsReadAtOnce)
        where repeats.count < limit {
            let some = alike[start...].prefix(Self.repeatsReadAtOnce)
            let found = try summaries(
                where: "c.number IN \(list: some) AND \(seen)", order: "c.number",
                limit: some.count)
            let byNumber = Dictionary(uniqueKeysWithValues: found.map { ($0.number.value, $0) })
            repeats += some.compactMap { byNumber[$0] }
        }
        return Array(repeats.prefix(limit))
    }

    /// As a rule she may see most of them, so that the first some are enough.
    private static let repeatsReadAtOnce = 10

    /// Cases at the place of `path` with a text near to `text`, the nearest first.
    ///
    /// What a case says never changes, so a registered one is compared with each other only once.
    private func alike(_ text: String, in number: CaseNumber?, at path: String, since: Moment)
        throws -> [Int64]
    {
        let known = number.flatMap { office.compared.value[$0.value] }
        let texts = try texts(at: path, after: known?.newest ?? 0, since: since)
        let likeness = Likeness(text)
        let new = texts.map { (number: $0.number, likeness: likeness.likeness(to: $0.text)) }
            .filter { $0.likeness >= Likeness.near }
        let alike = ((known?.alike ?? []) + new).sorted { $0.likeness > $1.likeness }
        if let number, let newest = texts.first?.number ?? known?.newest {
            office.compared.with {
                // Rather all anew than more of them in memory than a desk looks at in a day.
                if $0.count >= 2_000 { $0 = [:] }
                $0[number.value] = Compared(newest: newest, alike: alike)
            }
        }
        return alike.map(\.number)
    }

    /// What cases say at the place of `path`, the newest first.
    private func texts(at path: String, after number: Int64, since: Moment) throws
        -> [(number: Int64, text: String)]
    {
        var rows: [(number: Int64, sealed: [UInt8], wrapped: [UInt8])] = []
        try db.rows(
            """
            SELECT c.number, c.words, k.wrapped, c.registered_at
            FROM cases c JOIN subject_keys k ON k.subject = c.number
            WHERE c.path = \(path) AND c.number > \(number) ORDER BY c.number DESC LIMIT 200
            """
        ) { row in
            rows.append((try row.int64(0), try row.blob(1), try row.blob(2)))
            return try row.moment(3) >= since
        }
        return try rows.map { row in
            let words = try opened(
                row.sealed, of: Subject(id: row.number, topic: "case"), wrapped: row.wrapped)
            return (row.number, (words["title"]?.text ?? "") + (words["text"]?.text ?? ""))
        }
    }
}

/// With which cases a case was compared: all at its place up to the number `newest`.
struct Compared: Sendable {
    let newest: Int64
    let alike: [(number: Int64, likeness: Double)]
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
    func likeness(to text: String) -> Double {
        let other = Likeness(text)
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
