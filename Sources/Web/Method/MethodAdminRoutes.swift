import HTTPTypes
import Hummingbird
import Kernel
import Store

/// `/admin/methods`: reading, checking, adopting and suspending methods without touching a file.
struct MethodAdminRoutes: Sendable {
    let site: Site

    func add(to router: Router<Context>) {
        router.get("/admin/methods", use: list)
        router.get("/admin/methods/check", use: askText)
        router.post("/admin/methods/check", use: checkText)
        router.get("/admin/methods/:method", use: one)
        router.post("/admin/methods/:method/adoption", use: adopt)
        router.post("/admin/methods/:method/suspension", use: suspend)
    }

    // MARK: Reading

    @Sendable private func list(_ request: Request, context: Context) async throws -> Response {
        let admin = try context.official(.admin)
        let q = try request.query()["q"]
        let (methods, w, today) = (site.settings.methods, context.words, site.store.now().day)
        let page = try await site.store.read { transaction in
            let all = try transaction.adoptions()
            let telling = MethodTelling(book: methods.book(of: all), w: w, today: today)
            let current = try all.current(on: today).filter {
                try transaction.isInTerritory($0.place, of: admin)
                    || transaction.isAbove($0.place, admin.place)
            }
            let rows = telling.inForce(
                current, names: try transaction.names(of: Set(current.map(\.place))))
            return MethodsPage(
                base: "/admin/methods", inForce: rows,
                packs: telling.groups(q, inForce: Set(rows.map(\.id))), q: q, places: [],
                place: "")
        }
        return .page(view(page, w, site.frame(request, context)))
    }

    @Sendable private func one(_ request: Request, context: Context) async throws -> Response {
        let admin = try context.official(.admin)
        let offer = try await offer(of: try context.method, text: "")
        let notice = Notice.sentence(request, context.words)
        return .page(try await page(offer, admin, request, context, notice: notice))
    }

    /// - Parameter text: of a pack of one's own; empty for one that is offered.
    /// - Throws: 404 where there is no such pack, also where the text is another's.
    private func offer(of id: ID<MethodPack>, text: String) async throws -> MethodOffer {
        if !text.isEmpty {
            guard case .success(let own) = site.settings.methods.result(text, file: "\(id).yaml"),
                own.pack.id == id
            else { throw ProblemDetails.notFound }
            return own
        }
        let all = try await site.store.read { try $0.adoptions() }
        guard let offer = site.settings.methods.book(of: all)[id] else {
            throw ProblemDetails.notFound
        }
        return offer
    }

    private func page(
        _ offer: MethodOffer, _ admin: Official, _ request: Request, _ context: Context,
        isOwnText: Bool = false, check: MethodCheckShown? = nil, notice: String? = nil,
        attempt: Attempt? = nil
    ) async throws -> Html {
        let (methods, w, today) = (site.settings.methods, context.words, site.store.now().day)
        let page = try await site.store.read { transaction in
            let book = methods.book(of: try transaction.adoptions())
            let telling = MethodTelling(book: book, w: w, today: today)
            let adopting = MethodPage.Adopting(
                parameters: telling.parameters(of: offer.pack),
                places: try transaction.placeChoices(at: offer.pack.level, within: admin.place),
                ownText: isOwnText ? offer.text : nil, check: check, today: today)
            return telling.page(
                offer, try transaction.adoptionsShown(of: offer.pack.id, telling, to: admin),
                adopting: adopting)
        }
        let path = isOwnText ? "/admin/methods/check" : "/admin/methods/\(offer.pack.id)"
        let frame = site.frame(request, context, path: path, notice: notice, attempt: attempt)
        return view(page, w, frame)
    }

    // MARK: A text of one's own

    @Sendable private func askText(_ request: Request, context: Context) async throws -> Response {
        _ = try context.official(.admin)
        return .page(
            view(MethodTextPage(faults: []), context.words, site.frame(request, context)))
    }

    @Sendable private func checkText(_ request: Request, context: Context) async throws
        -> Response
    {
        let admin = try context.official(.admin)
        let form = try await request.sent("text", context)
        let text = SentForm.lines(form.fields.fields.first { $0.name == "text" }?.value ?? "")
        switch site.settings.methods.result(text, file: "") {
        case .success(let offer):
            return .page(try await page(offer, admin, request, context, isOwnText: true))
        case .failure(let faults):
            let kept = Attempt(form: form.name, values: ["text": text], problems: [])
            let page = MethodTextPage(faults: faults.all)
            let frame = site.frame(request, context, attempt: kept)
            return .page(view(page, context.words, frame), status: .unprocessableContent)
        }
    }

    // MARK: Adopting and suspending

