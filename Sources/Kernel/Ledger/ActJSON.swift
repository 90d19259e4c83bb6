extension Act {
    /// The entry of this act in the form of the ledger.
    package func form(sequence: Int, at: Moment, by actor: Actor) -> EntryForm {
        var facts = facts
        facts["act"] = .text(name.rawValue)
        facts["by"] = .text(actor.description)
        facts["receivedAt"] = .number(Int(at.milliseconds))
        facts["seq"] = .number(sequence)
        return EntryForm(facts: facts, personal: personal)
    }

    private var facts: [String: JSON] {
        switch self {
        case .place(let place): place.facts
        case .unit(let unit): unit.facts
        case .official(let official): official.facts
        case .household(let household): household.facts
        case .zone(let zone): zone.facts
        case .handOver(let handOver):
            [
                "zone": .text(handOver.zone.text), "from": .text(handOver.from.text),
                "to": .text(handOver.to.text), "on": .text(handOver.on.description),
            ]
        case .visit(let visit): visit.facts
        case .adoption(let adoption): ["adoption": adoption.json]
        case .discharge(let discharge):
            [
                "rule": .text(discharge.rule.text), "official": .text(discharge.official.text),
                "on": .text(discharge.on.description),
            ]
        case .remark(let remark): remark.facts
        case .count(let note): note.facts
        case .coverage(let plan):
            [
                "rule": Rule.visit(plan.rule).json, "place": .text(plan.place.text),
                "except": .list(plan.except.map { .text($0.text) }),
                "first": .text(plan.first.description), "last": .text(plan.last.description),
            ]
        case .notice(let notice): ["notice": notice]
        case .opening(let it): ["undertaking": it.json.withoutTexts.rest]
        case .change(let id, let change):
            ["id": .text(id.text), "change": change.json.withoutTexts.rest]
        }
    }

    private var personal: [String: JSON] {
        switch self {
        case .household(let household): household.personal
        case .visit(let visit): visit.personal
        case .discharge(let discharge): ["text": .text(discharge.text)]
        case .remark(let remark): ["text": .text(remark.text)]
        case .opening(let it): ["texts": .object(it.json.withoutTexts.texts)]
        case .change(_, let change): ["texts": .object(change.json.withoutTexts.texts)]
        default: [:]
        }
    }

    /// Reads what `form` wrote; nil when a key is missing or holds another kind of value.
    package init?(_ form: EntryForm) {
        let facts = JSON.object(form.facts)
        guard let name = facts.word("act", as: Name.self),
            let act = Act(name, facts, .object(form.personal))
        else { return nil }
        self = act
    }

    private init?(_ name: Name, _ facts: JSON, _ personal: JSON) {
        // Empty when they were erased.
        let texts = personal["texts"]?.object ?? [:]
        let act: Act? =
            switch name {
            case .place: Place(facts: facts).map { .place($0) }
            case .unit: HandlingUnit(facts: facts).map { .unit($0) }
            case .official: Official(facts: facts).map { .official($0) }
            case .household: Household(facts: facts, personal: personal).map { .household($0) }
            case .zone: ResponsibilityZone(facts: facts).map { .zone($0) }
            case .handOver: HandOver(facts: facts).map { .handOver($0) }
            case .visit: Visit(facts: facts, personal: personal).map { .visit($0) }
            case .adoption:
                facts["adoption"].flatMap { Adoption(json: $0) }.map { .adoption($0) }
            case .discharge: Discharge(facts: facts, personal: personal).map { .discharge($0) }
            case .remark: DutyRemark(facts: facts, personal: personal).map { .remark($0) }
            case .coverage: CoveragePlan(facts: facts).map { .coverage($0) }
            case .count: CoverageNote(facts: facts).map { .count($0) }
            case .notice: facts["notice"].map { .notice($0) }
            case .opening:
                facts["undertaking"].flatMap { Undertaking(json: $0.with(texts: texts)) }
                    .map { .opening($0) }
            case .change:
                facts.id(Undertaking.self, "id").flatMap { id in
                    facts["change"].flatMap { Undertaking.Change(json: $0.with(texts: texts)) }
                        .map { .change(id, $0) }
                }
            }
        guard let act else { return nil }
        self = act
    }
}

