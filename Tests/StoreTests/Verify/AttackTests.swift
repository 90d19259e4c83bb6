import Glibc
import Kernel
import Testing

@testable import Store

/// What somebody with the database file can do, and what verification says to it.
struct Attack: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let script: String
    let kind: Finding.Kind
    /// How the sentence begins.
    let sentence: String

    init(_ name: String, _ script: String, _ kind: Finding.Kind, _ sentence: String) {
        testDescription = name
        self.script = script
        self.kind = kind
        self.sentence = sentence
    }

    /// Their registrations are entries 28 and 29; 30 to 34 are the deeds on the first; 35 is a notice,
    /// 36 is a count by hand, 37 a reason; 38 to 40 are a rota and a promise, 41 and 42 a wish that
    /// was taken up and fulfilled.
    private static let first = RecordedCounty.first.description
    private static let second = RecordedCounty.second.description
    /// Closes the gap that a deleted entry left.
    private static let renumber = """
        CREATE TEMP TABLE renumbered AS
            SELECT position AS old, ROW_NUMBER() OVER (ORDER BY position) AS new FROM entries;
        UPDATE entries SET position = (SELECT new FROM renumbered WHERE old = position);
        """

    static let all = [
        Attack(
            "the text of an entry is overwritten",
            "UPDATE entries SET personal = zeroblob(200) WHERE position = 28",
            .textChanged, "The text of entry 28 (number 1 of case \(first)) was changed"),
        Attack(
            "the text of one entry is put into another",
            """
            UPDATE entries SET personal = (SELECT personal FROM entries WHERE position = 29)
            WHERE position = 28
            """, .textChanged, "The text of entry 28"),
        Attack(
            "a fact of an entry is changed",
            """
            UPDATE entries SET facts =
                CAST(replace(CAST(facts AS TEXT), '"solved":"yes"', '"solved":"no"') AS BLOB)
            WHERE position = 34
            """, .factsChanged, "entry 34 (number 6 of case \(first)) isn't what was recorded"),
        Attack(
            "the facts get a space",
            "UPDATE entries SET facts = CAST(CAST(facts AS TEXT) || ' ' AS BLOB) WHERE position = 28",
            .entryNotCanonical, "entry 28"),
        Attack(
            "the time of an entry is changed",
            "UPDATE entries SET received_at = received_at - 86400000 WHERE position = 30",
            .timeChanged,
            """
            The time of entry 30 (number 2 of case \(first)) was changed: \
            2026-03-03T10:00:00+08:00 stands there, the entry itself says \
            2026-03-04T10:00:00+08:00.
            """),
        Attack(
            "the time of an entry is beyond all times",
            "UPDATE entries SET received_at = 9223372036854775807 WHERE position = 30",
            .timeChanged, "The time of entry 30"),
        Attack(
            "the time of an entry is before all times",
            "UPDATE entries SET received_at = -9223372036854775807 - 1 WHERE position = 30",
            .timeChanged, "The time of entry 30"),
        Attack(
            "the time of an entry is changed, in its facts too",
            """
            UPDATE entries SET received_at = received_at - 1000, facts = CAST(replace(
                CAST(facts AS TEXT), CAST(received_at AS TEXT), CAST(received_at - 1000 AS TEXT))
                AS BLOB) WHERE position = 30
            """, .factsChanged, "entry 30"),
        Attack(
            "an entry in the middle is deleted",
            "DELETE FROM entries WHERE position = 31",
            .entryMissing, "entry 31 is missing: 32 follows where 31 should."),
        Attack(
            "an entry in the middle is deleted and the gap closed",
            "DELETE FROM entries WHERE position = 31; \(renumber)",
            .entryOutOfOrder,
            "entry 31 (number 4 of case \(first)) is out of order: number 4 stands there, "
                + "number 3 should"),
        Attack(
            "the same, and the entries of the case numbered anew",
            """
            DELETE FROM entries WHERE position = 31; \(renumber)
            UPDATE entries SET sequence = sequence + 1000 WHERE topic = 'case' AND sequence > 3;
            UPDATE entries SET sequence = sequence - 1001 WHERE sequence > 1000;
            """, .textChanged, "The text of entry 31"),
        Attack(
            "the last entry of a case is deleted",
            "DELETE FROM entries WHERE position = 34; \(renumber)",
            .lastEntryMissing,
            "The last entry of cases, number = \(first) is missing: the row was made of 6 "
                + "entries, the ledger has 5."),
        Attack(
            "the last entry of the ledger is deleted",
            "DELETE FROM entries WHERE position = (SELECT MAX(position) FROM entries)",
            .rowChanged, "undertakings, id = 'claim', column state was changed"),
        Attack(
            "all entries of a case are deleted and the gap closed",
            "DELETE FROM entries WHERE subject = \(second); \(renumber)",
            .rowAdded, "cases, number = \(second) doesn't follow from the ledger"),
        Attack(
            "a case is deleted without a trace in cases and entries",
            """
            DELETE FROM entries WHERE subject = \(first); \(renumber)
            DELETE FROM cases WHERE number = \(first);
            """, .numberOutOfTurn, "entry 28 (number 1 of case \(second)) has a number out of turn"
        ),
        Attack(
            "an entry is inserted as a copy of another",
            """
            INSERT INTO entries (position, subject, sequence, topic, received_at, facts, personal,
                commitment)
            SELECT (SELECT MAX(position) + 1 FROM entries), subject, 7, topic, received_at, facts,
                personal, commitment FROM entries WHERE position = 34
            """, .textChanged, "The text of entry 43"),
        Attack(
            "an entry is inserted with a forged commitment",
            """
            INSERT INTO entries (position, subject, sequence, topic, received_at, facts, personal,
                commitment)
            SELECT 43, subject, 2, topic, received_at, facts, personal, zeroblob(32) FROM entries
            WHERE position = 1
            """, .entryMisplaced,
            "entry 43 (number 2 of place 53) speaks of another: number 1, not number 2."),
        Attack(
            "an entry far behind the last is inserted",
            "UPDATE entries SET position = 999 WHERE position = (SELECT MAX(position) FROM entries)",
            .entryMissing, "entry 42 is missing: 999 follows"),
        Attack(
            "two entries of one case change places",
            """
            UPDATE entries SET position = -1 WHERE position = 31;
            UPDATE entries SET position = 31 WHERE position = 32;
            UPDATE entries SET position = 32 WHERE position = -1;
            """, .entryOutOfOrder, "entry 31 (number 4 of case \(first)) is out of order"),
        Attack(
            "entries of two cases change places",
            """
            UPDATE entries SET position = -1 WHERE position = 29;
            UPDATE entries SET position = 29 WHERE position = 30;
            UPDATE entries SET position = 30 WHERE position = -1;
            """, .timeRunsBack, "entry 30 (number 1 of case \(second)) was received at"),
        Attack(
            "an entry is given to another case",
            "UPDATE entries SET subject = \(second), sequence = 2 WHERE position = 34",
            .textChanged, "The text of entry 34"),
        Attack(
            "an entry isn't JSON any more",
            "UPDATE entries SET facts = CAST('{\"act\":' AS BLOB) WHERE position = 3",
            .entryUnreadable, "entry 3 (number 1 of place 532) can't be read"),
        Attack(
            "an entry is emptied",
            "UPDATE entries SET facts = zeroblob(0), personal = zeroblob(0) WHERE position = 3",
            .entryUnreadable, "entry 3"),
        Attack(
            "the salt of an entry is changed",
            "UPDATE entries SET personal = x'\(String(repeating: "00", count: 32))7b7d' WHERE position = 3",
            .factsChanged, "entry 3"),
        Attack(
            "the topic of an entry is changed, so that it needs no key",
            "UPDATE entries SET topic = 'place' WHERE position = 28", .entryUnreadable, "entry 28"),
        Attack(
            "the key of a case is destroyed without an erasure",
            "DELETE FROM subject_keys WHERE subject = \(first)",
            .keyMissing, "entry 28 (number 1 of case \(first)) can't be opened"),
        Attack(
            "the keys of two cases change places",
            """
            UPDATE subject_keys SET wrapped = (
                SELECT wrapped FROM subject_keys WHERE subject = \(second))
            WHERE subject = \(first)
            """, .keyUnopenable, "The key of entry 28"),
        Attack(
            "a key is left of what was never recorded",
            "INSERT INTO subject_keys VALUES (202699990000, zeroblob(60))",
            .keyOrphaned, "subject_keys, subject = 202699990000 belongs to no entry"),
        Attack(
            "a case is shown as closed",
            "UPDATE cases SET state = 'closed', outcome = 'satisfied' WHERE number = \(first)",
            .rowChanged,
            "cases, number = \(first), column state was changed: 'closed' stands there, the "
                + "ledger says 'revisited'."),
        Attack(
            "a due date is moved",
            "UPDATE cases SET next_due = next_due + 86400000 WHERE number = \(second)",
            .rowChanged, "cases, number = \(second), column next_due was changed"),
        Attack(
            "a case is hidden from its lists",
            "DELETE FROM cases WHERE number = \(first)",
            .rowMissing, "cases, number = \(first) is missing"),
        Attack(
            "a unit is let in on a case",
            "INSERT INTO case_units VALUES ('roads', \(first), 0)",
            .rowAdded, "case_units, unit = 'roads', number = \(first) doesn't follow"),
        Attack(
            "the count of open cases is made smaller",
            "UPDATE case_counts SET number = number - 1 WHERE state = 'registered'",
            .rowChanged, "case_counts, state = 'registered', path = '53/531/5311/', column number"),
        Attack(
            "a serial number is set aside",
            "UPDATE case_serials SET last = last + 1",
            .rowChanged, "case_serials, year = 2026, column last was changed: 3 stands there"),
        Attack(
            "a coverage is made better",
            "UPDATE coverage_households SET standing = 'met' WHERE household = 'h2'",
            .rowChanged, "coverage_households, period = 1, household = 'h2', column standing"),
        Attack(
            "an official gets a role",
            "UPDATE officials SET roles = 'admin ' || roles WHERE code = 'lin'",
            .rowChanged, "officials, code = 'lin', column roles was changed: 'admin field'"),
        Attack(
            "a name is replaced by one that only looks the same",
            "UPDATE officials SET name = CAST(x'e69e97cc80' AS TEXT) WHERE code = 'lin'",
            .rowChanged, "officials, code = 'lin', column name was changed"),
        Attack(
            "the rules of a case are made milder",
            """
            UPDATE rule_sets SET body =
                CAST(replace(CAST(body AS TEXT), '15wd', '60wd') AS BLOB)
            """, .otherRules, "rule_sets, id = 1 isn't what the methods adopted until then say."),
        Attack(
            "a case is taken out of the search",
            """
            INSERT INTO case_search (case_search, rowid, grams)
            VALUES ('delete', \(second), '自来 来水 水管 管爆 爆了 了');
            """, .searchChanged, "case_search, number = \(second) isn't found by the words"),
        Attack(
            "a case is found by other words",
            "INSERT INTO case_search (rowid, grams) VALUES (\(first), '反对')",
            .searchChanged, "case_search, number = \(first)"),
        Attack(
            "a trigger is planted",
            """
            CREATE TRIGGER late AFTER INSERT ON cases
            BEGIN UPDATE cases SET urged = 0 WHERE number = NEW.number; END
            """, .schemaChanged, "sqlite_schema, type = 'trigger', name = 'late' isn't as"),
        Attack(
            "an index is dropped", "DROP INDEX cases_due", .schemaChanged,
            "sqlite_schema, type = 'index', name = 'cases_due'"),
    ]
}

