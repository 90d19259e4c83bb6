package import Kernel

/// Bearer tokens of the API: kept as digests, so that the database can't be used to sign in.
extension Transaction {
    static let longestToken = 3_650

    /// - Parameter days: 1 to 3,650.
    /// - Returns: the token, which nobody can be told again.
    package func createToken(for code: ID<Official>, days: Int, at now: Moment) throws -> String {
        guard let official = try official(code), official.isActive else {
            throw StoreRefusal.unknown(field: "official", value: code.text)
        }
        guard (1...Self.longestToken).contains(days) else {
            throw StoreRefusal.unknown(field: "days", value: String(days))
        }
        let token = Secret.token()
        let end = now.milliseconds + Int64(days) * 86_400_000
        try db.run(
            """
            INSERT INTO tokens (token, official, created_at, expires_at)
            VALUES (\(Secret.digest(token)), \(code), \(now), \(end))
            """)
        try db.run("DELETE FROM tokens WHERE expires_at <= \(now)")
        return token
    }

    /// Nil when it never was, has expired or was revoked, or its official was disabled.
    func official(bearing token: String, at now: Moment) throws -> Official? {
        try db.first(
            """
            SELECT \(raw: Self.officialColumns) FROM tokens JOIN officials ON code = official
            WHERE token = \(Secret.digest(token)) AND expires_at > \(now) AND active
            """, readOfficial)
    }

    /// - Returns: how many there were.
    @discardableResult
    package func revokeTokens(of official: ID<Official>) throws -> Int {
        try db.run("DELETE FROM tokens WHERE official = \(official)")
    }
}
