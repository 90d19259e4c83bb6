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
        case .meeting: w["work.meetings"]
        case .ballot: w["work.ballots"]
        case .team: w["work.teams"]
        case .claim: w["work.claims"]
        case .project: w["work.projects"]
        case .consequence: w["work.decisions"]
        }
    }

    /// What somebody does who begins one.
    func beginning(_ w: Words) -> String {
        switch self {
        case .meeting: w["work.callMeeting"]
        case .ballot: w["work.issueBallot"]
        case .team: w["work.formTeam"]
        case .claim: w["work.takeUp"]
        case .project: w["work.beginProject"]
        case .consequence: w["work.decide"]
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
            case .called: (w["work.stateCalled"], .active)
            case .held: (w["work.stateHeld"], .done)
            case .calledOff: (w["work.stateCalledOff"], .still)
            }
        case .ballot(let ballot):
            switch ballot.state {
            case .issued: (w["work.stateIssued"], .active)
            case .counted: (w["work.stateCounted"], .done)
            case .belowQuorum: (w["work.stateBelowQuorum"], .still)
            }
        case .roster:
            it.rosterGaps.contains { !$0.isWarning }
                ? (w["work.stateGap"], .overdue) : (w["work.stateWhole"], .done)
        case .claim(let claim):
            switch claim.state {
            case .taken: (w["work.stateTaken"], .active)
            case .fulfilled: (w["work.stateFulfilled"], .waiting)
            case .confirmed: (w["work.stateConfirmed"], .done)
            case .givenBack: (w["work.stateGivenBack"], .still)
            }
        case .project(let project):
            project.acceptedOn == nil
                ? (w["work.stateRunning"], .active) : (w["work.stateAccepted"], .done)
        case .decision: (w["work.stateDecided"], .done)
        }
    }

    func gap(_ gap: RosterGap, of rule: Rule) -> String {
        switch gap {
        case .tooFew(let number): w("work.gapFew", ["n": number])
        case .tooMany(let number): w("work.gapMany", ["n": number])
        case .farFrom(let wanted, let has): w("work.gapFar", ["n": wanted, "has": has])
        case .withoutPools(let pools):
            w("work.gapPools", ["pools": w.list(pools.map { term($0, rule.id) })])
        }
    }

    /// A refusal in a sentence: what happened, that nothing was recorded, and what to do.
    static func sentence(_ refusal: UndertakingRefusal, _ w: Words) -> String {
        switch refusal {
        case .meeting(.noticeTooShort(let earliest)):
            w("work.noticeTooShort", ["day": w.day(earliest)])
        case .meeting(.notOnThisDay(let days)):
            w("work.notOnThisDay", ["first": days.lowerBound, "last": days.upperBound])
        case .claim(.enough(let limit)): w("work.enough", ["n": limit])
        case .claim(.taken): w["work.taken"]
        case .project(.outOfOrder(let missing)):
            w("work.outOfOrder", ["missing": w.list(missing)])
        case .project(.notYetAsked(let number)): w("work.notYetAsked", ["n": number])
        case .project(.notInspected): w["work.notInspected"]
        case .consequence(.prizeTooHigh(_, let limit)): w("work.prizeTooHigh", ["n": limit])
        case .ballot, .jury: w["work.unsoundCount"]
        case .notHers, .consequence(.notHersToDecide), .project(.notAcceptedByHer):
            w["work.notHers"]
        default: w["work.notNow"]
        }
    }
}
