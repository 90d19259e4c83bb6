import HTTPTypes
import Hummingbird
import Kernel
import Store

/// `/coverage`: how far the coverages that the methods in force ask for are reached, and the form
/// for what only people can count.
struct CoverageRoutes: Sendable {
    let site: Site

    func add(to router: Router<Context>) {
        router.get("/coverage", use: show)
        router.post("/coverage/counts", use: count)
    }

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let notice = Notice.sentence(request, context.words)
        let query = try request.query()
        return .page(
            try await page(
                CoverageAsked(
                    place: query["place"], period: query["period"], method: query["method"]),
                request, context, notice: notice))
    }

    private func page(
        _ asked: CoverageAsked, _ request: Request, _ context: Context, notice: String? = nil,
        attempt: Attempt? = nil
    ) async throws -> Html {
        let official = try context.official(.supervisor, .leader)
        let place = try await site.territory(asked: asked.place, official)
        let (now, w, methods) = (site.store.now(), context.words, site.settings.methods)
        guard let period = asked.period(on: now.day) else { throw ProblemDetails.notFound }
        let key = CoverageKey(
            place: place, period: period, method: asked.chosenMethod, language: w.language)
        let store = site.store
        let found = try await site.coverages.value(key) {
            try await store.read { transaction in
                let telling = CoverageTelling(
                    book: methods.book(of: try transaction.adoptions()), w: w)
                return try transaction.coverageShown(
                    of: place, during: period, method: asked.chosenMethod, telling, at: now)
            }
        }
        let page = CoveragePage(
            place: found.place,
            places: try await site.choices.places(in: official.place, site.store),
            chosenPlace: place.text, period: period, periods: Self.periods(on: now.day, period),
            chosenMethod: asked.method, methods: found.methods, lists: found.lists,
            figures: found.figures)
        let frame = site.frame(
            request, context, path: "/coverage", notice: notice, attempt: attempt)
        return view(page, w, frame)
    }

    /// What can be chosen: this year's and last year's, and whatever was asked for.
    private static func periods(on today: Day, _ asked: Period) -> [Period] {
        let last = today.adding(months: -12)
        let usual = [
            Period(.year, containing: today), Period(.halfYear, containing: today),
            Period(.quarter, containing: today), Period(.month, containing: today),
            Period(.month, containing: today.adding(months: -1)), Period(.year, containing: last),
        ]
        return usual.contains(asked) ? usual : [asked] + usual
    }

    @Sendable private func count(_ request: Request, context: Context) async throws -> Response {
        let official = try context.official(.supervisor, .leader)
        let form = try await request.sent("count", context)
        let asked = CoverageAsked(place: form["place"], period: form["period"], method: "")
        guard let rule = ID<Rule>(form["rule"]), let place = ID<Place>(form["place"]),
            let period = asked.period(on: site.store.now().day)
        else { throw ProblemDetails.notFound }
        return try await site.answer(form, context) {
            guard let reached = Int(form["reached"].trimmed), let all = Int(form["all"].trimmed),
                let note = CoverageNote(
                    rule: rule, place: place, period: period, reached: reached, of: all)
            else {
                throw FormProblems([
                    Problem(context.words.fault(.badCount), field: "reached")
                ])
            }
            _ = try await site.once(form, request, context) { transaction, now in
                try transaction.note(note, by: official, at: now)
                return [:]
            }
            site.coverages.forget()
            let here = [("place", place.text), ("period", period.description)]
            return .done(
                Notice.query(Done.count), at: Address.path("/coverage", here))
        } again: {
            try await page(asked, request, context, attempt: $0)
        }
    }
}

/// What a reader wants to see, as it stands in the address.
private struct CoverageAsked: Sendable {
    let place: String
    let period: String
    let method: String

    /// This year where nothing is said; nil for what is no period.
    func period(on today: Day) -> Period? {
        period.isEmpty ? Period(.year, containing: today) : Period(period)
    }

    var chosenMethod: String? { method.isEmpty ? nil : method }
}

/// Says coverages in the packs' words.
private struct CoverageTelling: Sendable {
    let book: MethodBook
    let w: Words

    func sentence(_ rule: Rule) -> String {
        book.sentence(rule.id, in: RuleSet(rules: [rule]), w.language) ?? rule.id.text
    }
}

/// What is worked out once for all who look at the same.
struct CoverageKey: Hashable, Sendable {
    let place: ID<Place>
    let period: Period
    let method: String?
    let language: Language
}

struct CoverageFound: Sendable {
    let place: String
    let methods: [Choice]
    let lists: [CoveragePage.List]
    let figures: [CoveragePage.FigureShown]
}

extension Transaction {
    fileprivate func coverageShown(
        of place: ID<Place>, during period: Period, method: String?, _ telling: CoverageTelling,
        at now: Moment
    ) throws -> CoverageFound {
        let lists = try coverage(of: place, during: period.days, method: method)
        let figures = try coverageFigures(of: place, during: period, method: method, at: now)
        let rules = try ruleSet(at: place, on: now.day)
        let packs = Set(
            rules.coverages.map(\.origin.pack)
                + rules.visits.filter(\.isCoverage).map(\.origin.pack))
        return CoverageFound(
            place: try self.place(place)?.name ?? "",
            methods: packs.sorted().map { pack in
                let name = telling.book[pack]?.pack.name.text(in: telling.w.language)
                return Choice(pack.text, name ?? pack.text)
            },
            lists: try lists.map { list in
                CoveragePage.List(
                    sentence: telling.sentence(.visit(list.rule)), days: list.days,
                    frozenAt: list.frozenAt,
                    rows: try list.rows.map { row in
                        let query = [("place", row.place.text), ("period", period.description)]
                        return SupervisionPage.CoverageRow(
                            place: Link(row.name, Address.path("/coverage", query)),
                            count: row.count,
                            target: try target(
                                of: list.rule, at: row.place, on: min(now.day, period.end)))
                    })
            },
            figures: figures.map { figure in
                CoveragePage.FigureShown(
                    rule: figure.rule.id, sentence: telling.sentence(.coverage(figure.rule)),
                    reached: figure.tally?.reached, all: figure.tally?.all, gap: figure.gap,
                    notedAt: figure.tally?.notedAt, isByHand: figure.isByHand)
            })
    }
}
