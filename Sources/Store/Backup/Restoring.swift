import Glibc

/// A backup that was put back, and what its verification came to.
package struct Restored: Sendable {
    package let manifest: BackupManifest
    package let verdict: Verdict
    /// Where the data are: the folder that was asked for, or one beside it when they don't stand as
    /// the ledger says.
    package let directory: String
}

extension Backup {
    /// Unpacks `file` beside `directory`, verifies it, and only then gives it that name.
    ///
    /// - Parameter key: the master key's file, for a backup that was made without it.
    /// - Throws: `BackupFault`; then nothing is left behind.
    package static func restore(
        _ file: String, to directory: String, key: String? = nil,
        progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
    ) throws -> Restored {
        let directory =
            directory.count > 1 && directory.hasSuffix("/")
            ? String(directory.dropLast()) : directory
        let isFree = rmdir(directory) == 0 || errno == ENOENT
        guard isFree else { throw BackupFault.notEmpty(directory) }
        let folder = directory + ".unverified"
        guard mkdir(folder, 0o700) == 0, mkdir(folder + "/keys", 0o700) == 0 else {
            throw BackupFault(folder)
        }
        let manifest: BackupManifest
        let verdict: Verdict
        do {
            manifest = try unpack(file, to: folder, key: key)
            verdict = try Verification(directory: folder).run(progress: progress)
        } catch {
            remove(folder)
            throw error
        }
        guard verdict.isClean else {
            return Restored(manifest: manifest, verdict: verdict, directory: folder)
        }
        try BackupFile.rename(folder, to: directory)
        return Restored(manifest: manifest, verdict: verdict, directory: directory)
    }

    private static func unpack(_ file: String, to folder: String, key: String?) throws
        -> BackupManifest
    {
        let archive = try BackupFile(reading: file)
        var digests: [Part: String] = [:]
        while let header = try header(of: archive) {
            // Only our own names: a file can't come to lie anywhere else.
            guard let part = Part(rawValue: header.name), digests[part] == nil else {
                throw BackupFault.notABackup(file, reason: "it holds '\(header.name)'")
            }
            let target = try BackupFile(making: "\(folder)/\(header.name)")
            digests[part] = try archive.copy(header.size, to: target)
            _ = try archive.read(header.padding)
            try target.flush()
        }
        guard digests[.manifest] != nil,
            let manifest = BackupManifest(
                try BackupFile(reading: "\(folder)/\(Part.manifest.rawValue)").read(4_096))
        else { throw BackupFault.notABackup(file, reason: "its manifest is missing") }
        unlink("\(folder)/\(Part.manifest.rawValue)")
        guard digests[.database] == manifest.database else {
            throw BackupFault.notABackup(file, reason: "the database isn't the one that was saved")
        }
        if digests[.key] == nil { try copyKey(key, for: file, to: folder) }
        // What VACUUM INTO wrote isn't in WAL mode.
        _ = try SQLiteConnection(file: "\(folder)/\(Part.database.rawValue)", role: .writer)
        return manifest
    }

    /// Nil at the end: two blocks of zeros.
    private static func header(of archive: BackupFile) throws -> TarHeader? {
        let bytes = try archive.read(TarHeader.block)
        if bytes.count == TarHeader.block, bytes.allSatisfy({ $0 == 0 }) { return nil }
        guard let header = TarHeader(bytes) else {
            throw BackupFault.notABackup(archive.name, reason: "a part of it can't be read")
        }
        return header
    }

    private static func copyKey(_ key: String?, for file: String, to folder: String) throws {
        guard let key else { throw BackupFault.noKey(file) }
        let source = try BackupFile(reading: key)
        let target = try BackupFile(making: "\(folder)/\(Part.key.rawValue)")
        _ = try source.copy(try source.size(), to: target)
        try target.flush()
    }

    private static func remove(_ folder: String) {
        for part in Part.allCases {
            for suffix in ["", "-wal", "-shm"] { unlink("\(folder)/\(part.rawValue)\(suffix)") }
        }
        rmdir(folder + "/keys")
        rmdir(folder)
    }
}
