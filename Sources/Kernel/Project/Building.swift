/// Why a project can't go on so.
package enum ProjectRefusal: Error, Hashable, Sendable {
    case unknownMilestone(String)
    /// What comes before it hasn't been reached.
    case outOfOrder(missing: [String])
    /// In yuan a head.
    case chargeTooHigh(Int, limit: Int)
    /// So many of those who have to be asked haven't been.
    case notYetAsked(Int)
    case notInspected([Inspection])
    case notAcceptedByHer(ID<PackRole>)
    case unknownFund(String)
}

/// What those who had to be asked said. A refusal is an answer like any other.
package struct ConsentCount: Hashable, Sendable {
    package let agreed: Int
    package let refused: Int
    package let notAsked: Int

    package init(agreed: Int = 0, refused: Int = 0, notAsked: Int = 0) {
        self.agreed = agreed
        self.refused = refused
        self.notAsked = notAsked
    }
}

extension ProjectRule {
    /// Checks that the work may begin: everybody was asked, whatever they said.
    package func checkBeginning(_ answers: ConsentCount) throws(ProjectRefusal) {
        if consent != nil, answers.notAsked > 0 { throw .notYetAsked(answers.notAsked) }
    }

    /// Checks that `milestone` comes next.
    package func checkReaching(
        _ milestone: String, after reached: [String]
    ) throws(ProjectRefusal) {
        guard let items = milestones?.items, let index = items.firstIndex(of: milestone) else {
            throw .unknownMilestone(milestone)
        }
        let missing = items[..<index].filter { !reached.contains($0) }
        if !missing.isEmpty { throw .outOfOrder(missing: missing) }
    }

    package func checkCharge(perHead yuan: Int) throws(ProjectRefusal) {
        if let charge, yuan > charge.number {
            throw .chargeTooHigh(yuan, limit: charge.number)
        }
    }

    package func checkFund(_ source: String) throws(ProjectRefusal) {
        if funds?.allows(source) == false { throw .unknownFund(source) }
    }

    /// Checks that `role` may accept it after these inspections; where the rule names no role, who
    /// runs the project may.
    package func checkAcceptance(
        by role: ID<PackRole>?, after done: Set<Inspection>
    ) throws(ProjectRefusal) {
        if let acceptance, acceptance != role { throw .notAcceptedByHer(acceptance) }
        let missing = inspections.filter { !done.contains($0) }
        if !missing.isEmpty { throw .notInspected(missing) }
    }

    /// The last day of a work or round that begins on `day`; nil where none is set.
    package func lastDay(beginning day: Day) -> Day? {
        lasts?.amount.lastDay(beginning: day)
    }
}
