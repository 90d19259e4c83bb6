import Kernel

/// What was taken up: wishes, pairs, gifts, times at which something is lent.
struct ClaimShown: KindShown {
    let path = "claims"

    func title(_ w: Words) -> String { w["undertaking.claims"] }
    func beginning(_ w: Words) -> String { w["undertaking.takeUp"] }

    func subject(of rule: Rule) -> String? {
        if case .claim(let rule) = rule { rule.claims } else { nil }
    }

    func opening(_ rule: Rule, _ words: PackWords, today: Day) -> [FieldSpec] {
        guard case .claim(let claim) = rule else { return [] }
        let w = words.w
        let fields = [
            FieldSpec(
                name: "case", label: w["undertaking.wishNumber"], kind: .text,
                hint: w["undertaking.wishNumberHint"]),
            FieldSpec(name: "text", label: w["undertaking.wishText"], kind: .area(3)),
        ]
        let windows = words.choices(claim.windows, of: rule)
        if windows.isEmpty { return fields }
        return fields + [
            FieldSpec(
                name: "window", label: w["undertaking.window"],
                kind: .choice(windows, empty: w["field.choose"]))
        ]
    }

    func work(under rule: Rule, _ said: StepReading) throws -> (
        title: String, work: Undertaking.Work
    ) {
        let number = try said.caseNumber("case")
        let what = said.form["text"].trimmed
        guard number != nil || !what.isEmpty else { throw said.problem(.noText, "text") }
        let window = said.form["window"].isEmpty ? nil : said.form["window"]
        let claim = Claim(
            official: said.official.code, serviceCase: number, text: String(what.prefix(500)),
            window: window)
        return (what.isEmpty ? said.form["case"] : String(what.prefix(60)), .claim(claim))
    }

    func state(of it: Undertaking, _ words: PackWords) -> (text: String, look: TagLook) {
        let w = words.w
        guard case .claim(let claim) = it.work else { return (it.state, .plain) }
        return switch claim.state {
        case .taken: (w["undertaking.stateTaken"], .active)
        case .fulfilled: (w["undertaking.stateFulfilled"], .waiting)
        case .confirmed: (w["undertaking.stateConfirmed"], .done)
        case .givenBack: (w["undertaking.stateGivenBack"], .still)
        }
    }

    func steps(of it: Undertaking, _ words: PackWords, today: Day) -> [StepForm] {
        guard case .claim(let claim) = it.work else { return [] }
        let w = words.w
        switch claim.state {
        case .taken:
            return [
                StepForm("fulfilled", w["undertaking.fulfilled"], []),
                StepForm("given-back", w["undertaking.giveBack"], look: .second, []),
            ]
        case .fulfilled:
            return [
                StepForm(
                    "confirmed", w["undertaking.confirmed"],
                    hint: w["undertaking.confirmedHint"], [])
            ]
        case .confirmed, .givenBack: return []
        }
    }

    func change(_ step: String, of it: Undertaking, _ said: StepReading) throws
        -> Undertaking.Change
    {
        switch step {
        case "fulfilled": try it.following(.fulfilled, by: said.official.code)
        case "confirmed": try it.following(.confirmed, by: said.official.code)
        case "given-back": try it.following(.givenBack, by: said.official.code)
        default: throw ProblemDetails.notFound
        }
    }

    func facts(of page: UndertakingPage, _ words: PackWords) -> [SummaryRow] {
        guard case .claim(let claim) = page.it.work else { return [] }
        let w = words.w
        var rows = [
            SummaryRow(w["undertaking.takenBy"], page.person(claim.official))
        ]
        if let number = claim.serviceCase {
            rows.append(SummaryRow(w["undertaking.wishNumber"], caseLink(number)))
        }
        if !claim.text.isEmpty {
            rows.append(SummaryRow(w["undertaking.wishText"], text: claim.text))
        }
        if let window = claim.window {
            rows.append(
                SummaryRow(w["undertaking.window"], text: words.term(window, page.it.rule.id)))
        }
        return rows
    }
}
