import Kernel

extension Deed {
    /// The deed `name` with what `fields` say of it: the one place that knows the fields of each,
    /// for the bodies of the API and the forms of the pages alike. Source: interfaces.md 3.1.
    ///
    /// - Throws: to the `Fields.read` around it, where one is missing or can't be read. A deed
    ///   that nobody can ask for (a registration, a hand-over) is not found.
    static func read(_ name: Name, from fields: inout Fields) throws -> Deed {
        switch name {
        case .acceptance: return .acceptance
        case .resumption: return .resumption
        case .answer: return .answer(text: try fields.needed { $0.text("text") })
        case .urging: return .urging(text: try fields.needed { $0.text("text") })
        case .note: return .note(text: try fields.needed { $0.text("text") })
        case .assignment, .escalation, .ruling, .merger, .jointHandling, .dispute:
            return try readDispatch(name, from: &fields)
        case .promise, .promiseMove, .extension, .suspension:
            return try readDate(name, from: &fields)
        case .reply, .revisit, .signature, .rating, .closure, .reopening, .refusal, .review:
            return try readWord(name, from: &fields)
        case .registration, .handOver: throw ProblemDetails.notFound
        }
    }

    /// Who is to have it.
    private static func readDispatch(_ name: Name, from fields: inout Fields) throws -> Deed {
        switch name {
        case .assignment:
            let unit = fields.id("unit", of: HandlingUnit.self)
            let official = fields.id("official", .optional, of: Official.self)
            return .assignment(unit: try fields.all(unit), official: official)
        case .ruling:
            let unit = fields.id("unit", of: HandlingUnit.self)
            let reason = fields.text("reason")
            let (one, other) = try fields.all(unit, reason)
            return .ruling(unit: one, reason: other)
        case .escalation:
            let reason = fields.text("reason")
            let unit = fields.id("to", .optional, of: HandlingUnit.self)
            return .escalation(reason: try fields.all(reason), to: unit)
        case .merger: return .merger(into: try fields.needed { $0.caseNumber("into") })
        case .jointHandling:
            return .jointHandling(units: try fields.needed { $0.ids("units") })
        default: return .dispute(reason: try fields.needed { $0.text("reason") })
        }
    }

    /// By when, or why not for now.
    private static func readDate(_ name: Name, from fields: inout Fields) throws -> Deed {
        if name == .suspension {
            return .suspension(reason: try fields.needed { $0.text("reason") })
        }
        let due = fields.due("due")
        if name == .promise {
            let text = fields.text("text", .optional)
            return .promise(due: try fields.all(due), text: text)
        }
        let reason = fields.text("reason")
        let (moment, why) = try fields.all(due, reason)
        return name == .extension
            ? .extension(due: moment, reason: why) : .promiseMove(due: moment, reason: why)
    }

    /// What somebody says about it.
    private static func readWord(_ name: Name, from fields: inout Fields) throws -> Deed {
        switch name {
        case .reply:
            let text = fields.text("text")
            let solved = fields.word("solved", of: Solved.self)
            let (one, other) = try fields.all(text, solved)
            return .reply(text: one, solved: other)
        case .revisit: return .revisit(try readAnswer(from: &fields))
        case .signature: return .signature(try readAnswer(from: &fields))
        case .rating:
            let satisfied = fields.bool("satisfied")
            let score = fields.number("score", .optional, in: scores)
            let text = fields.text("text", .optional)
            return .rating(satisfied: try fields.all(satisfied), score: score, text: text)
        case .closure:
            let outcome = fields.word("outcome", of: Outcome.self)
            let reason = fields.text("reason", .optional)
            return .closure(try fields.all(outcome), reason: reason)
        case .refusal:
            let reason = fields.text("reason")
            let basis = fields.text("legalBasis", .optional)
            return .refusal(reason: try fields.all(reason), legalBasis: basis)
        case .review: return .review(reason: try fields.needed { $0.text("reason") })
        default: return .reopening(reason: try fields.needed { $0.text("reason") })
        }
    }

    private static func readAnswer(from fields: inout Fields) throws -> Answer {
        let solved = fields.word("solved", of: Solved.self)
        let satisfied = fields.bool("satisfied")
        let text = fields.text("text", .optional)
        let (one, other) = try fields.all(solved, satisfied)
        return Answer(solved: one, satisfied: other, text: text)
    }
}

extension Fields {
    /// The one value that `read` gives.
    ///
    /// - Throws: where it is nil, to the `read` around it.
    mutating func needed<Value>(_ read: (inout Fields) -> Value?) throws -> Value {
        let value = read(&self)
        return try all(value)
    }

    /// A due date: a time with its zone, or a bare day, which ends with its last second.
    mutating func due(_ key: String) -> Moment? {
        moment(key, orEndOfDay: true)
    }
}
