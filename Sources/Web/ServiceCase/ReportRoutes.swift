import HTTPTypes
import Hummingbird
import Kernel
import Store

/// `/report`: a resident raises something; no account, nothing that isn't needed.
struct ReportRoutes: Sendable {
    let site: Site

    func add(to router: Router<Context>) {
        router.get("/report", use: show)
        router.post("/report", use: register)
    }

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let place = try request.query()["place"]
        return .page(try await page(request, context, place: place))
    }

    private func page(
        _ request: Request, _ context: Context, place: String = "", attempt: Attempt? = nil
    ) async throws -> Html {
        let places = try await site.choices.places(in: nil, site.store)
        let frame = site.frame(request, context, attempt: attempt)
        return view(ReportPage(places: places, place: place), context.words, frame)
    }

    @Sendable private func register(_ request: Request, context: Context) async throws -> Response {
        let form = try await request.sent("report", context)
        return try await site.answer(form, context) {
            try site.cases?.take(context.address)
            let new = try form.report()
            let actor = Actor.requester(assistedBy: context.asker.official?.code)
            let answer = try await site.once(form, request, context) { transaction, now in
                Receipt(try transaction.register(new, by: actor, at: now)).json
            }
            return .page(try await done(answer, request, context), status: .created)
        } again: {
            try await page(request, context, attempt: $0)
        }
    }

    private func done(_ answer: JSON, _ request: Request, _ context: Context) async throws -> Html {
        guard let receipt = Receipt(answer) else { throw ProblemDetails.notFound }
        let page = try await site.donePage(receipt)
        return view(page, context.words, site.frame(request, context))
    }
}

/// What a registration comes to, as it is kept for who sends the same form again.
struct Receipt: Sendable {
    let number: CaseNumber
    let code: String

    init(_ registered: Registered) {
        number = registered.number
        code = registered.pickupCode
    }

    init?(_ json: JSON) {
        guard let number = json["number"]?.text.flatMap({ CaseNumber($0) }),
            let code = json["code"]?.text
        else { return nil }
        self.number = number
        self.code = code
    }

    var json: JSON { ["number": .text(number.description), "code": .text(code)] }
}

extension Site {
    /// - Parameter official: who took it in for the resident: she is told of likely repeats.
    func donePage(_ receipt: Receipt, for official: Official? = nil) async throws -> ReportDonePage
    {
        let (now, calendar) = (store.now(), store.calendar)
        let (view, repeats) = try await store.read { transaction in
            let view = try transaction.caseView(
                receipt.number, for: .requester(code: receipt.code, assistedBy: nil), at: now)
            return (
                view, try official.map { try transaction.repeats(of: view.it, for: $0, at: now) }
            )
        }
        let dates = view.dueDates.filter { $0.met == nil }.map { date in
            DueDateShown(
                date, unit: date.unit.flatMap { view.unitNames[$0] },
                arithmetic: date.arithmetic(view.it, calendar), at: now)
        }
        return ReportDonePage(
            number: receipt.number, pickupCode: receipt.code, registeredAt: view.it.registeredAt,
            dueDates: dates, repeats: repeats)
    }
}

extension Transaction {
    /// Cases that may be the same matter as `it`, as `official` may see them.
    func repeats(of it: ServiceCase, for official: Official, at now: Moment) throws -> [CaseRow] {
        let registration = it.registration
        let found = try likelyRepeats(
            of: registration.title + registration.text, in: it.number,
            place: registration.place, phone: registration.requester?.phone, for: official,
            at: now)
        return try rows(found, for: official, at: now)
    }
}

extension SentForm {
    /// The case that the residents' form brings in.
    fileprivate func report() throws -> NewCase {
        try read(["text", "place", "kind"]) { fields in
            let text = fields.text("text")
            let place = fields.id("place", of: Place.self)
            // Which kind it is, the desk can say as well.
            let kind = fields.word("kind", .optional, of: CaseKind.self) ?? .help
            let (words, village) = try fields.all(text, place)
            var new = NewCase(kind: kind, channel: .web, place: village, text: words)
            new.isAnonymous = isTicked("anonymous")
            new.requester = try requester()
            return new
        }
    }

    /// Who brings it in; nil when she doesn't say or doesn't want to be known.
    func requester() throws -> Registration.Requester? {
        guard !isTicked("anonymous"), !(self["name"] + self["phone"]).isEmpty else { return nil }
        return try read(["name", "phone"]) { fields in
            Registration.Requester(
                name: fields.text("name", .optional, atMost: 200) ?? "",
                phone: fields.text("phone", .optional, atMost: 40) ?? "",
                keepPrivate: isTicked("keepPrivate"))
        }
    }
}
