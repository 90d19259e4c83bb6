import Kernel
import TestSupport

@testable import Store

/// A small county for tests: two townships, a village in each, three units, a person of each role.
struct County {
    let store: Store
    static let county: ID<Place> = id("530827")
    static let township: ID<Place> = id("530827101")
    static let village: ID<Place> = id("530827101201")
    static let elsewhere: ID<Place> = id("530827102201")
    static let water: ID<HandlingUnit> = id("water")
    static let roads: ID<HandlingUnit> = id("roads")

    static func id<Subject>(_ text: String) -> ID<Subject> { ID(text)! }

    let desk = County.official("D1", [.desk])
    let townDesk = County.official("D2", [.desk], at: County.id("530827102"))
    let handler = County.official("H1", [.handler], unit: County.water)
    let otherHandler = County.official("H2", [.handler], unit: County.roads)
    let head = County.official("H3", [.handler], unit: County.water, leads: true)
    let supervisor = County.official("S1", [.supervisor])
    let leader = County.official("L1", [.leader], unit: County.roads)
    let field = County.official("F1", [.field], at: County.village)
    let admin = County.official("A1", [.admin])

    static func official(
        _ code: String, _ roles: Set<Role>, unit: ID<HandlingUnit>? = nil,
        at place: ID<Place> = County.county, leads: Bool = false
    ) -> Official {
        Official(
            code: id(code), name: "甲\(code)", unit: unit, place: place, roles: roles,
            leadsUnit: leads)
    }

    static let now = Moment("2026-03-02T10:00:00+08:00")!

    /// A new data folder in memory, where the system has one.
    ///
    /// - Parameters:
    ///   - shipped: the calendar of the program that makes it.
    ///   - address: where its tables are, if that isn't for the engine to say that is tested.
    static func make(
        at now: Moment = County.now, calendar shipped: WorkingCalendar = .china,
        in address: DatabaseAddress? = nil
    ) async throws -> County {
        let county = County(
            store: try Store(
                try temporaryDirectory(), at: address ?? TestEngine.address(), readers: 2,
                now: { now }))
        try await county.store.load(noticesOf: shipped)
        try await county.store.write { transaction in
            for (code, level, name, parent) in places {
                try transaction.record(
                    .place(
                        Place(
                            code: id(code), edition: "2023", level: level, name: name,
                            parent: parent.map { id($0) })), by: .office, at: now)
            }
            for (code, name) in [(water, "水务局"), (roads, "交通局")] {
                try transaction.record(
                    .unit(HandlingUnit(code: code, name: name, place: Self.county)), by: .office,
                    at: now)
            }
            for official in county.everybody {
                try transaction.record(.official(official), by: .office, at: now)
            }
        }
        return county
    }

    var everybody: [Official] {
        [
            desk, townDesk, handler, otherHandler, head, supervisor, leader, field, admin,
        ]
    }

    private static let places: [(String, TerritoryLevel, String, String?)] = [
        ("530827", .county, "孟连县", nil),
        ("530827101", .township, "娜允镇", "530827"),
        ("530827102", .township, "勐马镇", "530827"),
        ("530827101201", .village, "娜允村", "530827101"),
        ("530827102201", .village, "勐马村", "530827102"),
    ]

    static func newCase(_ text: String = "村口的路灯坏了三天了。", at place: ID<Place> = village)
        -> NewCase
    {
        NewCase(kind: .complaint, channel: .phone, place: place, text: text)
    }

    func register(_ new: NewCase = newCase()) async throws -> Registered {
        let now = store.now()
        let actor = Actor.official(desk.code, of: nil)
        return try await store.write { try $0.register(new, by: actor, at: now) }
    }

    @discardableResult
    func perform(
        _ deed: Deed, on number: CaseNumber, by official: Official, version: Int? = nil
    ) async throws -> Done {
        let now = store.now()
        return try await store.write {
            try $0.perform(deed, on: number, by: .official(official), version: version, at: now)
        }
    }

    func view(_ number: CaseNumber, _ person: Person) async throws -> CaseView {
        let now = store.now()
        return try await store.read { try $0.caseView(number, for: person, at: now) }
    }
}
