import Glibc
import Kernel
import Testing

@testable import Store

@Suite("verifying the tables by the ledger")
struct VerificationTests {
    @Test("what was recorded stands as the ledger says, in every table")
    func clean() throws {
        let county = try RecordedCounty()
        let verdict = try county.verify()
        #expect(verdict.finding?.inEnglish == nil)
        #expect(verdict.entries == (try county.read { try $0.int("SELECT count(*) FROM entries") }))
        for table in StateTables.compared {
            let rows = try county.read { try $0.int("SELECT count(*) FROM \(raw: table)") }
            #expect(rows > 0, "the county has nothing in \(table)")
        }
    }

    @Test("every table of the migrations is compared, or it is said why not")
    func everyTable() throws {
        let county = try RecordedCounty()
        let tables = try county.read { db in
            try db.all("SELECT name FROM sqlite_schema WHERE type = 'table'") { try $0.text(0) }
        }
        let own = tables.filter { table in
            !table.hasPrefix("sqlite_")
                && !StateTables.searched.contains { table.hasPrefix($0 + "_") }
        }
        let known =
            StateTables.compared + StateTables.searched
            + StateTables.notFromTheLedger.keys
        #expect(own.sorted() == known.sorted())
    }

    @Test("it reads beside a writer, as of one moment, and leaves nothing behind")
    func besideAWriter() throws {
        let county = try VisitedCounty(Database.temporary())
        defer { county.database.close() }
        var told: [Int] = []
        let folder = String(county.database.file.dropLast("/test.db".count))
        let before = files(in: folder)
        try startThread(to: "write") { [database = county.database] in
            for number in 0..<200 {
                _ = try? database.writeNow {
                    try $0.run("INSERT INTO migrations VALUES (\(100 + number), 'x', 'x')")
                }
            }
        }
        let verdict = try Verification(file: county.database.file, keys: county.keys)
            .run { done, _ in told.append(done) }
        #expect(verdict.isClean)
        #expect(told.isEmpty)
        #expect(files(in: folder) == before)
    }

    @Test("without its master key a database can't be verified, and no new key is made")
    func noKey() throws {
        let county = try RecordedCounty()
        let folder = String(county.file.dropLast("/lianxin.db".count))
        #expect(throws: MasterKey.Fault.missing(file: folder + "/keys/master.key")) {
            try Verification(directory: folder)
        }
        #expect(throws: Verification.Fault.noDatabase(file: "/nowhere/lianxin.db")) {
            try Verification(directory: "/nowhere")
        }
    }

    @Test("another master key is found at the first entry that needs one")
    func otherKey() throws {
        let county = try RecordedCounty()
        let other = MasterKey(bytes: [UInt8](repeating: 8, count: 32))
        let verdict = try Verification(file: county.file, keys: other).run()
        #expect(verdict.finding?.kind == .keyUnopenable)
    }

    @Test("a case that was given up in memory is folded anew")
    func foldsAnew() throws {
        let county = try RecordedCounty()
        try county.read { db in
            let transaction = Transaction(db, Office(keys: RecordedCounty.keys))
            var cases = ReplayedCases(transaction)
            let it = try cases.take(RecordedCounty.first, before: 4)
            #expect(it.version == 3 && it.state.name == .assigned)
        }
    }

    private func files(in folder: String) -> [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            names.append(
                withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                })
        }
        return names.sorted()
    }
}
