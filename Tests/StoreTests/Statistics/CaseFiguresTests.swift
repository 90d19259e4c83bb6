import Kernel
import Testing

@testable import Store

/// The figures that are kept in the transaction of each deed, held against the cases counted one
/// by one.
@Suite("figures that are kept")
struct CaseFiguresTests {
    private static let unit: ID<HandlingUnit> = id("power")
    private static let places = ["5311", "5312", "5321", "531", "53", "53111"]

    /// With a second unit, and a group below a village.
    private func someCounty() throws -> VisitedCounty {
        let county = try VisitedCounty()
        try county.adopt([VisitedCounty.replyClock])
        try county.write { transaction in
            let start = moment("2026-01-01T09:00")
            for act in [
                Act.unit(HandlingUnit(code: Self.unit, name: "供电所", place: id("531"))),
                .place(
                    Place(code: id("53111"), level: .villagerGroup, name: "一组", parent: id("5311"))
                ),
            ] {
                try transaction.record(act, by: .office, at: start)
            }
        }
        return county
    }

    @Test(
        "whatever is done, they are what a count of all cases gives, and verify finds them so",
        arguments: [1, 2, 3, 4] as [UInt64])
    func staysRight(seed: UInt64) throws {
        let county = try someCounty()
        var walk = Walk(seed: seed)
        for step in 0..<240 {
            switch step {
            case 90: try loadNotices(at: walk.now, in: county)
            case 140: try move("5312", under: "532", at: walk.now, in: county)
            case 170: try move("53111", under: "5321", at: walk.now, in: county)
            default: try walk.step(in: county)
            }
            if step % 80 == 79 { try compare(in: county, at: walk.now) }
        }
        let finding = try county.verify().finding
        #expect(finding == nil, "\(finding?.inEnglish ?? "")")
    }

    @Test("where nothing is counted any more, no row stays")
    func leavesNothing() throws {
        let county = try someCounty()
        let at = moment("2026-02-03T09:00")
        try county.write { transaction in
            let number = try transaction.register(
                NewCase(kind: .help, channel: .phone, place: id("5311"), text: "停水"), by: .office,
                at: at
            ).number
            for deed in [
                Deed.acceptance, .assignment(unit: VisitedCounty.unit, official: nil),
            ] {
                try transaction.perform(deed, on: number, by: .office, at: at)
            }
        }
        let left = try county.read {
            try $0.db.int("SELECT count(*) FROM case_figures WHERE word = 'none'")
        }
        #expect(left == 0)
    }

    /// From here on the dates of open cases are other ones.
    private func loadNotices(at now: Moment, in county: VisitedCounty) throws {
        _ = try county.write { try $0.load(noticesOf: .china, by: .office, at: now) }
    }

    private func move(
        _ code: String, under parent: String, at now: Moment, in county: VisitedCounty
    ) throws {
        try county.write { transaction in
            let old = try #require(try transaction.place(id(code)))
            let moved = Place(
                code: old.code, level: old.level, name: old.name, parent: id(parent))
            try transaction.record(.place(moved), by: .office, at: now)
        }
    }

    private func compare(in county: VisitedCounty, at now: Moment) throws {
        let ranges = [
            ("2026-01-01", "2026-12-31"), ("2026-01-10", "2026-03-04"),
            ("2026-02-01", "2026-02-28"), ("2026-03-03", "2026-03-03"),
            ("2025-12-15", now.day.description),
        ]
        for measure in Measure.allCases where measure != .coverage {
            for grouping in Grouping.allCases where grouping != .topic {
                for (place, range) in Self.places.flatMap({ place in ranges.map { (place, $0) } }) {
                    let (from, to) = (day(range.0), max(day(range.0), day(range.1)))
                    let (kept, counted) = try county.read { transaction in
                        let kept = try transaction.statistics(
                            measure, by: grouping, in: id(place), from: from, to: to, at: now)
                        return (
                            kept.rows,
                            try transaction.counted(
                                measure, by: grouping, in: id(place), from: from, to: to, at: now)
                        )
                    }
                    #expect(
                        kept.map { "\($0.key) \($0.value) \($0.of ?? -1)" } == counted,
                        "\(measure) by \(grouping) in \(place) \(range) at \(now)")
                }
            }
        }
    }
}

