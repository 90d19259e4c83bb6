/// What somebody says of one duty of an official: why it wasn't done 交账, that this was looked at
/// 对账, or that it should be done at last 催办.
package struct DutyRemark: Hashable, Sendable {
    package let duty: DutyName
    package let official: ID<Official>
    package let kind: Kind
    package let author: ID<Official>
    package let text: String

    package init(
        duty: DutyName, official: ID<Official>, kind: Kind, author: ID<Official>, text: String
    ) {
        self.duty = duty
        self.official = official
        self.kind = kind
        self.author = author
        self.text = text
    }

    package enum Kind: String, CaseIterable, Sendable {
        /// Her own: why it was late or not done.
        case reason
        /// A supervisor's or leader's: looked at, and agreed with.
        case confirmed
        /// A supervisor's or leader's: to be told more.
        case asked
        /// A supervisor's: it is overdue.
        case urging
    }
}

/// Why a remark can't be made.
package enum RemarkRefusal: Error, Hashable, Sendable {
    /// Only she gives her reasons; nobody confirms or urges her own duty.
    case notByHer
    /// It was done in time, or can still be.
    case nothingMissed
    /// There is no reason yet to agree with.
    case nothingToConfirm
    /// One duty is urged once a day.
    case urgedToday
    case noText
}

extension DutyRemark {
    /// Whether it can be made of a duty that came to `outcome`.
    ///
    /// - Parameter earlier: the remarks on the same duty, each with its day.
    package func check(
        _ outcome: DutyAccount.Outcome, after earlier: [(kind: Kind, on: Day)], on today: Day
    ) throws(RemarkRefusal) {
        if let refusal = refusal(outcome, after: earlier, on: today) { throw refusal }
    }

    /// Why it can't be made; nil where it can.
    package func refusal(
        _ outcome: DutyAccount.Outcome, after earlier: [(kind: Kind, on: Day)], on today: Day
    ) -> RemarkRefusal? {
        guard (author == official) == (kind == .reason) else { return .notByHer }
        switch (kind, outcome) {
        case (.urging, .missed), (.reason, .missed), (.reason, .late), (.asked, .missed),
            (.asked, .late), (.confirmed, .missed), (.confirmed, .late):
            break
        default: return .nothingMissed
        }
        if kind == .confirmed, !earlier.contains(where: { $0.kind == .reason }) {
            return .nothingToConfirm
        }
        if kind == .urging, earlier.contains(where: { $0.kind == .urging && $0.on == today }) {
            return .urgedToday
        }
        if kind != .confirmed, !text.contains(where: { !$0.isWhitespace }) { return .noText }
        return nil
    }
}

extension DutyRemark {
    var facts: [String: JSON] {
        JSON.members([
            "rule": .text(duty.rule.text), "place": duty.place.map { .text($0.text) },
            "period": .text(duty.period.description), "official": .text(official.text),
            "kind": .text(kind.rawValue), "author": .text(author.text),
        ])
    }

    init?(facts: JSON, personal: JSON) {
        guard let rule = facts.id(Rule.self, "rule"),
            let period = facts["period"]?.text.flatMap({ Period($0) }),
            let official = facts.id(Official.self, "official"),
            let kind = facts.word("kind", as: Kind.self),
            let author = facts.id(Official.self, "author")
        else { return nil }
        self.init(
            duty: DutyName(rule: rule, place: facts.id(Place.self, "place"), period: period),
            official: official, kind: kind, author: author, text: personal["text"]?.text ?? "")
    }
}
