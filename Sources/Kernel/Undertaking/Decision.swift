/// What somebody decided after a result: it stands in the ledger, and whom it concerns is told.
/// It never follows by itself.
package struct Decision: Hashable, Sendable {
    package let what: String
    package let about: ID<Official>?
    package let reason: String
    /// In yuan; 0 for none.
    package let prize: Int
    package let from: Day

    package init(what: String, about: ID<Official>?, reason: String, prize: Int, from: Day) {
        self.what = what
        self.about = about
        self.reason = reason
        self.prize = prize
        self.from = from
    }
}

extension Undertaking {
    package static func checkDeciding(
        _ rule: ConsequenceRule, _ decision: Decision, by role: ID<PackRole>
    ) throws(UndertakingRefusal) {
        do throws(ConsequenceRule.Refusal) {
            try rule.checkDeciding(decision.what, by: role, prize: decision.prize)
        } catch {
            throw .consequence(error)
        }
    }
}
