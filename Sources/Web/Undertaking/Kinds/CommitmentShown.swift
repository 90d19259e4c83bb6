import Kernel

/// Commitments: what somebody promised residents, line by line, and what of it was kept.
struct CommitmentShown: KindShown {
    let path = "commitments"

    func title(_ w: Words) -> String { w["commitment.title"] }
    func beginning(_ w: Words) -> String { w["commitment.begin"] }

    func subject(of rule: Rule) -> String? {
        if case .cadence(let rule) = rule { rule.duty } else { nil }
    }

    // MARK: Beginning

    func opening(_ rule: Rule, _ words: PackWords, today: Day) -> [FieldSpec] {
        let w = words.w
        let to = Commitment.Addressee.allCases.map { Choice($0.rawValue, name(of: $0, w)) }
        return [
            .title(w),
            FieldSpec(
                name: "lines", label: w["commitment.lines"], kind: .area(6),
                hint: w["commitment.linesHint"]),
            FieldSpec(
                name: "to", label: w["commitment.to"], kind: .choice(to, empty: nil),
                value: Commitment.Addressee.place.rawValue),
            FieldSpec(
                name: "published", label: w["commitment.publish"],
                kind: .choice(
                    [
                        Choice("yes", w["commitment.published"]),
                        Choice("no", w["commitment.unpublished"]),
                    ], empty: nil), hint: w["commitment.publishHint"], value: "yes"),
        ]
    }

    private func name(of addressee: Commitment.Addressee, _ w: Words) -> String {
        switch addressee {
        case .place: w["commitment.toPlace"]
        case .linkedHouseholds: w["commitment.toHouseholds"]
        }
    }

    func work(under rule: Rule, _ said: StepReading) throws -> (
        title: String, work: Undertaking.Work
    ) {
        let kind: CommitmentKind? = if case .cadence(let rule) = rule { rule.makes } else { nil }
        let title = try said.text("title")
        _ = try said.text("lines", atMost: 10_000)
        let commitment = Commitment(
            kind: kind, maker: said.official.code,
            to: Commitment.Addressee(rawValue: said.form["to"]) ?? .place,
            isPublished: said.form["published"] == "yes",
            lines: said.lines("lines").map { Commitment.Line(line: $0) })
        return (title, .commitment(commitment))
    }

    // MARK: Steps

    func steps(of it: Undertaking, _ words: PackWords, today: Day) -> [StepForm] {
        guard case .commitment(let commitment) = it.work else { return [] }
        let w = words.w
        let lines = commitment.lines.enumerated()
        let open = lines.filter { $0.element.state == .open }
        let said = lines.filter { [.saidKept, .saidNotKept].contains($0.element.state) }
        let dated = open.filter { $0.element.due != nil }
        return [
            open.isEmpty ? nil : report(choices(open), w),
            said.isEmpty ? nil : confirmation(choices(said), w),
            dated.isEmpty ? nil : move(choices(dated), w),
        ].compactMap(\.self)
    }

    private func choices(_ lines: [EnumeratedSequence<[Commitment.Line]>.Element]) -> [Choice] {
        lines.map { Choice(String($0.offset), String($0.element.text.prefix(40))) }
    }

    private func line(_ lines: [Choice], _ w: Words) -> FieldSpec {
        FieldSpec(
            name: "line", label: w["commitment.line"], kind: .choice(lines, empty: nil),
            value: lines.first?.value ?? "")
    }

    private func report(_ lines: [Choice], _ w: Words) -> StepForm {
        let kept = [
            Choice("yes", w["commitment.stateKept"]), Choice("no", w["commitment.stateNotKept"]),
        ]
        return StepForm(
            "report", w["commitment.report"], hint: w["commitment.reportHint"],
            [
                line(lines, w),
                FieldSpec(
                    name: "kept", label: w["commitment.kept"],
                    kind: .choice(kept, empty: w["field.choose"])),
                FieldSpec(name: "reason", label: w["commitment.what"], kind: .area(3)),
            ])
    }

    private func confirmation(_ lines: [Choice], _ w: Words) -> StepForm {
        let agrees = [
            Choice("yes", w["commitment.agree"]), Choice("no", w["commitment.disagree"]),
        ]
        return StepForm(
            "confirm", w["commitment.confirm"], hint: w["commitment.confirmHint"],
            [
                line(lines, w),
                FieldSpec(
                    name: "agrees", label: w["commitment.isTrue"],
                    kind: .choice(agrees, empty: w["field.choose"])),
                FieldSpec(name: "text", label: w["commitment.asked"], kind: .area(2)),
            ])
    }

    private func move(_ lines: [Choice], _ w: Words) -> StepForm {
        StepForm(
            "move", w["commitment.move"], hint: w["commitment.moveHint"], look: .second,
            [
                line(lines, w),
                FieldSpec(name: "day", label: w["commitment.newDay"], kind: .date),
                FieldSpec(name: "reason", label: w["undertaking.reason"], kind: .area(2)),
            ])
    }

