import Hummingbird
import Kernel
import Store

/// `/board` for leaders, and `/public` for everyone: the same figures, worked out from the ledger.
struct BoardRoutes: Sendable {
    let site: Site

    func add(to router: Router<Context>) {
        router.get("/board", use: board)
        router.get("/public", use: publicRecord)
    }

    @Sendable private func board(_ request: Request, context: Context) async throws -> Response {
        let official = try context.official(.leader, .supervisor)
        let place = try await site.territory(asked: try request.query()["place"], official)
        guard let figures = try await site.figures(of: place) else { throw ProblemDetails.notFound }
        let now = site.store.now()
        let waiting = try await site.store.readBehind { transaction in
            var query = CaseQuery()
            query.states = [.escalated, .disputed]
            query.place = place
            query.limit = 8
            return try transaction.rows(query, for: official, at: now).items
        }
        let page = BoardPage(
            place: figures.place?.name ?? "",
            places: try await site.choices.places(in: official.place, site.store),
            chosenPlace: place.text, period: context.words["board.period"], total: figures.total,
            byPlace: figures.byPlace.map { $0.at("/board") }, kinds: figures.kinds,
            waiting: waiting)
        return .page(view(page, context.words, site.frame(request, context)))
    }

    @Sendable private func publicRecord(_ request: Request, context: Context) async throws
        -> Response
    {
        guard let figures = try await site.figures(of: nil) else {
            let none = BoardPage.Measures(
                intake: 0, backlog: 0, overdue: 0, promisesDue: 0, promisesKept: 0, reopened: 0,
                notConfirmed: 0)
            return try await show(
                Figures(place: nil, total: none, byPlace: [], kinds: [], answered: 0), request,
                context)
        }
        return try await show(figures, request, context)
    }

    private func show(_ figures: Figures, _ request: Request, _ context: Context) async throws
        -> Response
    {
        let page = PublicPage(
            period: context.words["board.period"], total: figures.total,
            // So few that somebody might be known by them stand in the total only.
            byPlace: figures.byPlace.filter { $0.measures.intake >= Self.smallestRow }
                .map { $0.at("") },
            kinds: figures.kinds.filter { $0.count >= Self.smallestRow },
            promises: try await site.promises())
        return .page(view(page, context.words, site.frame(request, context)))
    }

    static let smallestRow = 10
}

extension BoardPage.Row {
    /// The row with its link on `page`; without one for an empty path.
    fileprivate func at(_ page: String) -> BoardPage.Row {
        BoardPage.Row(
            place: Link(place.text, page.isEmpty ? "" : page + place.address), measures: measures)
    }
}

extension Site {
    /// The place that an official asks about: her own, or one below it.
    ///
    /// - Throws: 403 outside her territory, 422 for an unknown place.
    func territory(asked: String, _ official: Official) async throws -> ID<Place> {
        guard !asked.isEmpty else { return official.place }
        guard let place = ID<Place>(asked) else { throw ProblemDetails.notFound }
        guard try await store.read({ try $0.isInTerritory(place, of: official) }) else {
            throw ProblemDetails.notAllowed("outsideTerritory")
        }
        return place
    }
}
