import Kernel
import Store

/// What the pages know of one kind of undertaking: what it's called, what its forms ask and say,
/// and what is shown of it. A new kind is one such file and its line in `shown`.
protocol KindShown: Sendable {
    /// Under which address its undertakings stand, without the slash.
    var path: String { get }
    func title(_ w: Words) -> String
    /// What somebody does who begins one.
    func beginning(_ w: Words) -> String

    /// What `rule` is about, a term of its pack; nil for a rule of another kind.
    func subject(of rule: Rule) -> String?
    /// The fields that begin one under `rule`.
    func opening(_ rule: Rule, _ words: PackWords, today: Day) -> [FieldSpec]
    /// The officials whom a form names: by field, in the order in which they stand there.
    func names(in form: SentForm) -> [NamedOfficials]
    /// All that begins under `rule`, as the form says: one, where the kind doesn't take many.
    func begun(under rule: Rule, _ said: StepReading) throws -> [Begun]
    /// What begins under `rule`, as the form says.
    func work(under rule: Rule, _ said: StepReading) throws -> (
        title: String, work: Undertaking.Work
    )

    /// What may happen to `it` now, the likeliest first.
    func steps(of it: Undertaking, _ words: PackWords, today: Day) -> [StepForm]
    /// What the step `step` does to `it`.
    ///
    /// - Throws: 404 for a step that the kind doesn't have; what the form lacks; what is refused.
    func change(_ step: String, of it: Undertaking, _ said: StepReading) throws
        -> Undertaking.Change

    func state(of it: Undertaking, _ words: PackWords) -> (text: String, look: TagLook)
    /// The facts under its place.
    func facts(of page: UndertakingPage, _ words: PackWords) -> [SummaryRow]
    func tables(of it: Undertaking, _ words: PackWords) -> [Html]
}

extension KindShown {
    func names(in form: SentForm) -> [NamedOfficials] { [] }
    func tables(of it: Undertaking, _ words: PackWords) -> [Html] { [] }

    func begun(under rule: Rule, _ said: StepReading) throws -> [Begun] {
        let (title, work) = try work(under: rule, said)
        return [Begun(place: nil, title: title, work: work)]
    }
}

/// One of those that a form begins.
struct Begun: Sendable {
    /// Where, by code or name; nil for the place that the form says.
    let place: String?
    let title: String
    let work: Undertaking.Work
}

/// Officials whom one field of a form names, by code or by name.
struct NamedOfficials: Sendable {
    let field: String
    let names: [String]
    let need: Need

    enum Need: Sendable {
        /// Whoever isn't known, or could be two, is taken by name.
        case any
        /// Who isn't in the registry is taken by name; a name that several bear needs a code.
        case clear
        /// Each has to be one of the registry.
        case known
    }
}

extension Undertaking.Kind {
    var shown: any KindShown {
        switch self {
        case .meeting: MeetingShown()
        case .ballot: BallotShown()
        case .team: TeamShown()
        case .claim: ClaimShown()
        case .project: ProjectShown()
        case .consequence: DecisionShown()
        case .rota: RotaShown()
        case .commitment: CommitmentShown()
        }
    }

    var address: String { "/" + shown.path }

    func title(_ w: Words) -> String { shown.title(w) }

    /// The rules of a set under which one of the kind runs.
    func rules(in set: RuleSet) -> [Rule] { set.rules.filter(runs(under:)) }
}
