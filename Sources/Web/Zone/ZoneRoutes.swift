import HTTPTypes
import Hummingbird
import Kernel
import Store

/// `/admin/zones`: the responsibility zones, and handing over what an official has in one. A
/// hand-over is looked at before it is made: it can't be taken back, only made again.
struct ZoneRoutes: Sendable {
    let site: Site

    func add(to router: Router<Context>) {
        router.get("/admin/zones", use: list)
        router.get("/admin/zones/:id", use: show)
        router.post("/admin/zones/:id/hand-over", use: handOver)
    }

    // MARK: The pages

    @Sendable private func list(_ request: Request, context: Context) async throws -> Response {
        let official = try context.official(.supervisor, .admin)
        let query = try request.query()
        let (q, cursor) = (query["q"].trimmed, query["cursor"])
        let place = try await site.territory(asked: query["place"], official)
        let (rows, total) = try await site.store.read { transaction in
            (
                try transaction.zoneRows(
                    named: q, within: place, after: cursor.isEmpty ? nil : cursor),
                try transaction.zoneCount(named: q, within: place)
            )
        }
        let page = ZonesPage(
            rows: rows.items, total: total, q: q,
            places: try await site.choices.places(in: official.place, site.store),
            chosenPlace: query["place"], next: rows.next.map { request.address(cursor: $0) })
        return .page(view(page, context.words, site.frame(request, context)))
    }

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let zone = try await zone(context)
        return .page(try await page(zone.id, request, context))
    }

    private func page(
        _ id: ID<ResponsibilityZone>, _ request: Request, _ context: Context,
        handOver: ZonePage.HandOverShown? = nil, attempt: Attempt? = nil
    ) async throws -> Html {
        let page = try await site.store.read { transaction in
            guard let zone = try transaction.zone(id) else { throw StoreRefusal.notFound }
            return try transaction.shown(zone, handOver: handOver)
        }
        let isDone = handOver?.step == .done
        let frame = site.frame(
            request, context, path: "/admin/zones/\(id)",
            notice: isDone ? context.words["zone.done"] : nil, attempt: attempt)
        return view(page, context.words, frame)
    }

    private func zone(_ context: Context) async throws -> ResponsibilityZone {
        let official = try context.official(.supervisor, .admin)
        return try await site.zone(try context.code("id"), for: official)
    }

    // MARK: The hand-over

    /// The first time what would move is shown; the second time, confirmed, it moves.
    @Sendable private func handOver(_ request: Request, context: Context) async throws -> Response {
        let official = try context.official(.supervisor, .admin)
        let zone = try await zone(context)
        let form = try await request.sent("confirmation", context)
        return try await site.answer(form, context) {
            let (handOver, successor) = try await read(form, zone.id, context.words)
            guard form.isTicked("confirmed") else {
                let result = try await site.store.read { try $0.handingOver(handOver) }
                let shown = try await shown(
                    handOver, .toConfirm, result, to: successor, movesLead: zone.leader)
                let kept = Attempt(form: form.name, values: form.values, problems: [])
                return .page(
                    try await page(zone.id, request, context, handOver: shown, attempt: kept))
            }
            let actor = Actor.official(official.code, of: official.unit)
            let answer = try await site.once(form, request, context) { transaction, now in
                try transaction.handOver(handOver, by: actor, at: now).json
            }
            let shown = try await shown(
                handOver, .done, HandOverResult(answer), to: successor, movesLead: zone.leader)
            return .page(
                try await page(zone.id, request, context, handOver: shown), status: .created)
        } again: { attempt in
            // What was wrong stands beside the fields, which the confirmation doesn't have.
            let name = ZonePage.formName(form["from"])
            return try await page(
                zone.id, request, context,
                attempt: Attempt(form: name, values: attempt.values, problems: attempt.problems))
        }
    }

    private func shown(
        _ handOver: HandOver, _ step: ZonePage.HandOverShown.Step, _ result: HandOverResult,
        to successor: Official, movesLead leader: ID<Official>?
    ) async throws -> ZonePage.HandOverShown {
        guard let predecessor = try await site.store.read({ try $0.official(handOver.from) })
        else { throw StoreRefusal.notFound }
        return ZonePage.HandOverShown(
            step: step, from: ZonePage.Person(predecessor), to: ZonePage.Person(successor),
            on: handOver.on, movesLead: leader == handOver.from,
            before: ZonePage.Work(result.before), after: ZonePage.Work(result.after),
            left: ZonePage.Work(result.leftToUnits))
    }

    private func read(
        _ form: SentForm, _ zone: ID<ResponsibilityZone>, _ words: Words
    ) async throws -> (HandOver, Official) {
        let (from, to, on) = try form.read(["from", "to", "on"]) { fields in
            let from = fields.id("from", of: Official.self)
            let to = fields.text("to", atMost: 100)
            return try fields.all(from, to, fields.day("on"))
        }
        // It is done at once: a day to come would be recorded as what it isn't.
        guard on <= site.store.now().day else {
            throw FormProblems([Problem(words.fault(.dayToCome), field: "on")])
        }
        let successor = try await successor(to, words)
        return (HandOver(zone: zone, from: from, to: successor.code, on: on), successor)
    }

    /// Who takes over, by code or by a name that only one bears.
    private func successor(_ text: String, _ words: Words) async throws -> Official {
        let found = try await site.store.read { transaction in
            if let code = ID<Official>(text), let official = try transaction.official(code) {
                return [official]
            }
            return try transaction.officials(named: [text])
        }
        guard let official = found.first else {
            throw FormProblems([Problem(words["zone.unknown"], field: "to")])
        }
        guard found.count == 1 else {
            let who = words.list(found.prefix(8).map { "\($0.code) \($0.post)" })
            throw FormProblems([Problem(words("zone.sameName", ["who": who]), field: "to")])
        }
        guard official.isActive else {
            throw FormProblems([Problem(words.fault(.disabledOfficial), field: "to")])
        }
        return official
    }
}
