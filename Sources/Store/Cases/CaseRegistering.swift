package import Kernel

/// What somebody brings in, before it has a number.
package struct NewCase: Hashable, Sendable {
    package var id: String?
    package var kind: CaseKind
    package var channel: Channel
    package var place: ID<Place>
    package var title: String?
    package var text: String
    package var claimedAt: Moment?
    package var location: JSON?
    package var requester: Registration.Requester?
    package var isAnonymous = false
    package var isDanger = false
    package var aboutOfficial: ID<Official>?
    package var aboutUnit: ID<HandlingUnit>?
    /// What it asks for of the catalogue at its place.
    package var service: ServiceRequest?

    package init(
        kind: CaseKind, channel: Channel, place: ID<Place>, title: String? = nil, text: String
    ) {
        self.kind = kind
        self.channel = channel
        self.place = place
        self.title = title
        self.text = text
    }
}

/// What the requester gets when her case is registered.
package struct Registered: Sendable {
    package let number: CaseNumber
    /// Shown once; the store keeps a keyed hash of it.
    package let pickupCode: String
    package let state: ServiceCase.State.Name
    package let dueDates: [CaseDueDate]
}

/// A case in hand while its entries are written: what the next one needs.
package struct KeptCase: Sendable {
    package let it: ServiceCase
    let rules: CaseRules
    let lastCommitment: [UInt8]
    /// Of its texts; nil where it has none any more.
    let key: SubjectKey?
}

extension Transaction {
    /// Registers a case. Nothing can refuse that but an unknown place or person, and a service that
    /// isn't in force there or isn't given so.
    package func register(_ new: NewCase, by actor: Actor, at now: Moment) throws -> Registered {
        let path = try requiredPath(of: new.place)
        let (ruleSet, rules) = try office.ruleBook.numbered(at: path, on: now.day, in: db)
        let about = try about(new)
        let service = try checked(new.service, under: rules, at: now)
        let number = try nextNumber(year: now.day.year)
        let code = PickupCode()
        let registration = Registration(
            kind: new.kind, channel: new.channel, place: new.place,
            title: new.title ?? Registration.title(from: new.text), text: new.text,
            claimedAt: new.claimedAt, location: new.location, requester: new.requester,
            isAnonymous: new.isAnonymous, isDanger: new.isDanger, about: about,
            service: service, clientID: new.id, ruleSet: ruleSet)
        let first = Entry(sequence: 1, at: now, by: actor, deed: .registration(registration))
        let caseRules = rules.caseRules(for: registration)
        var kept = try keep(first, registration, as: number, code, under: caseRules)
        if new.isDanger { try sendToDutyLeader(&kept, path: path, at: now) }
        _ = remember(kept, path: path, pickup: pickupHash(of: code, number))
        return Registered(
            number: number, pickupCode: code.printed, state: kept.it.state.name,
            dueDates: try kept.it.dueDates(under: caseRules, calendar: calendar))
    }

    /// The request under the id of its service; a danger is taken in whatever it asks for.
    private func checked(_ request: ServiceRequest?, under rules: RuleSet, at now: Moment) throws
        -> ServiceRequest?
    {
        guard let request else { return nil }
        guard let service = rules.service(request.rule), service.isAskedFor else {
            throw StoreRefusal.unknown(field: "service", value: request.rule.text)
        }
        try service.check(request, at: now, calendar)
        return ServiceRequest(
            rule: service.id, item: request.item, way: request.way, window: request.window)
    }

    /// What is kept of a pick-up code: a keyed hash that is good for one case only.
    func pickupHash(of code: PickupCode, _ number: CaseNumber) -> [UInt8] {
        office.keys.index(of: "\(number)/\(code)", purpose: "pickup")
    }

    /// The next serial of the year: without gaps, since it is taken in the same transaction.
    func nextNumber(year: Int) throws -> CaseNumber {
        let serial = try db.int(
            """
            INSERT INTO case_serials (year, last) VALUES (\(year), 1)
            ON CONFLICT (year) DO UPDATE SET last = case_serials.last + 1 RETURNING last
            """)
        guard let number = CaseNumber(year: year, serial: serial) else {
            throw SQLFault.unexpected("case_serials.last of \(year)")
        }
        return number
    }

