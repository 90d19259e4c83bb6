import Glibc
import Testing

@testable import Store

@Suite("sealing personal texts")
struct SubjectKeyTests {
    private let key = SubjectKey()
    private let text = Array("家住南街三栋".utf8)

    @Test("opens with the same key and context, to the same bytes")
    func opens() throws {
        for bytes in [[], [0], text, [UInt8](repeating: 7, count: 100_000)] {
            let sealed = try key.seal(bytes, context: "cases/1/1")
            #expect(sealed.count == bytes.count + 28)
            #expect(try key.open(sealed, context: "cases/1/1") == bytes)
        }
    }

    @Test("the same text is sealed otherwise each time")
    func differs() throws {
        #expect(try key.seal(text, context: "a") != key.seal(text, context: "a"))
    }

    @Test("sealed repeatably, equal texts in one place are equal, and open as ever")
    func repeats() throws {
        let sealed = try key.sealRepeatably(text, context: "a")
        #expect(try key.sealRepeatably(text, context: "a") == sealed)
        #expect(try key.open(sealed, context: "a") == text)
        let nonces = try [
            sealed, key.sealRepeatably(text, context: "b"),
            key.sealRepeatably(text + [0], context: "a"),
            SubjectKey().sealRepeatably(text, context: "a"),
        ].map { $0.prefix(12) }
        #expect(Set(nonces).count == 4)
    }

    @Test("another key, another row, a changed bit or a missing end opens nothing")
    func refuses() throws {
        let sealed = try key.seal(text, context: "cases/1/1")
        let fault = SubjectKey.Unopenable(context: "cases/1/2")
        #expect(throws: fault) { try key.open(sealed, context: "cases/1/2") }
        #expect(throws: SubjectKey.Unopenable.self) {
            try SubjectKey().open(sealed, context: "cases/1/1")
        }
        for index in sealed.indices {
            var changed = sealed
            changed[index] ^= 1
            #expect(throws: SubjectKey.Unopenable.self) {
                try key.open(changed, context: "cases/1/1")
            }
        }
        for count in [0, 1, 12, 27, sealed.count - 1] {
            #expect(throws: SubjectKey.Unopenable.self) {
                try key.open(Array(sealed.prefix(count)), context: "cases/1/1")
            }
        }
    }
}

@Suite("the master key")
struct MasterKeyTests {
    private let master = MasterKey(bytes: Array(0..<32))

    @Test("a wrapped key opens for its own subject only, under the same master key")
    func wraps() throws {
        let key = SubjectKey()
        let wrapped = try master.wrap(key, of: "cases/1")
        let sealed = try key.seal([1, 2, 3], context: "x")
        #expect(try master.unwrap(wrapped, of: "cases/1").open(sealed, context: "x") == [1, 2, 3])
        #expect(throws: SubjectKey.Unopenable(context: "cases/2")) {
            try master.unwrap(wrapped, of: "cases/2")
        }
        #expect(throws: SubjectKey.Unopenable(context: "cases/1")) {
            try MasterKey(bytes: Array(1..<33)).unwrap(wrapped, of: "cases/1")
        }
    }

    @Test("an index is the same for the same text, and another for another purpose or key")
    func indexes() {
        let index = master.index(of: "13900001234", purpose: "phone")
        #expect(index.count == 32)
        #expect(master.index(of: "13900001234", purpose: "phone") == index)
        #expect(master.index(of: "13900001235", purpose: "phone") != index)
        #expect(master.index(of: "13900001234", purpose: "pickup") != index)
        #expect(master.index(of: "bc", purpose: "a") != master.index(of: "c", purpose: "ab"))
        #expect(
            MasterKey(bytes: Array(1..<33)).index(of: "13900001234", purpose: "phone") != index)
    }

    @Test("the file is made once, for its owner only, and read again")
    func keepsItsFile() throws {
        let directory = try KeyDirectory()
        let first = try MasterKey.makingIfMissing(in: directory.path)
        var status = stat()
        #expect(stat(directory.file, &status) == 0)
        #expect(status.st_mode & 0o777 == 0o600 && status.st_size == 32)
        let index = first.index(of: "a", purpose: "b")
        #expect(try MasterKey(directory: directory.path).index(of: "a", purpose: "b") == index)
        let again = try MasterKey.makingIfMissing(in: directory.path)
        #expect(again.index(of: "a", purpose: "b") == index)
    }

    @Test("a lost, damaged or exposed file is refused, not replaced")
    func refusesItsFile() throws {
        let directory = try KeyDirectory()
        #expect(throws: MasterKey.Fault.missing(file: directory.file)) {
            try MasterKey(directory: directory.path)
        }
        _ = try MasterKey.makingIfMissing(in: directory.path)
        chmod(directory.file, 0o640)
        #expect(throws: MasterKey.Fault.exposed(file: directory.file)) {
            try MasterKey.makingIfMissing(in: directory.path)
        }
        chmod(directory.file, 0o600)
        truncate(directory.file, 31)
        #expect(throws: MasterKey.Fault.damaged(file: directory.file)) {
            try MasterKey.makingIfMissing(in: directory.path)
        }
    }
}

/// A directory with a place for keys/master.key, gone with its holder.
private final class KeyDirectory {
    private let directory: Directory
    var path: String { directory.path }
    var file: String { path + "/keys/master.key" }

    init() throws { directory = try Directory() }

    deinit {
        unlink(file)
        rmdir(path + "/keys")
    }
}
