/// Who may take up what: small wishes, pairings, swaps of something by time, gifts 认领、结对、互换.
package struct ClaimRule: RuleForm {
    package let origin: RuleOrigin
    /// A term of the pack: `microWish`.
    package let claims: String
    package let by: ID<PackRole>
    /// Who asks for it or gets it, a term of the pack; nil for any resident.
    package let recipient: String?
    /// In which period the bounds count; nil for at any time.
    package let each: Recurrence?
    /// For each of which the bounds count, a term of the pack: `person`.
    package let per: String?
    package let atLeast: NumberClause?
    package let atMost: NumberClause?
    /// Neither more nor fewer: one named partner for each person.
    package let exactly: NumberClause?
    /// The times of day or year in which something is lent.
    package let windows: WordList?
    /// Money and goods may be given.
    package let takesDonations: Bool

    package init(
        origin: RuleOrigin, claims: String, by: ID<PackRole>, recipient: String? = nil,
        each: Recurrence? = nil, per: String? = nil, atLeast: NumberClause? = nil,
        atMost: NumberClause? = nil, exactly: NumberClause? = nil, windows: WordList? = nil,
        takesDonations: Bool = false
    ) {
        self.origin = origin
        self.claims = claims
        self.by = by
        self.recipient = recipient
        self.each = each
        self.per = per
        self.atLeast = atLeast
        self.atMost = atMost
        self.exactly = exactly
        self.windows = windows
        self.takesDonations = takesDonations
    }

    package var figures: [RuleFigure] {
        [
            atLeast?.figure(.quota), atMost?.figure(.quota), exactly?.figure(.composition),
            windows?.figure(),
        ].compactMap(\.self)
    }
}

extension ClaimRule {
    package var members: [String: JSON] {
        JSON.members([
            "claims": .text(claims), "by": .text(by.text),
            "recipient": recipient.map { .text($0) }, "each": each?.json,
            "per": per.map { .text($0) }, "atLeast": atLeast?.json, "atMost": atMost?.json,
            "exactly": exactly?.json, "windows": windows?.json,
            "takesDonations": .bool(takesDonations),
        ])
    }

    package init?(_ json: JSON) {
        guard let origin = RuleOrigin(json), let claims = json["claims"]?.text,
            let by = json.id(PackRole.self, "by"), let recipient = json.maybeText("recipient"),
            let each = json.part("each", { Recurrence($0) }), let per = json.maybeText("per"),
            let atLeast = json.number("atLeast"), let atMost = json.number("atMost"),
            let exactly = json.number("exactly"), let windows = json.wordList("windows"),
            let takesDonations = json["takesDonations"]?.bool
        else { return nil }
        self.init(
            origin: origin, claims: claims, by: by, recipient: recipient.value,
            each: each.value, per: per.value, atLeast: atLeast.value, atMost: atMost.value,
            exactly: exactly.value, windows: windows.value, takesDonations: takesDonations)
    }
}
