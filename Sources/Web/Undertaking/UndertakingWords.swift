import Kernel

extension Undertaking.Kind {
    /// Under which address its undertakings stand.
    var path: String {
        switch self {
        case .meeting: "meetings"
        case .ballot: "ballots"
        case .team: "teams"
        case .claim: "claims"
        case .project: "projects"
        case .consequence: "decisions"
        }
    }

    var address: String { "/" + path }

    func title(_ w: Words) -> String {
        switch self {
        case .meeting: w["undertaking.meetings"]
        case .ballot: w["undertaking.ballots"]
        case .team: w["undertaking.teams"]
        case .claim: w["undertaking.claims"]
        case .project: w["undertaking.projects"]
        case .consequence: w["undertaking.decisions"]
        }
    }

    /// What somebody does who begins one.
    func beginning(_ w: Words) -> String {
        switch self {
        case .meeting: w["undertaking.callMeeting"]
        case .ballot: w["undertaking.issueBallot"]
        case .team: w["undertaking.formTeam"]
        case .claim: w["undertaking.takeUp"]
        case .project: w["undertaking.beginProject"]
        case .consequence: w["undertaking.decide"]
        }
    }

    /// What its kind of rule is in a rule set.
    func rules(in set: RuleSet) -> [Rule] { set.rules.filter { $0.kind.rawValue == rawValue } }
}

/// What the packs call the words of an undertaking.
struct PackWords: Sendable {
    let w: Words
    /// A word of the rule's pack in the reader's language.
    let term: @Sendable (_ word: String, _ rule: ID<Rule>) -> String
    /// The rule in a sentence; nil where no pack knows it.
    let sentence: @Sendable (_ rule: Rule) -> String?

    /// What the rule is about: 驻村工作点评会, 微心愿.
    func name(of rule: Rule) -> String {
        let word: String =
            switch rule {
            case .meeting(let rule): rule.meeting
            case .ballot(let rule): rule.rated
            case .team(let rule): rule.team
            case .claim(let rule): rule.claims
            case .project(let rule): rule.project
            case .consequence(let rule): rule.after
            default: rule.id.text
            }
        return term(word, rule.id)
    }

    /// The items of a list as choices.
    func choices(_ list: WordList?, of rule: Rule) -> [Choice] {
        (list?.items ?? []).map { Choice($0, term($0, rule.id)) }
    }

    func state(of it: Undertaking) -> (text: String, look: TagLook) {
        switch it.work {
        case .meeting(let meeting):
            switch meeting.state {
            case .called: (w["undertaking.stateCalled"], .active)
            case .held: (w["undertaking.stateHeld"], .done)
            case .calledOff: (w["undertaking.stateCalledOff"], .still)
            }
        case .ballot(let ballot):
            switch ballot.state {
            case .issued: (w["undertaking.stateIssued"], .active)
            case .counted: (w["undertaking.stateCounted"], .done)
            case .belowQuorum: (w["undertaking.stateBelowQuorum"], .still)
            }
        case .roster:
            it.rosterGaps.contains { !$0.isWarning }
                ? (w["undertaking.stateGap"], .overdue) : (w["undertaking.stateWhole"], .done)
        case .claim(let claim):
            switch claim.state {
            case .taken: (w["undertaking.stateTaken"], .active)
            case .fulfilled: (w["undertaking.stateFulfilled"], .waiting)
            case .confirmed: (w["undertaking.stateConfirmed"], .done)
            case .givenBack: (w["undertaking.stateGivenBack"], .still)
            }
        case .project(let project):
            project.acceptedOn == nil
                ? (w["undertaking.stateRunning"], .active) : (w["undertaking.stateAccepted"], .done)
        case .decision: (w["undertaking.stateDecided"], .done)
        }
    }

    func gap(_ gap: RosterGap, of rule: Rule) -> String {
        switch gap {
        case .tooFew(let number): w("undertaking.gapFew", ["n": number])
        case .tooMany(let number): w("undertaking.gapMany", ["n": number])
        case .farFrom(let wanted, let has): w("undertaking.gapFar", ["n": wanted, "has": has])
        case .withoutPools(let pools):
            w("undertaking.gapPools", ["pools": w.list(pools.map { term($0, rule.id) })])
        }
    }

    /// A refusal in a sentence: what happened, that nothing was recorded, and what to do.
    func sentence(_ refusal: UndertakingRefusal, of rule: ID<Rule>) -> String {
        switch refusal {
        case .meeting(.noticeTooShort(let earliest)):
            w("undertaking.noticeTooShort", ["day": w.day(earliest)])
        case .meeting(.notOnThisDay(let days)):
            w("undertaking.notOnThisDay", ["first": days.lowerBound, "last": days.upperBound])
        case .claim(.enough(let limit)): w("undertaking.enough", ["n": limit])
        case .claim(.taken): w["undertaking.taken"]
        case .project(.outOfOrder(let missing)):
            w("undertaking.outOfOrder", ["missing": w.list(missing.map { term($0, rule) })])
        case .project(.notYetAsked(let number)): w("undertaking.notYetAsked", ["n": number])
        case .project(.notInspected): w["undertaking.notInspected"]
        case .consequence(.prizeTooHigh(_, let limit)): w("undertaking.prizeTooHigh", ["n": limit])
        case .jury(.moreSlipsThanJurors(_, let jurors)):
            w("undertaking.moreSlipsThanJurors", ["n": jurors])
        case .ballot, .jury: w["undertaking.unsoundCount"]
        case .notHers, .consequence(.notHersToDecide), .project(.notAcceptedByHer):
            w["undertaking.notHers"]
        default: w["undertaking.notNow"]
        }
    }
}
