package import Kernel

/// A signed-in official.
package struct Session: Hashable, Sendable {
    package let official: Official
    package let formKey: String
    let seenAt: Moment

    static let longest: Int64 = 12 * 3_600_000
    static let longestIdle: Int64 = 30 * 60_000
    /// `seen_at` is written at most so often: a page must not cost a commit.
    static let seenStep: Int64 = 60_000
}

extension Transaction {
    func beginSession(of official: Official, at now: Moment) throws -> NewSession {
        let new = NewSession(
            token: Secret.token(), official: official, formKey: Base64.url(Secret.bytes(24)))
        try db.run(
            """
            INSERT INTO sessions (token, official, form_key, created_at, seen_at)
            VALUES (\(Secret.digest(new.token)), \(official.code), \(new.formKey), \(now), \(now))
            """)
        try db.run(
            """
            DELETE FROM sessions WHERE created_at <= \(now.milliseconds - Session.longest)
                OR seen_at <= \(now.milliseconds - Session.longestIdle)
            """)
        return new
    }

    /// Nil when it never was, has ended, or its official was disabled.
    func session(_ token: String, at now: Moment) throws -> Session? {
        try db.first(
            """
            SELECT \(raw: Self.officialColumns), form_key, seen_at
            FROM sessions JOIN officials ON code = official
            WHERE token = \(Secret.digest(token)) AND active
                AND created_at > \(now.milliseconds - Session.longest)
                AND seen_at > \(now.milliseconds - Session.longestIdle)
            """
        ) { row in
            Session(
                official: try readOfficial(row), formKey: try row.text(10),
                seenAt: try row.moment(11))
        }
    }

    func see(_ token: String, at now: Moment) throws {
        try db.run(
            """
            UPDATE sessions SET seen_at = \(now)
            WHERE token = \(Secret.digest(token)) AND seen_at < \(now)
            """)
    }

    func endSession(_ token: String) throws {
        try db.run("DELETE FROM sessions WHERE token = \(Secret.digest(token))")
    }

    /// Ends every way in that an official has open, tokens included; she can sign in anew if she
    /// is active.
    package func endSessions(of official: ID<Official>) throws {
        try db.run("DELETE FROM sessions WHERE official = \(official)")
        try revokeTokens(of: official)
    }
}
