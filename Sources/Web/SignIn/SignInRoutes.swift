import HTTPTypes
import Hummingbird
import Kernel
import Store

/// `/sign-in`: the officials' way in, with a time code from their telephone where it is asked for.
struct SignInRoutes: Sendable {
    let site: Site

    func add(to router: Router<Context>) {
        router.get("/sign-in", use: show)
        router.post("/sign-in", use: signIn)
        router.get("/sign-in/second-factor", use: enrol)
        router.post("/sign-in/second-factor", use: signIn)
        router.post("/sign-out", use: signOut)
    }

    // MARK: Pages

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let next = try request.query()["to"]
        if let official = context.asker.official, site.pending(request) == nil {
            return .redirect(to: Self.next(next, official))
        }
        let page = SignInPage(next: next)
        let notice = Notice.sentence(request, context.words)
        return .page(view(page, context.words, site.frame(request, context, notice: notice)))
    }

    /// The secret for her telephone: shown until she has proved that it knows it.
    @Sendable private func enrol(_ request: Request, context: Context) async throws -> Response {
        guard let pending = site.pending(request), pending.enrolment != nil else {
            return .redirect(to: "/sign-in")
        }
        return .page(page(pending, pending.next, request, context))
    }

    private func page(
        _ pending: PendingSignIn?, _ next: String, _ request: Request, _ context: Context,
        attempt: Attempt? = nil
    ) -> Html {
        let frame = site.frame(request, context, path: "/sign-in", attempt: attempt)
        guard let enrolment = pending?.enrolment else {
            let page = SignInPage(
                code: pending?.code ?? "", next: next, asksForOneTimeCode: pending != nil)
            return view(page, context.words, frame)
        }
        let page = SecondFactorPage(
            secret: enrolment.secret.inFours, account: enrolment.address)
        return view(page, context.words, frame)
    }

    // MARK: Signing in and out

    /// The first step sends code and password; the second the time code, and the cookie of the
    /// first.
    @Sendable private func signIn(_ request: Request, context: Context) async throws -> Response {
        let isEnrolling = request.uri.path.hasSuffix("second-factor")
        let form = try await request.sent(
            isEnrolling ? "second-factor" : "sign-in", context.unsigned)
        let pending = form.fields.has("oneTimeCode") ? site.pending(request) : nil
        let next = pending?.next ?? form["next"]
        return try await site.answer(form, context) {
            try site.signIns?.take(context.address)
            let claim = try pending ?? PendingSignIn(form, context.words)
            do {
                let session = try await site.store.signIn(
                    code: claim.code, password: claim.password, timeCode: form["oneTimeCode"])
                return begun(session, next, request)
            } catch SignInRefusal.refused {
                let isCode = pending != nil
                let sentence = context.words.refusal(isCode ? .wrongOneTimeCode : .wrongPassword)
                throw FormProblems(
                    [Problem(sentence, field: isCode ? "oneTimeCode" : "password")],
                    status: .forbidden)
            } catch SignInRefusal.timeCodeNeeded {
                return second(claim, nil, request, context)
            } catch SignInRefusal.mustEnrol(let enrolment) {
                return second(claim, enrolment, request, context)
            }
        } again: {
            page(pending, next, request, context, attempt: $0)
        }
    }

    /// The password was right: her code and it are remembered for the time code that must follow.
    private func second(
        _ claim: PendingSignIn, _ enrolment: TimeCodeEnrolment?, _ request: Request,
        _ context: Context
    ) -> Response {
        var claim = claim
        claim.enrolment = enrolment
        var response = Response.page(page(claim, claim.next, request, context))
        PendingSignIn.set(site.pendingSignIns.keep(claim), on: &response)
        return response
    }

    private func begun(_ session: NewSession, _ next: String, _ request: Request) -> Response {
        var response = Response.redirect(to: Self.next(next, session.official))
        SessionCookie.set(session.token, on: &response)
        if let token = request.cookie(PendingSignIn.cookie) {
            site.pendingSignIns.forget(token)
            PendingSignIn.clear(on: &response)
        }
        return response
    }

    /// Where she wanted to go, else to the page of her first role.
    private static func next(_ next: String, _ official: Official) -> String {
        if next.hasPrefix("/"), next != "/", Address.isSafe(next) { return next }
        let homes: [(Role, String)] = [
            (.desk, "/desk"), (.handler, "/work"), (.supervisor, "/supervision"),
            (.leader, "/board"), (.field, "/today"), (.admin, "/admin"),
        ]
        return homes.first { official.roles.contains($0.0) }?.1 ?? "/"
    }

    @Sendable private func signOut(_ request: Request, context: Context) async throws -> Response {
        _ = try await request.form(context)
        if case .session(_, _, let token) = context.asker { try await site.store.signOut(token) }
        var response = Response.done(Notice.query(Done.signedOut), at: "/")
        SessionCookie.clear(on: &response)
        return response
    }
}

/// A sign-in between its two steps.
struct PendingSignIn: Sendable {
    let code: String
    let password: String
    let next: String
    /// What her telephone must learn first; nil where it knows.
    var enrolment: TimeCodeEnrolment?

    /// The first step.
    init(_ form: SentForm, _ words: Words) throws {
        code = form["code"]
        // As typed: a space at its end may be meant.
        password = form.fields.fields.first { $0.name == "password" }?.value ?? ""
        next = form["next"]
        var problems: [Problem] = []
        if code.isEmpty { problems.append(Problem(words.fault(.noCode), field: "code")) }
        if password.isEmpty {
            problems.append(Problem(words.fault(.noPassword), field: "password"))
        }
        guard problems.isEmpty else { throw FormProblems(problems) }
    }

    static let cookie = "__Host-sign-in"
    static let span = Duration.seconds(5 * 60)

    static func set(_ token: String, on response: inout Response) {
        response.headers[values: .setCookie].append(
            "\(cookie)=\(token); Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=300")
    }

    static func clear(on response: inout Response) {
        response.headers[values: .setCookie].append(
            "\(cookie)=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0")
    }
}

extension Site {
    fileprivate func pending(_ request: Request) -> PendingSignIn? {
        request.cookie(PendingSignIn.cookie).flatMap { pendingSignIns.value(of: $0) }
    }
}

extension Context {
    /// As somebody who isn't signed in: the sign-in form of an old page carries no form key.
    fileprivate var unsigned: Context {
        var context = self
        context.asker = .nobody
        return context
    }
}

extension String {
    /// `ABCD EFGH …`, as it is typed into a telephone.
    fileprivate var inFours: String {
        stride(from: 0, to: count, by: 4).map { String(dropFirst($0).prefix(4)) }
            .joined(separator: " ")
    }
}