extension JSON {
    func day(_ key: String) -> Day? { self[key]?.text.flatMap { Day($0) } }
}

extension Place {
    fileprivate var facts: [String: JSON] {
        JSON.members([
            "code": .text(code.text), "system": .text(codeSystem.rawValue),
            "edition": .text(edition), "level": .text(level.name), "name": .text(name),
            "parent": parent.map { .text($0.text) },
            "validFrom": validFrom.map { .text($0.description) },
            "validTo": validTo.map { .text($0.description) },
        ])
    }

    fileprivate init?(facts: JSON) {
        guard let code = facts.id(Place.self, "code"),
            let system = facts.word("system", as: CodeSystem.self),
            let level = facts["level"]?.text.flatMap({ TerritoryLevel(name: $0) }),
            let name = facts["name"]?.text
        else { return nil }
        self.init(
            code: code, codeSystem: system, edition: facts["edition"]?.text ?? "", level: level,
            name: name, parent: facts.id(Place.self, "parent"), validFrom: facts.day("validFrom"),
            validTo: facts.day("validTo"))
    }
}

extension HandlingUnit {
    fileprivate var facts: [String: JSON] {
        ["code": .text(code.text), "name": .text(name), "place": .text(place.text)]
    }

    fileprivate init?(facts: JSON) {
        guard let code = facts.id(HandlingUnit.self, "code"), let name = facts["name"]?.text,
            let place = facts.id(Place.self, "place")
        else { return nil }
        self.init(code: code, name: name, place: place)
    }
}

extension Official {
    fileprivate var facts: [String: JSON] {
        JSON.members([
            "code": .text(code.text), "name": .text(name), "unit": unit.map { .text($0.text) },
            "place": .text(place.text), "roles": .words(roles.sorted()), "post": .text(post),
            "phone": .text(phone), "leadsUnit": .bool(leadsUnit), "active": .bool(isActive),
            "methodRoles": methodRoles.isEmpty
                ? nil : .list(methodRoles.sorted().map { .text($0.description) }),
        ])
    }

    fileprivate init?(facts: JSON) {
        guard let code = facts.id(Official.self, "code"), let name = facts["name"]?.text,
            let place = facts.id(Place.self, "place"),
            let roles = facts.words("roles", as: Role.self),
            let methodRoles = (facts["methodRoles"]?.list ?? []).all({
                $0.text.flatMap { MethodRole($0) }
            })
        else { return nil }
        self.init(
            code: code, name: name, unit: facts.id(HandlingUnit.self, "unit"), place: place,
            roles: Set(roles), post: facts["post"]?.text ?? "",
            phone: facts["phone"]?.text ?? "", leadsUnit: facts["leadsUnit"]?.bool ?? false,
            isActive: facts["active"]?.bool ?? true, methodRoles: Set(methodRoles))
    }
}

extension Household {
    fileprivate var facts: [String: JSON] {
        JSON.members([
            "id": .text(id.text), "place": .text(place.text),
            "zone": zone.map { .text($0.text) },
            "official": linkedOfficial.map { .text($0.text) },
            "declinesVisits": .bool(declinesVisits),
        ])
    }

    /// What the store seals, in the ledger and in its table alike.
    package var personal: [String: JSON] {
        [
            "head": .text(head), "address": .text(address), "phone": .text(phone),
            "size": .number(size),
        ]
    }

    fileprivate init?(facts: JSON, personal: JSON) {
        guard let id = facts.id(Household.self, "id"), let place = facts.id(Place.self, "place")
        else { return nil }
        self.init(
            id: id, place: place, personal: personal,
            zone: facts.id(ResponsibilityZone.self, "zone"),
            linkedOfficial: facts.id(Official.self, "official"),
            declinesVisits: facts["declinesVisits"]?.bool ?? false)
    }

    /// Erased personal text reads as empty.
    package init(
        id: ID<Household>, place: ID<Place>, personal: JSON, zone: ID<ResponsibilityZone>?,
        linkedOfficial: ID<Official>?, declinesVisits: Bool
    ) {
        self.init(
            id: id, place: place, head: personal["head"]?.text ?? "",
            address: personal["address"]?.text ?? "", phone: personal["phone"]?.text ?? "",
            size: personal["size"]?.number ?? 0, zone: zone, linkedOfficial: linkedOfficial,
            declinesVisits: declinesVisits)
    }
}

