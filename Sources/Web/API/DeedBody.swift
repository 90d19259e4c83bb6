import Kernel

/// The bodies of deeds: what each is read from, and how it is described. Source: interfaces.md 3.1.
enum DeedBody {
    /// The deeds that can be asked for; a hand-over is part of a zone's.
    static let names = Deed.Name.allCases.filter { $0 != .registration && $0 != .handOver }

    static func read(_ name: Deed.Name, _ fields: inout Fields) throws -> Deed {
        switch name {
        case .acceptance: return .acceptance
        case .resumption: return .resumption
        case .answer: return .answer(text: try fields.all(fields.words("text")))
        case .urging: return .urging(text: try fields.all(fields.words("text")))
        case .note: return .note(text: try fields.all(fields.words("text")))
        case .assignment:
            let unit = fields.id("unit", of: HandlingUnit.self)
            let official = fields.id("official", .optional, of: Official.self)
            return .assignment(unit: try fields.all(unit), official: official)
        case .promise:
            let due = fields.moment("due")
            let text = fields.words("text", .optional)
            return .promise(due: try fields.all(due), text: text)
        case .promiseMove:
            let (due, reason) = try fields.all(fields.moment("due"), fields.words("reason"))
            return .promiseMove(due: due, reason: reason)
        case .extension:
            let (due, reason) = try fields.all(fields.moment("due"), fields.words("reason"))
            return .extension(due: due, reason: reason)
        case .reply:
            let work = fields.workDone()
            let (text, solved) = try fields.all(
                fields.words("text"), fields.word("solved", of: Solved.self))
            return .reply(text: text, solved: solved, work: work)
        case .revisit: return .revisit(try answer(&fields, text: fields.words("text", .optional)))
        case .signature: return .signature(try answer(&fields, text: nil))
        case .rating:
            let satisfied = fields.bool("satisfied")
            let score = fields.number("score", .optional, in: -1_000...1_000)
            let text = fields.words("text", .optional)
            return .rating(satisfied: try fields.all(satisfied), score: score, text: text)
        case .closure:
            let outcome = fields.word("outcome", of: Outcome.self)
            let reason = fields.words("reason", .optional)
            return .closure(try fields.all(outcome), reason: reason)
        case .reopening: return .reopening(reason: try fields.all(fields.words("reason")))
        case .review: return .review(reason: try fields.all(fields.words("reason")))
        case .dispute: return .dispute(reason: try fields.all(fields.words("reason")))
        case .refusal:
            let reason = fields.words("reason")
            let basis = fields.words("legalBasis", .optional)
            return .refusal(reason: try fields.all(reason), legalBasis: basis)
        case .escalation:
            let reason = fields.words("reason")
            let unit = fields.id("to", .optional, of: HandlingUnit.self)
            return .escalation(reason: try fields.all(reason), to: unit)
        case .suspension: return .suspension(reason: try fields.all(fields.words("reason")))
        case .ruling:
            let (unit, reason) = try fields.all(
                fields.id("unit", of: HandlingUnit.self), fields.words("reason"))
            return .ruling(unit: unit, reason: reason)
        case .merger: return .merger(into: try fields.all(fields.caseNumber("into")))
        case .jointHandling:
            return .jointHandling(
                units: try fields.all(fields.ids("units", of: HandlingUnit.self)))
        case .appointment:
            let reason = fields.words("reason", .optional)
            return .appointment(try fields.window(), reason: reason)
        case .appointmentCancellation:
            return .appointmentCancellation(reason: fields.words("reason", .optional))
        case .attendance: return .attendance(kept: try fields.all(fields.bool("kept")))
        case .registration, .handOver: throw ProblemDetails.notFound
        }
    }

    private static func answer(_ fields: inout Fields, text: String?) throws -> Answer {
        let (solved, satisfied) = try fields.all(
            fields.word("solved", of: Solved.self), fields.bool("satisfied"))
        return Answer(solved: solved, satisfied: satisfied, text: text)
    }

    static func schema(_ name: Deed.Name) -> Schema {
        let text = Schema.text(atMost: 20_000, atLeast: 1)
        let solved = Schema.word(Solved.self)
        let members: [String: Schema] =
            switch name {
            case .registration, .acceptance, .resumption, .handOver: [:]
            case .answer, .urging, .note: ["text": text]
            case .assignment: ["unit": .code, "official": .code.optional]
            case .promise: ["due": .moment, "text": text.optional]
            case .promiseMove, .extension: ["due": .moment, "reason": text]
            case .reply:
                [
                    "text": text, "solved": solved.about("What the unit claims."),
                    "checked": .list(.text(atMost: 64), atMost: 100)
                        .about("Steps of the service's checklist.").optional,
                    "windows": .number(0...999).about("To how many the resident had to go.")
                        .optional,
                    "visits": .number(0...999).about("How often she had to come.").optional,
                ]
            case .revisit: ["solved": solved, "satisfied": .bool, "text": text.optional]
            case .signature: ["solved": solved, "satisfied": .bool]
            case .rating:
                [
                    "satisfied": .bool, "score": .number(Deed.scores).optional,
                    "text": text.optional,
                ]
            case .closure: ["outcome": .word(Outcome.self), "reason": text.optional]
            case .reopening, .review, .dispute: ["reason": text]
            case .refusal: ["reason": text, "legalBasis": text.optional]
            case .escalation: ["reason": text, "to": .code.optional]
            case .suspension: ["reason": text.about("A word that the rules in force list.")]
            case .ruling: ["unit": .code, "reason": text]
            case .merger: ["into": .caseNumber]
            case .jointHandling: ["units": .list(.code, atMost: 100)]
            case .appointment:
                Schema.appointmentMembers.merging(["reason": text.optional]) { old, _ in old }
            case .appointmentCancellation: ["reason": text.optional]
            case .attendance: ["kept": .bool]
            }
        return .object(members)
    }
}

extension Fields {
    /// What somebody says in her own words. That it says something, the deed itself asks.
    fileprivate mutating func words(_ key: String, _ presence: Presence = .required) -> String? {
        text(key, presence, atMost: 20_000)
    }
}