    func change(_ step: String, of it: Undertaking, _ said: StepReading) throws
        -> Undertaking.Change
    {
        let line = try said.number("line")
        switch step {
        case "report":
            return try it.reporting(
                line: line, kept: try yes("kept", said), reason: try said.text("reason"),
                by: said.official.code, on: said.today)
        case "confirm":
            return try it.confirming(
                line: line,
                Commitment.Confirmation(
                    agrees: try yes("agrees", said), by: said.official.code,
                    text: try said.text("text"), on: said.today))
        case "move":
            return try it.moving(
                line: line, to: try said.day("day"), by: said.official.code,
                reason: try said.text("reason"), on: said.today)
        default: throw ProblemDetails.notFound
        }
    }

    private func yes(_ field: String, _ said: StepReading) throws -> Bool {
        switch said.form[field] {
        case "yes": true
        case "no": false
        default: throw said.problem(.noChoice, field)
        }
    }

    // MARK: What is shown

    func state(of it: Undertaking, _ words: PackWords) -> (text: String, look: TagLook) {
        guard case .commitment(let commitment) = it.work else { return (it.state, .plain) }
        let isOpen = commitment.lines.contains { $0.state == .open }
        return isOpen
            ? (words.w["undertaking.stateRunning"], .active)
            : (words.w["commitment.stateReported"], .done)
    }

    func facts(of page: UndertakingPage, _ words: PackWords) -> [SummaryRow] {
        guard case .commitment(let commitment) = page.it.work else { return [] }
        let w = words.w
        let ended = commitment.lines.filter { $0.isDue(on: page.today) }
        let kept = w(
            "commitment.keptOf",
            ["kept": ended.filter(\.isKeptInTime).count, "due": ended.count])
        return [
            commitment.kind.map { SummaryRow(w["commitment.kind"], text: w.commitment($0)) },
            SummaryRow(w["commitment.maker"], page.person(commitment.maker)),
            SummaryRow(w["commitment.to"], text: name(of: commitment.to, w)),
            SummaryRow(
                w["commitment.publish"],
                text: commitment.isPublished
                    ? w["commitment.published"] : w["commitment.unpublished"]),
            SummaryRow(w["commitment.inTime"], text: kept),
        ].compactMap(\.self)
    }

    func tables(of it: Undertaking, _ words: PackWords) -> [Html] {
        guard case .commitment(let commitment) = it.work else { return [] }
        let w = words.w
        let lines = table(
            w["commitment.lines"],
            [
                Column(w["commitment.line"]), Column(w["commitment.firstDay"]),
                Column(w["cases.state"]), Column(w["commitment.what"]),
            ],
            commitment.lines.map { line in
                [
                    "\(line.text)", dates(line, w), promiseTag(line.state, w),
                    said(of: line),
                ]
            }, hidesCaption: true)
        let moves = commitment.lines.flatMap { line in line.moves.map { (line, $0) } }
        if moves.isEmpty { return [lines] }
        let moved = table(
            w["commitment.moves"],
            [
                Column(w["commitment.line"]), Column(w["undertaking.day"]),
                Column(w["commitment.newDay"]), Column(w["commitment.movedBy"]),
                Column(w["undertaking.reason"]),
            ],
            moves.map { line, move in
                [
                    "\(line.text)", "\(w.shortDay(move.on))", "\(w.day(move.to))",
                    "<code>\(move.by.text)</code>", "\(move.reason)",
                ]
            })
        return [lines, moved]
    }

    private func dates(_ line: Commitment.Line, _ w: Words) -> Html {
        guard let due = line.due else { return "\(w["commitment.noDay"])" }
        guard let now = line.dueNow, !line.moves.isEmpty else { return "\(w.day(due))" }
        let moved = w("commitment.moved", ["n": line.moves.count, "day": w.day(now)])
        return "\(w.day(due)) <span class=\"hint\">\(moved)</span>"
    }

    private func said(of line: Commitment.Line) -> Html {
        let all =
            [line.report?.reason].compactMap(\.self) + line.objections.map(\.text)
            + [line.confirmed?.text].compactMap(\.self)
        return "\(each: all.filter { !$0.isEmpty }, { "<p>\($0)</p>" })"
    }
}

func promiseTag(_ state: Commitment.Line.State, _ w: Words) -> Html {
    switch state {
    case .open: tag(w["commitment.stateOpen"], .active)
    case .saidKept: tag(w["commitment.stateSaidKept"], .waiting)
    case .saidNotKept: tag(w["commitment.stateSaidNotKept"], .waiting)
    case .kept: tag(w["commitment.stateKept"], .done)
    case .notKept: tag(w["commitment.stateNotKept"], .still)
    }
}

extension Words {
    func commitment(_ kind: CommitmentKind) -> String {
        switch kind {
        case .publicPromise: self["commitment.publicPromise"]
        case .responsibilityLetter: self["commitment.responsibilityLetter"]
        case .selfImposedDont: self["commitment.selfImposedDont"]
        }
    }
}