    /// A case about an official who leads a unit is also about the unit: her subordinates don't
    /// get to see it. Source: 信访工作条例 (2022), articles 28 and 30.
    private func about(_ new: NewCase) throws -> Registration.Subject? {
        var unit = new.aboutUnit
        if let unit, try self.unit(unit) == nil {
            throw StoreRefusal.unknown(field: "about.unit", value: unit.text)
        }
        if let code = new.aboutOfficial {
            guard let official = try official(code) else {
                throw StoreRefusal.unknown(field: "about.official", value: code.text)
            }
            if official.leadsUnit { unit = unit ?? official.unit }
        }
        return Registration.Subject(official: new.aboutOfficial, unit: unit)
    }

    /// Writes the first entry of a case and its row.
    func keep(
        _ first: Entry, _ registration: Registration, as number: CaseNumber, _ code: PickupCode,
        under rules: CaseRules
    ) throws -> KeptCase {
        let pickup = pickupHash(of: code, number)
        let form = first.form(of: number)
        let key = try newKey(of: Subject(number))
        let facts = form.facts.merging(["pickup": .text(Hex.text(pickup))]) { old, _ in old }
        let commitment = try append(
            EntryForm(facts: facts, personal: form.personal), to: Subject(number), sequence: 1,
            at: first.at, after: nil, key: key)
        let it = ServiceCase(number: number, registration, first: first)
        try insert(it, pickup: pickup, under: rules, key: key)
        return KeptCase(it: it, rules: rules, lastCommitment: commitment, key: key)
    }

    /// Writes the next entry of a case, which was decided on, and what follows from it.
    ///
    /// - Parameter share: what the case adds to the figures so far, where that is known.
    func keep(_ entry: Entry, in kept: inout KeptCase, instead share: CaseShare? = nil) throws {
        let commitment = try append(
            entry.form(of: kept.it.number), to: Subject(kept.it.number),
            sequence: entry.sequence, at: entry.at, after: kept.lastCommitment, key: kept.key)
        let before = kept.it
        var it = before
        it.apply(entry)
        try update(it, from: before, under: kept.rules, instead: share)
        kept = KeptCase(it: it, rules: kept.rules, lastCommitment: commitment, key: kept.key)
    }

    /// Danger goes past the queue to the leader who is on today by a rota, else to the one who
    /// answers for the nearest place 随记随报.
    private func sendToDutyLeader(_ kept: inout KeptCase, path: String, at now: Moment) throws {
        guard let leader = try dutyLeader(along: path, for: kept.it, on: now.day),
            let unit = leader.unit
        else { return }
        for deed in [Deed.acceptance, .assignment(unit: unit, official: leader.code)] {
            let entry = try kept.it.doing(
                deed, by: .office, at: now, under: kept.rules, calendar: try calendar)
            try keep(entry, in: &kept)
        }
    }

    private func dutyLeader(along path: String, for it: ServiceCase, on today: Day) throws
        -> Official?
    {
        if let leader = try leaderOnDuty(along: path, on: today, suits: { !it.concerns($0) }) {
            return leader
        }
        let places = Path.codes(of: path)
        let leaders = try db.all(
            """
            SELECT \(raw: Self.officialColumns) FROM officials
            WHERE active AND roles LIKE '%leader%' AND unit IS NOT NULL
                AND place IN \(list: places)
            ORDER BY path DESC, code
            """, readOfficial)
        return leaders.first { !it.concerns($0) }
    }
}

extension Transaction {
    /// Registers a case of another system under its identifier there; a second time nothing.
    ///
    /// It is received now: the time that it claims is shown, deadlines don't run from it.
    package func importCase(_ new: NewCase, at now: Moment) throws -> Result<Recorded, StoreRefusal>
    {
        if let id = new.id, try db.exists("SELECT 1 FROM cases WHERE client_id = \(id)") {
            return .success(.unchanged)
        }
        do {
            _ = try part { try register(new, by: .office, at: now) }
            return .success(.created)
        } catch let refusal as StoreRefusal {
            return .failure(refusal)
        }
    }
}
