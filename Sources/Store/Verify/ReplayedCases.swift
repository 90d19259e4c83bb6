import Kernel

/// The cases that are under way in a replay. They are kept as long as there is room; one that was
/// given up is folded anew when its next entry comes.
struct ReplayedCases {
    private let rebuilt: Transaction
    private var kept: [CaseNumber: ServiceCase] = [:]

    static let most = 4_096

    init(_ rebuilt: Transaction) { self.rebuilt = rebuilt }

    mutating func keep(_ it: ServiceCase) {
        if it.isEnded { return }
        if kept.count >= Self.most { kept.removeAll(keepingCapacity: true) }
        kept[it.number] = it
    }

    /// The case as it stood before its entry `sequence`.
    mutating func take(_ number: CaseNumber, before sequence: Int) throws -> ServiceCase {
        if let it = kept.removeValue(forKey: number) { return it }
        guard let it = try fold(number, "sequence < \(sequence)") else {
            throw StoreRefusal.unknown(field: "case", value: number.description)
        }
        return it
    }

    /// The case as it stood before the entry `position` of the ledger.
    func standing(of number: CaseNumber, before position: Int64) throws -> ServiceCase? {
        try kept[number] ?? fold(number, "position < \(position)")
    }

    private func fold(_ number: CaseNumber, _ entries: Sql) throws -> ServiceCase? {
        let rows = try rebuilt.db.all(
            """
            SELECT \(raw: LedgerRow.columns) FROM entries
            WHERE subject = \(number.value) AND \(entries) ORDER BY sequence
            """, LedgerRow.init(row:))
        let entries = try rows.compactMap { Entry(try rebuilt.open($0).form) }
        return ServiceCase(number: number, entries: entries)
    }
}
