/// The code with which a resident, beside the number of her case, looks at it: 8 characters that
/// can't be mistaken for each other on paper or on the telephone, some 39 bits.
///
/// Few enough to be guessed by a machine: whoever asks by it must be slowed down.
package struct PickupCode: Hashable, Sendable, LosslessStringConvertible {
    /// No 0, O, 1, I or L.
    package static let alphabet = Array("23456789ABCDEFGHJKMNPQRSTUVWXYZ".utf8)
    package static let length = 8

    /// As it is kept and compared: `7KQ2MXPA`.
    package let description: String

    /// A new one.
    package init() {
        var code: [UInt8] = []
        while code.count < Self.length {
            for byte in Secret.bytes(16) where code.count < Self.length {
                // Above the last whole multiple some characters would be more frequent.
                let fair = UInt8(256 / Self.alphabet.count * Self.alphabet.count)
                if byte < fair { code.append(Self.alphabet[Int(byte) % Self.alphabet.count]) }
            }
        }
        description = String(decoding: code, as: UTF8.self)
    }

    /// Reads what a person typed: small letters, full-width ones, spaces and hyphens are forgiven.
    package init?(_ typed: String) {
        var code: [UInt8] = []
        for scalar in typed.unicodeScalars {
            let folded = Folding.folded(scalar)
            if folded == "-" || folded.properties.isWhitespace { continue }
            guard let ascii = UInt8(exactly: folded.value) else { return nil }
            let capital = (0x61...0x7A).contains(ascii) ? ascii - 0x20 : ascii
            guard Self.alphabet.contains(capital), code.count < Self.length else { return nil }
            code.append(capital)
        }
        guard code.count == Self.length else { return nil }
        description = String(decoding: code, as: UTF8.self)
    }

    /// In two halves, as it is printed: `7KQ2-MXPA`.
    package var printed: String { description.prefix(4) + "-" + description.suffix(4) }
}
