import Kernel

/// Whose entries they are: a case by its number, all else by a number that the ledger gives.
struct Subject: Hashable {
    let id: Int64
    let topic: String

    init(id: Int64, topic: String) {
        self.id = id
        self.topic = topic
    }

    init(_ number: CaseNumber) { self.init(id: number.value, topic: "case") }

    /// Whether its entries hold what residents say or who they are: then they have a key of their
    /// own, whose end is the end of that text.
    var hasKey: Bool { ["case", "household", "visit", "undertaking"].contains(topic) }
}

/// An entry as it stands in the ledger's table.
struct LedgerRow {
    let position: Int64
    let subject: Subject
    let sequence: Int
    let receivedAt: Moment
    let facts: [UInt8]
    let personal: [UInt8]
    let commitment: [UInt8]

    static let columns =
        "position, subject, sequence, topic, received_at, facts, personal, commitment"

    init(row: any SQLRow) throws {
        position = try row.int64(0)
        subject = Subject(id: try row.int64(1), topic: try row.text(3))
        sequence = try row.int(2)
        receivedAt = try row.moment(4)
        facts = try row.blob(5)
        personal = try row.blob(6)
        commitment = try row.blob(7)
    }
}

extension Transaction {
    /// Adds one entry at the end of the ledger.
    ///
    /// - Parameters:
    ///   - previous: the commitment of the subject's entry before; nil for its first.
    ///   - key: of the subject, where it is at hand.
    /// - Throws: `SQLFault.unique` when somebody else wrote this sequence number first; with a
    ///   server, at the end of the transaction.
    @discardableResult
    func append(
        _ form: EntryForm, to subject: Subject, sequence: Int, at moment: Moment,
        after previous: [UInt8]?, key: SubjectKey? = nil
    ) throws -> [UInt8] {
        let salt = Secret.bytes(32)
        let commitment = Commitment.of(event(form, after: previous), salt: salt)
        let open = salt + JSON.object(form.personal).bytes
        let personal =
            subject.hasKey
            ? try (key ?? self.key(of: subject)).seal(open, context: context(subject, sequence))
            : open
        try db.send(
            """
            INSERT INTO entries (position, subject, sequence, topic, received_at, facts, personal,
                commitment)
            VALUES ((SELECT COALESCE(MAX(position), 0) + 1 FROM entries), \(subject.id), \(sequence), \(subject.topic), \(moment),
                \(JSON.object(form.facts).bytes), \(personal), \(commitment))
            """)
        return commitment
    }

    /// The event that a commitment covers: facts, personal text, and the commitment before.
    func event(_ form: EntryForm, after previous: [UInt8]?) -> [UInt8] {
        guard let previous else { return form.event.bytes }
        var facts = form.facts
        facts["previous"] = .text(Hex.text(previous))
        return EntryForm(facts: facts, personal: form.personal).event.bytes
    }

    /// The last sequence number and commitment of `subject`; nil when it has no entry.
    func last(of subject: Subject) throws -> (sequence: Int, commitment: [UInt8])? {
        try db.first(
            """
            SELECT sequence, commitment FROM entries WHERE subject = \(subject.id)
            ORDER BY sequence DESC LIMIT 1
            """
        ) { (try $0.int(0), try $0.blob(1)) }
    }

    /// Reads an entry back: its salt, and its form with the personal text where it isn't erased.
    ///
    /// - Throws: `LedgerFault` where the bytes are not what was written.
    func open(_ row: LedgerRow) throws -> (salt: [UInt8], form: EntryForm) {
        try open(row, with: row.subject.hasKey ? try existingKey(of: row.subject) : nil)
    }

    /// The same where the key was fetched before, as for all entries of one case.
    func open(_ row: LedgerRow, with key: SubjectKey?) throws -> (
        salt: [UInt8], form: EntryForm
    ) {
        guard case .object(let facts) = try JSON(row.facts) else {
            throw LedgerFault.unreadable(position: row.position)
        }
        let whole = try openPersonal(of: row, with: key)
        guard whole.count >= 32 else {
            return ([], EntryForm(facts: facts, personal: [:]))
        }
        guard case .object(let personal) = try JSON(whole[32...]) else {
            throw LedgerFault.unreadable(position: row.position)
        }
        return (Array(whole[..<32]), EntryForm(facts: facts, personal: personal))
    }

    /// Empty when the key was destroyed.
    private func openPersonal(of row: LedgerRow, with key: SubjectKey?) throws -> [UInt8] {
        guard row.subject.hasKey else { return row.personal }
        guard let key else { return [] }
        do {
            return try key.open(row.personal, context: context(row.subject, row.sequence))
        } catch {
            throw LedgerFault.sealBroken(position: row.position)
        }
    }

    private func context(_ subject: Subject, _ sequence: Int) -> String {
        "\(subject.topic)/\(subject.id)/\(sequence)"
    }
}

/// The ledger's bytes aren't what we wrote.
enum LedgerFault: Error, Hashable {
    case unreadable(position: Int64)
    case sealBroken(position: Int64)
}
