import Kernel

/// What an official signs in with, and how often somebody failed at it.
struct Credential {
    let official: Official
    let password: PasswordHash
    /// From which the secret of her time codes is made; nil before she enrolled.
    let timeCodeSeed: [UInt8]?
    /// The step of the last time code that was used.
    let timeCodeUsed: Int64
    let failures: Int
    let lockedUntil: Moment
}

extension Credential {
    /// In a row; the next one locks.
    static let mostFailures = 5
    static let lockMilliseconds: Int64 = 15 * 60_000

    func isLocked(at now: Moment) -> Bool { lockedUntil > now }
}

extension Transaction {
    /// Nil when there is no such official, or she never got a password.
    func credential(of code: ID<Official>) throws -> Credential? {
        try db.first(
            """
            SELECT \(raw: Self.officialColumns), password, time_code_secret, time_code_used,
                failures, locked_until
            FROM credentials JOIN officials ON code = official WHERE official = \(code)
            """
        ) { row in
            guard let password = PasswordHash(try row.text(10)) else {
                throw SQLFault.unexpected("credentials.password of \(code)")
            }
            return Credential(
                official: try readOfficial(row), password: password,
                timeCodeSeed: try row.blobOrNil(11), timeCodeUsed: try row.int64(12),
                failures: try row.int(13), lockedUntil: try row.moment(14))
        }
    }

    /// A new password ends every session and lock; the time codes stay.
    func setPassword(of code: ID<Official>, to hash: PasswordHash) throws {
        guard try official(code) != nil else {
            throw StoreRefusal.unknown(field: "official", value: code.text)
        }
        try db.run(
            """
            INSERT INTO credentials (official, password, time_code_used, failures, locked_until)
            VALUES (\(code), \(hash.description), 0, 0, 0)
            ON CONFLICT (official) DO UPDATE SET password = excluded.password, failures = 0,
                locked_until = 0
            """)
        try db.run("DELETE FROM sessions WHERE official = \(code)")
    }

    /// At the next sign-in she enrols anew, as after losing her telephone.
    func forgetTimeCodes(of code: ID<Official>) throws {
        try db.run(
            """
            UPDATE credentials SET time_code_secret = NULL, time_code_used = 0
            WHERE official = \(code)
            """)
        try db.run("DELETE FROM sessions WHERE official = \(code)")
    }

    func countFailure(of credential: Credential, at now: Moment) throws {
        let isLast = credential.failures + 1 >= Credential.mostFailures
        let until = isLast ? now.milliseconds + Credential.lockMilliseconds : 0
        try db.run(
            """
            UPDATE credentials SET failures = \(isLast ? 0 : credential.failures + 1),
                locked_until = \(until) WHERE official = \(credential.official.code)
            """)
    }

    /// A write that changes nothing: so that a refusal takes as long where there is no such
    /// official, or she is locked out, as where the password is wrong.
    func writeNothing() throws {
        try db.run(
            """
            UPDATE credentials SET failures = failures
            WHERE official = (SELECT MIN(official) FROM credentials)
            """)
    }
}

// MARK: Time codes

extension Transaction {
    /// The secret that an official's telephone shares with us. It isn't kept: it's made from the
    /// seed in her row and the master key, so the database alone doesn't tell it.
    func timeCode(of official: ID<Official>, seed: [UInt8]) -> TimeCode {
        let secret = office.keys.index(of: "\(official)/\(Hex.text(seed))", purpose: "time-code")
        return TimeCode(secret: Array(secret.prefix(20)))
    }

    /// The seed for her enrolment: the same until she has a password of another hash, so that it
    /// needn't be kept before she has proved that her telephone knows it.
    func nextSeed(for credential: Credential) -> [UInt8] {
        office.keys.index(of: credential.password.description, purpose: "time-code-seed")
    }
}
