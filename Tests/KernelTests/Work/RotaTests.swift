import Testing

@testable import Kernel

@Suite("a rota by name")
struct RotaTests {
    private static func d(_ day: String) -> Kernel.Day { Kernel.Day("2026-03-\(day)")! }
    private static func person(_ name: String) -> Rota.Person {
        Rota.Person(name: name, official: ID(name))
    }
    private let week = d("02")...d("08")
    private let three = ["lin", "su", "an"].map(person)

    private func rule(_ every: PeriodUnit = .week, times: Int = 1) -> CadenceRule {
        CadenceRule(
            origin: origin("nights"), duty: "nightDuty", of: ID("field")!, every: .every(every),
            times: times, isRota: true, isByNight: true)
    }

    private func rota(_ rota: Rota) -> Undertaking {
        Undertaking(
            id: ID("r")!, rule: .cadence(rule()), place: ID("v1")!, title: "三月",
            openedAt: Moment("2026-03-01T08:00")!, openedBy: .office, work: .rota(rota))
    }

    @Test("three in turn over seven days: the first is on three times, and two at once go on")
    func inTurn() throws {
        let empty = try #require(Rota(days: week))
        let one = empty.filled(inTurnBy: three, atOnce: 1)
        #expect(
            one.dates.map { one.people(on: $0).map(\.name) }
                == [["lin"], ["su"], ["an"], ["lin"], ["su"], ["an"], ["lin"]])
        let two = empty.filled(inTurnBy: three, atOnce: 2)
        #expect(two.people(on: Self.d("02")).map(\.name) == ["lin", "su"])
        #expect(two.people(on: Self.d("03")).map(\.name) == ["an", "lin"])
        let all = empty.filled(inTurnBy: three, atOnce: 9)
        #expect(all.people(on: Self.d("04")).map(\.name) == ["lin", "su", "an"])
    }

    @Test("filling in turn leaves whoever is on, and uses up no turn for it")
    func fillsGaps() throws {
        var some = try #require(Rota(days: week))
        some.apply(.manned([Rota.Shift(on: Self.d("03"), who: Self.person("ba"))]))
        let full = some.filled(inTurnBy: three, atOnce: 1)
        #expect(full.gaps == [])
        #expect(
            full.dates.prefix(4).map { full.people(on: $0)[0].name } == ["lin", "ba", "su", "an"])
    }

    @Test("every seventh day: of three weeks three days, and only these are gaps")
    func weekly() throws {
        let weekly = try #require(Rota(days: Self.d("02")...Self.d("22"), every: 7))
        #expect(weekly.gaps == [Self.d("02"), Self.d("09"), Self.d("16")])
        #expect(Rota(days: week, every: 0) == nil)
        #expect(Rota(days: Self.d("01")...(Self.d("01") + 99)) != nil)
        #expect(Rota(days: Self.d("01")...(Self.d("01") + 100)) == nil)
    }

    @Test("a past day that had somebody changes by a swap only; days outside are refused")
    func settingDays() throws {
        let it = rota(try #require(Rota(days: week)).filled(inTurnBy: three, atOnce: 1))
        #expect(throws: UndertakingRefusal.rota(.past(Self.d("02")))) {
            try it.setting([], on: Self.d("03"))
        }
        let outside = [Rota.Shift(on: Self.d("09"), who: three[0])]
        #expect(throws: UndertakingRefusal.rota(.outside(Self.d("09")))) {
            try it.setting(outside, on: Self.d("01"))
        }
        #expect(try it.setting([], on: Self.d("02")) == .rota(.manned([])))
    }

    @Test("a swap puts the other on, and her on the day in return; nobody is on twice")
    func swaps() throws {
        var it = rota(try #require(Rota(days: week)).filled(inTurnBy: three, atOnce: 1))
        let swap = Rota.Swap(
            on: Self.d("02"), from: three[0], to: three[1], back: Self.d("03"), reason: "下乡")
        it.apply(try it.swapping(swap))
        guard case .rota(let rota) = it.work else { throw UndertakingRefusal.wrongKind }
        #expect(rota.people(on: Self.d("02")) == [three[1]])
        #expect(rota.people(on: Self.d("03")) == [three[0]])
        #expect(Undertaking(json: it.json) == it)
        #expect(throws: UndertakingRefusal.rota(.notOn(Self.d("02"), name: "lin"))) {
            try it.swapping(swap)
        }
        let again = Rota.Swap(on: Self.d("03"), from: three[0], to: three[0], reason: "x")
        #expect(throws: UndertakingRefusal.rota(.alreadyOn(Self.d("03"), name: "lin"))) {
            try it.swapping(again)
        }
    }

    @Test("in a period that a rota covers only who is named owes it, as often as she is named")
    func duties() throws {
        let turns = Turns(
            covered: [Self.d("03"), Self.d("05")], own: [Self.d("03"), Self.d("05")])
        let duty = try #require(
            rule().duty(of: lin, done: [Self.d("03")], turns: turns, on: Self.d("04")))
        #expect(duty.progress == Duty.Progress(done: 1, needed: 2))
        #expect(duty.opens == Self.d("03") && duty.due == Self.d("05"))
        let others = Turns(covered: turns.covered)
        #expect(rule().duty(of: lin, done: [], turns: others, on: Self.d("04")) == nil)
        // The week after, no rota says anything.
        #expect(
            rule().duty(of: lin, done: [], turns: others, on: Self.d("09"))?.progress
                == Duty.Progress(done: 0, needed: 1))
    }
}
