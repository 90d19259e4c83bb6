package import Kernel

/// Two years of visits in order of time: two rounds a year to the households, and talks in the
/// courtyard, receptions and nights on duty besides. One half-year is held in memory at a time.
package struct Visits: Sequence, Sendable {
    let seed: UInt64
    let end: Moment
    let households: Households
    let officials: Officials
    let calendar: WorkingCalendar

    package func makeIterator() -> some IteratorProtocol<Visit> {
        Round.all(upTo: end.day).lazy.flatMap { round in
            planned(in: round).lazy.map { plan in visit(plan, round) }
        }.makeIterator()
    }

    /// A half of a calendar year, as far as it lies within the two years.
    struct Round {
        let year: Int
        let half: Int
        /// The whole half-year: what is planned for it doesn't depend on how much is over.
        let days: Range<Int>
        let past: Range<Int>

        var name: String { "\(year)H\(half)" }
        var index: Int { year * 2 + half }

        static func all(upTo end: Day) -> [Round] {
            let first = end - CasePlanning.days
            return (first.year...end.year).flatMap { year in
                [(1, 1, 7), (2, 7, 13)].compactMap { half, from, to -> Round? in
                    guard let start = Day(year: year, month: from, day: 1),
                        let stop = Day(
                            year: to > 12 ? year + 1 : year, month: (to - 1) % 12 + 1, day: 1)
                    else { return nil }
                    let days = start.number..<stop.number
                    let past = days.clamped(to: first.number..<end.number)
                    return past.isEmpty
                        ? nil : Round(year: year, half: half, days: days, past: past)
                }
            }
        }
    }

    /// Whom an official goes to and when; made into a visit only when its turn comes.
    struct Plan {
        let at: Moment
        let group: Int
        /// A household of the group; nil for what is paid to the group as such.
        let household: Int?
        let official: Int
        /// Its place in the round before sorting.
        let serial: Int
    }

    private func planned(in round: Round) -> [Plan] {
        var plans: [Plan] = []
        for (group, row) in households.territory.groups.enumerated() {
            for number in 0..<row.households {
                plan(group, number, round, into: &plans)
            }
            planGatherings(group, round, into: &plans)
        }
        return plans.sorted { ($0.at, $0.serial) < ($1.at, $1.serial) }
    }

    /// 85 % of the households are called on in a round, neighbours mostly on the same day.
    private func plan(_ group: Int, _ number: Int, _ round: Round, into plans: inout [Plan]) {
        let official = households.official(group, number)
        var dice = Dice(seed: seed &+ UInt64(round.index), .visit, group << 20 | number)
        guard dice.chance(850) else { return }
        let day = visitDay(of: official, number, round)
        let evening = dice.chance(350)
        let minute = evening ? dice.roll(1080...1270) : dice.roll(510...1060)
        guard round.past.contains(day.number) else { return }
        let at = Moment(day, minute: minute).adding(milliseconds: dice.roll(60) * 1000)
        plans.append(
            Plan(at: at, group: group, household: number, official: official, serial: plans.count))
    }

    /// Each official goes out on five days of a round, four or so households a day; every other
    /// day off falls on the next working day.
    private func visitDay(of official: Int, _ number: Int, _ round: Round) -> Day {
        var dice = Dice(
            seed: seed &+ UInt64(round.index), .round, official * 5 + number % 5)
        let day = Day(number: round.days.lowerBound + dice.roll(round.days.count - 9))
        guard !calendar.isWorking(day), dice.chance(500) else { return day }
        return (1...8).map { day + $0 }.first { calendar.isWorking($0) } ?? day
    }

    /// With every hundred households or so one gathering, reception or night a round.
    private func planGatherings(_ group: Int, _ round: Round, into plans: inout [Plan]) {
        var dice = Dice(seed: seed &+ UInt64(round.index), .gathering, group)
        guard dice.roll(100) < households.territory.groups[group].households else { return }
        let day = Day(number: round.days.lowerBound + dice.roll(round.days.count))
        let minute = dice.roll(1110...1260)
        guard round.past.contains(day.number) else { return }
        plans.append(
            Plan(
                at: Moment(day, minute: minute), group: group, household: nil,
                official: households.official(group, 0), serial: plans.count))
    }

    private func visit(_ plan: Plan, _ round: Round) -> Visit {
        guard let household = plan.household else { return gathering(plan, round) }
        let home = households[plan.group, household]
        var dice = Dice(
            seed: seed &+ UInt64(round.index), .visit, 1 << 40 | plan.group << 20 | household)
        let (kind, outcome) = home.declinesVisits ? (.home, .declined) : Self.outcome(&dice)
        let isTalk = outcome == .met || outcome == .phone
        return Visit(
            id: Territory.code("V-\(home.id)-\(round.name)"),
            official: officials.all[plan.official].code, subject: .household(home.id), kind: kind,
            outcome: outcome, at: plan.at,
            minutes: outcome == .met ? dice.roll(8...55) : nil,
            notes: isTalk ? notes(plan, 180, &dice) : [])
    }

    private static func outcome(_ dice: inout Dice) -> (Visit.Kind, Visit.Outcome) {
        switch dice.roll(1000) {
        case ..<790: (.home, .met)
        case ..<860: (.phone, .phone)
        case ..<915: (.cardLeft, .notHome)
        case ..<965: (.home, .notHome)
        case ..<985: (.home, .moved)
        default: (.home, .declined)
        }
    }

    private func gathering(_ plan: Plan, _ round: Round) -> Visit {
        var dice = Dice(seed: seed &+ UInt64(round.index), .gathering, 1 << 40 | plan.group)
        let kind = dice.pick([
            Visit.Kind.courtyard, .courtyard, .courtyard, .reception, .overnight, .nightDuty,
        ])
        let code = households.territory.groups[plan.group].code
        return Visit(
            id: Territory.code("V-\(code)-\(round.name)"),
            official: officials.all[plan.official].code, subject: .place(code), kind: kind,
            outcome: .met, at: plan.at, minutes: dice.roll(30...120),
            notes: notes(plan, 600, &dice))
    }

    /// The matter raised, never what is thought of who raised it.
    private func notes(_ plan: Plan, _ permille: Int, _ dice: inout Dice) -> [DiaryEntry] {
        guard dice.chance(permille) else { return [] }
        let place = households.territory.groups[plan.group]
        let village = households.territory.villages[place.village]
        let values = SlotValues(
            village: village, group: place.name,
            township: households.territory.townships[village.township].name, today: plan.at.day,
            dice: &dice)
        let kinds = dice.some(dice.chance(100) ? 2 : 1, of: DiaryPhrases.all)
        return kinds.map { DiaryEntry(type: $0.type, text: dice.pick($0.phrases).filled(values)) }
    }
}
