package import Kernel

/// A visit as it is handed in, with the notes that are to become cases.
package struct NewVisit: Hashable, Sendable {
    package let visit: Visit
    package let raised: [RaisedNote]

    package init(_ visit: Visit, raising raised: [RaisedNote] = []) {
        self.visit = visit
        self.raised = raised
    }
}

/// A note that the official turns into a case on the spot.
package struct RaisedNote: Hashable, Sendable {
    /// Which of the visit's notes, from 0.
    package let note: Int
    package let kind: CaseKind
    package let isDanger: Bool
    /// Who brought it up; nil when she doesn't want to be named.
    package let requester: Registration.Requester?

    package init(
        note: Int, kind: CaseKind, isDanger: Bool = false, requester: Registration.Requester? = nil
    ) {
        self.note = note
        self.kind = kind
        self.isDanger = isDanger
        self.requester = requester
    }
}

/// What became of a visit that was handed in.
package struct VisitResult: Hashable, Sendable {
    package let id: ID<Visit>
    package let status: Status
    /// The cases that its notes became, in the order in which they were raised.
    package let cases: [CaseOfNote]

    package enum Status: Hashable, Sendable {
        case created
        /// It had been noted before, word for word; nothing was written.
        case duplicate
        /// The household was handed over meanwhile: noted, and laid in the successor's tray.
        case late
        case refused(VisitRefusal)
    }

    package struct CaseOfNote: Hashable, Sendable {
        package let number: CaseNumber
        /// For the resident, shown once: nil when the visit was sent again.
        package let pickupCode: String?
    }
}

/// Why a visit isn't noted: the values of the sentence, never the sentence.
package enum VisitRefusal: Error, Hashable, Sendable {
    case unknownHousehold, unknownPlace, unknownOfficial
    /// Not by the caller's role, or not for this official.
    case notAllowed
    /// The visited household or place isn't in the official's territory.
    case outsideTerritory
    /// The time that the device says lies ahead of ours.
    case inTheFuture
    case minutesOutOfRange(ClosedRange<Int>)
    case unknownNoteType(String, allowed: [String])
    /// A note that would record an opinion, a faith, an attitude: the word that says so.
    case forbiddenNoteType(String)
    case noText
    /// A note was raised that the visit doesn't have.
    case noSuchNote
    /// Another visit has this identifier.
    case idTaken

    /// The stable word, e.g. `unknownNoteType`.
    package var word: String {
        switch self {
        case .minutesOutOfRange: "minutesOutOfRange"
        case .unknownNoteType: "unknownNoteType"
        case .forbiddenNoteType: "forbiddenNoteType"
        default: "\(self)"
        }
    }
}

extension Transaction {
    /// Notes `visits` one by one: one that is refused doesn't stop the others.
    package func note(_ visits: [NewVisit], by official: Official, at now: Moment) throws
        -> [VisitResult]
    {
        try visits.map { new in
            do {
                return try note(new, by: official, at: now)
            } catch let refusal as VisitRefusal {
                return VisitResult(id: new.visit.id, status: .refused(refusal), cases: [])
            }
        }
    }

    private func note(_ new: NewVisit, by official: Official, at now: Moment) throws -> VisitResult
    {
        let visit = new.visit
        if let known = try self.visit(visit.id) {
            guard known.visit == visit else { throw VisitRefusal.idTaken }
            return VisitResult(id: visit.id, status: .duplicate, cases: try casesRaised(in: visit))
        }
        let target = try checkedTarget(of: visit)
        try checkRights(of: official, toNote: visit, at: target)
        try check(new, at: target, now)
        let actor = Actor.official(official.code, of: official.unit)
        try record(.visit(visit), by: actor, at: now)
        let cases = try new.raised.map { raised in
            let registered = try register(
                newCase(from: raised, of: visit, at: target), by: actor, at: now)
            return VisitResult.CaseOfNote(
                number: registered.number, pickupCode: registered.pickupCode)
        }
        let isLate = try db.exists("SELECT 1 FROM visits WHERE id = \(visit.id) AND late")
        return VisitResult(id: visit.id, status: isLate ? .late : .created, cases: cases)
    }

