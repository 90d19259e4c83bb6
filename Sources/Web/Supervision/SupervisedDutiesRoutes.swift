import Hummingbird
import Kernel
import Store

/// `/supervision/duties`: how the duties of each official of a place stand, and urging what is
/// overdue.
struct SupervisedDutiesRoutes: Sendable {
    let site: Site

    func add(to router: Router<Context>) { router.get("/supervision/duties", use: show) }

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let reader = try context.official(.supervisor, .leader)
        let query = try request.query()
        let place = try await site.territory(asked: query["place"], reader)
        let cursor = query["cursor"].isEmpty ? nil : query["cursor"]
        let (now, w, methods) = (site.store.now(), context.words, site.settings.methods)
        let found = try await site.store.read { transaction in
            let page = try transaction.duties(
                within: place, standings: Set(Standing.Name.allCases), after: cursor, limit: 25,
                at: now)
            let book = methods.book(of: try transaction.adoptions())
            let rows = try page.items.map {
                try transaction.row($0, book, w, reader: reader, on: now.day)
            }
            return (
                name: try transaction.place(place)?.name ?? "",
                rows: Page(items: rows, next: page.next)
            )
        }
        let page = SupervisedDutiesPage(
            place: found.name,
            places: try await site.choices.places(in: reader.place, site.store),
            chosenPlace: place.text, officials: found.rows.items,
            next: found.rows.next.map { request.address(cursor: $0) })
        let frame = site.frame(request, context, notice: Notice.sentence(request, w))
        return .page(view(page, w, frame))
    }
}

extension Transaction {
    /// So many overdue duties of one official stand on the page.
    private static var mostLate: Int { 10 }

    fileprivate func row(
        _ own: OfficialDuties, _ book: MethodBook, _ w: Words, reader: Official, on today: Day
    ) throws -> SupervisedDutiesPage.Row {
        let official = own.official
        let counts = Dictionary(grouping: own.duties, by: \.standing.name).mapValues(\.count)
        let telling = DutyTelling(
            methods: book, rules: try ruleSet(at: official.place, on: today), w: w)
        let late = own.duties.filter { $0.standing.name == .overdue }.prefix(Self.mostLate)
        let remarks = late.isEmpty ? [:] : try remarks(on: official.code)
        return SupervisedDutiesPage.Row(
            code: official.code, name: official.name, post: official.post,
            place: try place(official.place)?.name ?? official.place.text,
            met: counts[.met] ?? 0, due: counts[.due] ?? 0, overdue: counts[.overdue] ?? 0,
            late: try late.map { duty in
                let places = try names(of: duty.place.map { [$0] } ?? [])
                let shown = telling.shown(duty, titles: [:], places: places)
                let mayUrge =
                    reader.roles.contains(.supervisor) && reader.code != official.code
                return SupervisedDutiesPage.LateDuty(
                    title: shown.title, rule: shown.rule, due: duty.due, standing: duty.standing,
                    urgings: duty.name.map { remarks.urgings(of: $0) } ?? [],
                    caseAddress: duty.name == nil ? shown.address : nil,
                    name: mayUrge ? duty.name : nil)
            })
    }
}

extension [DutyName: [NotedRemark]] {
    func urgings(of duty: DutyName) -> [RemarkShown] {
        (self[duty] ?? []).filter { $0.remark.kind == .urging }.map { RemarkShown($0) }
    }
}
