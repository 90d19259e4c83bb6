internal import Kernel

/// The rules of bodies: how teams are made up, who rates whom, when who meets.
extension PackReading {
    mutating func team(_ field: Field) -> TeamRule? {
        guard let members = members(field, .team), let origin = self.origin(members) else {
            return nil
        }
        let team = members["team"].flatMap { term($0) }
        let counting = self.counting(members)
        let most = members["shareOf"] == nil ? 999_999 : 100
        let number =
            hasNumber(members)
            ? comparison(members).flatMap { comparison, field in
                self.number(field, in: 1...most).map { (comparison, $0) }
            } : (Comparison.exactly, nil)
        let pools = members["pools"].map { wordList($0, within: origin) }
        let tiers = members["tiers"].map { wordList($0, within: origin) }
        let per = members["per"].flatMap { term($0) }
        let leader = members["leader"].flatMap { role($0) }
        guard let team, let counting, let number else { return nil }
        if number.1 == nil, pools == nil, tiers == nil {
            fault(field, "this team says nothing; give a number, pools or tiers")
        }
        return TeamRule(
            origin: origin, team: team, counting: counting,
            per: per, comparison: number.0, number: number.1,
            pools: pools ?? nil, tiers: tiers ?? nil,
            leader: leader)
    }

    private mutating func counting(_ members: Members) -> TeamRule.Counting? {
        switch (members["counts"], members["shareOf"]) {
        case (let counts?, nil): return term(counts).map { .members($0) }
        case (nil, let share?): return term(share).map { .share(of: $0) }
        case (nil, nil) where !hasNumber(members): return .members("persons")
        default:
            fault(members.whole, "a team with a number counts with 'counts', or with 'shareOf'")
            return nil
        }
    }

    private func hasNumber(_ members: Members) -> Bool {
        Shape.comparisons.contains { members[$0] != nil }
    }

    mutating func ballot(_ field: Field) -> BallotRule? {
        guard let members = members(field, .ballot), let origin = self.origin(members) else {
            return nil
        }
        let rated = members["rated"].flatMap { term($0) }
        let raters = members["raters"].flatMap { wordList($0, within: origin) }
        let every = members["every"].map { recurrence($0) }
        let quorum = members["quorum"].map { self.quorum($0, within: origin) }
        let scale = members["scale"].map { wordList($0, within: origin) }
        let standards = members["standards"].map { wordList($0, within: origin) }
        let sources = members["sources"].map { wordList($0, within: origin) }
        let smallest = members["smallestCell"].map { number($0, in: 2...99) }
        let anonymous = members["anonymous"].map { flag($0) } ?? true
        guard let rated, let raters, let anonymous else { return nil }
        return BallotRule(
            origin: origin, rated: rated, raters: raters, every: every ?? nil,
            quorum: quorum ?? nil, scale: scale ?? nil, standards: standards ?? nil,
            sources: sources ?? nil, smallestCell: smallest ?? nil, isAnonymous: anonymous)
    }

    /// A quorum is a least number; a largest one would count any few as enough.
    private mutating func quorum(_ field: Field, within rule: RuleOrigin) -> NumberClause? {
        let clause = number(field, unit: "persons", .atLeast, within: rule, in: 1...999_999)
        if let clause, ![.atLeast, .exactly, .moreThan].contains(clause.comparison) {
            fault(field, "a quorum is a least number: say 'atLeast'")
            return nil
        }
        return clause
    }

    mutating func meeting(_ field: Field) -> MeetingRule? {
        guard let members = members(field, .meeting), let origin = self.origin(members) else {
            return nil
        }
        let meeting = members["meeting"].flatMap { term($0) }
        let of = members["of"].flatMap { role($0) }
        let every = members["every"].map { recurrence($0) }
        let times = members["times"].map { number($0, in: 1...366) } ?? 1
        let days = members["days"].map { number($0, in: 1...366) }
        let daysOfMonth = members["daysOfMonth"].map { self.daysOfMonth($0) }
        let notice = members["notice"].map { time($0, within: origin) }
        let agenda = members["agenda"].map { words($0, "agenda item", of: AgendaItem.self) } ?? []
        let keepsMinutes = members["minutes"].map { $0.text != "false" } ?? false
        let minutes = members["minutes"].flatMap { field in
            ["true", "false"].contains(field.text) ? nil : amount(field)
        }
        let publicity = members["publicity"].map { amount($0) }
        let resolutions =
            members["resolutions"].map { words($0, "resolution", of: Resolution.self) } ?? []
        let jury = members["jury"].map { self.jury($0, within: origin) }
        let participants = members["participants"].map { wordList($0, within: origin) }
        let forms = members["forms"].map { wordList($0, within: origin) }
        guard let meeting, let of, let times, let agenda, let resolutions else { return nil }
        return MeetingRule(
            origin: origin, meeting: meeting, of: of, every: every ?? nil, times: times,
            days: days ?? nil,
            daysOfMonth: daysOfMonth ?? nil, notice: notice ?? nil, agenda: agenda,
            keepsMinutes: keepsMinutes, minutesWithin: minutes, publicity: publicity ?? nil,
            resolutions: resolutions,
            jury: jury ?? nil, participants: participants ?? nil, forms: forms ?? nil)
    }

    private mutating func jury(_ field: Field, within rule: RuleOrigin) -> JuryClause? {
        guard let members = members(field, .jury) else { return nil }
        let size = members["size"].map {
            number($0, unit: "persons", within: rule, in: 1...9999)
        }
        let pools = members["pools"].map { wordList($0, within: rule) }
        let standards = members["standards"].map { wordList($0, within: rule) }
        return JuryClause(
            size: size ?? nil, pools: pools ?? nil, standards: standards ?? nil)
    }
}
