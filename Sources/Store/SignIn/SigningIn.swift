package import Kernel

/// Whose sign-in asks for a time code beside the password.
package enum TimeCodePolicy: Sendable {
    /// Supervisors and admins, and whoever has enrolled.
    case forSupervisorsAndAdmins
    /// Only who has enrolled: for a demo.
    case forTheEnrolled

    func asks(_ official: Official) -> Bool {
        self == .forSupervisorsAndAdmins && !official.roles.isDisjoint(with: [.supervisor, .admin])
    }
}

/// Why somebody isn't signed in.
package enum SignInRefusal: Error, Hashable, Sendable {
    /// Code, password or time code is wrong, or the account is locked or disabled: which of these,
    /// nobody is told.
    case refused
    /// The password was right; now the code from the telephone.
    case timeCodeNeeded
    /// The password was right; she must first let her telephone know the secret, then sign in with
    /// the code that it shows.
    case mustEnrol(TimeCodeEnrolment)
}

/// What a telephone needs to know for showing time codes.
package struct TimeCodeEnrolment: Hashable, Sendable {
    /// In base 32, to be typed in.
    package let secret: String
    /// The same as an `otpauth:` address, for a QR code.
    package let address: String

    static let issuer = "连心"
}

/// A session that begins: the token is told once, and only to the browser.
package struct NewSession: Hashable, Sendable {
    package let token: String
    package let official: Official
    /// Stands in every form of the session, so that no other site can send one (CSRF).
    package let formKey: String
}

/// What was claimed at the sign-in page, and what came of comparing the password.
struct SignInClaim {
    let code: ID<Official>
    /// The hash that the password was held against; nil when it didn't match.
    let matched: PasswordHash?
    /// The same password at today's price, where the kept one is cheaper.
    let renewed: PasswordHash?
    let timeCode: String
}

extension Transaction {
    /// Decides on a claim and writes down what follows: a session, or a failure. It returns its
    /// refusals instead of throwing them, for a failure must be counted.
    func signIn(_ claim: SignInClaim, asking policy: TimeCodePolicy, at now: Moment) throws
        -> Result<NewSession, SignInRefusal>
    {
        guard let credential = try credential(of: claim.code), credential.official.isActive,
            !credential.isLocked(at: now)
        else {
            try writeNothing()
            return .failure(.refused)
        }
        // Another password may have been set while this one was compared.
        guard claim.matched == credential.password else { return try failed(credential, at: now) }
        guard policy.asks(credential.official) || credential.timeCodeSeed != nil else {
            return .success(try begin(credential, claim, seed: nil, step: 0, at: now))
        }
        let seed = credential.timeCodeSeed ?? nextSeed(for: credential)
        let timeCode = timeCode(of: claim.code, seed: seed)
        guard !claim.timeCode.isEmpty else {
            return .failure(needed(timeCode, by: credential))
        }
        let step = timeCode.step(
            of: claim.timeCode, at: now, lastUsed: credential.timeCodeUsed)
        guard let step else { return try failed(credential, at: now) }
        return .success(try begin(credential, claim, seed: seed, step: step, at: now))
    }

    private func needed(_ timeCode: TimeCode, by credential: Credential) -> SignInRefusal {
        guard credential.timeCodeSeed == nil else { return .timeCodeNeeded }
        return .mustEnrol(
            TimeCodeEnrolment(
                secret: Base32.text(timeCode.secret),
                address: timeCode.address(
                    account: credential.official.code.text, issuer: TimeCodeEnrolment.issuer)))
    }

    private func failed(_ credential: Credential, at now: Moment) throws
        -> Result<NewSession, SignInRefusal>
    {
        try countFailure(of: credential, at: now)
        return .failure(.refused)
    }

    private func begin(
        _ credential: Credential, _ claim: SignInClaim, seed: [UInt8]?, step: Int64, at now: Moment
    ) throws -> NewSession {
        let official = credential.official
        try db.run(
            """
            UPDATE credentials SET failures = 0, locked_until = 0, time_code_secret = \(seed),
                time_code_used = \(max(step, credential.timeCodeUsed)),
                password = \((claim.renewed ?? credential.password).description)
            WHERE official = \(official.code)
            """)
        return try beginSession(of: official, at: now)
    }
}
