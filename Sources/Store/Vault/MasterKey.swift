import Crypto
import Glibc

/// The one key outside the database: it wraps the keys of all subjects, and makes the hashes by
/// which a phone number or a pick-up code is found without being readable.
///
/// Without its file nothing personal can be read any more, backups included; whoever has the file
/// and the database can read all. It's backed up apart from the database.
package struct MasterKey: Sendable {
    package static let length = 32

    private let wrapping: SubjectKey
    private let indexing: SymmetricKey

    /// - Parameter bytes: 32 random ones.
    package init(bytes: [UInt8]) {
        precondition(bytes.count == Self.length, "a master key has 32 bytes")
        let master = SymmetricKey(data: bytes)
        wrapping = SubjectKey(key: Self.derived(from: master, for: "wrap/v1"))
        indexing = Self.derived(from: master, for: "index/v1")
    }

    /// A subject's key as it may stand in the database; opens for the same `subject` only.
    package func wrap(_ key: SubjectKey, of subject: String) throws -> [UInt8] {
        try wrapping.seal(key.key.withUnsafeBytes { Array($0) }, context: subject)
    }

    package func unwrap(_ wrapped: [UInt8], of subject: String) throws(SubjectKey.Unopenable)
        -> SubjectKey
    {
        SubjectKey(key: SymmetricKey(data: try wrapping.open(wrapped, context: subject)))
    }

    /// HMAC-SHA256 (32 bytes): equal for equal texts and purposes, and says nothing without the key.
    ///
    /// - Parameter purpose: such as `phone`: the same number is another hash elsewhere.
    package func index(of text: String, purpose: String) -> [UInt8] {
        // The length keeps ("ab", "c") and ("a", "bc") apart.
        let message = "\(purpose.utf8.count):\(purpose)\(text)"
        return Array(
            HMAC<SHA256>.authenticationCode(for: Array(message.utf8), using: indexing))
    }

    /// Equal for the same key only, and says nothing of it.
    var mark: [UInt8] { index(of: "lianxin", purpose: "mark") }

    private static func derived(from master: SymmetricKey, for purpose: String) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: master, info: Array("lianxin/\(purpose)".utf8), outputByteCount: 32)
    }
}

// MARK: Its file

extension MasterKey {
    package enum Fault: Error, Hashable, Sendable {
        /// Others than its owner may read or write it; `chmod 600` puts it right.
        case exposed(file: String)
        /// There is none, and there is no database without one: put it back from its backup.
        case missing(file: String)
        /// Not 32 bytes.
        case damaged(file: String)
        case unreadable(file: String, reason: String)
    }

    /// Reads `directory`/keys/master.key.
    package init(directory: String) throws(Fault) {
        self.init(bytes: try Self.read(directory + "/keys/master.key"))
    }

    /// Reads it, and makes it (0600, in a directory 0700) where there is none yet: only for a new
    /// database, for a new key in the place of a lost one would hide the loss.
    package static func makingIfMissing(in directory: String) throws(Fault) -> MasterKey {
        let file = directory + "/keys/master.key"
        if access(file, F_OK) != 0 && errno == ENOENT {
            try make(file, in: directory + "/keys")
        }
        return try MasterKey(directory: directory)
    }

    private static func read(_ file: String) throws(Fault) -> [UInt8] {
        let descriptor = open(file, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 && errno == ENOENT { throw .missing(file: file) }
        guard descriptor >= 0 else { throw unreadable(file) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw unreadable(file) }
        guard status.st_mode & 0o077 == 0 else { throw .exposed(file: file) }
        var bytes = [UInt8](repeating: 0, count: length + 1)
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        guard count >= 0 else { throw unreadable(file) }
        guard count == length else { throw .damaged(file: file) }
        return Array(bytes.prefix(length))
    }

    /// Under another name first, so that a key that was used is whole on the disk.
    private static func make(_ file: String, in keys: String) throws(Fault) {
        guard mkdir(keys, 0o700) == 0 || errno == EEXIST else { throw unreadable(keys) }
        let unfinished = file + ".unfinished"
        unlink(unfinished)
        let descriptor = open(unfinished, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw unreadable(unfinished) }
        let isWhole = write(descriptor, Secret.bytes(length), length) == length
        let isOnDisk = isWhole && fsync(descriptor) == 0
        close(descriptor)
        guard isOnDisk, rename(unfinished, file) == 0 else { throw unreadable(unfinished) }
        let directory = open(keys, O_RDONLY | O_CLOEXEC)
        guard directory >= 0, fsync(directory) == 0 else { throw unreadable(keys) }
        close(directory)
    }

    private static func unreadable(_ file: String) -> Fault {
        .unreadable(file: file, reason: String(cString: strerror(errno)))
    }
}
