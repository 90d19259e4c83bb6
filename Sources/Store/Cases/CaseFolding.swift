package import Kernel

/// A case read whole from the ledger, with what a deed on it needs to know.
package struct FoldedCase: Sendable {
    package let it: ServiceCase
    package let rules: CaseRules
    let path: String
    let pickup: [UInt8]
    let lastCommitment: [UInt8]
}

extension Transaction {
    /// Folds the ledger of `number`; nil when there is no such case.
    package func fold(_ number: CaseNumber) throws -> FoldedCase? {
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
