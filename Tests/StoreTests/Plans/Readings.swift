import Kernel

@testable import Store

/// Everything that pages, the API and exports read as a list, a queue, a board or a figure.
struct Reading {
    let name: String
    let run: (Transaction) throws -> Void

    static let now = VisitedCounty.morning
    private static let year = day("2026-01-01")...day("2026-12-31")

    static func all(seenBy officials: [Official], number: CaseNumber) -> [Reading] {
        officials.flatMap { lists(for: $0) } + queues(officials, number) + boards + registry
            + ledger(number, officials)
    }

    // MARK: Cases

    private static func lists(for official: Official) -> [Reading] {
        queries.map { name, query in
            Reading(name: "cases \(name), \(official.code)") {
                _ = try $0.cases(query, for: official, at: now)
            }
        }
            + visitQueries(of: official).map { name, query in
                Reading(name: "visits \(name), \(official.code)") {
                    _ = try $0.visits(query, for: official)
                }
            }
    }

    private static let queries: [(String, CaseQuery)] = {
        func query(_ change: (inout CaseQuery) -> Void) -> CaseQuery {
            var query = CaseQuery()
            change(&query)
            return query
        }
        return [
            ("newest", CaseQuery()), ("after", query { $0.cursor = "202600000009" }),
            ("due", query { $0.sort = .due }),
            ("due after", query { ($0.sort, $0.cursor) = (.due, "1772420400000.202600000009") }),
            ("open by date", query { ($0.sort, $0.isOpen) = (.due, true) }),
            ("overdue", query { ($0.sort, $0.isOverdue) = (.due, true) }),
            ("in a state", query { $0.states = [.promised] }),
            ("in states", query { $0.states = [.assigned, .promised] }),
            ("of a kind", query { $0.kinds = [.complaint] }),
            ("of a unit", query { $0.unit = VisitedCounty.unit }),
            ("of a unit by date", query { ($0.unit, $0.sort) = (VisitedCounty.unit, .due) }),
            ("of an official", query { $0.official = id("lin") }),
            ("of a village", query { $0.place = id("5311") }),
            ("of a township", query { $0.place = id("531") }),
            ("of days", query { ($0.from, $0.to) = (day("2026-01-01"), day("2026-02-01")) }),
            ("with words", query { $0.text = "路灯" }),
            ("with words, open", query { ($0.text, $0.isOpen) = ("路灯", true) }),
        ]
    }()

    private static func visitQueries(of official: Official) -> [(String, VisitQuery)] {
        func query(_ change: (inout VisitQuery) -> Void) -> VisitQuery {
            var query = VisitQuery()
            change(&query)
            return query
        }
        return [
            ("newest", VisitQuery()), ("of a household", query { $0.household = id("h1") }),
            ("of an official", query { $0.official = id("lin") }),
            ("of a village", query { $0.place = id("5311") }),
            ("of days", query { ($0.from, $0.to) = (day("2026-01-01"), day("2026-02-01")) }),
            ("in her tray", query { $0.trayOf = official.code }),
        ]
    }

    private static func queues(_ officials: [Official], _ number: CaseNumber) -> [Reading] {
        officials.flatMap { official in
            [
                Reading(name: "waiting for the desk, \(official.code)") {
                    _ = try $0.waitingForDesk(for: official, after: nil, limit: 20)
                    _ = try $0.waitingForDesk(for: official, after: "1.202600000009", limit: 20)
                },
                Reading(name: "work of a unit, \(official.code)") {
                    _ = try $0.work(of: VisitedCounty.unit, for: official, after: nil, at: now)
                },
                Reading(name: "likely repeats, \(official.code)") {
                    _ = try $0.likelyRepeats(
                        of: "村口的路灯坏了三天了。", place: id("5311"), phone: "13800000001",
                        for: official, at: now)
                },
                Reading(name: "duties of \(official.code)") {
                    _ = try $0.duties(of: official, at: now)
                },
                Reading(name: "households to visit, \(official.code)") {
                    _ = try $0.householdsToVisit(by: official.code, on: now.day, limit: 20)
                },
                Reading(name: "visible changes, \(official.code)") {
                    _ = try $0.visible(among: [number], to: official)
                },
            ]
        }
    }

    // MARK: Boards and figures

