import Crypto
import CryptoExtras

/// What is kept of a password: scrypt's hash with its salt and its price.
package struct PasswordHash: Hashable, Sendable, LosslessStringConvertible {
    /// Log2 of N: 2^15 blocks, 32 MiB; with r = 8 and p = 3 a quarter of a second.
    /// Source: OWASP Password Storage Cheat Sheet, scrypt.
    static let cost = Price(logRounds: 15, blockSize: 8, parallelism: 3)

    struct Price: Hashable, Sendable {
        let logRounds: Int
        let blockSize: Int
        let parallelism: Int
    }

    let price: Price
    let salt: [UInt8]
    let hash: [UInt8]

    /// Hashes `password`: it keeps the calling thread busy for a quarter of a second (`Passwords`
    /// does it elsewhere).
    package init(of password: String, salt: [UInt8] = Secret.bytes(16)) throws {
        try self.init(of: password, salt: salt, price: Self.cost)
    }

    init(of password: String, salt: [UInt8], price: Price) throws {
        let hash = try Self.derive(password, salt: salt, price: price)
        self.init(price: price, salt: salt, hash: hash)
    }

    /// A hash at today's price that no password has, for nobody made it.
    static func ofNobody() -> PasswordHash {
        PasswordHash(price: cost, salt: Secret.bytes(16), hash: Secret.bytes(32))
    }

    private init(price: Price, salt: [UInt8], hash: [UInt8]) {
        self.price = price
        self.salt = salt
        self.hash = hash
    }

    /// Takes as long as hashing.
    package func matches(_ password: String) throws -> Bool {
        Secret.areEqual(hash, try Self.derive(password, salt: salt, price: price))
    }

    /// Whether it was made at another price than we pay now: to be made anew at the next sign-in.
    package var isOutdated: Bool { price != Self.cost }

    /// `scrypt$15$8$3$<salt>$<hash>`, the last two in hexadecimal.
    package var description: String {
        "scrypt$\(price.logRounds)$\(price.blockSize)$\(price.parallelism)"
            + "$\(Hex.text(salt))$\(Hex.text(hash))"
    }

    package init?(_ text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "scrypt", let logRounds = Int(parts[1]),
            let blockSize = Int(parts[2]), let parallelism = Int(parts[3]),
            let salt = Hex.bytes(String(parts[4])), let hash = Hex.bytes(String(parts[5])),
            (10...20).contains(logRounds), (1...32).contains(blockSize),
            (1...16).contains(parallelism), salt.count >= 16, hash.count == 32
        else { return nil }
        self.init(
            price: Price(logRounds: logRounds, blockSize: blockSize, parallelism: parallelism),
            salt: salt, hash: hash)
    }

    private static func derive(_ password: String, salt: [UInt8], price: Price) throws -> [UInt8] {
        let key = try KDF.Scrypt.deriveKey(
            from: Array(password.utf8), salt: salt, outputByteCount: 32,
            rounds: 1 << price.logRounds, blockSize: price.blockSize,
            parallelism: price.parallelism)
        return key.withUnsafeBytes { Array($0) }
    }
}
