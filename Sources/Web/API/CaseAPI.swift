import HTTPTypes
import Hummingbird
import Kernel
import Store

/// Reading cases, and doing deeds on them.
struct CaseAPI: Sendable {
    let site: Site

    var operations: [Operation] {
        [CaseRegistration(site: site).operation, list, one] + DeedBody.names.map(deed)
    }

    private var one: Operation {
        Operation(
            method: .get, path: Operation.base("/cases/{number}"), id: "getCase",
            summary: "A case with its entries, as far as the asker may see it.",
            access: .officialOrRequester,
            parameters: [.path("number", "Twelve digits.", .caseNumber), .code, .pickupCode],
            answers: [
                .init(status: 200, about: "The case.", schema: .named("Case"), headers: ["ETag"]),
                .init(status: 304, about: "Not changed since `If-None-Match`."),
            ], handler: show)
    }

    @Sendable func show(_ request: Request, context: Context) async throws -> Response {
        let person = try person(request, context)
        let number = try number(context)
        let now = site.store.now()
        let view = try await guarded(person, context) {
            try await site.store.lookUp { try $0.caseView(number, for: person, at: now) }
        }
        let tag = view.it.tag
        if request.headers[values: .ifNoneMatch].contains(tag) {
            return Response(status: .notModified, headers: [.eTag: tag])
        }
        return .json(headers: [.eTag: tag]) { CaseJSON(view).write(to: &$0) }
    }

    // MARK: Deeds

    private func deed(_ name: Deed.Name) -> Operation {
        Operation(
            method: .post, path: Operation.base("/cases/{number}/\(name.rawValue)"),
            id: "do" + name.rawValue.capitalizedWords, summary: "The deed `\(name.rawValue)`.",
            access: name.isForRequester ? .officialOrRequester : .official,
            parameters: [
                .path("number", "Twelve digits.", .caseNumber), .ifMatch, .idempotencyKey,
            ] + (name.isForRequester ? [.code, .pickupCode] : []),
            body: DeedBody.schema(name),
            answers: [
                .init(status: 201, about: "Its entry.", schema: .named("Entry"), headers: ["ETag"])
            ]
        ) { request, context in try await perform(name, request, context) }
    }

    private func perform(
        _ name: Deed.Name, _ request: Request, _ context: Context
    ) async throws -> Response {
        let person = try person(request, context)
        let number = try number(context)
        return try await guarded(person, context) {
            let body: JSONBody
            let (deed, version): (Deed, Int?)
            do {
                body = try await request.json()
                deed = try body.read { try DeedBody.read(name, &$0) }
                version = request.version()
            } catch {
                // Who may not know of the case, or may not do this, isn't told what's unsound.
                try await site.store.read {
                    try $0.checkRights(of: person, to: name, on: number)
                }
                throw error
            }
            return try await perform(deed, on: number, by: person, version, request, context, body)
        }
    }

    private func perform(
        _ deed: Deed, on number: CaseNumber, by person: Person, _ version: Int?,
        _ request: Request, _ context: Context, _ body: JSONBody
    ) async throws -> Response {
        do {
            let answer = try await site.change(
                request, context, body,
                mayAsk: { try $0.checkKnows(person, of: number) }
            ) { transaction, now in
                let done = try transaction.perform(
                    deed, on: number, by: person, version: version, at: now)
                let view = try transaction.caseView(after: done, for: person, at: now)
                return KeptAnswer(status: 201, body: CaseJSON(view).answerToDeed())
            }
            let version = (try? JSON(answer.body))?["version"]?.number ?? 0
            return .json(answer, headers: [.eTag: "\"\(version)\""])
        } catch let refusal as Refusal where refusal.weight == .conflict {
            var problem = ProblemDetails(refusal)
            let now = site.store.now()
            problem.allowed = try await site.store.read {
                try $0.caseView(number, for: person, at: now).allowed.filter { $0 != .handOver }
            }
            throw problem
        }
    }

    // MARK: Who asks, for what

    /// - Throws: 401 where neither a token nor a pick-up code was sent.
    private func person(_ request: Request, _ context: Context) throws -> Person {
        let code = try request.headers[.pickupCode] ?? request.query()["code"]
        if !code.isEmpty {
            return .requester(code: code, assistedBy: context.asker.official?.code)
        }
        return .official(try context.official())
    }

