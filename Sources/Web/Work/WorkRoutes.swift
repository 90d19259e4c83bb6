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
        let work: Set<ServiceCase.State.Name> = [.assigned, .promised]
        let inHand = try rows(
            work, by: code, sort: .due, after: cursor, for: official, at: now)
        let isFirst = cursor == nil
        return WorkPage(
            unit: try unit(code)?.name ?? code.text, rows: inHand.items,
            waiting: !isFirst
                ? []
                : try rows(
                    [.replied, .revisited], by: code, sort: .newest, for: official, at: now
                ).items,
            suspended: !isFirst
                ? []
                : try rows(
                    [.suspended], by: code, sort: .newest, for: official, at: now
                ).items,
            next: inHand.next, counts: try counts(of: code, at: now))
    }

    private func counts(of unit: ID<HandlingUnit>, at now: Moment) throws -> WorkPage.Counts {
        let counts = try caseCounts(of: unit)
        return WorkPage.Counts(
            overdue: try overdueCount(of: unit, at: now),
            open: (counts[.assigned] ?? 0) + (counts[.promised] ?? 0),
            waiting: (counts[.replied] ?? 0) + (counts[.revisited] ?? 0))
    }

    private func rows(
        _ states: Set<ServiceCase.State.Name>, by unit: ID<HandlingUnit>, sort: CaseQuery.Sort,
        after cursor: String? = nil, for official: Official, at now: Moment
    ) throws -> Page<CaseRow> {
        var query = CaseQuery()
        query.states = states.sorted { $0.rawValue < $1.rawValue }
        query.inHandOf = unit
        query.sort = sort
        query.limit = sort == .due ? 30 : 10
        query.cursor = cursor
        return try rows(query, for: official, at: now)
    }
}
