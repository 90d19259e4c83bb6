/// Why something can't be taken up.
package enum ClaimRefusal: Error, Hashable, Sendable {
    /// She has as many in this period as the rule allows.
    case enough(limit: Int)
    /// Somebody else has it.
    case taken
    case unknownWindow(String)
}

extension ClaimRule {
    /// Checks that one more may be taken up.
    ///
    /// - Parameter claimed: how many the same person has taken up in the period, or the recipient
    ///   has already, where the rule counts for each of these.
    /// - Parameter isTaken: somebody else has the very thing already.
    package func checkClaim(
        after claimed: Int, isTaken: Bool = false, window: String? = nil
    ) throws(ClaimRefusal) {
        if isTaken { throw .taken }
        if let limit = [atMost, exactly].compactMap({ $0?.number }).min(), claimed >= limit {
            throw .enough(limit: limit)
        }
        if let window, windows?.allows(window) == false { throw .unknownWindow(window) }
    }

    /// The duty to take up and fulfil so many in each period; nil where nothing is owed.
    package var cadence: CadenceRule? {
        guard let atLeast, let each, atLeast.comparison.least(of: atLeast.number) != nil else {
            return nil
        }
        return CadenceRule(
            origin: atLeast.origin ?? origin, duty: claims, of: by, every: each,
            comparison: atLeast.comparison, times: atLeast.number, unit: atLeast.unit)
    }

    /// How far the number of partners of one recipient, or of things given in all, is from what is
    /// asked; nil when it is right or nothing is asked. What is asked in each period is a duty.
    package func gap(partners: Int) -> RosterGap? {
        (each == nil ? [exactly, atLeast, atMost] : [exactly]).lazy
            .compactMap { $0.flatMap { $0.comparison.gap(partners, from: $0.number) } }.first
    }
}
