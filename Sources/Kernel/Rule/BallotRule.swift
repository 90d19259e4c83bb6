/// Who rates whom, how often, by which scale 评议; nobody's ballot can be told from another's.
package struct BallotRule: RuleForm {
    package let origin: RuleOrigin
    /// Who or what is rated, a role or a term of the pack: `linkedOfficial`.
    package let rated: String
    /// The groups of people who rate; never empty.
    package let raters: WordList
    /// Nil where the source doesn't say; then each ballot is opened by hand.
    package let every: Recurrence?
    /// How many ballots there must be before any of them counts.
    package let quorum: NumberClause?
    /// The grades 档次, best first; nil for yes and no.
    package let scale: WordList?
    /// What is rated separately; nil for one mark in all.
    package let standards: WordList?
    /// The sources whose marks are put side by side 自评、群众评、支部评.
    package let sources: WordList?
    /// The smallest number that may be published; nil where any may.
    package let smallestCell: Int?
    package let isAnonymous: Bool

    package init(
        origin: RuleOrigin, rated: String, raters: WordList, every: Recurrence? = nil,
        quorum: NumberClause? = nil, scale: WordList? = nil, standards: WordList? = nil,
        sources: WordList? = nil, smallestCell: Int? = nil, isAnonymous: Bool = true
    ) {
        self.origin = origin
        self.rated = rated
        self.raters = raters
        self.every = every
        self.quorum = quorum
        self.scale = scale
        self.standards = standards
        self.sources = sources
        self.smallestCell = smallestCell
        self.isAnonymous = isAnonymous
    }

    package var figures: [RuleFigure] {
        [
            every.map { figure(Bound(.exactly, 1, "times" + $0.suffix), .cadence) },
            quorum?.figure(.quorum), raters.figure(.composition), scale?.figure(),
            standards?.figure(), sources?.figure(.composition),
        ].compactMap(\.self)
    }

    /// How the ballot of the period in which `today` lies stands: met when one was held.
    ///
    /// - Returns: nil where each ballot is opened by hand.
    package func standing(held: [Day], on today: Day) -> Standing? {
        guard let period = every?.period(containing: today) else { return nil }
        return held.contains(where: period.days.contains)
            ? .met : Standing(on: today, dueDate: period.end)
    }
}

extension BallotRule {
    package var members: [String: JSON] {
        JSON.members([
            "rated": .text(rated), "raters": raters.json, "every": every?.json,
            "quorum": quorum?.json, "scale": scale?.json, "standards": standards?.json,
            "sources": sources?.json, "smallestCell": smallestCell.map { .number($0) },
            "isAnonymous": .bool(isAnonymous),
        ])
    }

    package init?(_ json: JSON) {
        guard let origin = RuleOrigin(json), let rated = json["rated"]?.text,
            let raters = json["raters"].flatMap({ WordList($0) }),
            let every = json.part("every", { Recurrence($0) }),
            let quorum = json.number("quorum"), let scale = json.wordList("scale"),
            let standards = json.wordList("standards"), let sources = json.wordList("sources"),
            let smallestCell = json.maybeNumber("smallestCell"),
            let isAnonymous = json["isAnonymous"]?.bool
        else { return nil }
        self.init(
            origin: origin, rated: rated, raters: raters, every: every.value,
            quorum: quorum.value, scale: scale.value, standards: standards.value,
            sources: sources.value, smallestCell: smallestCell.value, isAnonymous: isAnonymous)
    }
}
