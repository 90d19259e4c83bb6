import HTTPTypes
import Hummingbird
import Kernel
import Store

/// Coverage and statistics: figures of places and units, never of persons.
struct FigureAPI: Sendable {
    let site: Site

    var operations: [Operation] { [coverage, statistics] }

    // MARK: Coverage

    private var coverage: Operation {
        Operation(
            method: .get, path: Operation.base("/coverage"), id: "getCoverage",
            summary: "How many households were visited, by the places directly below a place.",
            parameters: [
                .query("place", "The place; the asker's own where nothing is said.", .code),
                .query(
                    "period",
                    "`2026`, `2026-H1`, `2026-Q3`, `2026-02`, `2026-W06`; now where "
                        + "nothing is said.", .period),
                .query("method", "A pack or one of its rules.", .code),
            ],
            answers: [
                .init(status: 200, about: "By rule and place.", schema: .page(.named("Coverage")))
            ]
        ) { request, context in
            let official = try context.official()
            let today = site.store.now().day
            let query = try Fields.read(try request.query()) { fields in
                let period = fields.text("period", .optional, atMost: 10)
                let days = period.map { Period($0)?.days } ?? today...today
                if days == nil { fields.fault("period", "notAPeriod") }
                return (
                    place: fields.id("place", .optional, of: Place.self) ?? official.place,
                    days: days ?? today...today,
                    method: fields.text("method", .optional, atMost: 64)
                )
            }
            let found = try await site.store.readBehind { transaction in
                try transaction.checkReading(of: query.place, by: official)
                return try transaction.coverage(
                    of: query.place, during: query.days, method: query.method)
            }
            let rows = found.flatMap { coverage in coverage.rows.map { (coverage, $0) } }
            return .page(rows, next: nil, request) { row, text in row.1.write(to: &text, of: row.0)
            }
        }
    }

    // MARK: Statistics

    private var statistics: Operation {
        Operation(
            method: .get, path: Operation.base("/statistics"), id: "getStatistics",
            summary: "A measure by place, unit, kind, month or channel.",
            parameters: [
                Operation.Parameter(
                    place: .query, name: "measure", about: "What is counted.",
                    schema: .word(Measure.self), isRequired: true),
                .query("by", "By what it is broken down; by place.", .word(Grouping.self)),
                .query("place", "The place; the asker's own where nothing is said.", .code),
                .query("from", "Registered on this day or later; the year's first.", .day),
                .query("to", "Registered on this day or earlier; today.", .day),
            ],
            answers: [
                .init(
                    status: 200, about: "The figures with their definition's version.",
                    schema: .object(
                        [
                            "measure": .word(Measure.self), "by": .word(Grouping.self),
                            "place": .code, "from": .day, "to": .day, "version": .count,
                            "value": .count, "of": .count.optional, "rate": .decimal.optional,
                            "items": .list(.named("Figure")),
                        ]))
            ], handler: figures)
    }

    private struct Query: Sendable {
        let measure: Measure
        let grouping: Grouping
        let place: ID<Place>
        let from: Day
        let to: Day
    }

    @Sendable private func figures(_ request: Request, context: Context) async throws -> Response {
        let official = try context.official()
        let now = site.store.now()
        let query = try Fields.read(try request.query()) { fields in
            let measure = fields.word("measure", of: Measure.self)
            let grouping = fields.word("by", .optional, of: Grouping.self) ?? .place
            let place = fields.id("place", .optional, of: Place.self) ?? official.place
            let to = fields.day("to", .optional) ?? now.day
            let from = fields.day("from", .optional) ?? Period(.year, containing: to).start
            return Query(
                measure: try fields.all(measure), grouping: grouping, place: place, from: from,
                to: to)
        }
        let statistics = try await site.store.readBehind { transaction in
            try transaction.checkReading(of: query.place, by: official)
            return try transaction.statistics(
                query.measure, by: query.grouping, in: query.place, from: query.from,
                to: query.to, at: now)
        }
        return .json { text in
            text.object {
                $0.member("measure", query.measure.rawValue)
                $0.member("by", query.grouping.rawValue)
                $0.member("place", query.place)
                $0.member("from", query.from)
                $0.member("to", query.to)
                $0.member("version", statistics.version)
                $0.member("value", statistics.value)
                $0.member("of", statistics.of)
                $0.member("rate", json: .rate(statistics.value, of: statistics.of))
                $0.list("items", statistics.rows) { row, text in
                    row.write(to: &text, version: statistics.version)
                }
            }
        }
    }
}

extension Transaction {
    /// - Throws: 422 for an unknown place, 403 for a place outside the official's territory: each
    ///   place reads its own figures, and those of the places below.
    fileprivate func checkReading(of place: ID<Place>, by official: Official) throws {
        guard try isInTerritory(place, of: official) else {
            throw ProblemDetails.notAllowed("outsideTerritory")
        }
    }
}

extension JSON {
    /// A share to four digits; nil where nothing could be said.
    fileprivate static func rate(_ value: Int, of whole: Int?) -> JSON? {
        guard let whole, whole > 0 else { return nil }
        let rate = (Double(value) / Double(whole) * 10_000).rounded() / 10_000
        return Int(exactly: rate).map { .number($0) } ?? .decimal(rate)
    }
}

extension StatisticsRow {
    fileprivate func write(to text: inout JSONText, version: Int) {
        text.object {
            $0.member("key", key)
            $0.member("name", name)
            $0.member("value", value)
            $0.member("of", of)
            $0.member("rate", json: .rate(value, of: of))
            $0.member("version", version)
        }
    }
}

extension CoverageRow {
    fileprivate func write(to text: inout JSONText, of coverage: Coverage) {
        text.object {
            $0.member("place", place)
            $0.member("name", name)
            $0.member("rule", coverage.rule.id)
            $0.member("method", coverage.rule.origin.pack)
            $0.member("from", coverage.days.lowerBound)
            $0.member("to", coverage.days.upperBound)
            $0.member("due", count.due)
            $0.member("met", count.met)
            $0.member("declined", count.declined)
            $0.member("moved", count.moved)
            $0.member("notMet", count.notMet)
            $0.member("rate", json: .rate(count.met, of: count.reachable))
            $0.member("target", coverage.target)
            $0.member("frozenAt", coverage.frozenAt)
        }
    }
}
