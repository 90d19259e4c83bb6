import Crypto
package import Kernel

/// The second factor: six digits that change every 30 seconds, shared with a person's telephone.
/// Source: RFC 6238 with SHA-1, which is what the apps know.
package struct TimeCode: Sendable {
    /// How many steps of 30 s a telephone's clock may be early or late.
    package static let tolerance: Int64 = 1
    package static let secondsPerStep: Int64 = 30

    /// 20 bytes.
    package let secret: [UInt8]

    /// A new one.
    package init() { secret = Secret.bytes(20) }

    package init(secret: [UInt8]) { self.secret = secret }

    /// The step for which `code` is right, to be kept as `lastUsed`; nil when it's wrong, or right
    /// only for a step that was used already: whoever looked over a shoulder comes too late.
    package func step(of code: String, at now: Moment, lastUsed: Int64) -> Int64? {
        let current = now.milliseconds / 1_000 / Self.secondsPerStep
        var found: Int64?
        // All are compared, whichever is right.
        for step in current - Self.tolerance...current + Self.tolerance
        where Secret.areEqual(self.code(step), code) && step > lastUsed {
            found = step
        }
        return found
    }

    package func code(at moment: Moment) -> String {
        code(moment.milliseconds / 1_000 / Self.secondsPerStep)
    }

    /// What an app reads from a QR code.
    package func address(account: String, issuer: String) -> String {
        let (account, issuer) = (Self.escaped(account), Self.escaped(issuer))
        return "otpauth://totp/\(issuer):\(account)?secret=\(Base32.text(secret))&issuer=\(issuer)"
    }

    func code(_ step: Int64, digits: Int = 6) -> String {
        let counter = withUnsafeBytes(of: step.bigEndian) { Array($0) }
        let mac = Array(
            HMAC<Insecure.SHA1>.authenticationCode(
                for: counter, using: SymmetricKey(data: secret)))
        let offset = Int(mac[19] & 15)
        let number = mac[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } & 0x7FFF_FFFF
        let limit = (0..<digits).reduce(1) { product, _ in product * 10 }
        let text = String(number % limit)
        return String(repeating: "0", count: digits - text.count) + text
    }

    private static func escaped(_ text: String) -> String {
        var out = ""
        for byte in text.utf8 {
            let character = Character(Unicode.Scalar(byte))
            let isPlain = byte < 0x80 && (character.isLetter || character.isNumber)
            out += isPlain ? String(character) : "%" + Hex.text([byte]).uppercased()
        }
        return out
    }
}
