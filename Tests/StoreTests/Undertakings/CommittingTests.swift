import Kernel
import Testing

@testable import Store

@Suite("commitments, and what meetings resolve")
struct CommittingTests {
    private typealias Base = UndertakingsTests
    let county: VisitedCounty

    private static let promise = Rule.cadence(
        CadenceRule(
            origin: Base.origin("promise"), duty: "publicPromise", of: id("linkedOfficial"),
            every: .every(.year), makes: .publicPromise))
    private static let meeting = Rule.meeting(
        MeetingRule(
            origin: Base.origin("joint"), meeting: "jointMeeting", of: id("countyLeader"),
            publicity: .days(7), resolutions: [.case, .promise]))

    init() throws {
        county = try VisitedCounty()
        try county.adopt([Self.promise, Self.meeting])
    }

    private func open(
        _ name: String, _ rule: Rule, _ work: Undertaking.Work, by code: String, at place: String
    ) throws {
        let official = try county.official(code)
        try county.write { transaction in
            let it = Undertaking(
                id: id(name), rule: rule, place: id(place), title: "题目",
                openedAt: moment("2026-03-02T09:00"), openedBy: .official(official.code, of: nil),
                work: work)
            try transaction.open(it, by: official, at: it.openedAt)
        }
    }

    private func change(
        _ name: String, by code: String, at text: String,
        _ deed: @escaping @Sendable (Undertaking) throws -> Undertaking.Change
    ) throws {
        let official = try county.official(code)
        try county.write {
            _ = try $0.change(id(name), by: official, at: moment(text), deed)
        }
    }

    private func commitment(_ lines: [String], published: Bool = true) -> Undertaking.Work {
        .commitment(
            Kernel.Commitment(
                kind: .publicPromise, maker: id("lin"), to: .linkedHouseholds,
                isPublished: published, lines: lines.map { Kernel.Commitment.Line(line: $0) }))
    }

    private func isClean() throws -> Bool {
        let finding = try county.verify().finding
        if let finding { Issue.record("\(finding)") }
        return finding == nil
    }

    @Test("making it meets the duty; of what is public the first date counts, of the rest nothing")
    func keepsPromises() throws {
        func standing() throws -> Standing? {
            let lin = try county.official("lin")
            return try county.read { try $0.duties(of: lin, at: moment("2026-03-03T09:00")) }
                .first { $0.rule == id("promise") }?.standing
        }
        #expect(try standing()?.name == .due)
        try open(
            "c1", Self.promise, commitment(["修路，2026-03-10", "建桥，2026-03-31", "不收礼"]), by: "lin",
            at: "5311")
        #expect(try standing() == .met)
        try open(
            "c2", Self.promise, commitment(["家里的事，2026-03-10"], published: false), by: "lin",
            at: "5311")
        try change("c1", by: "lin", at: "2026-03-05T09:00") {
            try $0.reporting(
                line: 0, kept: true, reason: "修好", by: id("lin"), on: day("2026-03-05"))
        }
        try change("c1", by: "su", at: "2026-03-06T09:00") {
            try $0.confirming(
                line: 0,
                Kernel.Commitment.Confirmation(
                    agrees: true, by: id("su"), text: "看过", on: day("2026-03-06")))
        }
        func figures(on text: String) throws -> [Int] {
            try county.read {
                let figures = try $0.promiseFigures(within: id("531"), on: day(text))
                return [figures.made, figures.due, figures.keptInTime]
            }
        }
        #expect(try figures(on: "2026-03-31") == [3, 1, 1])
        #expect(try figures(on: "2026-04-01") == [3, 2, 1])
        let next = try county.read {
            try $0.publishedPromises(within: nil, from: day("2026-03-01"), limit: 9)
                .map(\.line.text)
        }
        #expect(next == ["修路", "建桥", "不收礼"])
        // Only who holds the role makes one, and for herself.
        #expect(throws: StoreRefusal.notAllowed) {
            try open("c3", Self.promise, commitment(["x"]), by: "su", at: "5311")
        }
        #expect(try isClean())
    }

    @Test("a meeting's resolutions become cases with their units, a case's promise, and lines")
    func opensResolutions() throws {
        let number = try county.write { transaction in
            let new = NewCase(kind: .help, channel: .phone, place: id("5311"), text: "没水")
            let number = try transaction.register(
                new, by: .office, at: moment("2026-03-02T08:00")
            ).number
            for deed in [Deed.acceptance, .assignment(unit: VisitedCounty.unit, official: nil)] {
                try transaction.perform(
                    deed, on: number, by: .office, at: moment("2026-03-02T08:10"))
            }
            return number
        }
        try open(
            "m1", Self.meeting,
            .meeting(Meeting(on: day("2026-03-03"), known: day("2026-03-02"))), by: "lu", at: "53")
        let lines = ["水务局：修三组的水管", "没有的单位：装路灯"]
        let promises = ["\(number)：通水，2026-03-20", "建广场，2026-06-30"]
        try change("m1", by: "lu", at: "2026-03-03T18:00") {
            try $0.holding(
                present: [:], minutes: "纪要",
                resolved: lines.map { Meeting.Resolved(kind: .case, line: $0) }
                    + promises.map { Meeting.Resolved(kind: .promise, line: $0) },
                on: day("2026-03-03"))
        }
        let it = try #require(try county.read { try $0.undertaking(id("m1")) })
        guard case .meeting(let meeting) = it.work else { throw UndertakingRefusal.wrongKind }
        let became = meeting.resolved.map(\.became)
        #expect(became[2] == .promise(of: number))
        #expect(became[3] == .line(0, of: id("m1-p")))
        let cases = try county.read { transaction in
            try became.prefix(2).compactMap { became -> ServiceCase? in
                guard case .serviceCase(let number) = became else { return nil }
                return try transaction.fold(number)?.it
            }
        }
        #expect(cases.map(\.state.name) == [.assigned, .registered])
        #expect(cases.map(\.registration.text) == ["修三组的水管", "没有的单位：装路灯"])
        #expect(cases.map(\.registration.channel) == [.meeting, .meeting])
        #expect(try county.read { try $0.fold(number)?.it.state.name } == .promised)
        let made = try #require(try county.read { try $0.undertaking(id("m1-p")) })
        guard case .commitment(let commitment) = made.work else {
            throw UndertakingRefusal.wrongKind
        }
        #expect(commitment.isPublished && commitment.lines.map(\.text) == ["建广场"])
        #expect(throws: UndertakingRefusal.notNow) {
            try change("m1", by: "lu", at: "2026-03-03T18:05") {
                try $0.holding(
                    present: [:], minutes: "x",
                    resolved: [Meeting.Resolved(kind: .case, line: "再来")], on: day("2026-03-03"))
            }
        }
        #expect(try isClean())
    }
}
