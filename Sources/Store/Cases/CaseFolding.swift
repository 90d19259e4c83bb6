package import Kernel

/// A case read whole from the ledger, with what a deed on it needs to know.
package struct FoldedCase: Sendable {
    package let it: ServiceCase
    package let rules: CaseRules
    let path: String
    let pickup: [UInt8]
    let lastCommitment: [UInt8]

    /// How many are kept in memory: those that an office has under its eyes, in a few megabytes.
    static let mostKept = 500
}

extension Transaction {
    /// The case as its ledger tells it; nil when there is no such case.
    ///
    /// One that was folded before is taken as it is while its last entry is the same: an entry's
    /// commitment covers the one before, and so all of its history. Where the key of its texts was
    /// destroyed, nothing that was read with it is used again.
    package func fold(_ number: CaseNumber) throws -> FoldedCase? {
        let last = try db.first(
            """
            SELECT e.commitment, k.subject FROM entries e
            LEFT JOIN subject_keys k ON k.subject = e.subject
            WHERE e.subject = \(number.value) ORDER BY e.sequence DESC LIMIT 1
            """
        ) { (commitment: try $0.blob(0), hasKey: !$0.isNull(1)) }
        guard let last else { return nil }
        let known = office.folded.with { $0[number.value] }
        if let known, last.hasKey, known.lastCommitment == last.commitment {
            return FoldedCase(
                it: known.it, rules: known.rules,
                path: try requiredPath(of: known.it.registration.place), pickup: known.pickup,
                lastCommitment: known.lastCommitment)
        }
        let folded = try foldAnew(number)
        office.folded.with {
            if $0.count >= FoldedCase.mostKept { $0 = [:] }
            $0[number.value] = last.hasKey ? folded : nil
        }
        return folded
    }

    private func foldAnew(_ number: CaseNumber) throws -> FoldedCase? {
        let rows = try db.all(
            """
            SELECT \(raw: LedgerRow.columns) FROM entries
            WHERE subject = \(number.value) ORDER BY sequence
            """, LedgerRow.init(row:))
        guard let last = rows.last else { return nil }
        let key = try existingKey(of: last.subject)
        var pickup: [UInt8] = []
        let entries = try rows.map { row in
            let form = try open(row, with: key).form
            if row.sequence == 1 { pickup = form.facts["pickup"]?.text.flatMap(Hex.bytes) ?? [] }
            guard let entry = Entry(form) else {
                throw LedgerFault.unreadable(position: row.position)
            }
            return entry
        }
        guard let it = ServiceCase(number: number, entries: entries) else {
            throw LedgerFault.unreadable(position: last.position)
        }
        let registration = it.registration
        let rules = try office.ruleBook.rules(registration.ruleSet, in: db)
            .caseRules(for: registration.kind, isDanger: registration.isDanger)
        return FoldedCase(
            it: it, rules: rules, path: try requiredPath(of: registration.place), pickup: pickup,
            lastCommitment: last.commitment)
    }
}
