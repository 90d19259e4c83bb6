import Glibc
import Kernel
import Testing

@testable import Store

@Suite("backing up and restoring")
struct BackupTests {
    private let now = moment("2026-03-02T10:00")

    @Test("what was saved beside a running server is the same after restoring, and verified")
    func wholeWay() async throws {
        let county = try await County.make(in: .folder)
        let number = try await county.register().number
        let folder = try temporaryDirectory()
        let file = folder + "/backup.tar"
        _ = try Backup.make(of: county.store.directory, to: file, at: now)
        _ = try await county.register(County.newCase("之后才来的"))
        let restored = try Backup.restore(file, to: folder + "/new/")
        #expect(restored.verdict.isClean && restored.directory == folder + "/new")
        #expect(restored.manifest.madeAt == now)
        let store = try Store(folder + "/new", now: { County.now })
        defer { store.close() }
        let list = try await store.read {
            try $0.cases(CaseQuery(), for: county.desk, at: County.now)
        }
        #expect(list.items.map(\.number) == [number])
    }

    @Test("every tar can read it")
    func plainTar() async throws {
        let county = try await County.make(in: .folder)
        let file = try temporaryDirectory() + "/backup.tar"
        _ = try Backup.make(of: county.store.directory, to: file, at: now)
        #expect(system("tar tf \(file) > \(file).list") == 0)
        let list = String(decoding: try RecordedCounty.bytes(of: file + ".list"), as: UTF8.self)
        #expect(list == "lianxin.db\nkeys/master.key\nbackup.json\n")
        var status = stat()
        #expect(stat(file, &status) == 0 && status.st_mode & 0o777 == 0o600)
    }

    @Test("a file is never replaced, and a folder that isn't empty is left alone")
    func replacesNothing() async throws {
        let county = try await County.make(in: .folder)
        let folder = county.store.directory
        let file = try temporaryDirectory() + "/backup.tar"
        _ = try Backup.make(of: folder, to: file, at: now)
        #expect(throws: BackupFault.exists(file)) {
            try Backup.make(of: folder, to: file, at: now)
        }
        #expect(throws: BackupFault.notEmpty(folder)) { try Backup.restore(file, to: folder) }
        #expect(throws: BackupFault.noDatabase("/nowhere")) {
            try Backup.make(of: "/nowhere", to: file + "2", at: now)
        }
    }

    @Test("without the key it needs the key's file")
    func withoutKey() async throws {
        let county = try await County.make(in: .folder)
        let folder = try temporaryDirectory()
        let file = folder + "/backup.tar"
        let manifest = try Backup.make(
            of: county.store.directory, to: file, withKey: false, at: now)
        #expect(!manifest.hasKey)
        #expect(throws: BackupFault.noKey(file)) { try Backup.restore(file, to: folder + "/new") }
        let key = county.store.directory + "/keys/master.key"
        #expect(try Backup.restore(file, to: folder + "/new", key: key).verdict.isClean)
    }

    @Test("one that was cut off or changed is refused, and nothing is left of it")
    func damaged() async throws {
        let county = try await County.make(in: .folder)
        let folder = try temporaryDirectory()
        let file = folder + "/backup.tar"
        _ = try Backup.make(of: county.store.directory, to: file, at: now)
        let bytes = try RecordedCounty.bytes(of: file)
        var changed = bytes
        changed[20_000] ^= 1
        var renamed = bytes
        renamed.replaceSubrange(0..<10, with: "../../x.db".utf8)
        for (number, spoilt) in [
            Array(bytes.prefix(30_000)), Array(bytes.dropLast(2_048)), changed, renamed, [],
            Array("no archive".utf8),
        ].enumerated() {
            let copy = folder + "/spoilt-\(number)"
            try BackupFile(making: copy).write(spoilt)
            #expect(throws: BackupFault.self, "\(number)") {
                try Backup.restore(copy, to: folder + "/new")
            }
            #expect(access(folder + "/new", F_OK) != 0)
            #expect(access(folder + "/new.unverified", F_OK) != 0)
        }
    }

    @Test("one whose tables were changed before it was made is unpacked, but not taken for good")
    func unverified() async throws {
        let county = try await County.make(in: .folder)
        _ = try await county.register()
        try county.store.database.writeNow { try $0.run("UPDATE cases SET danger = 1") }
        let folder = try temporaryDirectory()
        let file = folder + "/backup.tar"
        _ = try Backup.make(of: county.store.directory, to: file, at: now)
        let restored = try Backup.restore(file, to: folder + "/new")
        #expect(restored.verdict.finding?.kind == .rowChanged)
        #expect(restored.directory == folder + "/new.unverified")
    }

    @Test("a header says sizes beyond eight gibibytes too")
    func sizes() {
        for size in [0, 511, 8_589_934_591, 8_589_934_592, 20_000_000_000] {
            let header = TarHeader(name: "lianxin.db", size: size, madeAt: 1_772_416_800)
            #expect(TarHeader(header.bytes) == header)
        }
        var bytes = TarHeader(name: "lianxin.db", size: 5, madeAt: 0).bytes
        bytes[0] ^= 1
        #expect(TarHeader(bytes) == nil)
    }
}
