/// What a result may lead to 结果运用: somebody decides it, it stands in the ledger, and whom it
/// concerns is told. Nothing ever follows by itself.
package struct ConsequenceRule: RuleForm {
    package let origin: RuleOrigin
    /// The result after which it may be decided, a term of the pack: `lowRating`.
    package let after: String
    /// Whom it concerns; nil for whoever had the result.
    package let of: ID<PackRole>?
    /// What may be decided, mildest first; never empty.
    package let leadsTo: WordList
    /// How long it lasts, where it does.
    package let lasts: TimeClause?
    /// The largest prize, in yuan.
    package let prize: NumberClause?
    package let decidedBy: ID<PackRole>

    package init(
        origin: RuleOrigin, after: String, of: ID<PackRole>? = nil, leadsTo: WordList,
        lasts: TimeClause? = nil, prize: NumberClause? = nil, decidedBy: ID<PackRole>
    ) {
        self.origin = origin
        self.after = after
        self.of = of
        self.leadsTo = leadsTo
        self.lasts = lasts
        self.prize = prize
        self.decidedBy = decidedBy
    }

    package var figures: [RuleFigure] {
        [leadsTo.figure(), lasts?.figure(.amount), prize?.figure(.amount)].compactMap(\.self)
    }

    /// Why something can't be decided after a result.
    package enum Refusal: Error, Hashable, Sendable {
        case unknown(String)
        case notHersToDecide(ID<PackRole>)
        /// In yuan.
        case prizeTooHigh(Int, limit: Int)
    }

    /// Checks that `role` may decide `what`, with a prize of so many yuan.
    package func checkDeciding(
        _ what: String, by role: ID<PackRole>, prize yuan: Int = 0
    ) throws(Refusal) {
        guard role == decidedBy else { throw .notHersToDecide(decidedBy) }
        guard leadsTo.allows(what) else { throw .unknown(what) }
        if let prize, yuan > prize.number { throw .prizeTooHigh(yuan, limit: prize.number) }
    }

    /// The last day of what was decided on `day`; nil where it doesn't last.
    package func lastDay(from day: Day) -> Day? {
        lasts?.amount.lastDay(beginning: day)
    }
}

extension ConsequenceRule {
    package var members: [String: JSON] {
        JSON.members([
            "after": .text(after), "of": of.map { .text($0.text) }, "leadsTo": leadsTo.json,
            "lasts": lasts?.json, "prize": prize?.json, "decidedBy": .text(decidedBy.text),
        ])
    }

    package init?(_ json: JSON) {
        guard let origin = RuleOrigin(json), let after = json["after"]?.text,
            let of = json.maybeID("of", of: PackRole.self),
            let leadsTo = json["leadsTo"].flatMap({ WordList($0) }),
            let lasts = json.time("lasts"), let prize = json.number("prize"),
            let decidedBy = json.id(PackRole.self, "decidedBy")
        else { return nil }
        self.init(
            origin: origin, after: after, of: of.value, leadsTo: leadsTo, lasts: lasts.value,
            prize: prize.value, decidedBy: decidedBy)
    }
}
