import HTTPTypes
import Hummingbird
import Kernel
import Store

/// Meetings, ballots, teams, claims, projects and decisions: what runs under the rules in force and
/// isn't a case. Each kind has its list, a form to begin one, and a page for each with its steps.
struct UndertakingRoutes: Sendable {
    let site: Site

    func add(to router: Router<Context>) {
        router.get("/undertakings", use: overview)
        for kind in Undertaking.Kind.allCases {
            router.get("\(kind.address)") { request, context in
                try await list(kind, request, context)
            }
            router.post("\(kind.address)") { request, context in
                try await begin(kind, request, context)
            }
            router.get("\(kind.address)/:id") { request, context in
                let notice = Notice.sentence(request, context.words)
                return Response.page(
                    try await page(kind, request, context, notice: notice))
            }
            router.post("\(kind.address)/:id/:step") { request, context in
                try await step(kind, request, context)
            }
        }
    }

    // MARK: Lists

    @Sendable private func overview(_ request: Request, context: Context) async throws -> Response {
        let official = try context.official()
        let now = site.store.now()
        let rules = try await site.store.lookUp {
            try $0.ruleSet(at: official.place, on: now.day)
        }
        let frame = site.frame(request, context)
        let counts = Undertaking.Kind.allCases.filter { $0.isOpen(to: official) }
            .map { ($0, $0.rules(in: rules).count) }
        return .page(overviewPage(counts, context.words, frame))
    }

    private func list(_ kind: Undertaking.Kind, _ request: Request, _ context: Context)
        async throws -> Response
    {
        let official = try kind.reader(context)
        return .page(try await listPage(kind, of: official, request, context))
    }

    private func listPage(
        _ kind: Undertaking.Kind, of official: Official, _ request: Request, _ context: Context,
        attempt: Attempt? = nil
    ) async throws -> Html {
        let now = site.store.now()
        let query = request.method == .get ? try request.query() : URLEncoded(fields: [])
        let (cursor, q) = (query["cursor"].trimmed, query["q"].trimmed)
        let words = try await site.packWords(context)
        let territory = try await site.choices.places(in: official.place, site.store)
        let page = try await site.store.lookUp { transaction in
            let rules = try transaction.ruleSet(at: official.place, on: now.day)
            let mine = try kind.rules(in: rules).map { rule in
                UndertakingsPage.RuleShown(
                    rule: rule, of: rule.runBy.flatMap { rules.role($0, of: rule.origin) },
                    isHers: try transaction.mayRun(rule, rules, at: official.place, official))
            }
            let found = try transaction.undertakings(
                kind, within: official.place, titled: q, after: cursor.isEmpty ? nil : cursor,
                limit: 50)
            let names = try transaction.placeNames(found.items.map(\.place))
            let takesUp =
                kind == .claim
                ? try kind.rules(in: rules).filter {
                    try transaction.holdsRole(of: $0, rules, official)
                } : []
            let wishes =
                takesUp.isEmpty
                ? [] : try transaction.openWishes(within: official.place, limit: 30)
            return UndertakingsPage(
                kind: kind, rules: mine, items: found.items, places: names,
                next: found.next.map { request.address(cursor: $0) }, territory: territory,
                home: official.place, q: q, wishes: wishes, takesUp: takesUp)
        }
        let frame = site.frame(request, context, path: kind.address, attempt: attempt)
        return view(page, words, frame)
    }

    // MARK: Beginning