extension ResponsibilityZone {
    fileprivate var facts: [String: JSON] {
        JSON.members([
            "id": .text(id.text), "name": .text(name), "level": .text(level.name),
            "place": .text(place.text), "leader": leader.map { .text($0.text) },
            "responsible": .list(responsible.map { .text($0.text) }),
            "kind": kind == .territory ? nil : .text(kind.rawValue),
        ])
    }

    fileprivate init?(facts: JSON) {
        guard let id = facts.id(ResponsibilityZone.self, "id"), let name = facts["name"]?.text,
            let level = facts["level"]?.text.flatMap({ TerritoryLevel(name: $0) }),
            let place = facts.id(Place.self, "place"),
            let kind = facts["kind"] == nil ? .territory : facts.word("kind", as: Kind.self)
        else { return nil }
        self.init(
            id: id, name: name, level: level, place: place,
            leader: facts.id(Official.self, "leader"),
            responsible: facts["responsible"]?.list?.compactMap { $0.text.flatMap { ID($0) } }
                ?? [], kind: kind)
    }
}

extension HandOver {
    fileprivate init?(facts: JSON) {
        guard let zone = facts.id(ResponsibilityZone.self, "zone"),
            let from = facts.id(Official.self, "from"), let to = facts.id(Official.self, "to"),
            let on = facts.day("on")
        else { return nil }
        self.init(zone: zone, from: from, to: to, on: on)
    }
}

extension Visit {
    fileprivate var facts: [String: JSON] {
        var facts = JSON.members([
            "id": .text(id.text), "official": .text(official.text), "kind": .text(kind.rawValue),
            "outcome": .text(outcome.rawValue), "at": .number(Int(at.milliseconds)),
            "minutes": minutes.map { .number($0) },
        ])
        switch subject {
        case .household(let household): facts["household"] = .text(household.text)
        case .place(let place): facts["place"] = .text(place.text)
        }
        return facts
    }

    /// The diary notes as they are sealed.
    package var personal: [String: JSON] {
        notes.isEmpty
            ? [:]
            : [
                "notes": .list(
                    notes.map { .object(["type": .text($0.type), "text": .text($0.text)]) })
            ]
    }

    package static func notes(in personal: JSON) -> [DiaryEntry] {
        personal["notes"]?.list?.compactMap { note in
            guard let type = note["type"]?.text, let text = note["text"]?.text else { return nil }
            return DiaryEntry(type: type, text: text)
        } ?? []
    }

    fileprivate init?(facts: JSON, personal: JSON) {
        guard let id = facts.id(Visit.self, "id"),
            let official = facts.id(Official.self, "official"),
            let kind = facts.word("kind", as: Kind.self),
            let outcome = facts.word("outcome", as: Outcome.self),
            let at = facts["at"]?.number,
            let subject = facts.id(Household.self, "household").map({ Subject.household($0) })
                ?? facts.id(Place.self, "place").map({ Subject.place($0) })
        else { return nil }
        self.init(
            id: id, official: official, subject: subject, kind: kind, outcome: outcome,
            at: Moment(milliseconds: Int64(at)), minutes: facts["minutes"]?.number,
            notes: Self.notes(in: personal))
    }
}

extension Discharge {
    fileprivate init?(facts: JSON, personal: JSON) {
        guard let rule = facts.id(Rule.self, "rule"),
            let official = facts.id(Official.self, "official"), let day = facts.day("on")
        else { return nil }
        self.init(rule: rule, official: official, on: day, text: personal["text"]?.text ?? "")
    }
}

extension CoveragePlan {
    fileprivate init?(facts: JSON) {
        guard case .visit(let rule)? = facts["rule"].flatMap(Rule.init(json:)),
            let place = facts.id(Place.self, "place"), let first = facts.day("first"),
            let last = facts.day("last")
        else { return nil }
        let except = facts["except"]?.list?.compactMap { $0.text.flatMap { ID<Place>($0) } } ?? []
        self.init(rule: rule, place: place, except: except, first: first, last: last)
    }
}
