import Hummingbird
import Kernel
import Store

/// `/supervision`: what is overdue and why, whom visits haven't reached, what duties stand open.
struct SupervisionRoutes: Sendable {
    let site: Site

    func add(to router: Router<Context>) { router.get("/supervision", use: show) }

    @Sendable private func show(_ request: Request, context: Context) async throws -> Response {
        let official = try context.official(.supervisor)
        let query = try request.query()
        let place = try await site.territory(asked: query["place"], official)
        let (now, w, methods) = (site.store.now(), context.words, site.settings.methods)
        var overdue = CaseQuery()
        overdue.place = place
        overdue.isOverdue = true
        overdue.sort = .due
        overdue.limit = 10
        overdue.cursor = query["cursor"].isEmpty ? nil : query["cursor"]
        let asked = overdue
        let cases = try await site.store.read {
            try $0.overdue(asked, for: official, w, at: now)
        }
        let exceeding = try await site.store.read {
            try $0.exceeding(within: place, for: official, at: now)
        }
        let overview = try await site.overview(of: place)
        let coverage = overview.coverage
        let page = SupervisionPage(
            place: overview.name,
            places: try await site.choices.places(in: official.place, site.store),
            chosenPlace: place.text, overdueTotal: overview.overdue, overdue: cases.items,
            coverage: coverage.map(Self.rows) ?? [],
            coveragePeriod: coverage.map(\.period).map(w.period) ?? "",
            duties: try await site.dutyRows(of: place),
            next: cases.next.map { request.address(cursor: $0) },
            onDuty: try await site.store.lookUp {
                try $0.shownOnDuty(at: place, below: true, methods, w, at: now)
            }, exceeding: exceeding)
        let frame = site.frame(request, context, notice: Notice.sentence(request, w))
        return .page(view(page, w, frame))
    }

    private static func rows(_ coverage: Coverage) -> [SupervisionPage.CoverageRow] {
        coverage.rows.map {
            SupervisionPage.CoverageRow(
                place: Link($0.name, address($0.place)), count: $0.count, target: coverage.target)
        }
    }

    static func address(_ place: ID<Place>) -> String {
        Address.path("/supervision", [("place", place.text)])
    }
}

extension Transaction {
    fileprivate func overdue(_ query: CaseQuery, for official: Official, _ w: Words, at now: Moment)
        throws -> Page<SupervisionPage.Overdue>
    {
        let page = try cases(query, for: official, at: now)
        let rows = try rows(page.items, for: official, at: now)
        let items = zip(page.items, rows).map { summary, row in
            SupervisionPage.Overdue(
                row: row, waitsFor: summary.waitsFor(w), reasons: summary.reasons(w),
                timesUrged: summary.timesUrged, canUrge: true)
        }
        return Page(items: items, next: page.next)
    }
}

extension Transaction {
    fileprivate func exceeding(within place: ID<Place>, for official: Official, at now: Moment)
        throws -> [SupervisionPage.Exceeding]
    {
        let found = try exceedingCases(within: place, for: official, limit: 10)
        let rows = try rows(found.map(\.summary), for: official, at: now)
        return zip(found, rows).map { SupervisionPage.Exceeding(row: $1, gaps: $0.gaps) }
    }
}

extension Coverage {
    fileprivate var period: Period { rule.every.period(containing: days.lowerBound) }
}

extension CaseSummary {
    /// Whose turn it is.
    fileprivate func waitsFor(_ w: Words) -> String {
        switch state {
        case .registered, .accepted, .escalated, .replied, .revisited: w["supervision.desk"]
        case .disputed: w["supervision.arbiter"]
        case .assigned, .promised, .suspended, .declined, .merged, .closed:
            unitName ?? w["supervision.desk"]
        }
    }

    /// What is known of why it's late.
    fileprivate func reasons(_ w: Words) -> [String] {
        var reasons: [String] = []
        switch state {
        case .registered: reasons.append(w["supervision.notAccepted"])
        case .accepted, .escalated: reasons.append(w["supervision.nobody"])
        case .assigned: reasons.append(w["supervision.notPromised"])
        case .disputed: reasons.append(w["supervision.disputed"])
        case .replied: reasons.append(w["supervision.notAsked"])
        default: break
        }
        if let first = firstPromise, let last = lastPromise, first != last {
            reasons.append(
                w("supervision.moved", ["first": w.day(first.day), "last": w.day(last.day)]))
        }
        if timesReopened > 0 {
            reasons.append(w("supervision.reopened", ["n": timesReopened]))
        }
        return reasons
    }
}

/// What a place's page of supervision says beside its cases.
struct SupervisionOverview: Sendable {
    let name: String
    let overdue: Int
    let coverage: Coverage?
}

extension Site {
    fileprivate func overview(of place: ID<Place>) async throws -> SupervisionOverview {
        let (store, now) = (store, store.now())
        return try await overviews.value(place) {
            try await store.read { transaction in
                SupervisionOverview(
                    name: try transaction.place(place)?.name ?? "",
                    overdue: try transaction.overdueCount(within: place, at: now),
                    coverage: try transaction.coverage(of: place, during: now.day...now.day).first)
            }
        }
    }

    /// How the duties of the officials of each place below `place` stand.
    func dutyRows(of place: ID<Place>) async throws -> [SupervisionPage.DutiesRow] {
        let (store, now) = (store, store.now())
        return try await duties.value(place) {
            try await store.read { try $0.dutyRows(of: place, at: now) }
        }
    }
}

extension Transaction {
    fileprivate func dutyRows(of place: ID<Place>, at now: Moment) throws
        -> [SupervisionPage.DutiesRow]
    {
        let below = try children(of: place).filter { $0.level <= .village }
        let places = below.isEmpty ? try [self.place(place)].compactMap { $0 } : below
        return try places.compactMap { place in
            let counts = try dutyCounts(within: place.code, at: now)
            guard !counts.isEmpty else { return nil }
            return SupervisionPage.DutiesRow(
                place: Link(place.name, SupervisionRoutes.address(place.code)),
                met: counts[.met] ?? 0, due: counts[.due] ?? 0, overdue: counts[.overdue] ?? 0)
        }
    }

    private func dutyCounts(within place: ID<Place>, at now: Moment) throws -> [Standing.Name: Int]
    {
        var counts: [Standing.Name: Int] = [:]
        var cursor: String?
        repeat {
            let page = try duties(
                within: place, standings: Set(Standing.Name.allCases), after: cursor, limit: 500,
                at: now)
            for duty in page.items.flatMap(\.duties) {
                counts[duty.standing.name, default: 0] += 1
            }
            cursor = page.next
        } while cursor != nil
        return counts
    }
}
