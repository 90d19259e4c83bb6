import HTTPTypes
import Hummingbird
import Kernel

/// What was wrong with a form, beside its fields.
struct FormProblems: Error {
    let status: HTTPResponse.Status
    let problems: [Problem]

    init(_ problems: [Problem], status: HTTPResponse.Status = .unprocessableContent) {
        self.problems = problems
        self.status = status
    }

    /// What `error` says of a form; nil where the form can't go back to its page for it.
    init?(_ error: any Error, _ words: Words) {
        if let problems = error as? FormProblems {
            self = problems
            return
        }
        guard let problem = ProblemDetails(error), Self.statuses.contains(problem.status.code)
        else { return nil }
        status = problem.status
        problems = problem.problems(words)
    }

    /// Those that the sender can put right, or that leave her text to be sent later.
    private static let statuses = [403, 409, 412, 422, 429, 503, 507]
}

extension ProblemDetails {
    fileprivate func problems(_ words: Words) -> [Problem] {
        if errors.isEmpty { return [Problem(title(words), field: field)] }
        return errors.map { error in
            let fault = FieldFault(error)
            return Problem(fault.map(words.fault) ?? title(words), field: error.field)
        }
    }

    /// The field that a refusal is about.
    private var field: String? {
        cause?.field ?? (refusal == WebRefusal.sameOfficial.rawValue ? "to" : nil)
    }
}

extension Refusal {
    /// The field of a form that it is about.
    var field: String? {
        switch self {
        case .noReason, .unknownSuspensionReason: "reason"
        case .noText: "text"
        case .dueInThePast, .extensionNotLater, .extensionTooLong: "due"
        case .noUnits: "units"
        case .intoItself, .targetEnded: "into"
        case .scoreOutOfRange: "score"
        case .unknownItem: "item"
        case .wayNotAllowed: "way"
        case .stepsMissing, .unknownStep: "checked"
        case .appointmentInThePast, .notOpen, .tooFarAhead, .takesNoAppointments: "day"
        default: nil
        }
    }
}

extension FieldFault {
    /// What a person is told of a fault that the reader of bodies found.
    init?(_ problem: FieldProblem) {
        switch problem.reason {
        case "missing":
            guard let fault = Self.missing(problem.field) else { return nil }
            self = fault
        case "tooLong": self = .tooLong
        case "notAllowedCharacter": self = .badCharacter
        case "notATime", "notADay": self = .badDate
        case "notACaseNumber": self = .badNumber
        case "notACode", "unknown":
            self = Self.unknown(problem.field)
        default: self = .noChoice
        }
    }

    private static func missing(_ field: String) -> FieldFault? {
        switch field {
        case "text": .noText
        case "place": .noPlace
        case "kind": .noKind
        case "channel": .noChannel
        case "unit", "units": .noUnit
        case "due", "from", "on", "at", "day": .noDate
        case "reason": .noReason
        case "outcome": .noOutcome
        case "name": .noName
        case "code", "number", "into": .noCode
        case "roles": .noRole
        case "to": .noSuccessor
        default: .noChoice
        }
    }

    private static func unknown(_ field: String) -> FieldFault {
        switch field {
        case "place": .unknownPlace
        case "official", "about.official", "aboutOfficial", "to": .unknownOfficial
        case "into": .badNumber
        case "code": .badCode
        case "service": .noChoice
        default: .unknownUnit
        }
    }
}

extension Site {
    /// Does what a form asks for; where that is refused, shows its page again with the reason and
    /// with all that was typed.
    func answer(
        _ form: SentForm, _ context: Context, _ deed: () async throws -> Response,
        again page: (Attempt) async throws -> Html
    ) async throws -> Response {
        do {
            return try await deed()
        } catch {
            guard let wrong = FormProblems(error, context.words) else { throw error }
            let attempt = Attempt(form: form.name, values: form.values, problems: wrong.problems)
            return .page(try await page(attempt), status: wrong.status)
        }
    }
}
