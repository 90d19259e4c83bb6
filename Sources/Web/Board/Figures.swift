import Kernel
import Store

/// The figures of a place and of the places below it over the last twelve months.
struct Figures: Sendable {
    let place: Place?
    let total: BoardPage.Measures
    let byPlace: [BoardPage.Row]
    let kinds: [BoardPage.KindCount]
    /// Replied to, on the spot or by a unit.
    let answered: Int
}

extension Site {
    /// - Parameter place: nil for all that the office serves.
    /// - Throws: 404 for an unknown place.
    func figures(of place: ID<Place>?) async throws -> Figures? {
        let (store, now) = (store, store.now())
        return try await boards.value(place) {
            try await store.readBehind { try $0.figures(of: place, at: now) }
        }
    }

    /// The counts of the home page; nil before there is a case.
    func homeCounts() async throws -> HomePage.Counts? {
        guard let figures = try await figures(of: nil), figures.total.intake > 0 else { return nil }
        return HomePage.Counts(
            raised: figures.total.intake, answered: figures.answered,
            keptFirstPromise: figures.total.keptOfHundred)
    }
}

extension Transaction {
    fileprivate func figures(of code: ID<Place>?, at now: Moment) throws -> Figures? {
        guard let place = try code.map({ try place($0) }) ?? servedPlace() else { return nil }
        func rows(_ measure: Measure) throws -> [String: StatisticsRow] {
            let said = try statistics(
                measure, by: .place, in: place.code, from: now.day - 365, to: now.day, at: now)
            return Dictionary(said.rows.map { ($0.key, $0) }) { first, _ in first }
        }
        let tables = Tables(
            intake: try rows(.intake), backlog: try rows(.backlog), overdue: try rows(.overdue),
            kept: try rows(.keptFirstPromise), reopened: try rows(.reopened),
            notConfirmed: try rows(.notConfirmed))
        let kinds = try statistics(
            .intake, by: .kind, in: place.code, from: now.day - 365, to: now.day, at: now)
        let below = try children(of: place.code)
        return Figures(
            place: place, total: tables.total,
            byPlace: below.map {
                BoardPage.Row(
                    place: Link($0.name, Address.path("", [("place", $0.code.text)])),
                    measures: tables.measures(of: $0.code.text))
            },
            kinds: kinds.rows.compactMap { row in
                CaseKind(rawValue: row.key).map { BoardPage.KindCount(kind: $0, count: row.value) }
            }.sorted { ($1.count, $0.kind) < ($0.count, $1.kind) },
            answered: try answered(in: place.code, from: now.day - 365, at: now))
    }
}

/// The rows of each measure by place.
private struct Tables {
    let intake, backlog, overdue, kept, reopened, notConfirmed: [String: StatisticsRow]

    var total: BoardPage.Measures {
        func sum(_ rows: [String: StatisticsRow]) -> Int { rows.values.reduce(0) { $0 + $1.value } }
        return BoardPage.Measures(
            intake: sum(intake), backlog: sum(backlog), overdue: sum(overdue),
            promisesDue: kept.values.reduce(0) { $0 + ($1.of ?? 0) }, promisesKept: sum(kept),
            reopened: sum(reopened), notConfirmed: sum(notConfirmed))
    }

    func measures(of place: String) -> BoardPage.Measures {
        BoardPage.Measures(
            intake: intake[place]?.value ?? 0, backlog: backlog[place]?.value ?? 0,
            overdue: overdue[place]?.value ?? 0, promisesDue: kept[place]?.of ?? 0,
            promisesKept: kept[place]?.value ?? 0, reopened: reopened[place]?.value ?? 0,
            notConfirmed: notConfirmed[place]?.value ?? 0)
    }
}
