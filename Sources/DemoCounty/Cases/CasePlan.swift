import Kernel

/// What is decided about a case before it is written: when it comes in, how, and how it ends.
struct CasePlan: Sendable {
    /// The seed of its dice; not its place in the order.
    let serial: Int
    let ending: Ending
    /// An index into `Catalogue.kinds`.
    let kind: Int
    let channel: Channel
    /// Working days from the registration to the reply.
    let replyDays: Int
    var at: Moment
    var number: CaseNumber
    /// The case that it repeats, as an index into the plans.
    var repeats: Int?

    /// How far it has come by the county's end.
    enum Ending: Sendable {
        case registered, accepted, assigned, disputed, escalated, promised, suspended, replied
        case revisited, signed, satisfied, notConfirmed, answered, withdrawn, declined
        case finallyDeclined, merged

        /// In thousandths: 81 % closed, 15 % going on.
        static let shares: [(ending: Ending, share: Int)] = [
            (.signed, 242), (.satisfied, 392), (.notConfirmed, 85), (.answered, 75),
            (.withdrawn, 15), (.finallyDeclined, 8), (.merged, 20), (.declined, 14),
            (.registered, 9), (.accepted, 9), (.assigned, 18), (.disputed, 5), (.escalated, 7),
            (.promised, 63), (.suspended, 8), (.replied, 19), (.revisited, 11),
        ]

        /// How many days ago such a case came in; nil where the season decides.
        var age: ClosedRange<Int>? {
            switch self {
            case .registered: 0...1
            case .accepted: 0...3
            case .assigned: 1...18
            case .disputed: 2...9
            case .escalated: 6...70
            case .promised: 3...75
            case .suspended: 15...160
            case .replied: 5...40
            case .revisited: 6...45
            case .declined: 3...120
            default: nil
            }
        }

        /// Days that it takes at least, besides those to the reply.
        var days: Int {
            switch self {
            case .answered: 1
            case .notConfirmed: 40
            case .finallyDeclined: 75
            case .withdrawn: 8
            default: 14
            }
        }

        var isLong: Bool { self == .signed || self == .satisfied || self == .notConfirmed }
    }
}

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
        let others = drafts.indices.lazy.filter { drafts[$0].plan.ending.isLong }
            .suffix(max(0, repeats - mergers.count))
        let heads = drafts.indices.filter { drafts[$0].plan.ending.isLong }
        var dice = Dice(seed: setting.seed, .plan, -1)
        var head = 0
        var left = 0
        for follower in mergers + others {
            if left == 0 {
                head = Self.head(among: heads, drafts.map(\.plan), &dice)
                left = dice.roll(2...6)
            }
            left -= 1
            guard follower != head else { continue }
            drafts[follower].head = head
            drafts[follower].plan.at = moment(after: drafts[head].plan.at, &dice)
        }
        number(drafts)
    }

    /// Of a thousand cases, how many repeat another.
    static let repeatShare = 45

    /// A case that took a while, so that the repeats came in before it was replied to.
    private static func head(among heads: [Int], _ plans: [CasePlan], _ dice: inout Dice) -> Int {
        for _ in 0..<40 {
            let head = dice.pick(heads)
            if plans[head].replyDays >= 9 { return head }
        }
        return heads[0]
    }

    /// A few hours to three days later.
    private func moment(after head: Moment, _ dice: inout Dice) -> Moment {
        let later = head.adding(minutes: dice.roll(40...4000))
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
