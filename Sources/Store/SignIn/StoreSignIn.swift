package import Kernel

extension Store {
    /// Signs an official in. Nothing tells a wrong code from a wrong password or a locked account:
    /// the answer and the time that it takes are the same.
    ///
    /// - Parameter timeCode: six digits from her telephone; empty or nil when she gave none.
    /// - Throws: `SignInRefusal`; `Passwords.Fault.busy` when too many sign in at once.
    package func signIn(code: String, password: String, timeCode: String? = nil) async throws
        -> NewSession
    {
        let code = ID<Official>(code)
        let kept = try await lookUp { transaction in
            try code.flatMap { try transaction.credential(of: $0)?.password }
        }
        let isRight = try await passwords.matches(String(password.prefix(PasswordRule.most)), kept)
        let matched = isRight ? kept : nil
        let renewed =
            matched?.isOutdated == true ? try await passwords.hash(password) : nil
        let given = (timeCode ?? "").filter { !$0.isWhitespace }
        let (policy, now) = (timeCodes, now())
        return try await write { transaction in
            guard let code else {
                try transaction.writeNothing()
                return Result<NewSession, SignInRefusal>.failure(.refused)
            }
            let claim = SignInClaim(
                code: code, matched: matched, renewed: renewed, timeCode: given)
            return try transaction.signIn(claim, asking: policy, at: now)
        }.get()
    }

    /// The session of a browser's token; nil when there is none (any more).
    package func session(_ token: String) async throws -> Session? {
        let now = now()
        guard let session = try await lookUp({ try $0.session(token, at: now) }) else { return nil }
        if now.milliseconds - session.seenAt.milliseconds >= Session.seenStep {
            // A full disk must not stop her from reading.
            do { try await write { try $0.see(token, at: now) } } catch is SQLFault {}
        }
        return session
    }

    package func signOut(_ token: String) async throws {
        try await write { try $0.endSession(token) }
    }

    package func endSessions(of official: ID<Official>) async throws {
        try await write { try $0.endSessions(of: official) }
    }

    // MARK: Tokens of the API

    /// The official whose `Authorization: Bearer` token it is; nil for a wrong, expired or revoked
    /// one.
    package func official(bearing token: String) async throws -> Official? {
        let now = now()
        return try await lookUp { try $0.official(bearing: token, at: now) }
    }

    /// - Throws: `StoreRefusal.unknown` for an official that isn't there or isn't active, and for
    ///   days outside 1...3650.
    package func createToken(for official: ID<Official>, days: Int) async throws -> String {
        let now = now()
        return try await write { try $0.createToken(for: official, days: days, at: now) }
    }

    @discardableResult
    package func revokeTokens(of official: ID<Official>) async throws -> Int {
        try await write { try $0.revokeTokens(of: official) }
    }

    // MARK: Passwords and time codes

    /// Ends the sessions and the lock of the official.
    ///
    /// - Throws: `PasswordRefusal`; `StoreRefusal.unknown`; `Passwords.Fault.busy`.
    package func setPassword(_ password: String, for official: ID<Official>) async throws {
        try PasswordRule.check(password, of: official)
        let hash = try await passwords.hash(password)
        try await write { try $0.setPassword(of: official, to: hash) }
    }

    /// For who lost her telephone: at the next sign-in she enrols anew.
    package func forgetTimeCodes(of official: ID<Official>) async throws {
        try await write { try $0.forgetTimeCodes(of: official) }
    }

}
