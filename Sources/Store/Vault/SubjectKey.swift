import Crypto

/// The key of one subject's personal texts: when it is destroyed, they are gone for good.
package struct SubjectKey: Sendable {
    /// What was sealed can't be opened: another key, another context, or changed bytes.
    package struct Unopenable: Error, Hashable, Sendable {
        package let context: String
    }

    let key: SymmetricKey

    /// A new one, of 256 bits.
    package init() { key = SymmetricKey(data: Secret.bytes(32)) }

    init(key: SymmetricKey) { self.key = key }

    /// AES-256-GCM: nonce (12 bytes), text, tag (16 bytes).
    ///
    /// - Parameter context: where it belongs, such as `cases/202600000019/3`. It isn't kept, but
    ///   without the same one nothing opens: a sealed text can't be moved to another row.
    package func seal(_ bytes: [UInt8], context: String) throws -> [UInt8] {
        let nonce = try AES.GCM.Nonce(data: Secret.bytes(12))
        let box = try AES.GCM.seal(
            bytes, using: key, nonce: nonce, authenticating: Array(context.utf8))
        var sealed: [UInt8] = []
        sealed.reserveCapacity(bytes.count + 28)
        sealed += box.nonce
        sealed += box.ciphertext
        sealed += box.tag
        return sealed
    }

    /// - Throws: `Unopenable`.
    package func open(_ sealed: [UInt8], context: String) throws(Unopenable) -> [UInt8] {
        do {
            let box = try AES.GCM.SealedBox(combined: sealed)
            return Array(try AES.GCM.open(box, using: key, authenticating: Array(context.utf8)))
        } catch {
            throw Unopenable(context: context)
        }
    }
}
