import Glibc
import Synchronization
import Testing

@testable import Store

@Suite("reading and writing a database")
struct DatabaseTests {
    private struct Refused: Error, Equatable {}

    private static let notes = [
        Migration(1, "notes", Array("CREATE TABLE notes (id BIGINT PRIMARY KEY, text TEXT)".utf8))
    ]
    private let database: Database

    init() throws { database = try Database.temporary(migrations: Self.notes) }

    private func count() throws -> Int {
        try database.readNow { try $0.int("SELECT count(*) FROM notes") }
    }

    @Test("what was written is there for the next reader")
    func writes() async throws {
        let changed = try await database.write { try $0.run("INSERT INTO notes VALUES (1, '水')") }
        let text = try await database.read { db in
            try db.one("SELECT text FROM notes WHERE id = \(1)") { try $0.text(0) }
        }
        #expect(changed == 1 && text == "水")
    }

    @Test("a refused write leaves no trace, and those beside it stay")
    func rollsBackOneOfMany() async throws {
        let outcomes = await withTaskGroup(of: Bool.self, returning: [Bool].self) { group in
            for number in 0..<200 {
                group.addTask {
                    do {
                        try await database.write { db in
                            try db.run("INSERT INTO notes VALUES (\(number), NULL)")
                            if number % 3 == 0 { throw Refused() }
                        }
                        return true
                    } catch { return !(error is Refused) }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count { $0 } == 133)
        #expect(try count() == 133)
        // Many wrote at once, so some shared a commit.
        let counts = database.writeCounts
        #expect(counts.jobs == 200 && (1..<200).contains(counts.commits))
        let wrong = try database.readNow {
            try $0.int("SELECT count(*) FROM notes WHERE id % 3 = 0")
        }
        #expect(wrong == 0)
    }

    @Test("one reading sees one moment, whatever is written meanwhile")
    func readsOneSnapshot() throws {
        let counts = try database.readNow { [database] db in
            let before = try db.int("SELECT count(*) FROM notes")
            try database.writeNow { try $0.run("INSERT INTO notes VALUES (1, NULL)") }
            return (before, try db.int("SELECT count(*) FROM notes"))
        }
        #expect(counts == (0, 0))
        #expect(try count() == 1)
    }

    @Test("what is to follow a commit follows it, and not a refusal")
    func actsAfterCommit() throws {
        let seen = Seen()
        try database.writeNow { [database] db in
            try db.run("INSERT INTO notes VALUES (1, NULL)")
            db.afterCommit {
                // By now another connection finds the row.
                let found = try? database.readNow { try $0.int("SELECT count(*) FROM notes") }
                seen.add(found ?? -1)
            }
        }
        #expect(throws: Refused()) {
            try database.writeNow { db in
                db.afterCommit { seen.add(99) }
                throw Refused()
            }
        }
        try database.writeNow { _ in }
        #expect(seen.all == [1])
    }

    @Test("what is left for the end comes last, and not for what was taken back")
    func actsBeforeCommit() throws {
        let number = try database.writeNow { db in
            db.beforeCommit { try $0.run("INSERT INTO notes SELECT count(*) + 1, NULL FROM notes") }
            _ = try? db.part {
                db.beforeCommit { try $0.run("INSERT INTO notes VALUES (99, NULL)") }
                throw Refused()
            }
            for id in 1...3 { try db.run("INSERT INTO notes VALUES (\(id), NULL)") }
            return try db.int("SELECT count(*) FROM notes")
        }
        #expect(number == 3)
        let all = try database.readNow { db in
            try db.all("SELECT id FROM notes ORDER BY id") { try $0.int(0) }
        }
        #expect(all == [1, 2, 3, 4])
        #expect(throws: Refused()) {
            try database.writeNow { db in
                db.beforeCommit { _ in throw Refused() }
                try db.run("INSERT INTO notes VALUES (5, NULL)")
            }
        }
        #expect(try count() == 4)
    }

