import Kernel

/// Reads the entries in their order, holds each against its own commitment and the one before, and
/// lets it do to a new database what it did when it was recorded.
final class Replay {
    private let live: Transaction
    private let rebuilt: Transaction
    private var cases: ReplayedCases
    private var ruleSets: ReplayedRuleSets
    private(set) var count = 0
    private var lastTime: Moment?

    static let progressStep = 20_000
    /// In milliseconds. By so much the machine's clock may be set back while the server runs.
    static let clockStep: Int64 = 2_000

    init(of live: Transaction, into rebuilt: Transaction) {
        self.live = live
        self.rebuilt = rebuilt
        cases = ReplayedCases(rebuilt)
        ruleSets = ReplayedRuleSets(live, rebuilt)
    }

    /// - Parameter pageDone: is called after some thousand entries, and after the last.
    /// - Throws: the first `Finding`.
    func run(progress: (_ done: Int, _ of: Int) -> Void, pageDone: () throws -> Void) throws {
        let total = try live.db.int("SELECT count(*) FROM entries")
        // A server would send all rows at once.
        var last: Int64?
        repeat {
            let before = last
            last = nil
            try live.db.each(Self.entries(after: before)) { row in
                last = try row.int64(0)
                do {
                    try replay(try LedgerRow(row: row))
                } catch let fault as SQLFault where fault.isDamage {
                    throw Finding(.entryUnreadable, next, stands: fault.inWords)
                }
                count += 1
                if count % Self.progressStep == 0 { progress(count, total) }
            }
            try pageDone()
        } while last != nil
        for id in try live.db.all("SELECT id FROM rule_sets ORDER BY id", { try $0.int(0) }) {
            try ruleSets.takeOver(id)
        }
    }

    private static func entries(after position: Int64?) -> Sql {
        let rest: Sql = position.map { "WHERE position > \($0)" } ?? ""
        return """
            SELECT \(raw: LedgerRow.columns) FROM entries \(rest)
            ORDER BY position LIMIT \(progressStep / 20)
            """
    }

    private var next: Finding.Place {
        .entry(position: Int64(count + 1), sequence: nil, subject: nil)
    }

    private func replay(_ row: LedgerRow) throws {
        guard row.position == Int64(count + 1) else {
            throw Finding(
                .entryMissing, next, stands: String(row.position), follows: String(count + 1))
        }
        let previous = try checkSequence(row)
        try copyKey(of: row)
        let form = try checkedForm(of: row, after: previous)
        try checkTime(of: row)
        do {
            try copy(row)
            try project(form, of: row)
        } catch let fault as SQLFault where fault.isOurs && !fault.isDamage {
            throw fault
        } catch let finding as Finding {
            throw finding
        } catch {
            throw finding(.entryImpossible, row, stands: words(of: error))
        }
        lastTime = row.receivedAt
    }

    // MARK: The entry in itself

    /// Each subject's entries are numbered 1, 2, 3 ... in the order of the ledger.
    ///
    /// - Returns: the commitment of the one before.
    private func checkSequence(_ row: LedgerRow) throws -> [UInt8]? {
        let before = try live.db.first(
            """
            SELECT sequence, position, commitment FROM entries
            WHERE subject = \(row.subject.id) AND sequence < \(row.sequence)
            ORDER BY sequence DESC LIMIT 1
            """
        ) { (sequence: try $0.int(0), position: try $0.int64(1), commitment: try $0.blob(2)) }
        guard row.sequence == (before?.sequence ?? 0) + 1, before?.position ?? 0 < row.position
        else {
            throw finding(
                .entryOutOfOrder, row, stands: "number \(row.sequence)",
                follows: "number \((before?.sequence ?? 0) + 1)")
        }
        return before?.commitment
    }

    /// The keys can't be rebuilt. One that no entry asks for is left over at the comparison.
    private func copyKey(of row: LedgerRow) throws {
        guard row.subject.hasKey, row.sequence == 1 else { return }
        let wrapped = try live.db.first(
            "SELECT wrapped FROM subject_keys WHERE subject = \(row.subject.id)"
        ) { try $0.blob(0) }
        guard let wrapped else { throw finding(.keyMissing, row) }
        try rebuilt.db.run(
            """
            INSERT INTO subject_keys (subject, wrapped) VALUES (\(row.subject.id), \(wrapped))
            """)
    }

    private func checkedForm(of row: LedgerRow, after previous: [UInt8]?) throws -> EntryForm {
        let (salt, form) = try open(row)
        guard JSON.object(form.facts).bytes == row.facts,
            row.subject.hasKey || salt + JSON.object(form.personal).bytes == row.personal
        else { throw finding(.entryNotCanonical, row) }
        guard let claimed = form.facts["receivedAt"]?.number, let number = form.facts["seq"]?.number
        else { throw finding(.entryUnreadable, row, stands: "it has no time or no number") }
        guard number == row.sequence else {
            throw finding(
                .entryMisplaced, row, stands: "number \(number)",
                follows: "number \(row.sequence)")
        }
        guard claimed == row.receivedAt.milliseconds else {
            throw finding(
                .timeChanged, row, stands: shown(row.receivedAt),
                follows: shown(Moment(milliseconds: Int64(claimed))))
        }
        guard Commitment.of(live.event(form, after: previous), salt: salt) == row.commitment else {
            throw finding(.factsChanged, row)
        }
        return form
    }

