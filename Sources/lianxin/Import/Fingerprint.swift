/// A short name for what several texts say, the same in every run; 32 hex digits.
///
/// FNV-1a with 128 bits: it tells rows apart, and protects nothing. Source: FNV (Fowler, Noll, Vo).
struct Fingerprint: CustomStringConvertible {
    let description: String

    init(_ texts: String...) {
        var hash: UInt128 = 0x6C62_272E_07BB_0142_62B8_2175_6295_C58D
        for text in texts {
            for byte in text.utf8 { hash = (hash ^ UInt128(byte)) &* Self.prime }
            // Between two texts, where no UTF-8 byte can stand.
            hash = (hash ^ 0xFF) &* Self.prime
        }
        let digits = String(hash, radix: 16)
        description = String(repeating: "0", count: 32 - digits.count) + digits
    }

    private static let prime: UInt128 = 0x0000_0000_0100_0000_0000_0000_0000_013B
}
