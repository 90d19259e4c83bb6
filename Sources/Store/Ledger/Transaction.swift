import Kernel

/// An open transaction with what the office knows beside its tables: keys, calendar, rules.
///
/// All that changes the ledger or a state table is a synchronous function on it, so nobody can
/// wait for the network inside a transaction.
package struct Transaction {
    package let db: any SQLConnection
    let office: Office
    /// Nil on a writer.
    let registry: RegistrySnapshot?

    /// - Parameter isReading: nothing is written in it, before or after by anybody else either.
    init(_ db: any SQLConnection, _ office: Office, isReading: Bool = false) {
        self.db = db
        self.office = office
        registry = isReading ? RegistrySnapshot() : nil
    }
}

/// What all transactions of one store share.
final class Office: Sendable {
    let keys: MasterKey
    let ruleBook = RuleBook()
    let registry = RegistryBook()
    /// Visit rules by their bytes, parsed once.
    let visitRules = Guarded<[[UInt8]: VisitRule]>([:])
    /// Of the notices that the ledger knows.
    let calendar = Guarded(WorkingCalendar.withoutNotices)
    /// Cases that were folded lately, by their numbers; see `fold`.
    let folded = Guarded<[Int64: FoldedCase]>([:])
    let openedTexts = Guarded(OpenedTexts())
    /// Which cases say nearly the same, by their numbers; see `likelyRepeats`.
    let compared = Guarded<[Int64: Compared]>([:])

    init(keys: MasterKey) { self.keys = keys }
}

extension Office {
    /// Runs `body`, and takes back what it changed of the calendar when it fails: the notices that
    /// it had loaded by then are rolled back with it.
    func writing<Value>(
        in db: any SQLConnection, _ body: (Transaction) throws -> Value
    ) throws -> Value {
        let before = calendar.value
        do {
            return try body(Transaction(db, self))
        } catch {
            calendar.with { $0 = before }
            throw error
        }
    }
}
