package import Kernel

/// A case read whole from the ledger, with what a deed on it needs to know.
package struct FoldedCase: Sendable {
    package let it: ServiceCase
    package let rules: CaseRules
    let path: String
    let pickup: [UInt8]
    let lastCommitment: [UInt8]
    /// What its row says of the day of the reply, and its key, wrapped: as they were when it was
    /// folded, and never remembered.
    var replyDue: Moment?
    var wrappedKey: [UInt8]?

    /// How many are kept in memory: those that an office has under its eyes, in a few megabytes.
    static let mostKept = 500
}

extension Transaction {
    /// The case as its ledger tells it; nil when there is no such case.
    ///
    /// One that was folded before is taken as it is while its last entry is the same, and folded on
    /// from there when others came: an entry's commitment covers the one before, and so all of its
    /// history. So a deed on a case of 500 entries reads one of them, not all. Where the key of its
    /// texts was destroyed, nothing that was read with it is used again.
    package func fold(_ number: CaseNumber) throws -> FoldedCase? {
        let last = try db.first(
            """
            SELECT e.commitment, k.wrapped, c.reply_due FROM entries e
            LEFT JOIN subject_keys k ON k.subject = e.subject
            LEFT JOIN cases c ON c.number = e.subject
            WHERE e.subject = \(number.value) ORDER BY e.sequence DESC LIMIT 1
            """
        ) { (commitment: try $0.blob(0), key: try $0.blobOrNil(1), due: try $0.momentOrNil(2)) }
        guard let last else { return nil }
        var folded = try fold(number, upTo: last.commitment, hasKey: last.key != nil)
        folded?.replyDue = last.due
        folded?.wrappedKey = last.key
        return folded
    }

    private func fold(_ number: CaseNumber, upTo commitment: [UInt8], hasKey: Bool) throws
        -> FoldedCase?
    {
        let known = office.folded.with { $0[number.value] }
        if let known, hasKey, known.lastCommitment == commitment {
            return FoldedCase(
                it: known.it, rules: known.rules,
                path: try requiredPath(of: known.it.registration.place), pickup: known.pickup,
                lastCommitment: known.lastCommitment)
        }
        let folded = try known.flatMap { hasKey ? try foldOn($0) : nil } ?? foldAnew(number)
        office.remember(hasKey ? folded : nil, as: number)
        return folded
    }

    private func foldAnew(_ number: CaseNumber) throws -> FoldedCase? {
        let rows = try ledger(of: number, from: 1)
        guard let last = rows.last else { return nil }
        var pickup: [UInt8] = []
        let entries = try entries(in: rows) { form in
            pickup = form.facts["pickup"]?.text.flatMap(Hex.bytes) ?? []
        }
        guard let it = ServiceCase(number: number, entries: entries) else {
            throw LedgerFault.unreadable(position: last.position)
        }
        let registration = it.registration
        let rules = try office.ruleBook.rules(registration.ruleSet, in: db)
            .caseRules(for: registration)
        return FoldedCase(
            it: it, rules: rules, path: try requiredPath(of: registration.place), pickup: pickup,
            lastCommitment: last.commitment)
    }

    /// `known` with the entries that came since; nil where the ledger doesn't hold what was folded,
    /// as after a transaction that was taken back.
    private func foldOn(_ known: FoldedCase) throws -> FoldedCase? {
        let rows = try ledger(of: known.it.number, from: known.it.version)
        guard let first = rows.first, let last = rows.last, first.sequence == known.it.version,
            first.commitment == known.lastCommitment
        else { return nil }
        var it = known.it
        for entry in try entries(in: rows.dropFirst()) { it.apply(entry) }
        return FoldedCase(
            it: it, rules: known.rules, path: try requiredPath(of: it.registration.place),
            pickup: known.pickup, lastCommitment: last.commitment)
    }

    private func ledger(of number: CaseNumber, from sequence: Int) throws -> [LedgerRow] {
        try db.all(
            """
            SELECT \(raw: LedgerRow.columns) FROM entries
            WHERE subject = \(number.value) AND sequence >= \(sequence) ORDER BY sequence
            """, LedgerRow.init(row:))
    }

    /// - Parameter read: is given the first entry of the case, as it stands in the ledger.
    private func entries(
        in rows: some Collection<LedgerRow>, first read: (EntryForm) -> Void = { _ in }
    ) throws -> [Entry] {
        guard let subject = rows.first?.subject else { return [] }
        let key = try existingKey(of: subject)
        return try rows.map { row in
            let form = try open(row, with: key).form
            if row.sequence == 1 { read(form) }
            guard let entry = Entry(form) else {
                throw LedgerFault.unreadable(position: row.position)
            }
            return entry
        }
    }
}

extension Office {
    /// Keeps a case in memory; nil forgets it.
    fileprivate func remember(_ folded: FoldedCase?, as number: CaseNumber) {
        self.folded.with {
            if $0.count >= FoldedCase.mostKept { $0 = [:] }
            $0[number.value] = folded
        }
    }
}

extension Transaction {
    /// Keeps the case in memory as a deed leaves it, once that is certain.
    func remember(_ kept: KeptCase, path: String, pickup: [UInt8]) -> FoldedCase {
        let folded = FoldedCase(
            it: kept.it, rules: kept.rules, path: path, pickup: pickup,
            lastCommitment: kept.lastCommitment)
        let office = office
        if kept.key != nil {
            db.afterCommit { office.remember(folded, as: folded.it.number) }
        }
        return folded
    }
}
