/// What the rules in force say about one case: the part of a rule set that its deeds look at.
package struct CaseRules: Sendable {
    package let clocks: [ClockRule]
    /// What must be true before the case may be closed as satisfied or signed.
    package let closingNeeds: Set<ClosingNeed>
    /// How long the requester may be silent after the reply before the case may be closed as not
    /// confirmed; nil where no rule says: then silence never closes.
    package let silence: Amount?
    /// The listed reasons, in the order of the rule.
    package let suspensionReasons: [String]
    /// Who may do what, where the rules in force differ from `Deed.Name.roles`.
    package let roles: [Deed.Name: Set<Role>]
    /// The levels through which an escalation goes up, the lowest first; empty for any.
    package let ladder: [TerritoryLevel]
    /// What the catalogue says of the service that the case asks for; nil where it asks for none.
    package let service: CatalogueService?

    package init(
        clocks: [ClockRule] = [], closingNeeds: Set<ClosingNeed> = [.reply], silence: Amount? = nil,
        suspensionReasons: [String] = [], roles: [Deed.Name: Set<Role>] = [:],
        ladder: [TerritoryLevel] = [], service: CatalogueService? = nil
    ) {
        self.clocks = clocks
        self.closingNeeds = closingNeeds
        self.silence = silence
        self.suspensionReasons = suspensionReasons
        self.roles = roles
        self.ladder = ladder
        self.service = service
    }

    /// The level to which what isn't solved at `level` goes up next; nil where no rule says, and at
    /// the top.
    package func nextRung(above level: TerritoryLevel) -> TerritoryLevel? {
        ladder.first { $0 < level }
    }

    /// The clock that an extension lengthens: of those that end with the reply the first that may
    /// be extended, else the first.
    package var replyClock: ClockRule? {
        let ofReply = clocks.filter { $0.to == .replied }
        return ofReply.first { $0.maxExtension != nil } ?? ofReply.first
    }
}