    private func number(_ context: Context) throws -> CaseNumber {
        guard let number = context.parameters.get("number").flatMap({ CaseNumber($0) }) else {
            throw ProblemDetails.notFound
        }
        return number
    }

    /// Slows down whoever tries pick-up codes: every one that doesn't fit costs.
    private func guarded<Value>(
        _ person: Person, _ context: Context, _ body: () async throws -> Value
    ) async throws -> Value {
        guard case .requester = person else { return try await body() }
        try site.codes?.check(context.address)
        do {
            return try await body()
        } catch StoreRefusal.notFound {
            try site.codes?.take(context.address)
            throw StoreRefusal.notFound
        }
    }
}

extension CaseAPI {
    private var list: Operation {
        Operation(
            method: .get, path: Operation.base("/cases"), id: "listCases",
            summary: "The cases that the asker may see.",
            parameters: [
                .query("state", "States.", .wordList(ServiceCase.State.Name.self)),
                .query("kind", "Kinds.", .wordList(CaseKind.self)),
                .query("place", "A place and all below it.", .code),
                .query("unit", "The unit that handles it.", .code),
                .query("official", "The official who handles it.", .code),
                .query("overdue", "Only those that are overdue, or only the others.", .bool),
                .query("open", "Only those on which something is owed, or the others.", .bool),
                .query("q", "Words of one character and more.", .text(atMost: 200)),
                .query("from", "Registered on this day or later.", .day),
                .query("to", "Registered on this day or earlier.", .day),
                .query("sort", "`newest`, or `due`: soonest first.", .word(CaseQuery.Sort.self)),
                .limit, .cursor,
            ],
            answers: [
                .init(
                    status: 200, about: "A page of cases.",
                    schema: .page(.named("CaseSummary")), headers: ["Link"])
            ], handler: page)
    }

    @Sendable private func page(
        _ request: Request, context: Context
    ) async throws -> Response {
        let official = try context.official()
        let query = try Fields.read(try request.query(), CaseQuery.read)
        let now = site.store.now()
        let (page, masks) = try await site.store.read { transaction in
            let page = try transaction.cases(query, for: official, at: now)
            return (page, try transaction.masks(among: page.items.map(\.number), for: official))
        }
        return .page(page.items, next: page.next, request) { summary, text in
            summary.write(to: &text, mask: masks[summary.number], at: now)
        }
    }
}

extension CaseQuery {
    static func read(_ fields: inout Fields) -> CaseQuery {
        var query = CaseQuery()
        query.states = fields.words("state")
        query.kinds = fields.words("kind")
        query.place = fields.id("place", .optional)
        query.unit = fields.id("unit", .optional)
        query.official = fields.id("official", .optional)
        query.isOverdue = fields.bool("overdue", .optional)
        query.isOpen = fields.bool("open", .optional)
        query.text = fields.text("q", .optional, atMost: 200)
        query.from = fields.day("from", .optional)
        query.to = fields.day("to", .optional)
        query.sort = fields.word("sort", .optional) ?? .newest
        query.limit = fields.number("limit", .optional, in: 1...longest) ?? 50
        query.cursor = fields.text("cursor", .optional, atMost: 200)
        return query
    }
}

extension CaseJSON {
    /// The newest entry, with the state that it led to.
    func answerToDeed() -> [UInt8] {
        var text = JSONText()
        if let entry = view.it.entries.last {
            write(entry, to: &text) {
                $0.member("number", view.it.number.description)
                $0.member("state", view.it.state.name.rawValue)
                $0.member("outcome", view.it.outcome?.rawValue)
                $0.member("version", view.it.version)
            }
        }
        return text.bytes
    }
}

extension ServiceCase {
    /// The `ETag`.
    var tag: String { "\"\(version)\"" }
}

extension Request {
    /// The version in `If-Match`; nil where there is none, or any will do.
    ///
    /// A tag that isn't one of ours can't be the current one: -1.
    fileprivate func version() -> Int? {
        guard let header = headers[.ifMatch]?.trimmed, header != "*" else { return nil }
        let digits = header.hasPrefix("W/") ? header.dropFirst(2) : header[...]
        guard digits.hasPrefix("\""), digits.hasSuffix("\""),
            let version = Int(digits.dropFirst().dropLast())
        else { return -1 }
        return version
    }
}

extension String {
    /// `promise-move` becomes `PromiseMove`.
    fileprivate var capitalizedWords: String {
        split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
}
