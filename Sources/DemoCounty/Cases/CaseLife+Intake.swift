import Kernel

extension CaseLife {
    /// Goes as far as the plan says.
    mutating func run() {
        guard plan.ending != .registered else { return }
        switch plan.ending {
        case .answered:
            wait(minutes: 3...90)
            done(.answer(text: answer), by: staff.desk(&dice))
        case .merged:
            accept()
            wait(minutes: 10...200)
            merge()
        case .declined, .finallyDeclined: decline()
        default:
            accept()
            if plan.ending != .accepted { handle() }
        }
    }

    private mutating func accept() {
        if matter.matter.isDanger {
            move(to: now.adding(minutes: dice.roll(2...15)))
        } else {
            wait(minutes: 8...300)
        }
        done(.acceptance, by: staff.desk(&dice))
    }

    /// Declined with a reason; some ask for a review, which upholds it or is still going on.
    private mutating func decline() {
        if dice.chance(500) { accept() }
        wait(workingDays: dice.roll(1...3))
        let reason = dice.pick(StockPhrases.refusals)
        let basis = dice.chance(500) ? dice.pick(StockPhrases.legalBases) : nil
        done(.refusal(reason: reason, legalBasis: basis), by: staff.desk(&dice))
        if dice.chance(400) {
            wait(days: 2...15)
            done(.review(reason: dice.pick(StockPhrases.reviews)), by: requester)
            if plan.ending == .declined, dice.chance(500) { return }
            wait(workingDays: dice.roll(5...15))
            done(
                .refusal(reason: dice.pick(StockPhrases.upholdings), legalBasis: basis),
                by: staff.supervisor(&dice))
        }
        guard plan.ending == .finallyDeclined else { return }
        wait(workingDays: dice.roll(23...27))
        done(.closure(.declined, reason: nil), by: staff.desk(&dice))
    }

    /// Dispatch, and what may go wrong with it.
    private mutating func handle() {
        wait(minutes: 15...420)
        assign()
        switch plan.ending {
        case .assigned:
            if dice.chance(300) { urge() }
        case .disputed: dispute()
        case .escalated:
            if dice.chance(400) { promise() }
            escalate()
        default:
            if dice.chance(20) { disputeAndRule() }
            if dice.chance(12) { escalateAndReassign() }
            work()
        }
    }

    mutating func assign() {
        let official =
            dice.chance(450) ? setting.officials.all[staff.handler(of: unit, &dice)].code : nil
        done(
            .assignment(unit: setting.units.all[unit].handling.code, official: official),
            by: staff.desk(&dice))
    }

    private mutating func dispute() {
        wait(minutes: 60...700)
        done(.dispute(reason: dice.pick(StockPhrases.disputes)), by: handler)
    }

    private mutating func disputeAndRule() {
        dispute()
        wait(workingDays: dice.roll(1...2))
        if dice.chance(650) { unit = staff.otherUnit(than: unit, &dice) }
        done(
            .ruling(
                unit: setting.units.all[unit].handling.code,
                reason: dice.pick(StockPhrases.rulings)),
            by: staff.supervisor(&dice))
    }

    private mutating func escalate() {
        wait(workingDays: dice.roll(1...5))
        let office = setting.units.index("530827-ZFB")
        done(
            .escalation(
                reason: dice.pick(StockPhrases.escalations),
                to: dice.chance(500) ? setting.units.all[office].handling.code : nil),
            by: handler)
    }

    private mutating func escalateAndReassign() {
        escalate()
        wait(workingDays: dice.roll(1...4))
        unit = staff.otherUnit(than: unit, &dice)
        assign()
    }

    mutating func urge() {
        wait(workingDays: dice.roll(1...3))
        done(.urging(text: dice.pick(StockPhrases.urgings)), by: staff.supervisor(&dice))
    }

    var requester: Actor { .requester(assistedBy: nil) }

    /// A handler of the unit that has it.
    var handler: Actor {
        mutating get { setting.officials.actor(staff.handler(of: unit, &dice)) }
    }

    private var answer: String {
        mutating get {
            dice.chance(700)
                ? dice.pick(matter.replies).filled(matter.values)
                : dice.pick(StockPhrases.answers)
        }
    }
}
