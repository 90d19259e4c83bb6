import Kernel

/// Plans all cases: exact shares of endings, kinds and channels at any scale, the season, the
/// growth over two years, and clusters of repeats.
struct CasePlanning {
    private(set) var plans: [CasePlan] = []
    private let setting: CaseSetting
    /// For each of the days up to the end how many cases come in up to it, by weight.
    private let demand: [Int]
    private let firstDay: Day

    static let days = 730

    init(_ setting: CaseSetting, count: Int) {
        self.setting = setting
        firstDay = setting.end.day - Self.days
        demand = Self.demand(from: firstDay)
        let repeats = count * Self.repeatShare / 1000
        var drafts: [(plan: CasePlan, head: Int?)] = (0..<count).map { (plan($0), nil) }
        // Those that end merged repeat another case, and as many others do.
        let mergers = drafts.indices.filter { drafts[$0].plan.ending == .merged }
        let long = drafts.indices.filter { drafts[$0].plan.ending.isLong }
        let others = long.suffix(max(0, min(repeats, long.count) - mergers.count))
        // A case that took a while, so that the repeats came in before it was replied to.
        let heads = long.dropLast(others.count).filter {
            drafts[$0].plan.replyDays >= 9 && drafts[$0].plan.kind < Self.kindsOfProblems
        }
        var dice = Dice(seed: setting.seed, .plan, -1)
        var (head, left) = (0, 0)
        for follower in heads.isEmpty ? [] : mergers + others {
            if left == 0 {
                head = dice.pick(heads)
                left = dice.roll(2...6)
                drafts[head].plan.isRepeated = true
            }
            left -= 1
            drafts[follower].head = head
            drafts[follower].plan.at = moment(after: drafts[head].plan.at, &dice)
        }
        number(drafts)
    }

    /// Of a thousand cases, how many repeat another.
    static let repeatShare = 45

    /// Help and complaints: the first of `Catalogue.kinds`.
    private static let kindsOfProblems = 2

    /// The same day or up to three days later, while people are up.
    private func moment(after head: Moment, _ dice: inout Dice) -> Moment {
        let day = head.day + dice.roll(4)
        let later = max(
            Moment(day, minute: dice.roll(450...1290)), head.adding(minutes: dice.roll(10...40))
        ).adding(milliseconds: dice.roll(60) * 1000)
        return later.day < setting.end.day ? later : head.adding(minutes: 20)
    }

    /// Sorts by time and numbers by year.
    private mutating func number(_ drafts: [(plan: CasePlan, head: Int?)]) {
        let order = drafts.indices.sorted {
            let (left, right) = (drafts[$0].plan.at, drafts[$1].plan.at)
            return left == right ? $0 < $1 : left < right
        }
        var rank = [Int](repeating: 0, count: order.count)
        for (place, draft) in order.enumerated() { rank[draft] = place }
        var (year, serial) = (0, 0)
        plans = order.map { draft in
            var (plan, head) = drafts[draft]
            serial = plan.at.day.year == year ? serial + 1 : 1
            year = plan.at.day.year
            if let number = CaseNumber(year: year, serial: serial) { plan.number = number }
            plan.repeats = head.map { rank[$0] }
            return plan
        }
    }

    private func plan(_ serial: Int) -> CasePlan {
        var dice = Dice(seed: setting.seed, .plan, serial)
        let spread = Spread(seed: setting.seed, serial)
        let ending = CasePlan.Ending.shares[
            spread.pick(0, CasePlan.Ending.shares.map(\.share))
        ].ending
        let kind = Self.kind(
            spread.pick(1, Catalogue.kinds.map(\.share)), ending: ending, &dice)
        let channel = Self.channels[spread.pick(2, Self.channels.map(\.share))].channel
        let replyDays = Self.replyDays(&dice)
        let day = day(ending, replyDays, &dice)
        return CasePlan(
            serial: serial, ending: ending, kind: kind, channel: channel, replyDays: replyDays,
            at: moment(on: day, channel, &dice), number: Self.anyNumber, repeats: nil)
    }

    private static let anyNumber: CaseNumber = {
        guard let number = CaseNumber(year: 2000, serial: 1) else { preconditionFailure() }
        return number
    }()

    /// How cases come in, in thousandths.
    static let channels: [(channel: Channel, share: Int)] = [
        (.phone, 330), (.visit, 190), (.web, 150), (.window, 90), (.card, 50), (.opinionBox, 40),
        (.batch, 45), (.meeting, 35), (.email, 25), (.deputyStudio, 20), (.open311, 13), (.api, 12),
    ]