    private func begin(_ kind: Undertaking.Kind, _ request: Request, _ context: Context)
        async throws -> Response
    {
        let official = try context.official()
        let form = try await request.sent("begin", context)
        return try await site.answer(form, context) {
            let today = site.store.now().day
            let place = try await site.territory(asked: form["place"], official)
            let rules = try await site.store.lookUp { try $0.ruleSet(at: place, on: today) }
            guard let rule = kind.rules(in: rules).first(where: { $0.id.text == form["rule"] })
            else { throw ProblemDetails.notFound }
            let said = StepReading(
                form: form, words: context.words, today: today, official: official,
                known: try await known(kind, form, context.words))
            let begun = try kind.shown.begun(under: rule, said)
            let places = try await known(begun.compactMap(\.place), official, context.words)
            let first = form.submission.isEmpty ? Submission.new() : form.submission
            let answer = try await once(form, of: rule.id, request, context) { transaction, now in
                for (number, one) in begun.enumerated() {
                    let id = number == 0 ? first : "\(first).\(number + 1)"
                    guard let id = ID<Undertaking>(id) else { throw ProblemDetails.notFound }
                    let it = Undertaking(
                        id: id, rule: rule, place: one.place.flatMap { places[$0] } ?? place,
                        title: one.title, openedAt: now,
                        openedBy: .official(official.code, of: official.unit), work: one.work)
                    try transaction.open(it, by: official, at: now)
                }
                return begun.count == 1 ? ["id": .text(first)] : [:]
            }
            let page = answer["id"]?.text.map { "\(kind.address)/\($0)" }
            return .done(Notice.query(Done.step), at: page ?? kind.address)
        } again: {
            try await listPage(kind, of: official, request, context, attempt: $0)
        }
    }

    /// The places of these codes and names in her territory.
    private func known(_ places: [String], _ official: Official, _ words: Words) async throws
        -> [String: ID<Place>]
    {
        if places.isEmpty { return [:] }
        return try await site.store.read { transaction in
            var known: [String: ID<Place>] = [:]
            for text in Set(places) {
                let byCode = try ID<Place>(text).flatMap { try transaction.place($0) }
                let named = try transaction.places(named: text, limit: 40).filter {
                    $0.name == text
                }
                let found = try (byCode.map { [$0] } ?? named).filter {
                    try transaction.isInTerritory($0.code, of: official)
                }
                guard found.count == 1 else {
                    throw FormProblems([Problem(words.fault(.unknownPlace), field: "title")])
                }
                known[text] = found[0].code
            }
            return known
        }
    }

    /// The officials whom the form names by code, or by a name that only one bears.
    private func known(_ kind: Undertaking.Kind, _ form: SentForm, _ words: Words) async throws
        -> [String: Official]
    {
        let fields = kind.shown.names(in: form)
        let names = Set(fields.flatMap(\.names)).subtracting([""])
        if names.isEmpty { return [:] }
        let found = try await site.store.read { try $0.officials(called: names) }
        for field in fields {
            for name in field.names where !name.isEmpty {
                guard let fault = field.need.fault(of: found[name] ?? []) else { continue }
                throw FormProblems([Problem(words.fault(fault), field: field.field)])
            }
        }
        return found.compactMapValues { $0.count == 1 ? $0[0] : nil }
    }

    // MARK: One of them

    private func page(
        _ kind: Undertaking.Kind, _ request: Request, _ context: Context, notice: String? = nil,
        attempt: Attempt? = nil
    ) async throws -> Html {
        let official = try context.official()
        let now = site.store.now()
        let id: ID<Undertaking> = try context.code("id")
        let page = try await site.store.lookUp { transaction in
            let it = try transaction.undertaking(id, kind, for: official)
            let rules = try transaction.ruleSet(at: it.place, on: now.day)
            return UndertakingPage(
                it: it, place: try transaction.place(it.place)?.name ?? it.place.text,
                mayRun: try transaction.mayRun(it.rule, rules, at: it.place, official),
                agenda: try transaction.agenda(of: it, for: official, at: now),
                deadlines: try transaction.deadlines(of: it), today: now.day,
                official: try it.official.flatMap { try transaction.official($0) })
        }
        let frame = site.frame(
            request, context, path: "\(kind.address)/\(id)", notice: notice, attempt: attempt)
        return view(page, try await site.packWords(context), frame)
    }

    private func step(_ kind: Undertaking.Kind, _ request: Request, _ context: Context)
        async throws -> Response
    {
        let official = try context.official()
        let id: ID<Undertaking> = try context.code("id")
        guard let step = context.parameters.get("step") else { throw ProblemDetails.notFound }
        let form = try await request.sent(step, context)
        return try await site.answer(form, context) {
            let said = StepReading(
                form: form, words: context.words, today: site.store.now().day,
                official: official, known: try await known(kind, form, context.words))
            let rule = try await site.store.lookUp {
                try $0.undertaking(id, kind, for: official).rule.id
            }
            _ = try await once(form, of: rule, request, context) { transaction, now in
                let it = try transaction.undertaking(id, kind, for: official)
                var said = said
                said.role = try transaction.packRole(of: official, for: it, on: now.day)
                let after = try transaction.change(id, by: official, at: now) {
                    try kind.shown.change(step, of: $0, said)
                }
                return ["version": .number(after.version)]
            }
            return .done(Notice.query(Done.step), at: "\(kind.address)/\(id)")
        } again: {
            try await page(kind, request, context, attempt: $0)
        }
    }

