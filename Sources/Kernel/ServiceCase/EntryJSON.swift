/// An entry as the ledger keeps it: what it states of fact, and what it says of persons.
///
/// Both together, keys merged, are the event that the commitment covers (`trust.md` 1.3). Facts
/// stay readable when a person's data are erased, so that states and figures still fold.
package struct EntryForm: Hashable, Sendable {
    package let facts: [String: JSON]
    package let personal: [String: JSON]

    package init(facts: [String: JSON], personal: [String: JSON]) {
        self.facts = facts
        self.personal = personal
    }

    /// The whole event in its canonical form.
    package var event: JSON { .object(facts.merging(personal) { fact, _ in fact }) }
}

extension Entry {
    /// The entry of case `number` in the form of the ledger.
    package func form(of number: CaseNumber) -> EntryForm {
        var facts: [String: JSON] = [
            "receivedAt": .number(Int(at.milliseconds)), "by": .text(by.description),
            "caseNo": .text(number.description), "deed": .text(deed.name.rawValue),
            "seq": .number(sequence),
        ]
        var personal: [String: JSON] = [:]
        deed.write(facts: &facts, personal: &personal)
        return EntryForm(facts: facts, personal: personal)
    }

    /// Reads what `form(of:)` wrote; nil when a key is missing or holds another kind of value.
    /// Erased personal text reads as empty.
    package init?(_ form: EntryForm) {
        let facts = form.facts
        guard let at = facts["receivedAt"]?.number, let sequence = facts["seq"]?.number,
            let by = facts["by"]?.text.flatMap({ Actor($0) }),
            let name = facts["deed"]?.text.flatMap({ Deed.Name(rawValue: $0) }),
            let deed = Deed(name, facts: facts, personal: form.personal)
        else { return nil }
        self.init(
            sequence: sequence, at: Moment(milliseconds: Int64(at)), by: by, deed: deed)
    }
}

extension Deed {
    func write(facts: inout [String: JSON], personal: inout [String: JSON]) {
        switch self {
        case .registration(let registration):
            registration.write(facts: &facts, personal: &personal)
        case .acceptance, .resumption: break
        case .answer(let text), .urging(let text), .note(let text): personal["text"] = .text(text)
        case .assignment(let unit, let official):
            facts["unit"] = .text(unit.text)
            facts["official"] = official.map { .text($0.text) }
        case .promise(let due, let text):
            facts["due"] = .number(Int(due.milliseconds))
            personal["text"] = text.map { .text($0) }
        case .promiseMove(let due, let reason), .extension(let due, let reason):
            facts["due"] = .number(Int(due.milliseconds))
            personal["reason"] = .text(reason)
        case .reply(let text, let solved, let work):
            facts["solved"] = .text(solved.rawValue)
            facts.merge(work.members) { old, _ in old }
            personal["text"] = .text(text)
        case .revisit(let answer), .signature(let answer):
            facts["solved"] = .text(answer.solved.rawValue)
            facts["satisfied"] = .bool(answer.satisfied)
            personal["text"] = answer.text.map { .text($0) }
        case .rating(let satisfied, let score, let text):
            facts["satisfied"] = .bool(satisfied)
            facts["score"] = score.map { .number($0) }
            personal["text"] = text.map { .text($0) }
        case .closure(let outcome, let reason):
            facts["outcome"] = .text(outcome.rawValue)
            personal["reason"] = reason.map { .text($0) }
        case .reopening(let reason), .review(let reason), .dispute(let reason):
            personal["reason"] = .text(reason)
        case .refusal(let reason, let basis):
            personal["reason"] = .text(reason)
            facts["legalBasis"] = basis.map { .text($0) }
        case .escalation(let reason, let unit):
            personal["reason"] = .text(reason)
            facts["to"] = unit.map { .text($0.text) }
        case .suspension(let reason): facts["reason"] = .text(reason)
        case .ruling(let unit, let reason):
            facts["unit"] = .text(unit.text)
            personal["reason"] = .text(reason)
        case .merger(let other): facts["into"] = .text(other.description)
        case .handOver(let official): facts["official"] = official.map { .text($0.text) }
        case .jointHandling(let units): facts["units"] = .list(units.map { .text($0.text) })
        case .appointment(let window, let reason):
            facts["window"] = window.json
            personal["reason"] = reason.map { .text($0) }
        case .appointmentCancellation(let reason):
            personal["reason"] = reason.map { .text($0) }
        case .attendance(let kept): facts["kept"] = .bool(kept)
        }
    }

