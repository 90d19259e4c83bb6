import Crypto

extension SubjectKey {
    /// Like `seal`, but the same text gives the same bytes: the nonce is a keyed hash of text and
    /// context instead of chance (as in SIV modes). For state tables, which are rebuilt from the
    /// ledger and compared byte by byte; it shows no more than that two texts are equal.
    package func sealRepeatably(_ bytes: [UInt8], context: String) throws -> [UInt8] {
        var hash = HMAC<SHA256>(key: key)
        hash.update(data: Array(context.utf8) + [0])
        hash.update(data: bytes)
        let nonce = try AES.GCM.Nonce(data: Array(hash.finalize().prefix(12)))
        let box = try AES.GCM.seal(
            bytes, using: key, nonce: nonce, authenticating: Array(context.utf8))
        return Array(box.nonce) + Array(box.ciphertext) + Array(box.tag)
    }
}
