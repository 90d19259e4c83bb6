import HTTPTypes
import Hummingbird
import Kernel
import Store

/// What is owed, by whom and by when.
struct DutyAPI: Sendable {
    let site: Site

    var operation: Operation {
        Operation(
            method: .get, path: Operation.base("/duties"), id: "listDuties",
            summary: "The duties of one official, or of the officials of a place.",
            parameters: [
                .query("official", "Whose; the asker's own where nothing is said.", .code),
                .query("place", "Of the officials of a place and all below it.", .code),
                .query("due", "Due on this day or earlier.", .day),
                .query("state", "Their states.", .wordList(Standing.Name.self)),
                .query("limit", "Officials of one page.", .number(1...500)), .cursor,
            ],
            answers: [
                .init(
                    status: 200, about: "The most overdue first.",
                    schema: .page(.named("Duty")), headers: ["Link"])
            ], handler: list)
    }

    private struct Query: Sendable {
        let official: ID<Official>?
        let place: ID<Place>?
        let due: Day?
        let states: Set<Standing.Name>
        let page: PageQuery

        func wants(_ duty: Duty) -> Bool {
            states.contains(duty.standing.name) && due.map { duty.due <= $0 } ?? true
        }
    }

    @Sendable private func list(_ request: Request, context: Context) async throws -> Response {
        let asker = try context.official()
        let query = try Fields.read(try request.query()) { fields in
            let states: [Standing.Name] = fields.words("state")
            return Query(
                official: fields.id("official", .optional), place: fields.id("place", .optional),
                due: fields.day("due", .optional),
                states: Set(states.isEmpty ? Standing.Name.allCases : states), page: fields.page())
        }
        let now = site.store.now()
        let found = try await site.store.read { transaction -> Found in
            if let place = query.place, query.official == nil {
                try Self.checkSupervision(of: place, by: asker, in: transaction)
                let page = try transaction.duties(
                    within: place, standings: query.states, after: query.page.cursor,
                    limit: query.page.limit, at: now)
                return Found(page.items.map { ($0.official, $0.duties) }, next: page.next, query)
            }
            let official = try Self.official(query, asker, in: transaction)
            let duties = try transaction.duties(of: official, at: now)
            return Found([(official, duties)], next: nil, query)
        }
        return .page(found.rows, next: found.next, request) { row, text in
            row.duty.write(to: &text, of: row.official)
        }
    }

    private struct Found: Sendable {
        let rows: [(official: Official, duty: Duty)]
        let next: String?

        init(_ own: [(Official, [Duty])], next: String?, _ query: Query) {
            rows = own.flatMap { official, duties in
                duties.filter(query.wants).map { (official: official, duty: $0) }
            }
            self.next = next
        }
    }

    /// - Throws: 404 for an official whom she may not ask about.
    private static func official(
        _ query: Query, _ asker: Official, in transaction: Transaction
    ) throws -> Official {
        guard let code = query.official, code != asker.code else { return asker }
        guard let official = try transaction.official(code),
            !asker.roles.isDisjoint(with: [.supervisor, .leader]),
            try transaction.isInTerritory(official.place, of: asker)
        else { throw StoreRefusal.notFound }
        return official
    }

    private static func checkSupervision(
        of place: ID<Place>, by asker: Official, in transaction: Transaction
    ) throws {
        guard !asker.roles.isDisjoint(with: [.supervisor, .leader]) else {
            throw Refusal.notYourRole
        }
        guard try transaction.isInTerritory(place, of: asker) else {
            throw ProblemDetails.notAllowed("outsideTerritory")
        }
    }
}

extension Duty {
    func write(to text: inout JSONText, of official: Official) {
        text.object {
            $0.member("official", official.code)
            $0.member("officialName", official.name)
            $0.member("rule", rule)
            $0.member("kind", kind.rawValue)
            switch subject {
            case .households: $0.member("subject", "households")
            case .place(let place):
                $0.member("subject", "place")
                $0.member("place", place)
            case .task(let task):
                $0.member("subject", "task")
                $0.member("task", task)
            case .serviceCase(let number, let clock):
                $0.member("subject", "case")
                $0.member("case", number.description)
                $0.member("clock", clock.rawValue)
            }
            $0.member("period", period?.description)
            $0.member("opens", opens)
            $0.member("due", due)
            $0.member("state", standing.name.rawValue)
            $0.member("days", standing.days)
            $0.member("done", progress.done)
            $0.member("needed", progress.needed)
        }
    }
}

extension Standing {
    fileprivate var days: Int? {
        switch self {
        case .due(let days), .overdue(let days): days
        case .met: nil
        }
    }
}