    init?(_ name: Name, facts: [String: JSON], personal: [String: JSON]) {
        let text = personal["text"]?.text
        let reason = personal["reason"]?.text ?? ""
        let due = facts["due"]?.number.map { Moment(milliseconds: Int64($0)) }
        let unit = facts["unit"]?.text.flatMap { ID<HandlingUnit>($0) }
        let solved = facts["solved"]?.text.flatMap { Solved(rawValue: $0) }
        let satisfied = facts["satisfied"]?.bool
        let answer = solved.flatMap { solved in
            satisfied.map { Answer(solved: solved, satisfied: $0, text: text) }
        }
        let deed: Deed? =
            switch name {
            case .registration:
                Registration(facts: facts, personal: personal).map { .registration($0) }
            case .acceptance: .acceptance
            case .resumption: .resumption
            case .answer: .answer(text: text ?? "")
            case .urging: .urging(text: text ?? "")
            case .note: .note(text: text ?? "")
            case .assignment:
                unit.map {
                    .assignment(
                        unit: $0,
                        official: facts["official"]?.text.flatMap { ID<Official>($0) })
                }
            case .promise: due.map { .promise(due: $0, text: text) }
            case .promiseMove: due.map { .promiseMove(due: $0, reason: reason) }
            case .extension: due.map { .extension(due: $0, reason: reason) }
            case .reply:
                solved.map { .reply(text: text ?? "", solved: $0, work: WorkDone(facts)) }
            case .revisit: answer.map { .revisit($0) }
            case .signature: answer.map { .signature($0) }
            case .rating:
                satisfied.map {
                    .rating(satisfied: $0, score: facts["score"]?.number, text: text)
                }
            case .closure:
                facts["outcome"]?.text.flatMap { Outcome(rawValue: $0) }
                    .map { .closure($0, reason: personal["reason"]?.text) }
            case .reopening: .reopening(reason: reason)
            case .review: .review(reason: reason)
            case .dispute: .dispute(reason: reason)
            case .refusal: .refusal(reason: reason, legalBasis: facts["legalBasis"]?.text)
            case .escalation:
                .escalation(
                    reason: reason, to: facts["to"]?.text.flatMap { ID<HandlingUnit>($0) })
            case .suspension: facts["reason"]?.text.map { .suspension(reason: $0) }
            case .ruling: unit.map { .ruling(unit: $0, reason: reason) }
            case .merger:
                facts["into"]?.text.flatMap { CaseNumber($0) }.map { .merger(into: $0) }
            case .handOver:
                .handOver(to: facts["official"]?.text.flatMap { ID<Official>($0) })
            case .jointHandling:
                facts["units"]?.list?.all { $0.text.flatMap { ID($0) } }
                    .map { .jointHandling(units: $0) }
            case .appointment:
                facts["window"].flatMap { AppointmentWindow($0) }
                    .map { .appointment($0, reason: personal["reason"]?.text) }
            case .appointmentCancellation:
                .appointmentCancellation(reason: personal["reason"]?.text)
            case .attendance: facts["kept"]?.bool.map { .attendance(kept: $0) }
            }
        guard let deed else { return nil }
        self = deed
    }
}

extension Registration {
    func write(facts: inout [String: JSON], personal: inout [String: JSON]) {
        facts["kind"] = .text(kind.rawValue)
        facts["channel"] = .text(channel.rawValue)
        facts["place"] = .text(place.text)
        facts["rules"] = .number(ruleSet)
        facts["claimedAt"] = claimedAt.map { .number(Int($0.milliseconds)) }
        facts["anonymous"] = isAnonymous ? true : nil
        facts["danger"] = isDanger ? true : nil
        facts["id"] = clientID.map { .text($0) }
        facts["aboutOfficial"] = about?.official.map { .text($0.text) }
        facts["aboutUnit"] = about?.unit.map { .text($0.text) }
        facts["service"] = service?.json
        personal["title"] = .text(title)
        personal["text"] = .text(text)
        personal["location"] = location
        if let requester {
            personal["requester"] = .object([
                "name": .text(requester.name), "phone": .text(requester.phone),
                "keepPrivate": .bool(requester.keepPrivate),
            ])
        }
    }

    init?(facts: [String: JSON], personal: [String: JSON]) {
        guard let kind = facts["kind"]?.text.flatMap({ CaseKind(rawValue: $0) }),
            let channel = facts["channel"]?.text.flatMap({ Channel(rawValue: $0) }),
            let place = facts["place"]?.text.flatMap({ ID<Place>($0) })
        else { return nil }
        let official = facts["aboutOfficial"]?.text.flatMap { ID<Official>($0) }
        let unit = facts["aboutUnit"]?.text.flatMap { ID<HandlingUnit>($0) }
        self.init(
            kind: kind, channel: channel, place: place, title: personal["title"]?.text ?? "",
            text: personal["text"]?.text ?? "",
            claimedAt: facts["claimedAt"]?.number.map { Moment(milliseconds: Int64($0)) },
            location: personal["location"],
            requester: personal["requester"].flatMap { Requester($0) },
            isAnonymous: facts["anonymous"]?.bool ?? false,
            isDanger: facts["danger"]?.bool ?? false,
            about: Subject(official: official, unit: unit),
            service: facts["service"].flatMap { ServiceRequest($0) },
            clientID: facts["id"]?.text, ruleSet: facts["rules"]?.number ?? 0)
    }
}

extension Registration.Requester {
    init?(_ json: JSON) {
        guard let name = json["name"]?.text, let phone = json["phone"]?.text else { return nil }
        self.init(name: name, phone: phone, keepPrivate: json["keepPrivate"]?.bool ?? false)
    }
}
