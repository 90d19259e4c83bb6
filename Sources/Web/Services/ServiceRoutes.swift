import HTTPTypes
import Hummingbird
import Kernel
import Store

/// `/services`: what is done for residents at a place, and asking for it. No account.
struct ServiceRoutes: Sendable {
    let site: Site

    func add(to router: Router<Context>) {
        router.get("/services", use: catalogue)
        router.get("/services/:rule", use: one)
        router.post("/services/:rule", use: ask)
    }

    static func catalogue(at place: String) -> String {
        Address.path("/services", [("place", place)])
    }

    static func address(_ rule: ID<Rule>, at place: String) -> String {
        Address.path("/services/" + Address.encoded(rule.text), [("place", place)])
    }

    // MARK: The catalogue

    @Sendable private func catalogue(_ request: Request, context: Context) async throws -> Response
    {
        let asked = try request.query()["place"]
        let scene = try await scene(asked)
        let book = try await site.methodBook()
        let page = ServicesPage(
            hotline: site.settings.hotline, place: asked.isEmpty ? nil : scene.place?.name,
            chosenPlace: asked, places: try await site.choices.places(in: nil, site.store),
            groups: scene.services.grouped(book, context.words.language))
        let terms = try await site.serviceTerms(context.words)
        return .page(view(page, terms, site.frame(request, context)))
    }

    /// The services in force at the place asked for, or at the one that the office serves.
    private func scene(_ place: String) async throws -> (
        place: Place?, services: [CatalogueService]
    ) {
        let code = ID<Place>(place)
        guard place.isEmpty || code != nil else { throw ProblemDetails.notFound }
        let today = site.store.now().day
        return try await site.store.lookUp { try $0.catalogue(at: code, on: today) }
    }

    // MARK: One service

    @Sendable private func one(_ request: Request, context: Context) async throws -> Response {
        .page(try await page(request, context))
    }

    private func page(_ request: Request, _ context: Context, attempt: Attempt? = nil) async throws
        -> Html
    {
        let place = try request.query()["place"]
        let service = try await service(context, at: place)
        let book = try await site.methodBook()
        let language = context.words.language
        let page = ServicePage(
            service: service, method: book.link(to: service.pack, language),
            places: try await site.choices.places(in: nil, site.store), chosenPlace: place,
            hours: site.hours(of: service))
        let terms = try await site.serviceTerms(context.words)
        return view(page, terms, site.frame(request, context, attempt: attempt))
    }

    /// - Throws: 404 for a rule that is no service, or isn't in force there.
    private func service(_ context: Context, at place: String) async throws -> CatalogueService {
        let rule: ID<Rule> = try context.code("rule")
        guard let service = try await scene(place).services.first(where: { $0.id == rule }) else {
            throw ProblemDetails.notFound
        }
        return service
    }

    @Sendable private func ask(_ request: Request, context: Context) async throws -> Response {
        let service = try await service(context, at: try request.query()["place"])
        let form = try await request.sent("ask", context)
        return try await site.answer(form, context) {
            try site.cases?.take(context.address)
            let terms = try await site.serviceTerms(context.words)
            let new = try form.application(for: service, terms)
            let actor = Actor.requester(assistedBy: context.asker.official?.code)
            let answer = try await site.worded(service, context.words) {
                try await site.once(form, request, context) { transaction, now in
                    Receipt(try transaction.register(new, by: actor, at: now)).json
                }
            }
            guard let receipt = Receipt(answer) else { throw ProblemDetails.notFound }
            let page = try await site.donePage(receipt)
            return .page(
                view(page, context.words, site.frame(request, context, path: "/services")),
                status: .created)
        } again: {
            try await page(request, context, attempt: $0)
        }
    }
}

extension Transaction {
    /// The services in force at a place.
    ///
    /// - Parameter place: nil for what the office serves.
    /// - Throws: `StoreRefusal.notFound` for a place that isn't there.
    func catalogue(at place: ID<Place>?, on day: Day) throws -> (
        place: Place?, services: [CatalogueService]
    ) {
        let found = try place.map { code in
            guard let place = try self.place(code) else { throw StoreRefusal.notFound }
            return place
        }
        guard let place = try found ?? servedPlace() else { return (nil, []) }
        return (place, try ruleSet(at: place.code, on: day).catalogue)
    }
}

extension [CatalogueService] {
    /// By their methods, in the order in which these come first.
    fileprivate func grouped(_ book: MethodBook, _ language: Language) -> [ServicesPage.Group] {
        var packs: [ID<MethodPack>] = []
        for service in self where !packs.contains(service.pack) { packs.append(service.pack) }
        return packs.map { pack in
            ServicesPage.Group(
                name: book.link(to: pack, language), services: filter { $0.pack == pack })
        }
    }
}

extension MethodBook {
    func link(to pack: ID<MethodPack>, _ language: Language) -> Link {
        Link(
            self[pack]?.pack.name.text(in: language) ?? pack.text,
            "/methods/" + Address.encoded(pack.text))
    }
}

extension Site {
    /// The hours in which something can be appointed for a service, each as a choice.
    func hours(of service: CatalogueService?) -> [Choice] {
        guard let time = service?.rule.time, time.takesAppointments else { return [] }
        return time.hoursToAppoint(office: store.calendar.officeHours)
            .compactMap {
                AppointmentWindow(store.now().day, from: $0.lowerBound, to: $0.upperBound)
            }
            .map { Choice("\($0.from)-\($0.to)", "\($0.from)–\($0.to)") }
    }
}

extension SentForm {
    fileprivate func application(for service: CatalogueService, _ terms: ServiceTerms) throws
        -> NewCase
    {
        let window = try window()
        return try read(["text", "place", "item", "way"]) { fields in
            let text = fields.text("text", .optional) ?? ""
            let place = fields.id("place", of: Place.self)
            let item = fields.text("item", .optional, atMost: 64)
            let way = fields.word("way", .optional, of: HandlingWay.self)
            if !service.items.isEmpty, item == nil { fields.fault("item", "missing") }
            let request = ServiceRequest(
                rule: service.id, item: item,
                way: way ?? (service.rule.ways.count == 1 ? service.rule.ways.first : nil),
                window: window)
            let title = terms.name(of: request, service)
            var new = NewCase(
                kind: .application, channel: .web, place: try fields.all(place), title: title,
                text: text.isEmpty ? title : text)
            new.service = request
            new.requester = try requester()
            return new
        }
    }

    /// The day and the hours that were chosen; nil for neither.
    ///
    /// - Throws: 422 for only one of them.
    func window() throws -> AppointmentWindow? {
        let (day, hours) = (self["day"].trimmed, self["hours"].trimmed)
        if day.isEmpty, hours.isEmpty { return nil }
        guard let date = Day(day) else {
            throw ProblemDetails.unsound([
                FieldProblem(field: "day", reason: day.isEmpty ? "missing" : "notADay")
            ])
        }
        let ends = hours.split(separator: "-").map { AppointmentWindow.minute(String($0)) }
        guard ends.count == 2, let from = ends[0], let to = ends[1],
            let window = AppointmentWindow(date, from: from, to: to)
        else {
            throw ProblemDetails.unsound([FieldProblem(field: "hours", reason: "missing")])
        }
        return window
    }
}