    private func checkedTarget(of visit: Visit) throws -> VisitTarget {
        do {
            return try target(of: visit.subject)
        } catch StoreRefusal.unknown(let field, _) {
            throw field == "household"
                ? VisitRefusal.unknownHousehold : VisitRefusal.unknownPlace
        }
    }

    /// Everybody notes her own visits in her territory, to her own households, and late to those
    /// that she had; desk and supervisors also for the officials of theirs.
    private func checkRights(of caller: Official, toNote visit: Visit, at target: VisitTarget)
        throws
    {
        let visitor = visit.official == caller.code ? caller : try official(visit.official)
        guard let visitor else { throw VisitRefusal.unknownOfficial }
        let own = try path(of: visitor.place) ?? "-"
        if visitor.code == caller.code {
            guard caller.roles.contains(where: { $0 != .admin }) else {
                throw VisitRefusal.notAllowed
            }
        } else {
            guard !caller.roles.isDisjoint(with: [.desk, .supervisor]),
                let territory = try path(of: caller.place), Path.contains(territory, own)
            else { throw VisitRefusal.notAllowed }
        }
        let isHers =
            try target.official == visitor.code || Path.contains(own, target.path)
            || hadBefore(visitor.code, target.zone)
        guard isHers else { throw VisitRefusal.outsideTerritory }
    }

    private func check(_ new: NewVisit, at target: VisitTarget, _ now: Moment) throws {
        let visit = new.visit
        // Clocks of telephones differ by some minutes.
        guard visit.at <= now.adding(minutes: 10) else { throw VisitRefusal.inTheFuture }
        if let minutes = visit.minutes, !Self.longestVisit.contains(minutes) {
            throw VisitRefusal.minutesOutOfRange(Self.longestVisit)
        }
        let types = try noteTypes(at: target, on: now.day)
        for note in visit.notes {
            if let word = ForbiddenWord.found(in: note.type) {
                throw VisitRefusal.forbiddenNoteType(word)
            }
            guard types.isEmpty || types.contains(note.type) else {
                throw VisitRefusal.unknownNoteType(note.type, allowed: types)
            }
            guard note.text.contains(where: { !$0.isWhitespace }) else { throw VisitRefusal.noText }
        }
        guard new.raised.allSatisfy({ visit.notes.indices.contains($0.note) }) else {
            throw VisitRefusal.noSuchNote
        }
    }

    /// Up to one day and night.
    private static let longestVisit = 0...1440

    /// The words of the packs in force, in their order; empty when none says, and any word goes.
    private func noteTypes(at target: VisitTarget, on day: Day) throws -> [String] {
        try office.ruleBook.inForce(at: target.path, on: day, in: db).noteTypes.map(\.word)
    }

    private func newCase(from raised: RaisedNote, of visit: Visit, at target: VisitTarget)
        -> NewCase
    {
        var new = NewCase(
            kind: raised.kind, channel: .visit, place: target.place,
            text: visit.notes[raised.note].text)
        new.id = clientID(of: raised.note, in: visit)
        new.claimedAt = visit.at
        new.isDanger = raised.isDanger
        new.requester = raised.requester
        new.isAnonymous = raised.requester == nil
        return new
    }

    /// Says of a case which note of which visit it was.
    private func clientID(of note: Int, in visit: Visit) -> String { "visit:\(visit.id):\(note)" }

    /// The cases that the notes of `visit` became, without their pick-up codes.
    package func casesRaised(in visit: Visit) throws -> [VisitResult.CaseOfNote] {
        let names = visit.notes.indices.map { clientID(of: $0, in: visit) }
        return try db.all(
            "SELECT number FROM cases WHERE client_id IN \(list: names) ORDER BY number"
        ) { try $0.int64(0) }
        .compactMap { CaseNumber(value: $0) }
        .map { VisitResult.CaseOfNote(number: $0, pickupCode: nil) }
    }
}
