import HTTPTypes
import Hummingbird
import Kernel
import Store

/// `/track`: a resident follows her case and has the last word on it. The pick-up code is asked
/// for once and stands in no address: from there a cookie of this one case stands for it.
struct TrackRoutes: Sendable {
    let site: Site

    func add(to router: Router<Context>) {
        router.get("/track", use: ask)
        router.post("/track", use: open)
        router.get("/track/:number", use: show)
        router.post("/track/:number/:deed", use: perform)
    }

    // MARK: Number and code

    @Sendable private func ask(_ request: Request, context: Context) async throws -> Response {
        let number = try request.query()["number"]
        return .page(view(TrackPage(number: number), context.words, site.frame(request, context)))
    }

    @Sendable private func open(_ request: Request, context: Context) async throws -> Response {
        let form = try await request.sent("track", context)
        return try await site.answer(form, context) {
            let (number, code) = try asked(form, context.words)
            try await check(code, of: number, context)
            let session = CaseSession(number: number, code: code, formKey: Secret.token())
            var response = Response.redirect(to: "/track/\(number)")
            CaseSession.set(site.visitors.keep(session), of: number, on: &response)
            return response
        } again: { attempt in
            let page = TrackPage(number: form["number"])
            return view(page, context.words, site.frame(request, context, attempt: attempt))
        }
    }

    private func asked(_ form: SentForm, _ words: Words) throws -> (CaseNumber, String) {
        var problems: [Problem] = []
        let number = CaseNumber(form["number"])
        if number == nil {
            let fault: FieldFault = form["number"].isEmpty ? .noCode : .badNumber
            problems.append(Problem(words.fault(fault), field: "number"))
        }
        if form["code"].isEmpty { problems.append(Problem(words.fault(.noCode), field: "code")) }
        guard problems.isEmpty, let number else { throw FormProblems(problems) }
        return (number, form["code"])
    }

    /// Slows down whoever tries codes: every one that doesn't fit costs.
    private func check(_ code: String, of number: CaseNumber, _ context: Context) async throws {
        try site.codes?.check(context.address)
        let now = site.store.now()
        do {
            _ = try await site.store.read {
                try $0.caseView(number, for: .requester(code: code, assistedBy: nil), at: now)
            }
        } catch StoreRefusal.notFound {
            try site.codes?.take(context.address)
            let sentence = context.words.refusal(.wrongPickupCode)
            throw FormProblems([Problem(sentence, field: "code")], status: .forbidden)
        }
    }

    // MARK: The case

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let number = try context.caseNumber()
        guard let session = site.visitor(request, number) else {
            return .redirect(to: Address.path("/track", [("number", number.description)]))
        }
        return .page(try await page(session, request, context))
    }

    private func page(
        _ session: CaseSession, _ request: Request, _ context: Context, attempt: Attempt? = nil
    ) async throws -> Html {
        let (now, calendar) = (site.store.now(), site.store.calendar)
        let person = session.person(context)
        let (view, contact) = try await site.store.read { transaction in
            let view = try transaction.caseView(session.number, for: person, at: now)
            return (view, try transaction.contact(for: view.it))
        }
        let service = try await site.serviceShown(view, context.words)
        let page = TrackedCasePage(
            shown: CaseShown(
                view, context.words, calendar, isForRequester: true,
                before: try request.historyBefore(), service: service, at: now),
            allowed: Set(view.allowed), code: nil, contact: contact)
        let frame = site.frame(
            request, context, path: "/track/\(session.number)", csrf: session.formKey,
            notice: Notice.sentence(request, context.words), attempt: attempt)
        return Web.view(page, context.words, frame)
    }

    @Sendable private func perform(_ request: Request, context: Context) async throws -> Response {
        let number = try context.caseNumber()
        let name = try context.deed()
        guard let session = site.visitor(request, number) else {
            return .redirect(to: Address.path("/track", [("number", number.description)]))
        }
        let form = try await request.sent(name.rawValue, context)
        return try await site.answer(form, context) {
            guard context.asker.formKey != nil || form["csrf"] == session.formKey else {
                throw ProblemDetails.notAllowed("formExpired")
            }
            let deed = try form.deed(name)
            let person = session.person(context)
            _ = try await site.once(form, request, context) { transaction, now in
                _ = try transaction.perform(deed, on: number, by: person, at: now)
                return [:]
            }
            return .done(Notice.query(name), at: "/track/\(number)")
        } again: {
            try await page(session, request, context, attempt: $0)
        }
    }
}

/// A case that a resident has open in her browser.
struct CaseSession: Sendable {
    let number: CaseNumber
    let code: String
    /// Comes back with every form of its pages.
    let formKey: String

    /// The resident; on the device of an official who is signed in, with her help.
    func person(_ context: Context) -> Person {
        .requester(code: code, assistedBy: context.asker.official?.code)
    }

    static func name(_ number: CaseNumber) -> String { "__Host-case-\(number)" }

    static func set(_ token: String, of number: CaseNumber, on response: inout Response) {
        response.headers[values: .setCookie].append(
            "\(name(number))=\(token); Path=/; Secure; HttpOnly; SameSite=Lax")
    }

    static let span = Duration.seconds(30 * 60)
}

extension Site {
    func visitor(_ request: Request, _ number: CaseNumber) -> CaseSession? {
        request.cookie(CaseSession.name(number)).flatMap { visitors.value(of: $0) }
            .flatMap { $0.number == number ? $0 : nil }
    }
}

extension Context {
    /// The case of the path.
    ///
    /// - Throws: 404 for what can't be a number.
    func caseNumber() throws -> CaseNumber {
        guard let number = parameters.get("number").flatMap({ CaseNumber($0) }) else {
            throw ProblemDetails.notFound
        }
        return number
    }

    func deed() throws -> Deed.Name {
        guard let name = Deed.Name(path: parameters.get("deed")) else {
            throw ProblemDetails.notFound
        }
        return name
    }
}

extension Transaction {
    /// Whom the requester can call about her case: who has it in hand, else whoever answers for
    /// the place.
    fileprivate func contact(for it: ServiceCase) throws -> ContactCard? {
        let handler = try it.state.handling?.official.flatMap { try official($0) }
        let place = it.registration.place
        guard let official = try handler ?? contacts(at: place, limit: 1).first else { return nil }
        return try card(of: official)
    }

    /// The contact card of an official.
    func card(of official: Official) throws -> ContactCard {
        ContactCard(
            name: official.name, post: official.post, phone: official.phone,
            unit: try official.unit.flatMap { try unit($0)?.name },
            place: try places(to: official.place).spoken)
    }
}
