package import Kernel

/// One more case after a model: under which number, how much later, and for whom.
package struct CaseToMake: Sendable {
    package let model: Int
    package let number: CaseNumber
    /// In milliseconds; whole weeks, so that offices are open.
    package let shift: Int64
    /// 11 digits, the first a 1.
    package let phone: Int64

    package init(model: Int, number: CaseNumber, shift: Int64, phone: Int64) {
        self.model = model
        self.number = number
        self.shift = shift
        self.phone = phone
    }
}

/// Some cases, and what they add to the figures.
package struct PreparedCases: Sendable {
    package let cases: [PreparedCase]
    let figures: CaseFigures
}

/// All that is written of a case, ready to be written.
package struct PreparedCase: Sendable {
    package let number: CaseNumber
    let model: Int
    let wrapped: [UInt8]
    /// In the order of `columns`.
    let row: [SQLValue]
    package let entries: [PreparedEntry]
    /// Shown once to the requester.
    package let pickupCode: String

    static let columns = """
        number, client_id, kind, channel, place, path, state, outcome, unit, official,
        registered_by, about_official, about_unit, keep_private, danger, registered_at,
        changed_at, replied_at, ended_at, next_due, next_clock, reply_due, first_promise,
        last_promise, solved, satisfied, reopened, urged, rule_set, version, pickup, requester,
        words
        """
}

package struct PreparedEntry: Sendable {
    let subject: Int64
    let sequence: Int
    package let at: Moment
    let facts: [UInt8]
    let personal: [UInt8]
    let commitment: [UInt8]
}

/// Makes cases ready on any thread: keys, seals, commitments, rows.
package struct CasePreparing: Sendable {
    package let models: [CaseModel]
    let keys: MasterKey
    let calendar: WorkingCalendar
    /// The places above each model's, by its path.
    let levels: [String: [CaseFigures.Level]]

    package func prepare(all new: some Sequence<CaseToMake>) throws -> PreparedCases {
        var figures = CaseFigures()
        let cases = try new.map { try prepare($0, into: &figures) }
        return PreparedCases(cases: cases, figures: figures)
    }

    private func prepare(_ new: CaseToMake, into figures: inout CaseFigures) throws -> PreparedCase
    {
        let model = models[new.model]
        let number = new.number.description
        let key = SubjectKey()
        let code = PickupCode()
        let pickup = keys.index(of: "\(number)/\(code)", purpose: "pickup")
        let phone = String(new.phone)
        var filling = BytePattern.Filling(
            number: Array(number.utf8), shift: new.shift, phone: Array(phone.utf8),
            hash: Array(Hex.text(pickup).utf8))
        let later = model.entries.map { $0.shifted(by: new.shift) }
        var entries: [PreparedEntry] = []
        entries.reserveCapacity(later.count)
        let salts = Secret.bytes(32 * later.count)
        for (entry, pattern) in zip(later, model.patterns) {
            let salt = Array(salts[(entry.sequence - 1) * 32..<entry.sequence * 32])
            let commitment = Commitment.of(pattern.event.filled(filling), salt: salt)
            let facts = pattern.facts.filled(filling)
            let personal = try key.seal(
                salt + pattern.personal.filled(filling), context: "case/\(number)/\(entry.sequence)"
            )
            entries.append(
                PreparedEntry(
                    subject: new.number.value, sequence: entry.sequence, at: entry.at,
                    facts: facts, personal: personal, commitment: commitment))
            filling.hash = Array(Hex.text(commitment).utf8)
        }
        guard let it = ServiceCase(number: new.number, entries: later) else {
            throw StoreRefusal.conflict("notACase")
        }
        let dates = it.dates(under: model.rules, calendar: calendar)
        figures.add(
            CaseStanding(it, replyDue: dates.reply).share, in: levels[model.path] ?? [])
        let secrets: [SQLValue] = [
            .blob(pickup),
            it.registration.requester == nil
                ? .null : .blob(keys.index(of: phone, purpose: "requester")),
            .blob(try key.sealRepeatably(model.words, context: "state/case/\(number)")),
        ]
        return PreparedCase(
            number: new.number, model: new.model, wrapped: try keys.wrap(key, of: number),
            row: row(of: it, at: model.path, dates.next, reply: dates.reply) + secrets,
            entries: entries, pickupCode: code.printed)
    }

    private func row(
        of it: ServiceCase, at path: String, _ next: (at: Moment, clock: ClockName)?,
        reply: Moment?
    ) -> [SQLValue] {
        let registration = it.registration
        let handling = it.state.handling
        let last = it.entries.last?.at ?? it.registeredAt
        return [
            value(it.number.value), value(registration.clientID), value(registration.kind),
            value(registration.channel), value(registration.place), value(path),
            value(it.state.name), value(it.outcome), value(handling?.unit),
            value(handling?.official), value(it.registeredBy.description),
            value(registration.about?.official), value(registration.about?.unit),
            value(registration.requester?.keepPrivate ?? false), value(registration.isDanger),
            value(it.registeredAt), value(last), value(it.repliedAt),
            value(it.isEnded ? last : nil), value(next?.at), value(next?.clock), value(reply),
            value(it.promises.first?.due), value(it.promises.last?.due), value(it.solved),
            value(it.satisfied), value(it.timesReopened), value(it.timesUrged),
            value(registration.ruleSet), value(it.version),
        ]
    }

    private func value(_ value: (some SQLConvertible)?) -> SQLValue { value?.sqlValue ?? .null }

    private func value<Word: RawRepresentable>(_ word: Word?) -> SQLValue
    where Word.RawValue == String { word.map { .text($0.rawValue) } ?? .null }
}