    @Test("a full disk refuses and loses nothing; writing goes on once there is room")
    func survivesAFullDisk() async throws {
        try await database.write { db in
            try db.run("INSERT INTO notes VALUES (1, 'kept')")
            _ = try db.int("PRAGMA max_page_count = 10")
        }
        let big = String(repeating: "x", count: 100_000)
        await #expect(throws: SQLFault.full("database or disk is full")) {
            try await database.write { try $0.run("INSERT INTO notes VALUES (2, \(big))") }
        }
        #expect(try count() == 1)
        try await database.write { db in
            _ = try db.int("PRAGMA max_page_count = 100000")
            try db.run("INSERT INTO notes VALUES (3, \(big))")
        }
        #expect(try count() == 2)
        #expect(database.writingFault == nil)
    }

    @Test("a part that fails is taken back, and the rest of the write stays")
    func takesBackAPart() throws {
        try database.writeNow { db in
            try db.run("INSERT INTO notes VALUES (1, 'kept')")
            do {
                try db.part {
                    try db.run("INSERT INTO notes VALUES (2, 'taken back')")
                    throw Refused()
                }
            } catch is Refused {}
            try db.part { _ = try db.run("INSERT INTO notes VALUES (3, 'kept')") }
        }
        let kept = try database.readNow { db in
            try db.all("SELECT id FROM notes ORDER BY id") { try $0.int(0) }
        }
        #expect(kept == [1, 3])
    }

    @Test("a disk that is full in a part is told as full")
    func tellsFullInAPart() throws {
        let big = String(repeating: "x", count: 100_000)
        #expect(throws: SQLFault.full("database or disk is full")) {
            try database.writeNow { db in
                _ = try db.int("PRAGMA max_page_count = 10")
                try db.part { _ = try db.run("INSERT INTO notes VALUES (2, \(big))") }
            }
        }
        #expect(try count() == 0)
    }

    @Test("a second database over the same file finds what the first one wrote")
    func keepsAcrossOpening() throws {
        let file = try Directory()
        let first = try Database(file: file.path + "/a.db", migrations: Self.notes)
        try first.writeNow { try $0.run("INSERT INTO notes VALUES (1, NULL)") }
        first.close()
        #expect(access(file.path + "/a.db-wal", F_OK) != 0, "the WAL is copied and gone")
        let second = try Database(file: file.path + "/a.db", migrations: Self.notes)
        #expect(try second.readNow { try $0.int("SELECT count(*) FROM notes") } == 1)
        second.close()
    }

    @Test("the files can be read by their owner only")
    func hidesFiles() throws {
        let directory = try Directory()
        let database = try Database(file: directory.path + "/a.db", migrations: Self.notes)
        for suffix in ["", "-wal", "-shm"] {
            var status = stat()
            #expect(stat(directory.path + "/a.db" + suffix, &status) == 0)
            #expect(status.st_mode & 0o777 == 0o600)
        }
        database.close()
    }

    @Test("a closed database refuses, and closing it twice is nothing")
    func closes() async throws {
        database.close()
        database.close()
        await #expect(throws: SQLFault.closed) { try await database.read { _ in } }
        await #expect(throws: SQLFault.closed) { try await database.write { _ in } }
        await #expect(throws: SQLFault.closed) { try await database.lookUp { _ in } }
        #expect(access(database.file, F_OK) != 0, "a temporary one is gone")
    }

    @Test("a directory that isn't there is told by its name")
    func refusesMissingDirectory() {
        #expect(throws: SQLFault.disk("/nowhere/a.db: No such file or directory")) {
            try Database(file: "/nowhere/a.db")
        }
    }

    @Test("a file that is no database is refused")
    func refusesOtherFiles() throws {
        let directory = try Directory()
        let path = directory.path + "/a.db"
        let file = try #require(fopen(path, "w"))
        fputs(String(repeating: "not a database ", count: 100), file)
        fclose(file)
        #expect(throws: SQLFault.corrupt("file is not a database")) { try Database(file: path) }
    }

    @Test("a backup is whole, made beside writers, and never overwrites")
    func backsUp() async throws {
        let directory = try Directory()
        let copy = directory.path + "/copy.db"
        try await database.write { db in
            for number in 1...1_000 { try db.run("INSERT INTO notes VALUES (\(number), 'x')") }
        }
        async let writing: Void = {
            for number in 1_001...1_100 {
                try await database.write { try $0.run("INSERT INTO notes VALUES (\(number), 'y')") }
            }
        }()
        try await database.backUp(to: copy)
        try await writing
        await #expect(throws: SQLFault.disk("\(copy): exists already")) {
            try await database.backUp(to: copy)
        }
        let restored = try Database(file: copy, migrations: Self.notes)
        #expect(try restored.readNow { try $0.int("SELECT count(*) FROM notes") } >= 1_000)
        let check = try restored.readNow { db in
            try db.one("PRAGMA integrity_check") { try $0.text(0) }
        }
        #expect(check == "ok")
        restored.close()
    }

    @Test("the WAL doesn't grow without end under steady writing and reading")
    func limitsWAL() async throws {
        let text = String(repeating: "x", count: 20_000)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for task in 0..<8 {
                group.addTask {
                    for number in 0..<500 {
                        let id = task * 500 + number
                        try await database.write {
                            try $0.run("INSERT INTO notes VALUES (\(id), \(text))")
                        }
                        _ = try await database.read { try $0.int("SELECT max(id) FROM notes") }
                    }
                }
            }
            try await group.waitForAll()
        }
        var status = stat()
        #expect(stat(database.file + "-wal", &status) == 0)
        #expect(status.st_size < 64 << 20)
    }
}

private final class Seen: Sendable {
    private let numbers = Mutex<[Int]>([])
    func add(_ number: Int) { numbers.withLock { $0.append(number) } }
    var all: [Int] { numbers.withLock { $0 } }
}

/// A directory that is gone with its last holder.
final class Directory {
    let path: String

    init() throws {
        var template = Array("/tmp/lianxin-test-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw SQLFault.disk("no temporary directory") }
        path = String(decoding: template.dropLast().map { UInt8($0) }, as: UTF8.self)
    }

    deinit {
        guard let directory = opendir(path) else { return }
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            unlink(path + "/" + name)
        }
        closedir(directory)
        rmdir(path)
    }
}
