import Crypto

/// What the ledger shows of an entry: it fixes every byte and, without the salt, tells nothing.
///
/// Whoever has the entry and its salt can check it; once both are destroyed, it's only a number.
package enum Commitment {
    package static let domain = "cases/v1\n"

    /// SHA-256 over the domain, the salt and the canonical JSON: 32 bytes.
    ///
    /// - Parameters:
    ///   - canonical: the whole entry, facts and personal text together, as `JSON.bytes` writes it.
    ///   - salt: 32 bytes, so that what follows it needs no mark where it begins.
    package static func of(_ canonical: [UInt8], salt: [UInt8]) -> [UInt8] {
        precondition(salt.count == 32, "a salt has 32 bytes")
        var hash = SHA256()
        hash.update(data: Array(domain.utf8))
        hash.update(data: salt)
        hash.update(data: canonical)
        return Array(hash.finalize())
    }
}
