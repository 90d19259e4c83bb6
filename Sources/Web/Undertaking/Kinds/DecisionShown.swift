import Kernel

/// What somebody decided after a result.
struct DecisionShown: KindShown {
    let path = "decisions"

    func title(_ w: Words) -> String { w["undertaking.decisions"] }
    func beginning(_ w: Words) -> String { w["undertaking.decide"] }

    func subject(of rule: Rule) -> String? {
        if case .consequence(let rule) = rule { rule.after } else { nil }
    }

    func opening(_ rule: Rule, _ words: PackWords, today: Day) -> [FieldSpec] {
        guard case .consequence(let consequence) = rule else { return [] }
        let w = words.w
        return [
            FieldSpec(
                name: "what", label: w["undertaking.what"],
                kind: .choice(
                    words.choices(consequence.leadsTo, of: rule), empty: w["field.choose"])),
            FieldSpec(name: "about", label: w["undertaking.about"], kind: .text),
            FieldSpec(name: "reason", label: w["undertaking.reason"], kind: .area(3)),
            FieldSpec(name: "prize", label: w["undertaking.prize"], kind: .number, value: "0"),
            .day(w, today),
        ]
    }

    /// A decision about somebody nobody knows would concern nobody.
    func names(in form: SentForm) -> [NamedOfficials] {
        [NamedOfficials(field: "about", names: [form["about"].trimmed], need: .known)]
    }

    func work(under rule: Rule, _ said: StepReading) throws -> (
        title: String, work: Undertaking.Work
    ) {
        let about = said.form["about"].trimmed
        let decision = Decision(
            what: try said.text("what"), about: about.isEmpty ? nil : said.known[about]?.code,
            reason: try said.text("reason"), prize: try said.number("prize"),
            from: try said.day("on"))
        return (decision.reason, .decision(decision))
    }

    func state(of it: Undertaking, _ words: PackWords) -> (text: String, look: TagLook) {
        (words.w["undertaking.stateDecided"], .done)
    }

    func steps(of it: Undertaking, _ words: PackWords, today: Day) -> [StepForm] { [] }

    func change(_ step: String, of it: Undertaking, _ said: StepReading) throws
        -> Undertaking.Change
    {
        throw ProblemDetails.notFound
    }

    func facts(of page: UndertakingPage, _ words: PackWords) -> [SummaryRow] {
        guard case .decision(let decision) = page.it.work else { return [] }
        let w = words.w
        var rows = [
            SummaryRow(w["undertaking.what"], text: words.term(decision.what, page.it.rule.id))
        ]
        if let about = decision.about {
            rows.append(SummaryRow(w["undertaking.about"], page.person(about)))
        }
        rows.append(SummaryRow(w["undertaking.reason"], text: decision.reason))
        if decision.prize > 0 {
            rows.append(SummaryRow(w["undertaking.prize"], text: String(decision.prize)))
        }
        rows.append(SummaryRow(w["undertaking.day"], text: w.day(decision.from)))
        if case .consequence(let rule) = page.it.rule, let last = rule.lastDay(from: decision.from)
        {
            rows.append(SummaryRow(w["undertaking.until"], text: w.day(last)))
        }
        return rows
    }
}