@Suite("changes made without the program")
struct AttackTests {
    @Test("are found, and the first is named", arguments: Attack.all)
    func found(_ attack: Attack) throws {
        let county = try RecordedCounty()
        try county.spoil(attack.script)
        let finding = try county.verify().finding
        #expect(finding?.kind == attack.kind, "\(finding?.inEnglish ?? "clean")")
        let sentence = finding?.inEnglish ?? ""
        #expect(sentence.hasPrefix(attack.sentence), "\(sentence)")
        #expect(finding?.inChinese.isEmpty == false)
    }

    @Test("are found in every column of every table, whatever the row")
    func everyColumn() throws {
        for table in StateTables.compared + ["entries"] {
            let columns = try RecordedCounty().read { db in
                try db.all("SELECT name, type FROM pragma_table_info(\(table))") {
                    (name: try $0.text(0), type: try $0.text(1))
                }
            }
            for (column, type) in columns {
                let county = try RecordedCounty()
                let change =
                    switch type {
                    case "INTEGER": "COALESCE(\(column), 0) + 1"
                    case "BLOB": "CAST(COALESCE(\(column), '') || 'x' AS BLOB)"
                    default: "COALESCE(\(column), '') || 'x'"
                    }
                try county.spoil(
                    """
                    UPDATE \(table) SET \(column) = \(change)
                    WHERE \(try county.isLastRow(of: table))
                    """)
                #expect(try !county.verify().isClean, "\(table).\(column)")
            }
        }
    }

    @Test("are found where a row of any table is deleted")
    func everyRow() throws {
        for table in StateTables.compared + ["entries"] {
            let county = try RecordedCounty()
            try county.spoil("DELETE FROM \(table) WHERE \(try county.isLastRow(of: table))")
            #expect(try !county.verify().isClean, "\(table)")
        }
    }

    @Test("never stop the verification itself, wherever a byte of the file is changed")
    func randomBytes() throws {
        var random = SystemRandomNumberGenerator()
        var found = 0
        for _ in 0..<150 {
            let county = try RecordedCounty()
            var bytes = try RecordedCounty.bytes(of: county.file)
            // Behind the header, which says what kind of file it is.
            let at = Int.random(in: 100..<bytes.count, using: &random)
            bytes[at] ^= UInt8.random(in: 1...255, using: &random)
            let descriptor = Glibc.open(county.file, O_WRONLY)
            pwrite(descriptor, bytes, bytes.count, 0)
            Glibc.close(descriptor)
            // The copy isn't in WAL mode yet, as after a restore.
            guard (try? county.read({ _ in })) != nil else { continue }
            if try !county.verify().isClean { found += 1 }
        }
        #expect(found > 0)
    }
}
