import HTTPTypes
import Hummingbird
import Kernel
import Store

/// `/desk`: what came in and waits, and taking in more.
struct DeskRoutes: Sendable {
    let site: Site

    func add(to router: Router<Context>) {
        router.get("/desk", use: show)
        router.post("/cases", use: takeIn)
    }

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let official = try context.official(.desk, .supervisor)
        return .page(try await page(official, request, context))
    }

    private func page(
        _ official: Official, _ request: Request, _ context: Context,
        repeats: [CaseRow]? = nil, attempt: Attempt? = nil
    ) async throws -> Html {
        let now = site.store.now()
        let cursor = request.method == .get ? try request.query()["cursor"] : ""
        let units = try await site.choices.units(around: official.place, site.store)
        let terms = try await site.serviceTerms(context.words)
        let (queue, catalogue) = try await site.store.read { transaction in
            (
                try transaction.queue(for: official, units, terms, after: cursor, at: now),
                try transaction.ruleSet(at: official.place, on: now.day).catalogue
            )
        }
        let (methods, words) = (site.settings.methods, context.words)
        let onDuty = try await site.store.lookUp {
            try $0.shownOnDuty(at: official.place, below: true, methods, words, at: now)
        }
        let page = DeskPage(
            queue: queue.items, counts: try await site.deskCounts(within: official.place),
            places: try await site.choices.places(in: official.place, site.store),
            units: units.all,
            next: queue.next.map { Address.path("/desk", [("cursor", $0)]) }, repeats: repeats,
            onDuty: onDuty, services: terms.choices(catalogue))
        let frame = site.frame(
            request, context, path: "/desk", notice: Notice.sentence(request, context.words),
            attempt: attempt)
        return view(page, context.words, frame)
    }

    /// Registers what somebody said on the telephone, wrote on a card or told at the window.
    @Sendable private func takeIn(_ request: Request, context: Context) async throws -> Response {
        let official = try context.official()
        guard !official.roles.isDisjoint(with: Deed.Name.registration.roles) else {
            throw Refusal.notYourRole
        }
        let form = try await request.sent("intake", context)
        return try await site.answer(form, context) {
            let new = try form.intake()
            if form.isTicked("check") {
                return try await check(new, form, official, request, context)
            }
            let actor = Actor.official(official.code, of: official.unit)
            let answer = try await site.once(form, request, context) { transaction, now in
                Receipt(try transaction.register(new, by: actor, at: now)).json
            }
            guard let receipt = Receipt(answer) else { throw ProblemDetails.notFound }
            let page = try await site.donePage(receipt, for: official)
            return .page(
                view(page, context.words, site.frame(request, context, path: "/desk")),
                status: .created)
        } again: {
            try await page(official, request, context, attempt: $0)
        }
    }

    /// Shows what may be the same matter before anything is registered; what was typed stays.
    private func check(
        _ new: NewCase, _ form: SentForm, _ official: Official, _ request: Request,
        _ context: Context
    ) async throws -> Response {
        let now = site.store.now()
        let repeats = try await site.store.read { transaction in
            let found = try transaction.likelyRepeats(
                of: (new.title ?? "") + new.text, place: new.place, phone: new.requester?.phone,
                for: official, at: now)
            return try transaction.rows(found, for: official, at: now)
        }
        let kept = Attempt(form: form.name, values: form.values, problems: [])
        return .page(
            try await page(official, request, context, repeats: repeats, attempt: kept))
    }
}

extension SentForm {
    fileprivate func intake() throws -> NewCase {
        try read([
            "channel", "kind", "place", "text", "title", "aboutUnit", "aboutOfficial", "service",
        ]) { fields in
            let channel = fields.word("channel", of: Channel.self)
            let kind = fields.word("kind", of: CaseKind.self)
            let place = fields.id("place", of: Place.self)
            let text = fields.text("text")
            let title = fields.text("title", .optional, atMost: 600)
            let unit = fields.id("aboutUnit", .optional, of: HandlingUnit.self)
            let about = fields.id("aboutOfficial", .optional, of: Official.self)
            let service = fields.text("service", .optional, atMost: 200)
            let all = try fields.all(kind, channel, place, text)
            var new = NewCase(kind: all.0, channel: all.1, place: all.2, title: title, text: all.3)
            new.aboutUnit = unit
            new.service = service.flatMap { ServiceRequest(word: $0) }
            new.aboutOfficial = about
            new.isAnonymous = isTicked("anonymous")
            new.isDanger = isTicked("danger")
            new.requester = try requester()
            return new
        }
    }
}

extension Transaction {
    /// What waits for the desk: to be accepted, given to a unit, or ruled on; the oldest first.
    fileprivate func queue(
        for official: Official, _ units: UnitChoices, _ terms: ServiceTerms,
        after cursor: String, at now: Moment
    ) throws -> Page<DeskPage.QueueRow> {
        let found = try waitingForDesk(
            for: official, after: cursor.isEmpty ? nil : cursor, limit: 15)
        let masks = try masks(among: found.items.map(\.number), for: official)
        var above: [ID<Place>: [ID<Place>]] = [:]
        for place in Set(found.items.map(\.place)) {
            above[place] = try places(to: place).map(\.code)
        }
        let asked = try servicesAsked(among: found.items.map(\.number))
        let rows = try found.items.map { summary -> DeskPage.QueueRow in
            let request = asked[summary.number]
            let mask = masks[summary.number]
            var row = DeskPage.QueueRow(
                row: CaseRow(summary, masked: mask, at: now),
                excerpt: String((mask?(summary.text) ?? summary.text).prefix(120)),
                allowed: deeds(summary.state), version: summary.version,
                units: units.working(for: above[summary.place] ?? []),
                suggestedUnit: nil, likelyDuplicates: 0)
            guard let request else { return row }
            let view = try caseView(summary.number, for: .official(official), at: now)
            row.service = terms.name(of: request, view.rules.service)
            if row.allowed.contains(.assignment) {
                row.station = try stations(for: view, limit: 1).first.map {
                    StationShown($0, terms.w)
                }
            }
            return row
        }
        return Page(items: rows, next: found.next)
    }

    private func deeds(_ state: ServiceCase.State.Name) -> Set<Deed.Name> {
        switch state {
        case .registered: [.acceptance]
        case .accepted, .escalated: [.assignment]
        // A ruling needs its reasons: it's made on the page of the case.
        default: []
        }
    }

    fileprivate func deskCounts(within place: ID<Place>, at now: Moment) throws -> DeskPage.Counts {
        let counts = try caseCounts(
            of: [.registered, .accepted, .disputed], within: place)
        return DeskPage.Counts(
            registered: counts[.registered] ?? 0, accepted: counts[.accepted] ?? 0,
            disputed: counts[.disputed] ?? 0,
            overdue: try overdueCount(within: place, at: now))
    }
}

/// The counts of a place hold until something is written.
struct DeskCountsKey: Hashable, Sendable {
    let place: ID<Place>
    /// Of the newest entry of the ledger.
    let position: Int64
}

extension Site {
    fileprivate func deskCounts(within place: ID<Place>) async throws -> DeskPage.Counts {
        let (store, now) = (store, store.now())
        let position = try await store.lookUp { try $0.lastPosition() }
        return try await deskCounts.value(DeskCountsKey(place: place, position: position)) {
            try await store.read { try $0.deskCounts(within: place, at: now) }
        }
    }
}
