import Kernel

/// Rotas: who is on which day, filled by hand or in turn, and who stood in for whom.
struct RotaShown: KindShown {
    let path = "rotas"

    func title(_ w: Words) -> String { w["rota.title"] }
    func beginning(_ w: Words) -> String { w["rota.begin"] }

    func subject(of rule: Rule) -> String? {
        if case .cadence(let rule) = rule { rule.duty } else { nil }
    }

    // MARK: Beginning

    /// To the end of this month, in its last week to the end of the next.
    func opening(_ rule: Rule, _ words: PackWords, today: Day) -> [FieldSpec] {
        let w = words.w
        let last = Period(.month, containing: today + 7).end
        return [
            FieldSpec(name: "from", label: w["rota.from"], kind: .date, value: today.description),
            FieldSpec(name: "to", label: w["rota.to"], kind: .date, value: last.description),
            FieldSpec(
                name: "every", label: w["rota.every"], kind: .number, hint: w["rota.everyHint"],
                value: String(rule.usualStep)),
            names(w), atOnce(w),
        ]
    }

    private func names(_ w: Words) -> FieldSpec {
        FieldSpec(name: "names", label: w["rota.names"], kind: .area(5), hint: w["rota.namesHint"])
    }

    private func atOnce(_ w: Words) -> FieldSpec {
        FieldSpec(name: "atOnce", label: w["rota.atOnce"], kind: .number, value: "1")
    }

    func names(in form: SentForm) -> [NamedOfficials] {
        let fields = form.fields.fields.map(\.name).filter {
            ["names", "person", "standIn"].contains($0) || $0.hasPrefix(Self.dayPrefix)
        }
        return Set(fields).sorted().map {
            NamedOfficials(field: $0, names: form.names($0), need: .clear)
        }
    }

    func work(under rule: Rule, _ said: StepReading) throws -> (
        title: String, work: Undertaking.Work
    ) {
        let (first, last) = (try said.day("from"), try said.day("to"))
        guard first <= last else { throw said.problem(.badDate, "to") }
        guard let empty = Rota(days: first...last, every: try said.number("every", atLeast: 1))
        else { throw said.problem(.badCount, "every") }
        let rota = empty.filled(
            inTurnBy: said.people("names"), atOnce: try said.number("atOnce", atLeast: 1))
        return (said.words.period(Period(named: first...last)), .rota(rota))
    }

    // MARK: Steps

    private static let dayPrefix = "day-"

    func steps(of it: Undertaking, _ words: PackWords, today: Day) -> [StepForm] {
        guard case .rota(let rota) = it.work else { return [] }
        let w = words.w
        let days = rota.dates.filter { $0 >= today || rota.people(on: $0).isEmpty }.map { day in
            FieldSpec(
                name: Self.dayPrefix + day.description, label: w.dayInWeek(day), kind: .text,
                value: rota.people(on: day).map(\.text).joined(separator: "、"))
        }
        let swap = [
            FieldSpec(name: "on", label: w["rota.swapDay"], kind: .date, value: today.description),
            FieldSpec(name: "person", label: w["rota.swapFrom"], kind: .text),
            FieldSpec(name: "standIn", label: w["rota.swapTo"], kind: .text),
            FieldSpec(
                name: "back", label: w["rota.swapBack"], kind: .date, hint: w["rota.swapBackHint"]),
            FieldSpec(name: "reason", label: w["undertaking.reason"], kind: .area(2)),
        ]
        return [
            rota.gaps.isEmpty
                ? nil : StepForm("fill", w["rota.fill"], [names(w), atOnce(w)]),
            days.isEmpty
                ? nil : StepForm("days", w["rota.setDays"], hint: w["rota.daysHint"], days),
            rota.shifts.isEmpty ? nil : StepForm("swap", w["rota.swap"], look: .second, swap),
        ].compactMap(\.self)
    }