    private static var boards: [Reading] {
        ["53", "531", "5311"].flatMap { code in
            let place: ID<Place> = id(code)
            return [
                Reading(name: "counts of \(code)") {
                    _ = try $0.caseCounts(of: [.registered, .assigned], within: place)
                    _ = try $0.overdueCount(within: place, at: now)
                    _ = try $0.answered(in: place, from: year.lowerBound, at: now)
                },
                Reading(name: "coverage of \(code)") {
                    _ = try $0.coverage(of: place, during: year)
                },
                Reading(name: "duties within \(code)") {
                    _ = try $0.duties(within: place, limit: 20, at: now)
                },
            ] + figures(of: place)
        }
    }

    private static func figures(of place: ID<Place>) -> [Reading] {
        Measure.allCases.flatMap { measure in
            Grouping.allCases.filter { $0 != .topic }.map { grouping in
                Reading(name: "\(measure) by \(grouping) in \(place)") {
                    do {
                        _ = try $0.statistics(
                            measure, by: grouping, in: place, from: year.lowerBound,
                            to: year.upperBound, at: now)
                    } catch is StatisticsRefusal {
                        return  // Not every measure is asked by every grouping.
                    }
                }
            }
        }
    }

    // MARK: Registry and ledger

    private static var registry: [Reading] {
        let county: ID<Place> = id("53")
        return [
            Reading(name: "places") {
                _ = try $0.children(of: county)
                _ = try $0.places(after: nil, limit: 20)
                _ = try $0.places(named: "娜", limit: 20)
                _ = try $0.servedPlace()
            },
            Reading(name: "units") {
                _ = try $0.units(within: county)
                _ = try $0.units(within: nil)
                _ = try $0.units(after: nil, limit: 20)
                _ = try $0.units(named: ["水务局"])
            },
            Reading(name: "officials") {
                _ = try $0.officials(within: county, after: nil, limit: 20)
                _ = try $0.officials(within: county, after: "an", limit: 20)
                _ = try $0.officials(named: "林", within: county, after: nil, limit: 20)
                _ = try $0.officials(named: "", within: county, after: "an", limit: 20)
                _ = try $0.officialCount(named: "林", within: county)
                _ = try $0.officials(named: ["林"])
                _ = try $0.contacts(at: id("5311"))
                _ = try $0.everyOfficial(after: nil, limit: 20)
            },
            Reading(name: "households") {
                _ = try $0.households(within: county, limit: 20)
                _ = try $0.households(within: county, after: id("h1"), limit: 20)
                _ = try $0.households(of: id("lin"), limit: 20)
                _ = try $0.household(id("h1"))
            },
            Reading(name: "zones") { transaction in
                _ = try transaction.zones(named: "", within: county, after: nil, limit: 20)
                _ = try transaction.zones(named: "责任", within: county, after: "a", limit: 20)
                _ = try transaction.zoneCount(named: "", within: county)
                _ = try transaction.zones(named: ["帕哪责任区"])
                _ = try transaction.householdCounts(in: [id("z1")])
                if let zone = try transaction.zone(id("z1")) {
                    _ = try transaction.officials(in: zone)
                }
                _ = try transaction.handingOver(
                    HandOver(zone: id("z1"), from: id("lin"), to: id("an"), on: now.day))
            },
        ]
    }

    private static func ledger(_ number: CaseNumber, _ officials: [Official]) -> [Reading] {
        [
            Reading(name: "a case") { transaction in
                _ = try transaction.fold(number)
                _ = try transaction.titles(of: [number])
                _ = try transaction.caseView(number, for: .official(officials[0]), at: now)
            },
            Reading(name: "changes") {
                _ = try $0.lastPosition()
                _ = try $0.changes(after: 3, limit: 20)
            },
            Reading(name: "answers given before") {
                _ = try $0.answer(to: Repeatable(caller: "web", key: "a", request: []))
            },
            Reading(name: "sessions") {
                _ = try $0.session("abc", at: now)
                _ = try $0.official(bearing: "abc", at: now)
                _ = try $0.credential(of: id("lin"))
            },
            Reading(name: "exports") {
                _ = try $0.everyCase(after: nil, limit: 20)
                _ = try $0.everyVisit(after: nil, limit: 20)
            },
            Reading(name: "what a notice moves") {
                let notice = WorkingCalendar.china.notices[0]
                _ = try $0.effect(of: notice)
            },
        ]
    }
}
