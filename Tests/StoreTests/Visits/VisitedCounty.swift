import Kernel
import TestSupport

@testable import Store

/// A county with two townships, three villages and five households, on a real database:
///
///     53      county
///     53/1    township Fuyan      53/1/1 village Bona (h1, h2, h3), 53/1/2 village Mangxin (h4)
///     53/2    township Nayun      53/2/1 village Jingqing (h5)
///
/// Lin visits h1 to h3 (zone z1), An h4, Ba h5. No notice is known at first.
struct VisitedCounty {
    let database: Database
    let office: Office
    let keys: MasterKey

    static let morning = moment("2026-03-02T09:00")
    static let ruleID: ID<Rule> = id("household-visits")
    static let pack: ID<MethodPack> = id("three-haves")

    /// - Parameter database: an empty one.
    init(_ database: Database? = nil) throws {
        keys = MasterKey(bytes: [UInt8](repeating: 7, count: 32))
        office = Office(keys: keys)
        self.database = try database ?? TestEngine.database()
        try write { transaction in
            for act in Self.registry {
                try transaction.record(act, by: .office, at: moment("2026-01-01T08:00"))
            }
        }
    }

    /// From here on dates are counted by the notices that the program ships.
    func loadNotices() throws {
        _ = try write {
            try $0.load(noticesOf: .china, by: .office, at: moment("2026-01-01T08:00"))
        }
    }

    @discardableResult
    func write<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) throws
        -> Value
    {
        try database.writeNow { [office] in try body(Transaction($0, office)) }
    }

    func read<Value: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Value) throws
        -> Value
    {
        try database.readNow { [office] in try body(Transaction($0, office)) }
    }

    /// Rebuilds all tables from the ledger and compares them byte by byte.
    func verify() throws -> Verdict {
        try Verification(of: database, beside: temporaryDirectory(), keys: keys).run()
    }

    /// The county works by `rules` from the first of January on.
    func adopt(
        _ rules: [Rule], at place: String = "53", pack: ID<MethodPack> = pack,
        noteTypes: [NoteType] = []
    ) throws {
        let adoption = Self.adoption(rules, at: place, pack: pack, noteTypes: noteTypes)
        try write {
            try $0.adopt(adoption, by: .office, at: moment("2026-01-01T08:30"))
        }
    }

    static func adoption(
        _ rules: [Rule], at place: String = "53", pack: ID<MethodPack> = pack,
        from: Day = day("2026-01-01"), version: Int = 1, noteTypes: [NoteType] = []
    ) -> Adoption {
        Adoption(
            pack: pack, version: version, file: "packs/\(pack).yaml", place: id(place), from: from,
            parameters: [:],
            roles: [
                PackRole(
                    id: id("linkedOfficial"), name: Wording(chinese: "驻村干部", english: "Linked"),
                    role: .field),
                PackRole(
                    id: id("countyLeader"), name: Wording(chinese: "县领导", english: "Leader"),
                    role: .leader, level: .county),
            ], noteTypes: noteTypes, rules: rules)
    }

    /// Each household so many times in each period.
    static func householdVisits(
        _ number: Int = 1, per unit: PeriodUnit = .year, days: ClosedRange<Int>? = nil
    ) -> VisitRule {
        VisitRule(
            origin: RuleOrigin(id: ruleID, mechanism: id("diary"), pack: pack, line: 7),
            by: id("linkedOfficial"), of: .household, number: number, every: .every(unit),
            daysOfMonth: days)
    }

    /// A reply within five working days of the registration.
    static let replyClock = replyClock(within: .workingDays(5))

    static func replyClock(within amount: Amount) -> Rule {
        .clock(
            ClockRule(
                origin: RuleOrigin(
                    id: id("reply-clock"), mechanism: id("hotline"), pack: pack, line: 5),
                name: .reply, from: .registered, to: .replied, within: amount))
    }

    func note(
        _ name: String, _ outcome: Visit.Outcome = .met, to household: String,
        by official: String = "lin", at: String = "2026-03-01T10:00",
        notes: [DiaryEntry] = [], raising raised: [RaisedNote] = []
    ) throws -> VisitResult {
        let visit = visit(
            name, outcome, to: household, by: official, at: at, notes: notes)
        return try write { transaction in
            let caller = try transaction.official(visit.official)!
            return try transaction.note(
                [NewVisit(visit, raising: raised)], by: caller, at: Self.morning)[0]
        }
    }

    func visit(
        _ name: String, _ outcome: Visit.Outcome = .met, to household: String,
        by official: String = "lin", at: String = "2026-03-01T10:00", notes: [DiaryEntry] = []
    ) -> Visit {
        Visit(
            id: id(name), official: id(official), subject: .household(id(household)), kind: .home,
            outcome: outcome, at: moment(at), minutes: 20, notes: notes)
    }

    func official(_ code: String) throws -> Official { try read { try $0.official(id(code))! } }

    static let unit: ID<HandlingUnit> = id("water")

    private static var registry: [Act] {
        places.map { .place($0) }
            + [.unit(HandlingUnit(code: unit, name: "水务局", place: id("53")))]
            + officials.map { .official($0) }
            + [
                .zone(
                    ResponsibilityZone(
                        id: id("z1"), name: "帕哪责任区", level: .village, place: id("5311"),
                        leader: id("lin"), responsible: [id("lin")]))
            ] + households.map { .household($0) }
    }

    private static var places: [Place] {
        [
            Place(code: id("53"), level: .county, name: "孟连县", parent: nil),
            Place(code: id("531"), level: .township, name: "富岩镇", parent: id("53")),
            Place(code: id("532"), level: .township, name: "娜允镇", parent: id("53")),
            Place(code: id("5311"), level: .village, name: "帕哪村", parent: id("531")),
            Place(code: id("5312"), level: .village, name: "芒信村", parent: id("531")),
            Place(code: id("5321"), level: .village, name: "景清村", parent: id("532")),
        ]
    }

    private static var officials: [Official] {
        [
            Official(
                code: id("lin"), name: "林", unit: nil, place: id("5311"), roles: [.field]),
            Official(code: id("an"), name: "安", unit: nil, place: id("5312"), roles: [.field]),
            Official(code: id("ba"), name: "巴", unit: nil, place: id("5321"), roles: [.field]),
            Official(code: id("su"), name: "苏", unit: nil, place: id("53"), roles: [.supervisor]),
            Official(code: id("de"), name: "德", unit: nil, place: id("531"), roles: [.desk]),
            Official(code: id("he"), name: "何", unit: unit, place: id("53"), roles: [.handler]),
            Official(code: id("lu"), name: "陆", unit: nil, place: id("53"), roles: [.leader]),
            Official(code: id("root"), name: "管", unit: nil, place: id("53"), roles: [.admin]),
        ]
    }

    private static var households: [Household] {
        [
            ("h1", "5311", "lin"), ("h2", "5311", "lin"), ("h3", "5311", "lin"),
            ("h4", "5312", "an"),
            ("h5", "5321", "ba"),
        ].map { household, place, official in
            Household(
                id: id(household), place: id(place), head: "户主\(household)",
                zone: place == "5311" ? id("z1") : nil, linkedOfficial: id(official),
                declinesVisits: household == "h3")
        }
    }
}

func id<Subject>(_ text: String) -> ID<Subject> { ID(text)! }
func day(_ text: String) -> Day { Day(text)! }
func moment(_ text: String) -> Moment { Moment(text)! }
