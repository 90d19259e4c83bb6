import Kernel

extension CaseLife {
    /// From the promise to the reply, and then to the end.
    mutating func work() {
        let replyDay = workingDay(plan.replyDays, after: plan.at.day)
        switch plan.ending {
        case .promised: promiseForNow()
        case .suspended:
            promise()
            suspend()
        case .withdrawn:
            if dice.chance(600) { promise() }
            wait(days: 1...5)
            done(.closure(.withdrawn, reason: dice.pick(StockPhrases.withdrawals)), by: requester)
        default:
            promise(for: replyDay)
            if dice.chance(25) { suspendAndResume() }
            note()
            let others = join()
            moveTowards(replyDay)
            finish(others)
        }
    }

    /// A promise that is kept in four of five cases: one moves the date, one gets an extension,
    /// one is only urged.
    private mutating func promise(for replyDay: Day) {
        wait(workingDays: dice.roll(min(3, max(1, plan.replyDays))))
        let late = dice.roll(1...6)
        guard dice.chance(200), replyDay - late > now.day else {
            promise(due: workingDay(dice.pick([0, 0, 1, 2, 3, 5]), after: max(replyDay, now.day)))
            return
        }
        let due = workingDay(0, after: replyDay - late)
        promise(due: due)
        let later = workingDay(dice.roll(4), after: replyDay)
        switch dice.roll(10) {
        case 0...4:
            moveTowards(due)
            done(
                .promiseMove(
                    due: .end(of: later), reason: pick(StockPhrases.moves, StockPhrases.onSiteMoves)
                ),
                by: handler)
        case 5...6: extend()
        default:
            moveTowards(due + 1)
            done(.urging(text: dice.pick(StockPhrases.urgings)), by: staff.supervisor(&dice))
        }
    }

    /// A promise within which it still is, or that is overdue by now.
    private mutating func promiseForNow() {
        wait(workingDays: dice.roll(2))
        let today = setting.end.day
        let age = today - now.day
        guard dice.chance(750), age > 3 else {
            promise(due: workingDay(dice.roll(15), after: today))
            note()
            if dice.chance(150) { _ = join() }
            return
        }
        promise(due: workingDay(0, after: now.day + 1 + dice.roll(min(age - 3, 20))))
        note()
        if dice.chance(200) { extend() }
        let urgings = dice.pick(weights: [5, 3, 2])
        for _ in 0..<urgings { urge() }
    }

    mutating func promise() { promise(due: workingDay(dice.roll(3...15), after: now.day)) }

    mutating func promise(due day: Day) {
        move(to: now.adding(minutes: dice.roll(2...40)))
        let text = dice.chance(700) ? pick(StockPhrases.promises, StockPhrases.onSitePromises) : nil
        done(.promise(due: .end(of: max(day, now.day)), text: text), by: handler)
    }

    /// Asks for more time where a clock for the reply runs and may be extended.
    private mutating func extend() {
        guard let clock = rules.replyClock, clock.maxExtension != nil,
            let current = it.dueDates(under: rules, calendar: setting.calendar)
                .first(where: { $0.rule.id == clock.id })
        else { return }
        wait(workingDays: dice.roll(1...2))
        let later = workingDay(dice.roll(5...10), after: current.due.day + 1)
        done(
            .extension(due: .end(of: later), reason: dice.pick(StockPhrases.extensions)),
            by: staff.supervisor(&dice))
    }

    private mutating func suspend() {
        guard !rules.suspensionReasons.isEmpty else { return }
        wait(workingDays: dice.roll(1...6))
        done(.suspension(reason: dice.pick(rules.suspensionReasons)), by: handler)
    }

    private mutating func suspendAndResume() {
        suspend()
        wait(workingDays: dice.roll(2...6))
        done(.resumption, by: handler)
    }

    private mutating func note() {
        guard dice.chance(280) else { return }
        wait(minutes: 60...900)
        done(.note(text: pick(StockPhrases.notes, StockPhrases.onSiteNotes)), by: handler)
    }

    /// Calls in another unit or two 联办; those that came.
    private mutating func join() -> [Int] {
        guard dice.chance(45) else { return [] }
        let others = [staff.otherUnit(than: unit, &dice)]
        wait(minutes: 30...400)
        let codes = others.map { setting.units.all[$0].handling.code }
        return done(.jointHandling(units: codes), by: staff.desk(&dice)) ? others : []
    }

    private mutating func moveTowards(_ day: Day) {
        if day > now.day { move(to: moment(on: workingDay(0, after: day))) }
    }

    /// Every unit that takes part replies for itself; `claim` is what the leading one says.
    mutating func reply(_ others: [Int], claim: Solved = .yes) {
        for unit in others {
            wait(minutes: 20...300)
            var values = matter.values
            values[.unit] = setting.units.all[unit].handling.name
            let handler = setting.officials.actor(staff.handler(of: unit, &dice))
            let text = dice.pick(StockPhrases.supports).filled(values)
            done(.reply(text: text, solved: .yes), by: handler)
        }
        wait(minutes: 5...120)
        done(.reply(text: replyText(claim), solved: claim), by: handler)
    }

    private mutating func replyText(_ claim: Solved) -> String {
        var values = matter.values
        values[.unit] = setting.units.all[unit].handling.name
        var parts = [dice.pick(StockPhrases.greetings).filled(values)]
        let isProblem = [.help, .complaint, .criticism, .dispute].contains(matter.kind)
        if isProblem, dice.chance(650) {
            let checks = matter.isOnSite ? StockPhrases.onSiteChecks : StockPhrases.checks
            parts.append(dice.pick(checks).filled(values))
        }
        switch claim {
        case .yes: parts.append(dice.pick(matter.replies).filled(values))
        case .partly: parts.append(dice.pick(StockPhrases.partReplies))
        case .no: parts.append(dice.pick(StockPhrases.denials))
        }
        if dice.chance(600) { parts.append(dice.pick(StockPhrases.thanks)) }
        return parts.joined()
    }
}
