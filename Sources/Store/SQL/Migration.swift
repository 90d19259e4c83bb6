import Crypto
import Synchronization

/// One step from an older form of the tables to a newer one; never changed once it was released.
///
/// Its text is written for PostgreSQL and narrowed for SQLite (`SQLiteDialect`). A line that only
/// one engine understands starts with `-- sqlite: ` or `-- postgresql: `, a comment for the other.
package struct Migration: Sendable {
    /// 1 for the first; each is one more than the last.
    package let number: Int
    package let name: String
    package let text: String

    package init(_ number: Int, _ name: String, _ text: [UInt8]) {
        self.number = number
        self.name = name
        self.text = String(decoding: text, as: UTF8.self)
    }

    /// SHA-256 of the text, in hexadecimal.
    package var digest: String { Hex.text(SHA256.hash(data: Array(text.utf8))) }

    /// The text as `engine` reads it: its own lines uncovered, those of the other left comments.
    func text(for engine: Engine) -> String {
        let prefix = engine == .sqlite ? "-- sqlite: " : "-- postgresql: "
        return text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.hasPrefix(prefix) ? $0.dropFirst(prefix.count) : $0 }
            .joined(separator: "\n")
    }

    /// Its statements in the words of `engine`; worked out once, for `verify` and the tests make
    /// many databases.
    func statements(for engine: Engine) -> [String] {
        let key = Key(text: text, engine: engine)
        return Self.known.withLock { known in
            if let statements = known[key] { return statements }
            let statements = SQLiteDialect.statements(of: text(for: engine))
                .map(engine.spelled)
            known[key] = statements
            return statements
        }
    }

    private struct Key: Hashable {
        let text: String
        let engine: Engine
    }

    private static let known = Mutex<[Key: [String]]>([:])
}

extension EngineConnection {
    /// Brings the tables up to the last of `migrations`, each in a transaction of its own. Nothing
    /// happens where they stand there already.
    ///
    /// - Throws: `SQLFault.unusable` when the database is newer than this program, or was made by
    ///   a migration whose text has changed since, or when a migration fails.
    func migrate(_ migrations: [Migration]) throws {
        precondition(
            migrations.map(\.number) == Array(1...max(1, migrations.count))
                || migrations.isEmpty, "migrations are numbered 1, 2, 3 ...")
        // Not by two servers at once, each of which finds none.
        try begin()
        try script(
            engine.spelled(
                """
                CREATE TABLE IF NOT EXISTS migrations (
                    number BIGINT PRIMARY KEY, name TEXT NOT NULL, digest TEXT NOT NULL
                )
                """))
        _ = try commit()
        let made = try all("SELECT number, name, digest FROM migrations ORDER BY number") {
            (number: try $0.int(0), name: try $0.text(1), digest: try $0.text(2))
        }
        for (number, name, digest) in made {
            guard migrations.indices.contains(number - 1) else {
                throw SQLFault.unusable(
                    "the database is newer than this program: it has migration \(number) (\(name))")
            }
            guard migrations[number - 1].digest == digest else {
                throw SQLFault.unusable("migration \(number) (\(name)) was changed after its use")
            }
        }
        for migration in migrations.dropFirst(made.count) { try make(migration) }
    }

    private func make(_ migration: Migration) throws {
        do {
            try begin()
            // Another server may have made it while this one waited for its turn.
            if try !exists("SELECT 1 FROM migrations WHERE number = \(migration.number)") {
                for statement in migration.statements(for: engine) { try script(statement) }
                try run(
                    """
                    INSERT INTO migrations (number, name, digest)
                    VALUES (\(migration.number), \(migration.name), \(migration.digest))
                    """)
            }
            _ = try commit()
        } catch {
            rollBack()
            throw SQLFault.unusable("migration \(migration.number) (\(migration.name)): \(error)")
        }
    }

}

extension Engine {
    /// `statement`, written for PostgreSQL, as this engine has to be told it.
    func spelled(_ statement: String) -> String {
        switch self {
        case .sqlite: SQLiteDialect.narrowed(statement)
        case .postgresql: PostgreSQLText.collated(statement)
        }
    }
}
