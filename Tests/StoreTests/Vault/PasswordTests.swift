import Testing

@testable import Store

@Suite("keeping passwords")
struct PasswordTests {
    private static let cheap = PasswordHash.Price(logRounds: 10, blockSize: 8, parallelism: 1)

    private func hashed(_ password: String) throws -> PasswordHash {
        try PasswordHash(of: password, salt: Secret.bytes(16), price: Self.cheap)
    }

    /// Made with Python (OpenSSL): hashlib.scrypt("水water".encode(), salt=b"0123456789abcdef",
    /// n=32768, r=8, p=3, maxmem=200 << 20, dklen=32).hex()
    @Test("the hash is what OpenSSL makes at N = 2^15, r = 8, p = 3")
    func agreesWithOpenSSL() throws {
        let hash = try PasswordHash(of: "水water", salt: Array("0123456789abcdef".utf8))
        #expect(
            Hex.text(hash.hash)
                == "ad626cb3519b86889523cf4d3e247897764a04f21349584f48012d37e1792d85")
        #expect(hash.description.hasPrefix("scrypt$15$8$3$30313233343536373839616263646566$"))
    }

    @Test("the right password matches, another doesn't, and two hashes differ")
    func matches() throws {
        let hash = try hashed("correct horse")
        #expect(try hash.matches("correct horse"))
        #expect(try !hash.matches("correct Horse"))
        #expect(try !hash.matches(""))
        #expect(try hashed("correct horse") != hash)
    }

    @Test("what is kept reads back, with the price that it was made at")
    func readsBack() throws {
        let hash = try hashed("a")
        #expect(PasswordHash(hash.description) == hash)
        #expect(hash.isOutdated)
        #expect(try !PasswordHash(of: "a").isOutdated)
    }

    @Test(
        "what isn't such a hash is none",
        arguments: [
            "", "scrypt", "bcrypt$15$8$3$00$00", "scrypt$30$8$3$\(salt)$\(hash)",
            "scrypt$15$8$3$00$\(hash)", "scrypt$15$8$3$\(salt)$00",
            "scrypt$15$8$3$\(salt)$\(hash)$",
        ])
    func refuses(text: String) {
        #expect(PasswordHash(text) == nil)
    }

    private static let salt = String(repeating: "0", count: 32)
    private static let hash = String(repeating: "0", count: 64)

    @Test("whoever has no account waits as long and is refused")
    func refusesNobody() async throws {
        let passwords = try Passwords()
        let hash = try hashed("a")
        #expect(try await passwords.matches("a", hash))
        #expect(try await !passwords.matches("b", hash))
        #expect(try await !passwords.matches("a", nil))
    }

    @Test("beyond those that may wait the next is told to come again")
    func refusesTooMany() async throws {
        let passwords = try Passwords(mostWaiting: 2)
        let door = Monitor(Door())
        async let first: Void = passwords.work {
            door.with { $0.isReached = true }
            door.wait { $0.isOpen ? () : nil }
        }
        while !door.with({ $0.isReached }) { await Task.yield() }
        async let second: Void = passwords.work {}
        async let third: Void = passwords.work {}
        while passwords.waiting < 2 { await Task.yield() }
        await #expect(throws: Passwords.Fault.busy) { try await passwords.work {} }
        door.with { $0.isOpen = true }
        door.wakeAll()
        _ = try await (first, second, third)
    }

    /// Where the first password is held up.
    private struct Door: Sendable {
        var isReached = false
        var isOpen = false
    }
}
