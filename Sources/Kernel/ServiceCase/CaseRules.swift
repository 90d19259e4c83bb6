/// What the rules in force say about one case: the part of a rule set that its deeds look at.
package struct CaseRules: Sendable {
    package let clocks: [ClockRule]
    /// What must be true before the case may be closed as satisfied or signed.
    package let closingNeeds: Set<ClosingNeed>
    /// How long the requester may be silent after the reply before the case may be closed as not
    /// confirmed; nil where no rule says.
    package let silence: Amount?
    /// The listed reasons, in the order of the rule.
    package let suspensionReasons: [String]
    /// Who may do what, where the rules in force differ from `Deed.Name.roles`.
    package let roles: [Deed.Name: Set<Role>]

    package init(
        clocks: [ClockRule] = [], closingNeeds: Set<ClosingNeed> = [.reply], silence: Amount? = nil,
        suspensionReasons: [String] = [], roles: [Deed.Name: Set<Role>] = [:]
    ) {
        self.clocks = clocks
        self.closingNeeds = closingNeeds
        self.silence = silence
        self.suspensionReasons = suspensionReasons
        self.roles = roles
    }

    /// The clock that an extension lengthens: the one that ends with the reply.
    package var replyClock: ClockRule? { clocks.first { $0.to == .replied } }
}
