extension Claim {
    var json: JSON {
        .object(
            JSON.members([
                "official": .text(official.text),
                "case": serviceCase.map { .text($0.description) }, "text": .text(text),
                "window": window.map { .text($0) }, "state": .text(state.rawValue),
            ]))
    }

    init?(json: JSON) {
        guard let official = json.id(Official.self, "official"), let text = json["text"]?.text,
            let number = json.part("case", { $0.text.flatMap { CaseNumber($0) } }),
            let window = json.maybeText("window"), let state: State = json.word("state")
        else { return nil }
        self.init(
            official: official, serviceCase: number.value, text: text, window: window.value)
        switch state {
        case .taken: break
        case .fulfilled: apply(.fulfilled)
        case .confirmed: apply(.confirmed)
        case .givenBack: apply(.givenBack)
        }
    }
}

extension Project {
    var json: JSON {
        .object(
            JSON.members([
                "begins": .text(begins.description), "answers": answers.json,
                "reached": .list(reached.map(\.json)), "funds": .list(funds.map(\.json)),
                "inspections": .list(inspections.map(\.json)),
                "acceptedOn": acceptedOn.map { .text($0.description) },
            ]))
    }

    init?(json: JSON) {
        guard let begins = json.day("begins"),
            let answers = json["answers"].flatMap({ ConsentCount(json: $0) }),
            let reached = json["reached"]?.list?.all({ Step(json: $0) }),
            let funds = json["funds"]?.list?.all({ Fund(json: $0) }),
            let inspections = json["inspections"]?.list?.all({ Inspected(json: $0) }),
            let accepted = json.part("acceptedOn", { $0.text.flatMap { Day($0) } })
        else { return nil }
        self.init(begins: begins)
        apply(.asked(answers))
        for step in reached { apply(.reached(step)) }
        for fund in funds { apply(.funded(fund)) }
        for inspection in inspections { apply(.inspected(inspection)) }
        if let day = accepted.value { apply(.accepted(on: day)) }
    }
}

extension Project.Change {
    var json: JSON {
        switch self {
        case .asked(let answers): ["asked": answers.json]
        case .reached(let step): ["reached": step.json]
        case .funded(let fund): ["funded": fund.json]
        case .inspected(let inspection): ["inspected": inspection.json]
        case .accepted(let day): ["accepted": .text(day.description)]
        }
    }

    init?(json: JSON) {
        let change: Self? =
            if let json = json["asked"] {
                ConsentCount(json: json).map { .asked($0) }
            } else if let json = json["reached"] {
                Project.Step(json: json).map { .reached($0) }
            } else if let json = json["funded"] {
                Project.Fund(json: json).map { .funded($0) }
            } else if let json = json["inspected"] {
                Project.Inspected(json: json).map { .inspected($0) }
            } else { json.day("accepted").map { .accepted(on: $0) } }
        guard let change else { return nil }
        self = change
    }
}

extension ConsentCount {
    fileprivate var json: JSON {
        [
            "agreed": .number(agreed), "refused": .number(refused), "notAsked": .number(notAsked),
        ]
    }

    fileprivate init?(json: JSON) {
        guard let agreed = json["agreed"]?.number, let refused = json["refused"]?.number,
            let notAsked = json["notAsked"]?.number
        else { return nil }
        self.init(agreed: agreed, refused: refused, notAsked: notAsked)
    }
}

extension Project.Step {
    fileprivate var json: JSON {
        ["milestone": .text(milestone), "on": .text(on.description)]
    }

    fileprivate init?(json: JSON) {
        guard let milestone = json["milestone"]?.text, let on = json.day("on") else { return nil }
        self.init(milestone: milestone, on: on)
    }
}

extension Project.Fund {
    fileprivate var json: JSON { ["source": .text(source), "yuan": .number(yuan)] }

    fileprivate init?(json: JSON) {
        guard let source = json["source"]?.text, let yuan = json["yuan"]?.number else {
            return nil
        }
        self.init(source: source, yuan: yuan)
    }
}

extension Project.Inspected {
    fileprivate var json: JSON {
        [
            "kind": .text(kind.rawValue), "on": .text(on.description),
            "toCorrect": .text(toCorrect),
        ]
    }

    fileprivate init?(json: JSON) {
        guard let kind: Inspection = json.word("kind"), let on = json.day("on"),
            let toCorrect = json["toCorrect"]?.text
        else { return nil }
        self.init(kind: kind, on: on, toCorrect: toCorrect)
    }
}

extension Decision {
    var json: JSON {
        .object(
            JSON.members([
                "what": .text(what), "about": about.map { .text($0.text) },
                "reason": .text(reason), "prize": .number(prize),
                "from": .text(from.description),
            ]))
    }

    init?(json: JSON) {
        guard let what = json["what"]?.text, let reason = json["reason"]?.text,
            let about = json.maybeID("about", of: Official.self),
            let prize = json["prize"]?.number, let from = json.day("from")
        else { return nil }
        self.init(what: what, about: about.value, reason: reason, prize: prize, from: from)
    }
}