    @Sendable private func adopt(_ request: Request, context: Context) async throws -> Response {
        let admin = try context.official(.admin)
        let id = try context.method
        let form = try await request.sent("adoption-\(id)", context)
        let text = SentForm.lines(form.fields.fields.first { $0.name == "text" }?.value ?? "")
        let offer = try await offer(of: id, text: text)
        return try await site.answer(form, context) {
            let adoption = try form.adoption(of: offer, context.words)
            try await checkTerritory(adoption.place, of: admin)
            if form["step"] == "check" {
                let check = try await look(at: adoption, offer, context.words)
                let kept = Attempt(form: form.name, values: form.values, problems: [])
                return .page(
                    try await page(
                        offer, admin, request, context, isOwnText: !text.isEmpty, check: check,
                        attempt: kept))
            }
            do {
                _ = try await site.once(form, request, context) { transaction, now in
                    try transaction.adopt(
                        adoption, by: .official(admin.code, of: admin.unit), at: now)
                    try transaction.ensurePeriods(on: now.day, at: now)
                    return [:]
                }
            } catch let conflict as RuleConflict {
                let sentence = context.words(
                    "refusal.ruleConflict",
                    ["first": conflict.first, "second": conflict.second])
                throw FormProblems([Problem(sentence)], status: .conflict)
            }
            return .done(Notice.query(Done.adopted), at: "/admin/methods/\(id)")
        } again: {
            try await page(
                offer, admin, request, context, isOwnText: !text.isEmpty, attempt: $0)
        }
    }

    /// What adopting would come to; nothing is recorded.
    private func look(
        at adoption: Adoption, _ offer: MethodOffer, _ w: Words
    ) async throws -> MethodCheckShown {
        let (methods, now) = (site.settings.methods, site.store.now())
        return try await site.store.read { transaction in
            let book = methods.book(of: try transaction.adoptions())
            let telling = MethodTelling(book: book, w: w, today: now.day)
            return telling.check(
                adoption, try transaction.foreseen(adoption, at: now),
                placeName: try transaction.place(adoption.place)?.name ?? adoption.place.text,
                holders: try transaction.holders(in: adoption),
                offer: offer)
        }
    }

    @Sendable private func suspend(_ request: Request, context: Context) async throws -> Response {
        let admin = try context.official(.admin)
        let id = try context.method
        let form = try await request.sent("suspension", context)
        let offer = try await offer(of: id, text: "")
        return try await site.answer(form, context) {
            let (place, day) = try form.read(["place", "from"]) { fields in
                let place = fields.id("place", of: Place.self)
                let day = fields.day("from")
                return try fields.all(place, day)
            }
            try await checkTerritory(place, of: admin)
            _ = try await site.once(form, request, context) { transaction, now in
                try transaction.suspend(
                    id, at: place, from: day, by: .official(admin.code, of: admin.unit), at: now)
                return [:]
            }
            return .done(Notice.query(Done.suspended), at: "/admin/methods/\(id)")
        } again: {
            try await page(offer, admin, request, context, attempt: $0)
        }
    }

    private func checkTerritory(_ place: ID<Place>, of admin: Official) async throws {
        guard try await site.store.read({ try $0.isInTerritory(place, of: admin) }) else {
            throw ProblemDetails.notAllowed("outsideTerritory")
        }
    }
}

extension Transaction {
    /// The places of `level` that somebody of `place` may adopt a method for, villages under their
    /// townships.
    fileprivate func placeChoices(at level: TerritoryLevel, within place: ID<Place>) throws
        -> [ChoiceGroup]
    {
        var places = try places(at: level, within: place, limit: Choices.most)
        if let root = try self.place(place), root.parent == nil, level < root.level {
            places.append(root)
        }
        let above = try names(of: Set(places.compactMap(\.parent)))
        let groups = Dictionary(grouping: places) { $0.parent.flatMap { above[$0] } ?? "" }
        guard groups.count > 1 else { return [ChoiceGroup(places.map(Choice.init))] }
        return groups.sorted { $0.key < $1.key }
            .map { ChoiceGroup($0.key, $0.value.map(Choice.init)) }
    }

    /// Whether `place` is above `other`.
    fileprivate func isAbove(_ place: ID<Place>, _ other: ID<Place>) throws -> Bool {
        try places(to: other).contains { $0.code == place }
    }
}

extension SentForm {
    fileprivate func adoption(of offer: MethodOffer, _ words: Words) throws -> Adoption {
        let (place, day) = try read(["place", "from"]) { fields in
            let place = fields.id("place", of: Place.self)
            let day = fields.day("from")
            return try fields.all(place, day)
        }
        let values = offer.pack.parameters.reduce(into: [String: String]()) { values, parameter in
            let value = self["parameter.\(parameter.name)"]
            if !value.isEmpty { values[parameter.name] = value }
        }
        do {
            return try offer.adopting(values, place, day, isTicked("leaveOpen"))
        } catch {
            let fields = error.parameters.map { name in
                Problem(
                    words.fault(values[name] == nil ? .noFigure : .badParameter),
                    field: "parameter.\(name)")
            }
            throw FormProblems(fields.isEmpty ? [Problem(words.fault(.badParameter))] : fields)
        }
    }
}
