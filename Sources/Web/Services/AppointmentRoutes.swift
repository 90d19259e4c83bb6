import Hummingbird
import Kernel
import Store

/// `/appointments`: what residents were appointed, in the reader's place or with her unit.
struct AppointmentRoutes: Sendable {
    let site: Site

    func add(to router: Router<Context>) { router.get("/appointments", use: show) }

    static func address(_ day: Day) -> String {
        Address.path("/appointments", [("day", day.description)])
    }

    /// How many days after the one shown are counted.
    private static let daysAhead = 14

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let official = try context.official(.desk, .handler, .supervisor, .leader, .field)
        let now = site.store.now()
        let day = Day(try request.query()["day"]) ?? now.day
        let (appointed, masks, rules) = try await site.store.read { transaction in
            let found = try transaction.appointments(
                on: day...(day + Self.daysAhead), for: official)
            let masks = try transaction.masks(
                among: found.filter { $0.window.day == day }.map(\.summary.number), for: official)
            return (found, masks, try transaction.ruleSet(at: official.place, on: now.day))
        }
        let terms = try await site.serviceTerms(context.words)
        let rows = appointed.filter { $0.window.day == day }.map { one in
            AppointmentsPage.Row(
                row: CaseRow(one.summary, masked: masks[one.summary.number], at: now),
                window: one.window, standing: one.standing,
                service: terms.name(of: one.request, rules.service(one.request.rule)),
                version: one.summary.version,
                awaitsWord: one.standing == .made && one.window.start <= now)
        }
        let later = Dictionary(
            grouping: appointed.filter { $0.window.day > day }, by: \.window.day)
        let page = AppointmentsPage(
            day: day, rows: rows,
            later: later.map { (day: $0.key, number: $0.value.count) }.sorted { $0.day < $1.day })
        let frame = site.frame(request, context, notice: Notice.sentence(request, context.words))
        return .page(view(page, context.words, frame))
    }
}
