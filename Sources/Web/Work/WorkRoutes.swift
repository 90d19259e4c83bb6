import Hummingbird
import Kernel
import Store

/// `/work`: the cases that a unit has in hand, by the date that comes next.
struct WorkRoutes: Sendable {
    let site: Site

    func add(to router: Router<Context>) { router.get("/work", use: show) }

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let official = try context.official(.handler)
        let now = site.store.now()
        let cursor = try request.query()["cursor"]
        let page = try await site.store.read { transaction in
            try transaction.work(of: official, after: cursor.isEmpty ? nil : cursor, at: now)
        }
        let next = page.next.map { Address.path("/work", [("cursor", $0)]) }
        let shown = WorkPage(
            unit: page.unit, rows: page.rows, waiting: page.waiting, suspended: page.suspended,
            next: next, counts: page.counts)
        return .page(view(shown, context.words, site.frame(request, context)))
    }
}

extension Transaction {
    fileprivate func work(of official: Official, after cursor: String?, at now: Moment) throws
        -> WorkPage
    {
        guard let code = official.unit else {
            return WorkPage(unit: official.name, rows: [], waiting: [], suspended: [], next: nil)
        }
        let work = try work(of: code, for: official, after: cursor, at: now)
        let lists = [work.owed.items, work.waiting, work.suspended]
        let rows = try rows(lists.flatMap { $0 }, for: official, at: now)
        let (owed, waiting) = (work.owed.items.count, work.waiting.count)
        return WorkPage(
            unit: try unit(code)?.name ?? code.text, rows: Array(rows.prefix(owed)),
            waiting: Array(rows.dropFirst(owed).prefix(waiting)),
            suspended: Array(rows.dropFirst(owed + waiting)), next: work.owed.next,
            counts: WorkPage.Counts(
                overdue: work.overdueCount, open: work.owedCount, waiting: work.waitingCount))
    }
}
