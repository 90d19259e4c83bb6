import HTTPTypes
import Hummingbird
import Kernel
import Store

/// `/admin`: who may sign in with which roles.
struct AdminRoutes: Sendable {
    let site: Site

    func add(to router: Router<Context>) {
        router.get("/admin", use: show)
        router.post("/admin/officials", use: addOfficial)
        router.post("/admin/officials/:official/roles", use: setRoles)
        router.post("/admin/officials/:official/password", use: renewPassword)
        router.post("/admin/officials/:official/disabling") { request, context in
            try await change(request, context, .disabled) { $0.with(isActive: false) }
        }
        router.post("/admin/officials/:official/enabling") { request, context in
            try await change(request, context, .enabled) { $0.with(isActive: true) }
        }
    }

    // MARK: The page

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let admin = try context.official(.admin)
        let notice = Notice.sentence(request, context.words)
        return .page(try await page(admin, request, context, notice: notice))
    }

    private func page(
        _ admin: Official, _ request: Request, _ context: Context, notice: String? = nil,
        attempt: Attempt? = nil
    ) async throws -> Html {
        let query = request.method == .get ? try request.query() : URLEncoded(fields: [])
        let (q, cursor) = (query["q"], query["cursor"])
        let w = context.words
        let (rows, total) = try await site.store.read { transaction in
            (
                try transaction.officialRows(
                    named: q, within: admin.place, after: cursor.isEmpty ? nil : cursor),
                try transaction.officialCount(named: q, within: admin.place)
            )
        }
        let page = AdminPage(
            officials: rows.items, total: total, q: q,
            next: rows.next.map { request.address(cursor: $0) },
            places: try await site.choices.places(in: admin.place, site.store),
            units: try await site.choices.units(around: admin.place, site.store).all.choices)
        let frame = site.frame(request, context, path: "/admin", notice: notice, attempt: attempt)
        return view(page, w, frame)
    }

    // MARK: Officials

    @Sendable private func addOfficial(_ request: Request, context: Context) async throws
        -> Response
    {
        let admin = try context.official(.admin)
        let form = try await request.sent("official", context)
        return try await site.answer(form, context) {
            let new = try form.official()
            try await checkTerritory(new.place, of: admin)
            _ = try await site.once(form, request, context) { transaction, now in
                guard try transaction.official(new.code) == nil else {
                    throw ProblemDetails.taken("code")
                }
                try transaction.record(
                    .official(new), by: .official(admin.code, of: admin.unit), at: now)
                return [:]
            }
            return try await withPassword(new, admin, request, context)
        } again: {
            try await page(admin, request, context, attempt: $0)
        }
    }

    @Sendable private func setRoles(_ request: Request, context: Context) async throws -> Response {
        try await change(request, context, .roles) { official, form in
            let roles = Set(form.fields.values("roles").compactMap { Role(rawValue: $0) })
            guard !roles.isEmpty else {
                throw ProblemDetails.unsound([FieldProblem(field: "roles", reason: "missing")])
            }
            return official.with(roles: roles)
        }
    }

    /// A new password is made here and shown once; the telephone enrols anew too, for who asks for
    /// one has often lost both.
    @Sendable private func renewPassword(_ request: Request, context: Context) async throws
        -> Response
    {
        let admin = try context.official(.admin)
        let form = try await request.sent("password", context)
        return try await site.answer(form, context) {
            let official = try await official(context, of: admin)
            try await site.store.forgetTimeCodes(of: official.code)
            return try await withPassword(official, admin, request, context)
        } again: {
            try await page(admin, request, context, attempt: $0)
        }
    }

    private func withPassword(
        _ official: Official, _ admin: Official, _ request: Request, _ context: Context
    ) async throws -> Response {
        let password = [PickupCode(), PickupCode()].map(\.printed).joined(separator: "-")
        try await site.store.setPassword(password, for: official.code)
        let notice = context.words(
            "done.password", ["name": official.name, "code": official.code, "password": password])
        return .page(try await page(admin, request, context, notice: notice), status: .created)
    }

    private func change(
        _ request: Request, _ context: Context, _ done: Done,
        _ change: @escaping @Sendable (Official) -> Official
    ) async throws -> Response {
        try await self.change(request, context, done) { official, _ in change(official) }
    }

    private func change(
        _ request: Request, _ context: Context, _ done: Done,
        _ change: (Official, SentForm) throws -> Official
    ) async throws -> Response {
        let admin = try context.official(.admin)
        let form = try await request.sent(done.rawValue, context)
        return try await site.answer(form, context) {
            let old = try await official(context, of: admin)
            // Nobody locks herself out: another admin can.
            guard old.code != admin.code else { throw ProblemDetails(.conflict, "notYourself") }
            let new = try change(old, form)
            _ = try await site.once(form, request, context) { transaction, now in
                try transaction.record(
                    .official(new), by: .official(admin.code, of: admin.unit), at: now)
                return [:]
            }
            if !new.isActive || new.roles != old.roles {
                try await site.store.endSessions(of: new.code)
            }
            return .done(Notice.query(done), at: "/admin")
        } again: {
            try await page(admin, request, context, attempt: $0)
        }
    }

    /// The official of the path.
    ///
    /// - Throws: 404 for one outside the admin's territory too.
    private func official(_ context: Context, of admin: Official) async throws -> Official {
        guard let code = context.parameters.get("official").flatMap({ ID<Official>($0) }),
            let official = try await site.store.read({ try $0.official(code) })
        else { throw ProblemDetails.notFound }
        try await checkTerritory(official.place, of: admin)
        return official
    }

    private func checkTerritory(_ place: ID<Place>, of admin: Official) async throws {
        guard try await site.store.read({ try $0.isInTerritory(place, of: admin) }) else {
            throw ProblemDetails.notAllowed("outsideTerritory")
        }
    }
}

extension ProblemDetails {
    fileprivate static func taken(_ field: String) -> ProblemDetails {
        var problem = ProblemDetails(.conflict, "codeTaken")
        problem.errors = [FieldProblem(field: field, reason: "taken")]
        return problem
    }
}

extension SentForm {
    fileprivate func official() throws -> Official {
        try read(["code", "name", "post", "phone", "unit", "place"]) { fields in
            let code = fields.id("code", of: Official.self)
            let name = fields.text("name", atMost: 100)
            let place = fields.id("place", of: Place.self)
            let unit = fields.id("unit", .optional, of: HandlingUnit.self)
            let post = fields.text("post", .optional, atMost: 100)
            let phone = fields.text("phone", .optional, atMost: 40)
            let roles = Set(self.fields.values("roles").compactMap { Role(rawValue: $0) })
            if roles.isEmpty { fields.fault("roles", "missing") }
            let all = try fields.all(code, name, place)
            return Official(
                code: all.0, name: all.1, unit: unit, place: all.2, roles: roles,
                post: post ?? "", phone: phone ?? "", leadsUnit: isTicked("leadsUnit"))
        }
    }
}
