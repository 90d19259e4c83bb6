import Crypto
import Glibc

/// Values that nobody may guess, and comparing them without telling how much was right.
package enum Secret {
    /// From the system's own source, which can't fail once the machine has started.
    package static func bytes(_ count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        bytes.withUnsafeMutableBytes { buffer in
            // The system gives at most 256 at once.
            for start in stride(from: 0, to: count, by: 256) {
                let part = UnsafeMutableRawBufferPointer(
                    rebasing: buffer[start..<min(start + 256, count)])
                guard getentropy(part.baseAddress, part.count) == 0 else {
                    preconditionFailure("the system has no randomness")
                }
            }
        }
        return bytes
    }

    /// What an entry's commitment is mixed with: 32 bytes.
    package static func salt() -> [UInt8] { bytes(32) }

    /// A bearer token: `lx_` and 43 characters, 256 bits. Keep its `digest` only.
    package static func token() -> String { "lx_" + Base64.url(bytes(32)) }

    /// SHA-256; for what is itself random, such as a token, or isn't secret, such as a request.
    package static func digest(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        Array(SHA256.hash(data: Array(bytes)))
    }

    package static func digest(_ text: String) -> [UInt8] { digest(text.utf8) }

    /// Takes the same time wherever the two differ. Texts of unequal length are told apart at once.
    package static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        var difference: UInt8 = 0
        for index in left.indices { difference |= left[index] ^ right[index] }
        return difference == 0
    }

    package static func areEqual(_ left: String, _ right: String) -> Bool {
        areEqual(Array(left.utf8), Array(right.utf8))
    }
}
