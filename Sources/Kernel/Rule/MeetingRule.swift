/// A meeting 会议: how often, with what notice, on what agenda, and what becomes of what it resolves.
package struct MeetingRule: RuleForm {
    package let origin: RuleOrigin
    /// A term of the pack: `commentMeeting`.
    package let meeting: String
    /// Who calls it.
    package let of: ID<PackRole>
    /// Nil where it is called when there is need.
    package let every: Recurrence?
    /// How often in each period; at least 1.
    package let times: Int
    /// On how many days of each period; nil where the rule counts meetings.
    package let days: Int?
    package let daysOfMonth: ClosedRange<Int>?
    /// How long before it is made known.
    package let notice: TimeClause?
    /// What is drawn from the ledger, in this order.
    package let agenda: [AgendaItem]
    /// Whether what was said and resolved stands in the ledger.
    package let keepsMinutes: Bool
    /// Within which time it does; nil where the source doesn't say.
    package let minutesWithin: Amount?
    /// How long what it resolved hangs on the notice board.
    package let publicity: Amount?
    /// What a resolution may become.
    package let resolutions: [Resolution]
    package let jury: JuryClause?
    package let participants: WordList?
    /// The forms in which it may be held.
    package let forms: WordList?

    package init(
        origin: RuleOrigin, meeting: String, of: ID<PackRole>, every: Recurrence? = nil,
        times: Int = 1, days: Int? = nil, daysOfMonth: ClosedRange<Int>? = nil,
        notice: TimeClause? = nil,
        agenda: [AgendaItem] = [], keepsMinutes: Bool = false, minutesWithin: Amount? = nil,
        publicity: Amount? = nil,
        resolutions: [Resolution] = [], jury: JuryClause? = nil, participants: WordList? = nil,
        forms: WordList? = nil
    ) {
        self.origin = origin
        self.meeting = meeting
        self.of = of
        self.every = every
        self.times = times
        self.days = days
        self.daysOfMonth = daysOfMonth
        self.notice = notice
        self.agenda = agenda
        self.keepsMinutes = keepsMinutes
        self.minutesWithin = minutesWithin
        self.publicity = publicity
        self.resolutions = resolutions
        self.jury = jury
        self.participants = participants
        self.forms = forms
    }

    /// The duty to hold it; nil where it is called when there is need.
    package var cadence: CadenceRule? {
        every.map {
            CadenceRule(
                origin: origin, duty: meeting, of: of, every: $0, times: times, days: days,
                daysOfMonth: daysOfMonth)
        }
    }

    package var figures: [RuleFigure] {
        (cadence?.figures ?? [])
            + [
                notice?.figure(.deadline), jury?.size?.figure(.composition),
                jury?.pools?.figure(.composition), jury?.standards?.figure(),
                participants?.figure(.composition), forms?.figure(),
            ].compactMap(\.self)
    }
}

/// What an agenda draws from the ledger.
package enum AgendaItem: String, CaseIterable, Sendable {
    case overdue, reopened, unsatisfied, raisedMost, promised, disputed, suggestions
}

/// What a resolution may become.
package enum Resolution: String, CaseIterable, Sendable {
    case `case`, promise
}

/// The jury of a meeting 评审团: how many, from which pools, by which standards.
package struct JuryClause: Hashable, Sendable {
    package let size: NumberClause?
    package let pools: WordList?
    package let standards: WordList?

    package init(size: NumberClause? = nil, pools: WordList? = nil, standards: WordList? = nil) {
        self.size = size
        self.pools = pools
        self.standards = standards
    }
}

extension MeetingRule {
    package var members: [String: JSON] {
        JSON.members([
            "meeting": .text(meeting), "of": .text(of.text), "every": every?.json,
            "times": .number(times),
            "days": days.map { .number($0) }, "notice": notice?.json, "agenda": .words(agenda),
            "daysOfMonth": daysOfMonth.map { [.number($0.lowerBound), .number($0.upperBound)] },
            "keepsMinutes": .bool(keepsMinutes),
            "minutesWithin": minutesWithin.map { .text($0.description) },
            "publicity": publicity.map { .text($0.description) },
            "resolutions": .words(resolutions), "jury": jury?.json,
            "participants": participants?.json, "forms": forms?.json,
        ])
    }

    package init?(_ json: JSON) {
        guard let origin = RuleOrigin(json), let meeting = json["meeting"]?.text,
            let of = json.id(PackRole.self, "of"),
            let every = json.part("every", { Recurrence($0) }),
            let times = json["times"]?.number, times >= 1,
            let days = json.maybeNumber("days"), let notice = json.time("notice"),
            let agenda = json.words("agenda", as: AgendaItem.self),
            let keepsMinutes = json["keepsMinutes"]?.bool,
            let minutesWithin = json.maybeAmount("minutesWithin"),
            let publicity = json.maybeAmount("publicity"),
            let resolutions = json.words("resolutions", as: Resolution.self),
            let jury = json.part("jury", { JuryClause($0) }),
            let participants = json.wordList("participants"), let forms = json.wordList("forms")
        else { return nil }
        self.init(
            origin: origin, meeting: meeting, of: of, every: every.value,
            times: times, days: days.value,
            daysOfMonth: json.days("daysOfMonth"), notice: notice.value, agenda: agenda,
            keepsMinutes: keepsMinutes, minutesWithin: minutesWithin.value,
            publicity: publicity.value, resolutions: resolutions,
            jury: jury.value, participants: participants.value, forms: forms.value)
    }
}

extension JuryClause {
    var json: JSON {
        .object(
            JSON.members([
                "size": size?.json, "pools": pools?.json, "standards": standards?.json,
            ]))
    }

    init?(_ json: JSON) {
        guard let size = json.number("size"), let pools = json.wordList("pools"),
            let standards = json.wordList("standards")
        else { return nil }
        self.init(size: size.value, pools: pools.value, standards: standards.value)
    }
}