    private func open(_ row: LedgerRow) throws -> (salt: [UInt8], form: EntryForm) {
        do {
            let key = row.subject.hasKey ? try live.existingKey(of: row.subject) : nil
            let opened = try live.open(row, with: key)
            guard opened.salt.count == 32 else {
                throw finding(row.subject.hasKey ? .keyMissing : .textChanged, row)
            }
            return opened
        } catch is SubjectKey.Unopenable {
            throw finding(.keyUnopenable, row)
        } catch LedgerFault.sealBroken {
            throw finding(.textChanged, row)
        } catch LedgerFault.unreadable {
            throw finding(.entryUnreadable, row, stands: "not a JSON object")
        } catch let fault as JSON.Fault {
            throw finding(.entryUnreadable, row, stands: "not our JSON (\(fault))")
        }
    }

    private func checkTime(of row: LedgerRow) throws {
        guard let lastTime,
            row.receivedAt.milliseconds < lastTime.milliseconds - Self.clockStep
        else { return }
        throw finding(
            .timeRunsBack, row, stands: shown(row.receivedAt), follows: shown(lastTime))
    }

    // MARK: What it did

    /// A notice that moves the dates of open cases folds them.
    private func copy(_ row: LedgerRow) throws {
        try rebuilt.db.run(
            """
            INSERT INTO entries (\(raw: LedgerRow.columns))
            VALUES (\(row.position), \(row.subject.id), \(row.sequence), \(row.subject.topic),
                \(row.receivedAt), \(row.facts), \(row.personal), \(row.commitment))
            """)
    }

    private func project(_ form: EntryForm, of row: LedgerRow) throws {
        if row.subject.topic == "case" {
            try projectCase(form, of: row)
        } else {
            try projectAct(form, of: row)
        }
    }

    private func projectAct(_ form: EntryForm, of row: LedgerRow) throws {
        guard let act = Act(form) else {
            throw finding(.entryUnreadable, row, stands: "not an act that we know")
        }
        let subject = try rebuilt.subject(act.subject.topic, act.subject.code)
        guard subject == row.subject else {
            throw finding(
                .entryMisplaced, row, stands: "\(act.subject.topic) \(act.subject.code)",
                follows: "\(row.subject.topic) of subject \(row.subject.id)")
        }
        if case .notice(let notice) = act {
            try rebuilt.save(notice: notice, at: row.receivedAt) { number in
                try standing(of: number, before: row.position)
            }
        } else {
            try rebuilt.project(act, in: subject, at: row.receivedAt)
        }
    }

    /// A notice moves the dates of the cases that were open when it was loaded.
    private func standing(of number: CaseNumber, before position: Int64) throws -> (
        it: ServiceCase, rules: CaseRules
    )? {
        guard let it = try cases.standing(of: number, before: position) else { return nil }
        let registration = it.registration
        let rules = try rebuilt.office.ruleBook.rules(registration.ruleSet, in: rebuilt.db)
            .caseRules(for: registration)
        return (it, rules)
    }

    private func projectCase(_ form: EntryForm, of row: LedgerRow) throws {
        let number = form.facts["caseNo"]?.text.flatMap { CaseNumber($0) }
        guard let number, Subject(number) == row.subject else {
            throw finding(
                .entryMisplaced, row, stands: "case \(number?.description ?? "without a number")",
                follows: "case \(row.subject.id)")
        }
        guard let entry = Entry(form) else {
            throw finding(.entryUnreadable, row, stands: "not a deed that we know")
        }
        if case .registration(let registration) = entry.deed, entry.sequence == 1 {
            try open(ServiceCase(number: number, registration, first: entry), form, row)
        } else {
            try go(on: number, with: entry)
        }
    }

    private func open(_ it: ServiceCase, _ form: EntryForm, _ row: LedgerRow) throws {
        let registration = it.registration
        let next = try rebuilt.nextNumber(year: it.registeredAt.day.year)
        guard next == it.number else {
            throw finding(.numberOutOfTurn, row, stands: "\(it.number)", follows: "\(next)")
        }
        try ruleSets.takeOver(registration.ruleSet)
        let rules = try rebuilt.office.ruleBook.rules(registration.ruleSet, in: rebuilt.db)
        let pickup = form.facts["pickup"]?.text.flatMap(Hex.bytes) ?? []
        try rebuilt.insert(
            it, pickup: pickup,
            under: rules.caseRules(for: registration))
        cases.keep(it)
    }

    private func go(on number: CaseNumber, with entry: Entry) throws {
        let before = try cases.take(number, before: entry.sequence)
        let registration = before.registration
        let rules = try rebuilt.office.ruleBook.rules(registration.ruleSet, in: rebuilt.db)
            .caseRules(for: registration)
        var it = before
        it.apply(entry)
        try rebuilt.update(it, from: before, under: rules)
        cases.keep(it)
    }

    // MARK: Where it is

    /// A number that was put in by hand may be no time of our calendar.
    private func shown(_ moment: Moment) -> String {
        (-1 << 53...1 << 53).contains(moment.milliseconds)
            ? moment.description : "\(moment.milliseconds)"
    }

    private func finding(
        _ kind: Finding.Kind, _ row: LedgerRow, stands: String = "", follows: String = ""
    ) -> Finding {
        let place = Finding.Place.entry(
            position: row.position, sequence: row.sequence, subject: name(of: row.subject))
        return Finding(kind, place, stands: stands, follows: follows)
    }

    private func name(of subject: Subject) -> String {
        if subject.topic == "case" { return "case \(subject.id)" }
        let code = try? live.db.first("SELECT code FROM subjects WHERE id = \(subject.id)") {
            try $0.text(0)
        }
        return "\(subject.topic) \(code ?? "of subject \(subject.id)")"
    }

    private func words(of error: any Error) -> String {
        switch error {
        case StoreRefusal.unknown(let field, let value): "there is no \(field) '\(value)'"
        case let fault as SQLFault: fault.inWords
        default: "\(error)"
        }
    }
}
