import HTTPTypes
import Hummingbird
import Kernel
import Store

/// `/cases`: the officials' cases, found by words and filters, and each with its deeds.
struct CaseRoutes: Sendable {
    let site: Site

    func add(to router: Router<Context>) {
        router.get("/cases", use: list)
        router.get("/cases/:number", use: show)
        router.post("/cases/:number/:deed", use: perform)
    }

    // MARK: One case

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let official = try context.official()
        let number = try context.caseNumber()
        return .page(try await page(number, official, request, context))
    }

    private func page(
        _ number: CaseNumber, _ official: Official, _ request: Request, _ context: Context,
        attempt: Attempt? = nil
    ) async throws -> Html {
        let (now, calendar) = (site.store.now(), site.store.calendar)
        let view = try await site.store.lookUp {
            try $0.caseView(number, for: .official(official), at: now)
        }
        let allowed = Set(view.allowed)
        let units =
            allowed.isDisjoint(with: Self.givingToUnits)
            ? .none : try await site.choices.units(around: official.place, site.store)
        let service = try await site.serviceShown(view, context.words)
        let stations =
            allowed.contains(.assignment) && service != nil
            ? try await site.store.lookUp { try $0.stations(for: view) } : []
        let page = CasePage(
            shown: CaseShown(
                view, context.words, calendar, isForRequester: false,
                before: try request.historyBefore(), service: service, at: now),
            requester: view.requesterShown, allowed: allowed,
            units: units.all,
            officials: [], suspensionReasons: view.rules.suspensionReasons,
            closureOutcomes: view.it.closureOutcomes,
            duplicates: try await duplicates(of: view, official, context.words, at: now),
            version: view.it.version,
            unitsNearby: units.working(for: view.places.map(\.code)),
            stations: stations.map { StationShown($0, context.words) },
            meeting: try await site.meeting(of: view.it))
        let frame = site.frame(
            request, context, path: "/cases/\(number)",
            notice: Notice.sentence(request, context.words), attempt: attempt)
        return Web.view(page, context.words, frame)
    }

    private static let givingToUnits: Set<Deed.Name> = [
        .assignment, .ruling, .escalation, .jointHandling,
    ]

    /// Asked for only while the case is new: to merge it later is for who remembers.
    private func duplicates(
        of view: CaseView, _ official: Official, _ w: Words, at now: Moment
    ) async throws -> [CasePage.Duplicate] {
        let it = view.it
        let isNew = it.state.name == .registered || it.state.name == .accepted
        guard isNew, view.allowed.contains(.merger) || view.allowed.contains(.acceptance) else {
            return []
        }
        return try await site.store.lookUp { transaction in
            try transaction.repeats(of: it, for: official, at: now).map {
                CasePage.Duplicate(row: $0, why: w["case.duplicateWhy"])
            }
        }
    }

    // MARK: Deeds

    @Sendable private func perform(_ request: Request, context: Context) async throws -> Response {
        let official = try context.official()
        let number = try context.caseNumber()
        let name = try context.deed()
        let form = try await request.sent(name.rawValue, context)
        return try await site.answer(form, context) {
            let deed = try form.deed(name)
            let version = form.version
            let service = try await site.store.lookUp { try $0.fold(number)?.rules.service }
            _ = try await site.worded(service, context.words) {
                try await site.once(form, request, context) { transaction, now in
                    _ = try transaction.perform(
                        deed, on: number, by: .official(official), version: version, at: now)
                    return [:]
                }
            }
            return .done(Notice.query(name), at: form.next ?? "/cases/\(number)")
        } again: {
            // On the page of the case, under the deed's own name, from wherever it was sent.
            let attempt = Attempt(form: name.rawValue, values: $0.values, problems: $0.problems)
            return try await page(number, official, request, context, attempt: attempt)
        }
    }

    // MARK: The list

    @Sendable private func list(_ request: Request, context: Context) async throws -> Response {
        let official = try context.official()
        let filter = try request.query()
        if let number = CaseNumber(filter["q"]) { return .redirect(to: "/cases/\(number)") }
        let query = try CaseQuery(filter)
        let now = site.store.now()
        let found = try await site.store.read { try $0.rows(query, for: official, at: now) }
        let page = CasesListPage(
            filter: CasesListPage.Filter(filter), rows: found.items, total: nil,
            next: found.next.map { request.address(cursor: $0) },
            places: try await site.choices.places(in: official.place, site.store),
            units: try await site.choices.units(around: official.place, site.store).all)
        return .page(view(page, context.words, site.frame(request, context)))
    }
}

extension Request {
    /// The same page from `cursor` on.
    func address(cursor: String) -> String {
        let query = ((try? self.query())?.fields ?? [])
            .filter { !["cursor", "lang", "done"].contains($0.name) }
        return Address.path(uri.path, query + [("cursor", cursor)])
    }
}

extension CaseQuery {
    /// The filters of the list's form.
    ///
    /// - Throws: 422 for a word that isn't one.
    fileprivate init(_ filter: URLEncoded) throws {
        self.init()
        states = try filter.words("state")
        kinds = try filter.words("kind")
        place = ID(filter["place"])
        unit = ID(filter["unit"])
        isOverdue = filter["overdue"] == "yes" ? true : nil
        text = filter["q"].isEmpty ? nil : filter["q"]
        sort = isOverdue == true ? .due : .newest
        limit = 25
        cursor = filter["cursor"].isEmpty ? nil : filter["cursor"]
    }
}

extension URLEncoded {
    fileprivate func words<Word: RawRepresentable<String>>(_ name: String) throws -> [Word] {
        try values(name).map { value in
            guard let word = Word(rawValue: value) else {
                throw ProblemDetails.unsound([FieldProblem(field: name, reason: "notAllowedWord")])
            }
            return word
        }
    }
}

extension CasesListPage.Filter {
    init(_ query: URLEncoded) {
        self.init(
            q: query["q"], state: query["state"], kind: query["kind"], place: query["place"],
            unit: query["unit"], isOverdue: query["overdue"] == "yes")
    }
}

extension CaseView {
    /// Nil where the requester isn't known, or not to this person.
    fileprivate var requesterShown: CasePage.RequesterShown? {
        guard !isMasked, let requester = it.registration.requester else { return nil }
        return CasePage.RequesterShown(
            name: requester.name, phone: requester.phone, keepsPrivate: requester.keepPrivate)
    }
}

extension ServiceCase {
    /// How an official may close the case: what the requester alone says is left out.
    fileprivate var closureOutcomes: [Outcome] {
        if case .declined = state { return [.declined] }
        return [.satisfied, .notConfirmed]
    }
}