    /// What is answered on the spot is mostly an enquiry; what is only praise isn't left undone.
    private static func kind(
        _ kind: Int, ending: CasePlan.Ending, _ dice: inout Dice
    ) -> Int {
        let isPraise = Catalogue.kinds[kind].kind == .praise
        switch ending {
        case .answered: return dice.chance(600) ? 2 : kind
        case .signed, .satisfied, .notConfirmed, .registered: return kind
        default: return isPraise ? dice.roll(2) : kind
        }
    }

    /// 38 % within 5 working days, 62 % within 10, 75 % within 15, 83 % within 20, 97 % within 60:
    /// the delays of leaders' message boards.
    private static func replyDays(_ dice: inout Dice) -> Int {
        switch dice.roll(100) {
        case ..<38: dice.roll(1...5)
        case ..<62: dice.roll(6...10)
        case ..<75: dice.roll(11...15)
        case ..<83: dice.roll(16...20)
        case ..<97: dice.roll(21...60)
        default: dice.roll(61...130)
        }
    }

    private func day(_ ending: CasePlan.Ending, _ replyDays: Int, _ dice: inout Dice) -> Day {
        let last = setting.end.day - 1
        if let age = ending.age { return last - dice.roll(age) }
        let least = ending.days + (ending.isLong ? replyDays * 3 / 2 : 0)
        for _ in 0..<8 {
            let day = seasonalDay(&dice)
            if last - day >= least { return day }
        }
        return last - least - dice.roll(50)
    }

    private func seasonalDay(_ dice: inout Dice) -> Day {
        let wanted = dice.roll(demand[demand.count - 1])
        var (low, high) = (0, demand.count - 1)
        while low < high {
            let middle = (low + high) / 2
            if demand[middle] > wanted { high = middle } else { low = middle + 1 }
        }
        return firstDay + low
    }

    /// Cumulated weights by day: more in the rains, little around Spring Festival, half on
    /// weekends, and twice as much at the end as two years before.
    private static func demand(from first: Day) -> [Int] {
        let months = [10, 5, 8, 9, 10, 12, 13, 13, 12, 11, 11, 10]
        var sum = 0
        return (0..<days).map { number in
            let day = first + number
            let growth = 700 + number
            sum += months[day.month - 1] * (day.weekday.isWeekend ? 5 : 10) * growth
            return sum
        }
    }

    /// Counters take cases in only while they are open; the hotline and the web always do.
    private func moment(on day: Day, _ channel: Channel, _ dice: inout Dice) -> Moment {
        let second = Int64(dice.roll(60)) * 1000
        var day = day
        let minute: Int
        switch channel {
        case .window, .batch, .deputyStudio, .card, .opinionBox:
            while !setting.calendar.isWorking(day) { day = day - 1 }
            minute = setting.calendar.officeHours.minute(&dice)
        case .visit, .meeting: minute = dice.roll(520...1250)
        case .phone, .web, .email, .open311, .api:
            minute = dice.chance(700) ? dice.roll(480...1110) : dice.roll(400...1380)
        }
        return Moment(milliseconds: Moment(day, minute: minute).milliseconds + second)
    }
}

/// Points that fill a cube evenly (the R3 sequence), so that the shares hold at any scale.
private struct Spread {
    private let numbers: [UInt64]

    init(seed: UInt64, _ serial: Int) {
        var dice = Dice(seed: seed, .plan, -2)
        let steps: [UInt64] = [0xD1B5_4A32_D192_ED03, 0xABC9_8388_FB8F_AC02, 0x8CB9_2BA7_2F3D_8DD7]
        numbers = steps.map { dice.next() &+ $0 &* UInt64(serial) }
    }

    func pick(_ dimension: Int, _ shares: [Int]) -> Int {
        let total = UInt64(shares.reduce(0, +))
        var left = Int(numbers[dimension].multipliedFullWidth(by: total).high)
        for (index, share) in shares.enumerated() {
            if left < share { return index }
            left -= share
        }
        return shares.count - 1
    }
}

extension OfficeHours {
    /// A minute of the day in which offices work.
    func minute(_ dice: inout Dice) -> Int {
        var left = dice.roll(minutesADay)
        for span in spans {
            if left < span.count { return span.lowerBound + left }
            left -= span.count
        }
        return 600
    }
}
