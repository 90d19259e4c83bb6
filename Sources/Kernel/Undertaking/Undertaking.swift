/// Something that runs under a rule of a pack and isn't a case 工作: a meeting, a ballot, a body
/// and its members, something taken up, a project, a decision after a result.
///
/// It keeps the rule as it was when it began: a pack that changes later doesn't change it.
package struct Undertaking: Hashable, Sendable {
    package let id: ID<Undertaking>
    package let rule: Rule
    package let place: ID<Place>
    /// What it is called on pages: 第三季度点评会.
    package let title: String
    package let openedAt: Moment
    package let openedBy: Actor
    package private(set) var work: Work
    /// How many entries it has; 1 after its opening.
    package private(set) var version: Int

    package init(
        id: ID<Undertaking>, rule: Rule, place: ID<Place>, title: String, openedAt: Moment,
        openedBy: Actor, work: Work, version: Int = 1
    ) {
        self.id = id
        self.rule = rule
        self.place = place
        self.title = title
        self.openedAt = openedAt
        self.openedBy = openedBy
        self.work = work
        self.version = version
    }

    /// What it is about, and how far it is.
    package enum Work: Hashable, Sendable {
        case meeting(Meeting)
        case ballot(Ballot)
        case roster(Roster)
        case claim(Claim)
        case project(Project)
        case decision(Decision)
        case rota(Rota)
        case commitment(Commitment)
    }

    /// Applies a change that was decided before: decides nothing and can't fail.
    package mutating func apply(_ change: Change) {
        version += 1
        switch (work, change) {
        case (.meeting(var meeting), .meeting(let change)):
            meeting.apply(change)
            work = .meeting(meeting)
        case (.ballot(var ballot), .ballot(let change)):
            ballot.apply(change)
            work = .ballot(ballot)
        case (.roster(var roster), .roster(let change)):
            roster.apply(change)
            work = .roster(roster)
        case (.claim(var claim), .claim(let change)):
            claim.apply(change)
            work = .claim(claim)
        case (.project(var project), .project(let change)):
            project.apply(change)
            work = .project(project)
        case (.rota(var rota), .rota(let change)):
            rota.apply(change)
            work = .rota(rota)
        case (.commitment(var commitment), .commitment(let change)):
            commitment.apply(change)
            work = .commitment(commitment)
        default: break
        }
    }

    /// What may happen to one after its opening; a decision has nothing more.
    package enum Change: Hashable, Sendable {
        case meeting(Meeting.Change)
        case ballot(Ballot.Change)
        case roster(Roster.Change)
        case claim(Claim.Change)
        case project(Project.Change)
        case rota(Rota.Change)
        case commitment(Commitment.Change)
    }
}

/// Why something can't be done with an undertaking.
package enum UndertakingRefusal: Error, Hashable, Sendable {
    /// It is of another kind, or runs under a rule of another kind.
    case wrongKind
    /// It is over, or not yet there.
    case notNow
    case meeting(MeetingRefusal)
    case ballot(BallotRefusal)
    case jury(JuryRefusal)
    case claim(ClaimRefusal)
    case project(ProjectRefusal)
    case consequence(ConsequenceRule.Refusal)
    case rota(RotaRefusal)
    case commitment(CommitmentRefusal)
    /// A pool, a tier or a kind of resolution that the rule doesn't have.
    case unknownWord(String)
    case notHers
}

extension UndertakingRefusal {
    /// The stable word that the interface answers.
    package var word: String {
        switch self {
        case .wrongKind: "wrongKind"
        case .notNow: "notNow"
        case .meeting(.noticeTooShort): "noticeTooShort"
        case .meeting(.notOnThisDay): "notOnThisDay"
        case .ballot(.belowQuorum): "belowQuorum"
        case .ballot: "unsoundCount"
        case .jury: "unsoundScore"
        case .claim(.enough): "enoughClaims"
        case .claim(.taken): "alreadyTaken"
        case .claim(.unknownWindow): "unknownWindow"
        case .project(.outOfOrder): "outOfOrder"
        case .project(.chargeTooHigh): "chargeTooHigh"
        case .project(.notYetAsked): "notYetAsked"
        case .project(.notInspected): "notInspected"
        case .project(.notAcceptedByHer), .consequence(.notHersToDecide), .notHers: "notHers"
        case .project: "unknownStep"
        case .consequence(.prizeTooHigh): "prizeTooHigh"
        case .consequence(.unknown): "unknownConsequence"
        case .commitment(.noLines): "noLines"
        case .commitment(.datePassed): "datePassed"
        case .rota(.outside): "outsideRota"
        case .rota(.past): "pastShift"
        case .rota(.notOn): "notOnDuty"
        case .rota(.alreadyOn): "alreadyOnDuty"
        case .unknownWord: "unknownWord"
        }
    }
}
