import Hummingbird
import Kernel
import Store

/// `/admin/calendar`: the notices of holidays. A new one is looked at before it is loaded: it may
/// move the dates of open cases.
struct CalendarRoutes: Sendable {
    let site: Site

    func add(to router: Router<Context>) {
        router.get("/admin/calendar", use: show)
        router.post("/admin/calendar", use: load)
    }

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        _ = try context.official(.admin)
        let notice = Notice.sentence(request, context.words)
        return .page(page(request, context, notice: notice))
    }

    private func page(
        _ request: Request, _ context: Context, effect: CalendarPage.Effect? = nil,
        notice: String? = nil, attempt: Attempt? = nil
    ) -> Html {
        let calendar = site.store.calendar
        let page = CalendarPage(
            notices: calendar.notices.reversed(), knownUntil: calendar.knownYears.max(),
            effect: effect)
        let frame = site.frame(request, context, notice: notice, attempt: attempt)
        return view(page, context.words, frame)
    }

    @Sendable private func load(_ request: Request, context: Context) async throws -> Response {
        let admin = try context.official(.admin)
        let form = try await request.sent("notice", context)
        return try await site.answer(form, context) {
            let notices = try read(form["table"], context.words)
            if form.isTicked("check") {
                let effect = try await effect(of: notices)
                let kept = Attempt(form: form.name, values: form.values, problems: [])
                return .page(page(request, context, effect: effect, attempt: kept))
            }
            let actor = Actor.official(admin.code, of: admin.unit)
            _ = try await site.once(form, request, context) { transaction, now in
                for notice in notices { try transaction.load(notice, by: actor, at: now) }
                return [:]
            }
            return .done(Notice.query(Done.notice), at: "/admin/calendar")
        } again: {
            page(request, context, attempt: $0)
        }
    }

    private func read(_ table: String, _ words: Words) throws -> [CalendarNotice] {
        do {
            let notices = try DayTable.notices(table.utf8)
            guard notices.isEmpty else { return notices }
            throw FormProblems([Problem(words.fault(.noText), field: "table")])
        } catch let fault as DayTable.Fault {
            let sentence = words("calendar.fault", ["line": fault.line, "message": fault.message])
            throw FormProblems([Problem(sentence, field: "table")])
        }
    }

    private func effect(of notices: [CalendarNotice]) async throws -> CalendarPage.Effect {
        let effects = try await site.store.read { transaction in
            try notices.map { try transaction.effect(of: $0) }
        }
        return CalendarPage.Effect(
            titles: notices.map { "\($0.title) \($0.number)" }, days: effects.flatMap(\.days),
            moves: effects.flatMap(\.moves).map {
                CalendarPage.Move(
                    number: $0.number, clock: $0.clock, old: $0.old.day, new: $0.new.day)
            })
    }
}