    func change(_ step: String, of it: Undertaking, _ said: StepReading) throws
        -> Undertaking.Change
    {
        guard case .rota(let rota) = it.work else { throw ProblemDetails.notFound }
        switch step {
        case "fill":
            let people = said.people("names")
            guard !people.isEmpty else { throw said.problem(.noName, "names") }
            return try it.fillingInTurn(
                people, atOnce: try said.number("atOnce", atLeast: 1))
        case "days":
            let sent = Set(said.form.fields.fields.map(\.name))
            let shifts = rota.dates.flatMap { day in
                let field = Self.dayPrefix + day.description
                let people = sent.contains(field) ? said.people(field) : rota.people(on: day)
                return people.map { Rota.Shift(on: day, who: $0) }
            }
            return try it.setting(shifts, on: said.today)
        case "swap":
            let back = said.form["back"].trimmed.isEmpty ? nil : try said.day("back")
            return try it.swapping(
                Rota.Swap(
                    on: try said.day("on"), from: try said.person("person"),
                    to: try said.person("standIn"), back: back,
                    reason: try said.text("reason")))
        default: throw ProblemDetails.notFound
        }
    }

    // MARK: What is shown

    func state(of it: Undertaking, _ words: PackWords) -> (text: String, look: TagLook) {
        guard case .rota(let rota) = it.work, rota.gaps.isEmpty else {
            return (words.w["undertaking.stateGap"], .soon)
        }
        return (words.w["undertaking.stateWhole"], .done)
    }

    func facts(of page: UndertakingPage, _ words: PackWords) -> [SummaryRow] {
        guard case .rota(let rota) = page.it.work else { return [] }
        let w = words.w
        let days = w(
            "rota.fromTo", ["from": w.day(rota.days.lowerBound), "to": w.day(rota.days.upperBound)])
        var rows = [
            SummaryRow(w["rota.days"], text: days),
            SummaryRow(w["rota.every"], text: w("rota.everyDays", ["n": rota.every])),
        ]
        if !rota.gaps.isEmpty {
            let some = rota.gaps.prefix(10).map(w.shortDay)
            rows.append(
                SummaryRow(
                    w["rota.gaps"],
                    text: w("rota.gapDays", ["n": rota.gaps.count, "days": w.list(some)])))
        }
        return rows
    }

    func tables(of it: Undertaking, _ words: PackWords) -> [Html] {
        guard case .rota(let rota) = it.work else { return [] }
        let w = words.w
        let days = table(
            w["rota.title"], [Column(w["undertaking.day"]), Column(w["rota.who"])],
            rota.dates.map { day in
                let people = rota.people(on: day)
                return [
                    "\(w.dayInWeek(day))",
                    people.isEmpty
                        ? tag(w["rota.nobody"], .soon)
                        : "\(w.list(people.map(\.name)))",
                ]
            }, hidesCaption: true)
        if rota.swaps.isEmpty { return [days] }
        let swaps = table(
            w["rota.swaps"],
            [
                Column(w["undertaking.day"]), Column(w["rota.swapFrom"]),
                Column(w["rota.swapTo"]), Column(w["undertaking.reason"]),
            ],
            rota.swaps.map { swap in
                [
                    "\(w.shortDay(swap.on))\(some: swap.back, { " ⇄ \(w.shortDay($0))" })",
                    "\(swap.from.name)", "\(swap.to.name)", "\(swap.reason)",
                ]
            })
        return [days, swaps]
    }
}

extension Rota.Person {
    /// What a field says that names her: the code, where two could bear the name.
    fileprivate var text: String { official?.text ?? name }
}

extension Rule {
    /// Every how many days somebody is on as a rule: of what is done by day once a week every
    /// seventh, else each day.
    fileprivate var usualStep: Int {
        guard case .cadence(let rule) = self, rule.every == .every(.week), !rule.isByNight else {
            return 1
        }
        return 7
    }
}

extension Period {
    /// The month, if the days are one; else the stretch.
    fileprivate init(named days: ClosedRange<Day>) {
        let month = Period(.month, containing: days.lowerBound)
        self = month.days == days ? month : Period(days)
    }
}

extension StepReading {
    /// Those whom a field names, parted by commas or lines.
    func people(_ field: String) -> [Rota.Person] {
        form.names(field).map { name in
            let official = known[name]
            return Rota.Person(name: official?.name ?? name, official: official?.code)
        }
    }

    fileprivate func person(_ field: String) throws -> Rota.Person {
        let people = people(field)
        guard people.count == 1 else { throw problem(.noName, field) }
        return people[0]
    }
}

extension SentForm {
    /// The names or codes in a field, parted by commas or lines; each cut to 60 characters.
    func names(_ field: String) -> [String] { SentForm.names(in: SentForm.lines(self[field])) }

    static func names(in text: String) -> [String] {
        text.split(whereSeparator: { "\n、，,;；/".contains($0) })
            .map { String(String($0).trimmed.prefix(60)) }.filter { !$0.isEmpty }
    }
}
