import Hummingbird
import Kernel
import Store

/// `/admin/officials/CODE`: the roles that an official holds in each method in force at her place.
struct MethodRolesRoutes: Sendable {
    let site: Site

    func add(to router: Router<Context>) {
        router.get("/admin/officials/:official", use: show)
        router.post("/admin/officials/:official/methods/:method", use: name)
    }

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let admin = try context.official(.admin)
        let notice = Notice.sentence(request, context.words)
        return .page(try await page(admin, request, context, notice: notice))
    }

    private func page(
        _ admin: Official, _ request: Request, _ context: Context, notice: String? = nil,
        attempt: Attempt? = nil
    ) async throws -> Html {
        let (now, w) = (site.store.now(), context.words)
        let page = try await site.store.read { transaction in
            let official = try transaction.administered(context.parameters.get("official"), admin)
            return try transaction.methodRoles(of: official, w, on: now.day)
        }
        let frame = site.frame(
            request, context, path: "/admin/officials/\(page.code)", notice: notice,
            attempt: attempt)
        return view(page, w, frame)
    }

    @Sendable private func name(_ request: Request, context: Context) async throws -> Response {
        let admin = try context.official(.admin)
        let form = try await request.sent("method", context)
        guard let pack = context.parameters.get("method").flatMap({ ID<MethodPack>($0) }) else {
            throw ProblemDetails.notFound
        }
        let asked = context.parameters.get("official")
        return try await site.answer(form, context) {
            let roles = try form.methodRoles(in: pack)
            _ = try await site.once(form, request, context) { transaction, now in
                let official = try transaction.administered(asked, admin)
                guard try transaction.roles(of: pack, at: official.place) != nil else {
                    throw ProblemDetails.notFound
                }
                try transaction.name(
                    official.code, to: roles, in: pack,
                    by: .official(admin.code, of: admin.unit), at: now)
                return [:]
            }
            return .done(Notice.query(Done.methodRoles), at: "/admin/officials/\(asked ?? "")")
        } again: {
            try await page(admin, request, context, attempt: $0)
        }
    }
}

extension SentForm {
    /// Empty for all that fit; no role at all is a word of its own.
    fileprivate func methodRoles(in pack: ID<MethodPack>) throws -> Set<MethodRole> {
        guard self["holds"] != "all" else { return [] }
        let roles = fields.values("roles").compactMap { ID<PackRole>($0) }
            .map { MethodRole(pack, $0) }
        return roles.isEmpty ? Set([MethodRole.none(of: pack)].compactMap { $0 }) : Set(roles)
    }
}

extension Transaction {
    /// The official of `code` in the admin's territory.
    fileprivate func administered(_ code: String?, _ admin: Official) throws -> Official {
        guard let code = code.flatMap({ ID<Official>($0) }), let official = try official(code),
            try isInTerritory(official.place, of: admin)
        else { throw ProblemDetails.notFound }
        return official
    }

    fileprivate func methodRoles(of official: Official, _ w: Words, on day: Day) throws
        -> MethodRolesPage
    {
        let place = try place(official.place)
        let above = Set(try places(to: official.place).map(\.code))
        let all = try adoptions().filter { above.contains($0.place) && !$0.isSuspension }
        let packs = Dictionary(grouping: all, by: \.pack).sorted { $0.key < $1.key }
        let methods = try packs.map { pack, adoptions in
            let roles = try roles(of: pack, at: official.place) ?? []
            let fitting = roles.filter { role in
                place.map { role.fits(official, at: $0.level) } ?? false
            }
            return MethodRolesPage.Method(
                id: pack, name: adoptions.last?.name?.text(in: w.language) ?? pack.text,
                roles: fitting.map { Choice($0.id.text, $0.name.text(in: w.language)) },
                isNamed: official.methodRoles.contains { $0.pack == pack },
                held: Set(
                    fitting.filter { $0.isOpen(to: official, in: pack) }.map(\.id.text)))
        }
        return MethodRolesPage(
            code: official.code, name: official.name, post: official.post,
            place: place?.name ?? official.place.text, methods: methods)
    }
}