    /// As `Site.once`; a refusal of a rule comes back beside the form, in its own sentence.
    private func once(
        _ form: SentForm, of rule: ID<Rule>, _ request: Request, _ context: Context,
        _ act: @escaping @Sendable (Transaction, Moment) throws -> JSON
    ) async throws -> JSON {
        do {
            return try await site.once(form, request, context, act)
        } catch let refusal as UndertakingRefusal {
            let sentence = try await site.packWords(context).sentence(refusal, of: rule)
            throw FormProblems([Problem(sentence)], status: .conflict)
        }
    }
}

extension NamedOfficials.Need {
    /// What is wrong with a name that so many bear.
    fileprivate func fault(of bearers: [Official]) -> FieldFault? {
        switch (self, bearers.count) {
        case (.clear, 2...): .severalOfficials
        case (.known, let number) where number != 1: .unknownOfficial
        default: nil
        }
    }
}

extension Undertaking.Kind {
    /// Whether `official` may read all of the kind in her territory: decisions about officials are
    /// for those who lead and supervise.
    fileprivate func isOpen(to official: Official) -> Bool {
        self != .consequence || !official.roles.isDisjoint(with: [.leader, .supervisor])
    }

    fileprivate func reader(_ context: Context) throws -> Official {
        self == .consequence ? try context.official(.leader, .supervisor) : try context.official()
    }
}

extension Transaction {
    /// An undertaking of the kind in the official's territory, or above it.
    ///
    /// A decision about an official is hers to read, and theirs who lead or supervise.
    fileprivate func undertaking(
        _ id: ID<Undertaking>, _ kind: Undertaking.Kind, for official: Official
    ) throws -> Undertaking {
        guard let it = try undertaking(id), it.kind == kind,
            kind.isOpen(to: official) || it.official == official.code,
            try isInTerritory(it.place, of: official)
                || Set(try places(to: official.place).map(\.code)).contains(it.place)
        else { throw StoreRefusal.notFound }
        return it
    }

    /// The role of the pack in which she acts: the one that the rule asks for, if she holds it.
    fileprivate func packRole(of official: Official, for it: Undertaking, on day: Day) throws
        -> ID<PackRole>?
    {
        guard case .project(let rule) = it.rule, let acceptance = rule.acceptance,
            let level = try place(official.place)?.level,
            try ruleSet(at: it.place, on: day)
                .holds(acceptance, of: rule.origin, official, at: level)
        else { return nil }
        return acceptance
    }

    /// The officials of these codes and names, by what they were called; several may bear a name.
    fileprivate func officials(called names: Set<String>) throws -> [String: [Official]] {
        let codes = try officials(names.compactMap { ID<Official>($0) })
        var found = Dictionary(uniqueKeysWithValues: codes.map { ($0.key.text, [$0.value]) })
        for official in try officials(named: names.filter { found[$0] == nil }.sorted()) {
            found[official.name, default: []].append(official)
        }
        return found
    }

    fileprivate func placeNames(_ places: [ID<Place>]) throws -> [ID<Place>: String] {
        var names: [ID<Place>: String] = [:]
        for place in Set(places) { names[place] = try self.place(place)?.name }
        return names
    }

    fileprivate func deadlines(of it: Undertaking) throws -> UndertakingPage.Deadlines {
        guard case .meeting(let rule) = it.rule, case .meeting(let meeting) = it.work else {
            return UndertakingPage.Deadlines()
        }
        let calendar = try calendar
        return UndertakingPage.Deadlines(
            minutes: rule.minutesDue(heldOn: meeting.on, calendar),
            publicity: rule.lastDayOfPublicity(from: meeting.on, calendar))
    }
}
