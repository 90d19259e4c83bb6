import Kernel

/// An open transaction with what the office knows beside its tables: keys, calendar, rules.
///
/// All that changes the ledger or a state table is a synchronous function on it, so nobody can
/// wait for the network inside a transaction.
package struct Transaction {
    package let db: any SQLConnection
    let office: Office
    let snapshot = Snapshot()

    init(_ db: any SQLConnection, _ office: Office) {
        self.db = db
        self.office = office
    }
}

/// What all transactions of one store share.
final class Office: Sendable {
    let keys: MasterKey
    let ruleBook = RuleBook()
    let registry = RegistryBook()
    /// Visit rules by their bytes, parsed once.
    let visitRules = Guarded<[[UInt8]: VisitRule]>([:])
    let calendars = CalendarBook()
    /// Cases that were folded lately, by their numbers; see `fold`.
    let folded = Guarded<[Int64: FoldedCase]>([:])
    let openedTexts = Guarded(OpenedTexts())
    /// Which cases say nearly the same, by their numbers; see `likelyRepeats`.
    let compared = Guarded<[Int64: Compared]>([:])

    init(keys: MasterKey) { self.keys = keys }
}
