import Kernel
import TestSupport
import Testing

@testable import Store

@Suite("signing in")
struct SigningInTests {
    private let database: Database
    private let office = Office(keys: MasterKey(bytes: [UInt8](repeating: 7, count: 32)))
    private let now = moment("2026-03-02T10:00")
    /// As cheap as can be: what is tested here isn't scrypt.
    private let password: PasswordHash

    init() throws {
        database = try TestEngine.database()
        password = try PasswordHash(
            of: "correct horse", salt: [UInt8](repeating: 1, count: 16),
            price: .init(logRounds: 10, blockSize: 1, parallelism: 1))
        try write { [password, now] transaction in
            try transaction.record(
                .place(Place(code: id("53"), level: .county, name: "孟连县", parent: nil)),
                by: .office, at: now)
            for (code, role) in [("desk", Role.desk), ("super", .supervisor), ("root", .admin)] {
                try transaction.record(
                    .official(
                        Official(
                            code: id(code), name: "甲", unit: nil, place: id("53"), roles: [role])),
                    by: .office, at: now)
                try transaction.setPassword(of: id(code), to: password)
            }
        }
    }

    @discardableResult
    private func write<Value: Sendable>(
        _ body: @escaping @Sendable (Transaction) throws -> Value
    ) throws -> Value {
        try database.writeNow { [office] in try body(Transaction($0, office)) }
    }

    private func signIn(
        _ code: String, isRight: Bool = true, timeCode: String = "",
        asking policy: TimeCodePolicy = .forSupervisorsAndAdmins, minute: Int = 0
    ) throws -> Result<NewSession, SignInRefusal> {
        let claim = SignInClaim(
            code: id(code), matched: isRight ? password : nil, renewed: nil, timeCode: timeCode)
        let now = now.adding(minutes: minute)
        return try write { try $0.signIn(claim, asking: policy, at: now) }
    }

    private func session(_ token: String, minute: Int = 0) throws -> Session? {
        let now = now.adding(minutes: minute)
        return try write { try $0.session(token, at: now) }
    }

    private func official(bearing token: String, minute: Int = 0) throws -> String? {
        let now = now.adding(minutes: minute)
        return try write { try $0.official(bearing: token, at: now)?.code.text }
    }

    // MARK: Lock-out

