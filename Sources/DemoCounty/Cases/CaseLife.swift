import Kernel

/// Lives one case, deed by deed: the Kernel decides on each as it would at the counter, and what
/// it refuses isn't done.
struct CaseLife {
    private(set) var it: ServiceCase
    private(set) var isMerged = false
    let plan: CasePlan
    let matter: CaseMatter
    let head: CasePlan?
    let setting: CaseSetting
    let rules: CaseRules
    let staff: CaseStaff
    var dice: Dice
    /// The unit that has it, as an index.
    var unit: Int
    var now: Moment

    init(_ plan: CasePlan, _ matter: CaseMatter, head: CasePlan?, _ setting: CaseSetting) {
        self.plan = plan
        self.matter = matter
        self.head = head
        self.setting = setting
        dice = Dice(seed: setting.seed, .life, plan.serial)
        staff = CaseStaff(setting, matter, plan.channel)
        unit = staff.unit(&dice)
        let about = staff.about(unit, &dice)
        if about != nil { unit = staff.government }
        let registration = Self.registration(plan, matter, setting, about: about, &dice)
        rules = setting.rules(registration)
        now = plan.at
        let first = Entry(
            sequence: 1, at: plan.at, by: staff.registrar(&dice),
            deed: .registration(registration))
        it = ServiceCase(number: plan.number, registration, first: first)
    }

    private static func registration(
        _ plan: CasePlan, _ matter: CaseMatter, _ setting: CaseSetting,
        about: Registration.Subject?, _ dice: inout Dice
    ) -> Registration {
        let group = setting.territory.groups[matter.group]
        let place =
            dice.chance(800) ? group.code : setting.territory.villages[group.village].code
        let isAnonymous = plan.channel != .visit && dice.chance(80)
        let (name, phone) = setting.households.requester(matter.group, matter.household)
        let requester = Registration.Requester(
            name: name, phone: phone, keepPrivate: dice.chance(90))
        return Registration(
            kind: matter.kind, channel: plan.channel, place: place, title: matter.title,
            text: matter.text, requester: isAnonymous ? nil : requester, isAnonymous: isAnonymous,
            isDanger: matter.matter.isDanger, about: about, ruleSet: setting.ruleSet)
    }

    /// Does `deed` now if the Kernel allows it.
    @discardableResult
    mutating func done(_ deed: Deed, by actor: Actor) -> Bool {
        do {
            try deed.checkSoundness(at: now, under: rules)
            it.apply(
                try it.doing(deed, by: actor, at: now, under: rules, calendar: setting.calendar))
            return true
        } catch {
            return false
        }
    }

    /// One of `general`, or of `onSite` where somebody had to go there.
    mutating func pick(_ general: [String], _ onSite: [String]) -> String {
        dice.pick(matter.isOnSite ? onSite + general : general)
    }

    mutating func merge() {
        guard let head else { return }
        isMerged = done(.merger(into: head.number), by: staff.desk(&dice))
    }

    // The end of the county's time is never reached: what would come too late comes sooner.

    /// Lets up to `range` minutes go by, to a time at which offices work.
    mutating func wait(minutes range: ClosedRange<Int>) {
        let later = now.adding(minutes: dice.roll(range))
        let hours = setting.calendar.officeHours
        let isOpen =
            setting.calendar.isWorking(later.day)
            && hours.spans.contains { $0.contains(later.minute) }
        if isOpen { move(to: later) } else { wait(workingDays: isLate(later) ? 1 : 0) }
    }

    private func isLate(_ moment: Moment) -> Bool {
        moment.minute >= setting.calendar.officeHours.spans.last?.upperBound ?? 0
            || moment.day > now.day
    }

    /// Goes on `days` working days later, at a time at which offices work; 0 is later today, or
    /// the next working day.
    mutating func wait(workingDays days: Int) {
        move(to: moment(on: workingDay(days, after: now.day)))
    }

    /// Goes on `range` natural days later, at any hour at which people are up.
    mutating func wait(days range: ClosedRange<Int>) {
        let day = now.day + dice.roll(range)
        move(to: Moment(day, minute: dice.roll(450...1290)).adding(milliseconds: dice.roll(60_000)))
    }

    mutating func move(to moment: Moment) {
        let earliest = now.adding(milliseconds: 61_000)
        let wanted = max(moment, earliest)
        let left = setting.end.milliseconds - now.milliseconds
        now = wanted < setting.end ? wanted : now.adding(milliseconds: Int(left / 3))
    }

    mutating func moment(on day: Day) -> Moment {
        Moment(day, minute: setting.calendar.officeHours.minute(&dice))
            .adding(milliseconds: dice.roll(60) * 1000)
    }

    func workingDay(_ days: Int, after day: Day) -> Day {
        var day = day
        var left = days
        while left > 0 || !setting.calendar.isWorking(day) {
            day = day + 1
            if setting.calendar.isWorking(day) { left -= 1 }
        }
        return day
    }
}

extension Moment {
    func adding(milliseconds more: Int) -> Moment {
        Moment(milliseconds: milliseconds + Int64(more))
    }
}