extension Transaction {
    /// All cases one by one, as lines `key value of`.
    fileprivate func counted(
        _ measure: Measure, by grouping: Grouping, in place: ID<Place>, from: Day, to: Day,
        at now: Moment
    ) throws -> [String] {
        let counting = try #require(Counting(measure, at: now, end: Moment(to + 1)))
        let asked = AskedFigures(
            counting: counting, grouping: grouping, from: measure == .backlog ? nil : from, to: to,
            now: now)
        let tally = try counted(asked, within: try requiredPath(of: place))
        return tally.filter { ($0.value.of ?? $0.value.value) != 0 }
            .sorted { $0.key < $1.key }
            .map { key, numbers in
                "\(key.isEmpty ? place.text : key) \(numbers.value) \(numbers.of ?? -1)"
            }
    }
}

/// Deeds by chance on cases by chance, one after the other; what the Kernel refuses isn't done.
private struct Walk {
    private var state: UInt64
    private var numbers: [CaseNumber] = []
    private(set) var now = moment("2026-01-05T09:00")

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func step(in county: VisitedCounty) throws {
        now = Moment(milliseconds: now.milliseconds + Int64(roll(30)) * 3_600_000)
        let at = now
        if numbers.count < 3 || roll(5) == 0 {
            let new = NewCase(
                kind: CaseKind.allCases[roll(CaseKind.allCases.count)],
                channel: Channel.allCases[roll(Channel.allCases.count)],
                place: id(["5311", "5312", "5321", "531", "53", "53111"][roll(6)]), text: "停水")
            numbers.append(
                try county.write { try $0.register(new, by: .office, at: at).number })
            return
        }
        let number = numbers[roll(numbers.count)]
        let (deed, actor) = someDeed()
        do {
            try county.write { try $0.perform(deed, on: number, by: actor, at: at) }
        } catch is Refusal {
            return
        }
    }

    private mutating func someDeed() -> (Deed, Actor) {
        let unit = [VisitedCounty.unit, id("power")][roll(2)]
        let due = Moment(milliseconds: now.milliseconds + Int64(roll(12)) * 86_400_000)
        let answer = Answer(
            solved: Solved.allCases[roll(3)], satisfied: roll(2) == 0)
        let deeds: [(Deed, Actor)] = [
            (.acceptance, .office), (.assignment(unit: unit, official: id("he")), .office),
            (.assignment(unit: unit, official: nil), .office), (.answer(text: "办好"), .office),
            (.promise(due: due, text: nil), .official(id("he"), of: unit)),
            (.promiseMove(due: due, reason: "等配件"), .official(id("he"), of: unit)),
            (.reply(text: "已修", solved: .yes), .official(id("he"), of: unit)),
            (.reply(text: "已修", solved: .partly), .official(id("he"), of: unit)),
            (.revisit(answer), .official(id("de"), of: nil)),
            (.signature(answer), .requester(assistedBy: nil)),
            (.rating(satisfied: roll(2) == 0, score: nil, text: nil), .requester(assistedBy: nil)),
            (.closure(.satisfied, reason: nil), .office),
            (.closure(.notConfirmed, reason: "无人接听"), .office),
            (.closure(.withdrawn, reason: "已解决"), .requester(assistedBy: nil)),
            (.reopening(reason: "又坏了"), .office),
            (.refusal(reason: "不属本地", legalBasis: nil), .office),
            (.review(reason: "不服"), .requester(assistedBy: nil)),
            (.dispute(reason: "不归我们"), .official(id("he"), of: unit)),
            (.ruling(unit: unit, reason: "归供电所"), .office),
            (.merger(into: numbers[0]), .office),
            (.note(text: "已电话提醒"), .office),
        ]
        return deeds[roll(deeds.count)]
    }

    private mutating func roll(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(bound))
    }
}
