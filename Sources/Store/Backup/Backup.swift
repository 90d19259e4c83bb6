import Glibc
package import Kernel

/// What a backup holds, in its last part.
package struct BackupManifest: Hashable, Sendable {
    package let madeAt: Moment
    package let hasKey: Bool
    /// The SHA-256 of the database, in hexadecimal.
    let database: String

    var json: JSON {
        [
            "format": 1, "madeAt": .text(madeAt.description), "hasKey": .bool(hasKey),
            "database": .text(database),
        ]
    }

    init(madeAt: Moment, hasKey: Bool, database: String) {
        self.madeAt = madeAt
        self.hasKey = hasKey
        self.database = database
    }

    init?(_ bytes: [UInt8]) {
        guard let json = try? JSON(bytes), json["format"]?.number == 1,
            let madeAt = json["madeAt"]?.text.flatMap({ Moment($0) }),
            let hasKey = json["hasKey"]?.bool, let database = json["database"]?.text
        else { return nil }
        self.init(madeAt: madeAt, hasKey: hasKey, database: database)
    }
}

/// A data folder in one file: a tar archive of the database, the master key and a manifest, which
/// `tar xf` opens as well.
package enum Backup {
    enum Part: String, CaseIterable {
        case database = "lianxin.db"
        case key = "keys/master.key"
        case manifest = "backup.json"
    }

    /// Writes the folder as it stands at one moment; it may be in use. A file called `file` is
    /// always whole.
    ///
    /// - Throws: `BackupFault`, `SQLFault`; then there is no such file.
    package static func make(
        of directory: String, to file: String, withKey: Bool = true, at now: Moment
    ) throws -> BackupManifest {
        guard access(file, F_OK) != 0 else { throw BackupFault.exists(file) }
        let database = "\(directory)/\(Part.database.rawValue)"
        guard access(database, F_OK) == 0 else { throw BackupFault.noDatabase(directory) }
        let (copy, unfinished) = (file + ".database", file + ".unfinished")
        for old in [copy, unfinished] { unlink(old) }
        defer { for old in [copy, unfinished] { unlink(old) } }
        try SQLiteBackup(of: database, to: copy).make()
        let archive = try BackupFile(making: unfinished)
        let digest = try add(.database, copy, to: archive, at: now)
        if withKey { _ = try add(.key, "\(directory)/\(Part.key.rawValue)", to: archive, at: now) }
        let manifest = BackupManifest(madeAt: now, hasKey: withKey, database: digest)
        try add(.manifest, manifest.json.bytes, to: archive, at: now)
        try archive.write([UInt8](repeating: 0, count: 2 * TarHeader.block))
        try archive.flush()
        try BackupFile.rename(unfinished, to: file)
        return manifest
    }

    /// - Returns: the digest of what was added.
    private static func add(
        _ part: Part, _ source: String, to archive: BackupFile, at now: Moment
    ) throws -> String {
        let source = try BackupFile(reading: source)
        let header = TarHeader(
            name: part.rawValue, size: try source.size(), madeAt: Int(now.milliseconds / 1_000))
        try archive.write(header.bytes)
        let digest = try source.copy(header.size, to: archive)
        try archive.write([UInt8](repeating: 0, count: header.padding))
        return digest
    }

    private static func add(
        _ part: Part, _ bytes: [UInt8], to archive: BackupFile, at now: Moment
    ) throws {
        let header = TarHeader(
            name: part.rawValue, size: bytes.count, madeAt: Int(now.milliseconds / 1_000))
        try archive.write(header.bytes + bytes + [UInt8](repeating: 0, count: header.padding))
    }
}