    @Test("the fifth failure in a row locks for a quarter of an hour, the right password too")
    func locks() throws {
        for _ in 1...4 { #expect(try signIn("desk", isRight: false) == .failure(.refused)) }
        _ = try signIn("desk").get()
        for _ in 1...5 { _ = try signIn("desk", isRight: false) }
        #expect(try signIn("desk", minute: 14) == .failure(.refused))
        _ = try signIn("desk", minute: 15).get()
    }

    @Test("a wrong password, a wrong code, a locked and a disabled account get the same answer")
    func sameAnswer() throws {
        #expect(try signIn("desk", isRight: false) == .failure(.refused))
        #expect(try signIn("nobody") == .failure(.refused))
        try write { [now] in
            try $0.record(
                .official(
                    Official(
                        code: id("desk"), name: "甲", unit: nil, place: id("53"), roles: [.desk],
                        isActive: false)), by: .office, at: now)
        }
        #expect(try signIn("desk") == .failure(.refused))
    }

    @Test("a password that was changed while it was compared doesn't open")
    func changedMeanwhile() throws {
        let other = try PasswordHash(
            of: "other", salt: [UInt8](repeating: 2, count: 16), price: password.price)
        try write { try $0.setPassword(of: id("desk"), to: other) }
        #expect(try signIn("desk") == .failure(.refused))
    }

    // MARK: Time codes

    /// The telephone that learnt the secret from the enrolment page.
    private func telephone(_ code: String) throws -> TimeCode {
        guard case .failure(.mustEnrol(let enrolment)) = try signIn(code) else {
            throw SQLFault.noRow
        }
        #expect(enrolment.address.contains(enrolment.secret))
        return TimeCode(secret: try #require(Base32.bytes(enrolment.secret)))
    }

    @Test("a supervisor enrols at her first sign-in, and from then on needs the code")
    func enrols() throws {
        let telephone = try telephone("super")
        #expect(try signIn("super", timeCode: "000000") == .failure(.refused))
        let session = try signIn("super", timeCode: telephone.code(at: now)).get()
        #expect(session.official.code.text == "super")
        #expect(try signIn("super", minute: 1) == .failure(.timeCodeNeeded))
        let later = now.adding(minutes: 1)
        _ = try signIn("super", timeCode: telephone.code(at: later), minute: 1).get()
    }

    @Test("a time code opens once")
    func once() throws {
        let telephone = try telephone("root")
        _ = try signIn("root", timeCode: telephone.code(at: now)).get()
        #expect(try signIn("root", timeCode: telephone.code(at: now)) == .failure(.refused))
    }

    @Test("wrong time codes lock as wrong passwords do")
    func wrongCodesLock() throws {
        let telephone = try telephone("root")
        for _ in 1...5 { _ = try signIn("root", timeCode: "000000") }
        let right = telephone.code(at: now)
        #expect(try signIn("root", timeCode: right) == .failure(.refused))
    }

    @Test("where the deployment asks nobody, only who has enrolled needs a code")
    func policy() throws {
        _ = try signIn("super", asking: .forTheEnrolled).get()
        let telephone = try telephone("super")
        _ = try signIn("super", timeCode: telephone.code(at: now)).get()
        #expect(try signIn("super", asking: .forTheEnrolled) == .failure(.timeCodeNeeded))
        try write { try $0.forgetTimeCodes(of: id("super")) }
        _ = try signIn("super", asking: .forTheEnrolled).get()
    }

    @Test("neither password, nor token, nor secret of the telephone stands in the database")
    func nothingReadable() throws {
        let telephone = try telephone("root")
        let session = try signIn("root", timeCode: telephone.code(at: now)).get()
        let token = try write { [now] in try $0.createToken(for: id("desk"), days: 1, at: now) }
        let kept = try database.readNow { db in
            try db.all(
                """
                SELECT token, '' FROM sessions UNION ALL SELECT token, '' FROM tokens UNION ALL
                SELECT time_code_secret, password FROM credentials
                """
            ) { row in
                let bytes = try row.blobOrNil(0) ?? []
                return try String(decoding: bytes, as: UTF8.self) + Hex.text(bytes) + row.text(1)
            }.joined()
        }
        #expect(!kept.contains(session.token) && !kept.contains(token))
        #expect(!kept.contains("correct horse"))
        #expect(!kept.lowercased().contains(Hex.text(telephone.secret)))
    }

    // MARK: Sessions

    @Test("a session ends after twelve hours, or half an hour without a page")
    func sessionEnds() throws {
        let token = try signIn("desk").get().token
        #expect(try session(token)?.official.code.text == "desk")
        #expect(try session(token, minute: 29) != nil)
        #expect(try session(token, minute: 30) == nil)
        for minute in stride(from: 20, to: 720, by: 20) {
            let seen = now.adding(minutes: minute)
            try write { try $0.see(token, at: seen) }
            #expect(try session(token, minute: minute) != nil)
        }
        #expect(try session(token, minute: 720) == nil)
    }

    @Test("signing out, a new password and being disabled end it at once")
    func sessionsEnd() throws {
        let first = try signIn("desk").get().token
        try write { try $0.endSession(first) }
        #expect(try session(first) == nil)
        let second = try signIn("desk").get().token
        try write { [password] in try $0.setPassword(of: id("desk"), to: password) }
        #expect(try session(second) == nil)
        let third = try signIn("desk").get().token
        let bearer = try write { [now] in try $0.createToken(for: id("desk"), days: 9, at: now) }
        try write { [now] in
            try $0.record(
                .official(
                    Official(
                        code: id("desk"), name: "甲", unit: nil, place: id("53"), roles: [.desk],
                        isActive: false)), by: .office, at: now)
        }
        #expect(try session(third) == nil)
        #expect(try official(bearing: bearer) == nil)
    }

    @Test("each session has a token and a form key of its own")
    func ownKeys() throws {
        let sessions = try (1...5).map { _ in try signIn("desk").get() }
        #expect(Set(sessions.map(\.token)).count == 5 && Set(sessions.map(\.formKey)).count == 5)
        #expect(try session(sessions[2].token)?.formKey == sessions[2].formKey)
    }

    // MARK: Tokens

    @Test("a token acts as its official until it expires or is revoked")
    func tokens() throws {
        let token = try write { [now] in try $0.createToken(for: id("desk"), days: 2, at: now) }
        #expect(try official(bearing: token) == "desk")
        #expect(try official(bearing: token, minute: 2 * 1440 - 1) == "desk")
        #expect(try official(bearing: token, minute: 2 * 1440) == nil)
        #expect(try official(bearing: token + "x") == nil)
        let revoked = try write { try $0.revokeTokens(of: id("desk")) }
        #expect(revoked == 1)
        #expect(try official(bearing: token) == nil)
        #expect(throws: StoreRefusal.unknown(field: "official", value: "nobody")) {
            _ = try write { [now] in try $0.createToken(for: id("nobody"), days: 2, at: now) }
        }
    }

    // MARK: Passwords

    @Test(
        "a password is ten characters at least, of more than four kinds, without the own code",
        arguments: [
            ("123456789", PasswordRefusal.tooShort(least: 10)), ("aaaaaaaaaaaa", .tooEasy),
            ("1212121212", .tooEasy), ("G0012-is-here", .tooEasy), ("x G0012 yz abc", .tooEasy),
            (String(repeating: "密码很长", count: 33), .tooLong(most: 128)),
        ])
    func passwordRule(_ password: String, _ refusal: PasswordRefusal) {
        #expect(throws: refusal) { try PasswordRule.check(password, of: id("G0012")) }
        #expect(throws: Never.self) { try PasswordRule.check("七个字的好密码吗还行", of: id("G0012")) }
    }
}

@Suite("signing in at the store")
struct StoreSignInTests {
    @Test("the whole way: password set, signed in, seen, signed out; a wrong code takes as long")
    func wholeWay() async throws {
        let county = try await County.make()
        let store = county.store
        try await store.setPassword("correct horse battery", for: county.desk.code)
        let session = try await store.signIn(code: "D1", password: "correct horse battery")
        #expect(session.official == county.desk)
        #expect(try await store.session(session.token)?.formKey == session.formKey)
        #expect(try await store.session("lx_nothing") == nil)
        let clock = ContinuousClock()
        let known = await clock.measure {
            await #expect(throws: SignInRefusal.refused) {
                try await store.signIn(code: "D1", password: "wrong")
            }
        }
        let unknown = await clock.measure {
            await #expect(throws: SignInRefusal.refused) {
                try await store.signIn(code: "nobody", password: "wrong")
            }
        }
        // Without the dummy hash it would be a thousand times.
        #expect(unknown > known / 10)
        try await store.signOut(session.token)
        #expect(try await store.session(session.token) == nil)
        let token = try await store.createToken(for: county.desk.code, days: 1)
        #expect(try await store.official(bearing: token) == county.desk)
    }
}
