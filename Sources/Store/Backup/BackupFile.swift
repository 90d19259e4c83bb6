import Crypto
import Glibc

/// Why a backup can't be made or read.
package enum BackupFault: Error, Hashable, Sendable, CustomStringConvertible {
    case exists(String)
    case notEmpty(String)
    case noDatabase(String)
    /// Cut off, changed, or another kind of file.
    case notABackup(String, reason: String)
    /// It was made without the master key, and none was given.
    case noKey(String)
    case unusable(String, reason: String)

    package var description: String {
        switch self {
        case .exists(let file): "\(file) exists already; a backup never replaces a file."
        case .notEmpty(let folder): "\(folder) isn't empty; restore into a new folder."
        case .noDatabase(let folder): "\(folder) holds no database (lianxin.db)."
        case .notABackup(let file, let reason): "\(file) is no whole backup: \(reason)."
        case .noKey(let file):
            "\(file) was made without the master key; name the key's file with --key."
        case .unusable(let file, let reason): "\(file): \(reason)."
        }
    }

    init(_ file: String) { self = .unusable(file, reason: String(cString: strerror(errno))) }
}

/// An open file that is read or written from its beginning to its end.
final class BackupFile {
    let name: String
    private let descriptor: Int32

    static let portion = 1 << 20

    init(reading name: String) throws(BackupFault) {
        self.name = name
        descriptor = open(name, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { throw BackupFault(name) }
    }

    /// A new file, readable by its owner only.
    init(making name: String) throws(BackupFault) {
        self.name = name
        descriptor = open(name, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        if descriptor < 0 { throw BackupFault(name) }
    }

    deinit { close(descriptor) }

    func size() throws(BackupFault) -> Int {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw BackupFault(name) }
        return Int(status.st_size)
    }

    /// As many bytes as there are, `count` at most.
    func read(_ count: Int) throws(BackupFault) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let read = bytes.withUnsafeMutableBytes {
                Glibc.read(descriptor, $0.baseAddress! + filled, count - filled)
            }
            if read < 0 { throw BackupFault(name) }
            if read == 0 { break }
            filled += read
        }
        bytes.removeLast(count - filled)
        return bytes
    }

    func write(_ bytes: [UInt8]) throws(BackupFault) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(descriptor, $0.baseAddress! + written, bytes.count - written)
            }
            guard count > 0 else { throw BackupFault(name) }
            written += count
        }
    }

    func flush() throws(BackupFault) {
        guard fsync(descriptor) == 0 else { throw BackupFault(name) }
    }

    /// Gives it the name `target`, for good.
    static func rename(_ file: String, to target: String) throws(BackupFault) {
        guard Glibc.rename(file, target) == 0 else { throw BackupFault(target) }
        let slash = target.lastIndex(of: "/")
        try BackupFile(reading: slash.map { String(target[...$0]) } ?? ".").flush()
    }

    /// Copies the next `count` bytes.
    ///
    /// - Returns: their SHA-256, in hexadecimal.
    func copy(_ count: Int, to other: BackupFile) throws(BackupFault) -> String {
        var hash = SHA256()
        var left = count
        while left > 0 {
            let bytes = try read(min(left, Self.portion))
            guard !bytes.isEmpty else { throw .notABackup(name, reason: "its end is missing") }
            hash.update(data: bytes)
            try other.write(bytes)
            left -= bytes.count
        }
        return Hex.text(hash.finalize())
    }
}
