/// One deed as the ledger keeps it: what, by whom, when, and as the how-manieth of its case.
package struct Entry: Hashable, Sendable {
    /// 1 is the registration.
    package let sequence: Int
    /// When the server took it, never when a device says it was.
    package let at: Moment
    package let by: Actor
    package let deed: Deed

    package init(sequence: Int, at: Moment, by: Actor, deed: Deed) {
        self.sequence = sequence
        self.at = at
        self.by = by
        self.deed = deed
    }
}
