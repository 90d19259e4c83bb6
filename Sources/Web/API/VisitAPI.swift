import HTTPTypes
import Hummingbird
import Kernel
import Store

/// `POST /visits`: what was noted on the way, often hours later and more than once.
struct VisitAPI: Sendable {
    let site: Site

    static let mostAtOnce = 500

    var operation: Operation {
        Operation(
            method: .post, path: Operation.base("/visits"), id: "noteVisits",
            summary: "Note visits. Each has an identifier of its own; sent twice it is one.",
            parameters: [.idempotencyKey],
            body: .object(["visits": .list(.named("NewVisit"), atMost: Self.mostAtOnce)]),
            answers: [
                .init(
                    status: 200, about: "What became of each.",
                    schema: .object(["results": .list(.named("VisitResult"))]))
            ], handler: note)
    }

    @Sendable private func note(_ request: Request, context: Context) async throws -> Response {
        let official = try context.official()
        let body = try await request.json()
        let visits = try body.read { fields in
            try fields.all(fields.list("visits", atMost: Self.mostAtOnce, NewVisit.read))
        }
        let answer = try await site.change(request, context, body) { transaction, now in
            let results = try transaction.note(visits, by: official, at: now)
            return KeptAnswer(status: 200, body: Self.json(results))
        }
        return .json(answer)
    }

    private static func json(_ results: [VisitResult]) -> [UInt8] {
        var text = JSONText()
        text.object {
            $0.list("results", results) { result, text in
                text.object {
                    $0.member("id", result.id)
                    $0.member("status", result.status.word)
                    if case .refused(let refusal) = result.status {
                        $0.member("refusal", refusal.word)
                    }
                    guard !result.cases.isEmpty else { return }
                    $0.member("case", result.cases.first?.number.description)
                    $0.list("cases", result.cases) { raised, text in
                        text.object {
                            $0.member("number", raised.number.description)
                            $0.member("pickupCode", raised.pickupCode)
                        }
                    }
                }
            }
        }
        return text.bytes
    }
}

extension VisitResult.Status {
    var word: String {
        switch self {
        case .created: "created"
        case .duplicate: "duplicate"
        case .late: "late"
        case .refused: "refused"
        }
    }
}

extension NewVisit {
    /// What is unsound as such refuses the request; what only the office can know (an unknown
    /// household, a foreign territory) refuses this one visit.
    static func read(_ fields: inout Fields) throws -> NewVisit {
        let id = fields.uuid("id").flatMap { ID<Visit>($0) }
        let official = fields.id("official", of: Official.self)
        let subject = fields.subject()
        let kind = fields.word("kind", of: Visit.Kind.self)
        let outcome = fields.word("outcome", of: Visit.Outcome.self)
        let at = fields.moment("at")
        let minutes = fields.number("minutes", .optional, in: 0...1_440)
        let notes = fields.list("notes", .optional, atMost: 50, Note.read) ?? []
        let all = try fields.all(id, official, subject, kind, outcome, at)
        let visit = Visit(
            id: all.0, official: all.1, subject: all.2, kind: all.3, outcome: all.4, at: all.5,
            minutes: minutes, notes: notes.map(\.entry))
        let raised = notes.enumerated().compactMap { index, note in
            note.raised.map { raised in
                RaisedNote(
                    note: index, kind: raised.kind, isDanger: raised.isDanger,
                    requester: raised.requester)
            }
        }
        return NewVisit(visit, raising: raised)
    }

    private struct Note {
        let entry: DiaryEntry
        let raised: Raised?

        struct Raised {
            let kind: CaseKind
            let isDanger: Bool
            let requester: Registration.Requester?
        }

        static func read(_ fields: inout Fields) throws -> Note {
            let (type, text) = (fields.text("type", atMost: 64), fields.text("text"))
            let raised = fields.object("raise", .optional) { raise in
                let kind = raise.word("kind", of: CaseKind.self)
                let isDanger = raise.bool("danger", .optional) ?? false
                let requester = raise.object(
                    "requester", .optional, Registration.Requester.read)
                return Raised(
                    kind: try raise.all(kind), isDanger: isDanger, requester: requester)
            }
            let all = try fields.all(type, text)
            return Note(entry: DiaryEntry(type: all.0, text: all.1), raised: raised)
        }
    }
}

extension Fields {
    /// A household or a place, one of them.
    fileprivate mutating func subject() -> Visit.Subject? {
        let household = id("household", .optional, of: Household.self)
        let place = id("place", .optional, of: Place.self)
        switch (household, place) {
        case (let household?, nil): return .household(household)
        case (nil, let place?): return .place(place)
        case (nil, nil):
            fault("household", "missing")
            return nil
        default:
            fault("place", "notWithHousehold")
            return nil
        }
    }
}
