import Kernel

extension CaseLife {
    /// The reply; after it the resident has the last word.
    mutating func finish(_ others: [Int]) {
        let isReopened = dice.chance(60)
        switch plan.ending {
        case .replied:
            reply(others, claim: anyClaim)
            if dice.chance(250) { remind(1) }
        case .revisited:
            let claim = anyClaim
            reply(others, claim: claim)
            revisit(isContent: claim == .yes && dice.chance(600))
        case .notConfirmed:
            reply(others, claim: anyClaim)
            closeUnconfirmed()
        case .signed, .satisfied:
            reply(others, claim: isReopened ? anyClaim : .yes)
            if isReopened { reopen() }
            if plan.ending == .signed { sign() } else { closeSatisfied() }
        default: break
        }
    }

    /// What units claim of their work: mostly that it is done.
    private var anyClaim: Solved {
        mutating get { dice.chance(880) ? .yes : dice.chance(700) ? .partly : .no }
    }

    /// Asked by the hotline, never by the one who replied.
    private mutating func revisit(isContent: Bool) {
        wait(workingDays: dice.roll(1...4))
        let answer =
            isContent
            ? Answer(
                solved: .yes, satisfied: true,
                text: dice.chance(800) ? dice.pick(StockPhrases.contentments) : nil)
            : discontent
        done(.revisit(answer), by: staff.hotline(&dice))
    }

    /// Not solved, solved but badly, or half: solved and satisfied are two facts.
    private var discontent: Answer {
        mutating get {
            switch dice.roll(10) {
            case 0...4:
                Answer(
                    solved: .no, satisfied: false,
                    text: pick(StockPhrases.discontents, StockPhrases.onSiteDiscontents))
            case 5: Answer(solved: .yes, satisfied: false, text: "事情解决了，就是拖得太久。")
            case 6...7:
                Answer(solved: .partly, satisfied: false, text: dice.pick(StockPhrases.halves))
            default:
                Answer(solved: .partly, satisfied: true, text: dice.pick(StockPhrases.halves))
            }
        }
    }

    /// Not solved: it goes back to the unit, which promises and replies anew.
    private mutating func reopen() {
        revisit(isContent: false)
        wait(minutes: 10...300)
        done(.reopening(reason: dice.pick(StockPhrases.reopenings)), by: staff.hotline(&dice))
        wait(workingDays: 0)
        promise(due: workingDay(dice.roll(2...5), after: now.day))
        wait(workingDays: dice.roll(1...3))
        reply([])
    }

    /// Signs with her pick-up code, or on the device of an official who visits her.
    private mutating func sign() {
        if dice.chance(550) { revisit(isContent: true) }
        wait(days: 1...4)
        let assistant = setting.households.official(matter.group, matter.household)
        let signer: Actor =
            dice.chance(300)
            ? .requester(assistedBy: setting.officials.all[assistant].code) : requester
        done(.signature(Answer(solved: .yes, satisfied: true)), by: signer)
        rate()
    }

    private mutating func closeSatisfied() {
        revisit(isContent: true)
        wait(minutes: 5...600)
        let isClosed = done(.closure(.satisfied, reason: nil), by: staff.hotline(&dice))
        // Where the rules want her signature, it is asked for.
        if !isClosed { done(.signature(Answer(solved: .yes, satisfied: true)), by: requester) }
        rate()
    }

    /// Nobody answers: reminders, then not confirmed, which is never satisfied.
    private mutating func closeUnconfirmed() {
        let replied = now
        remind(2)
        if let silence = rules.silence {
            let over = setting.calendar.due(after: replied, silence).day
            move(to: moment(on: workingDay(0, after: max(over, now.day) + dice.roll(1...3))))
        } else {
            wait(workingDays: dice.roll(5...10))
        }
        done(
            .closure(.notConfirmed, reason: dice.pick(StockPhrases.silences)),
            by: staff.hotline(&dice))
    }

    private mutating func remind(_ times: Int) {
        for _ in 0..<times {
            wait(workingDays: dice.roll(2...4))
            done(.note(text: dice.pick(StockPhrases.reminders)), by: staff.hotline(&dice))
        }
    }

    private mutating func rate() {
        guard dice.chance(300) else { return }
        wait(days: 0...5)
        let isSatisfied = dice.chance(930)
        let score = isSatisfied ? dice.roll(4...5) : dice.roll(1...3)
        let text = isSatisfied ? dice.pick(StockPhrases.contentments) : "处理时间有点长。"
        done(
            .rating(
                satisfied: isSatisfied, score: dice.chance(700) ? score : nil,
                text: dice.chance(500) ? text : nil),
            by: requester)
    }
}
