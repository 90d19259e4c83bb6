/// The 512 bytes before each file of a tar archive, in the form that every tar reads.
/// Source: POSIX.1-1988 (ustar); GNU tar for sizes of 8 GiB and more.
struct TarHeader: Hashable {
    static let block = 512

    let name: String
    let size: Int
    let madeAt: Int

    /// Readable by its owner only.
    var bytes: [UInt8] {
        var bytes = [UInt8](repeating: 0, count: Self.block)
        func put(_ field: [UInt8], at start: Int) {
            bytes.replaceSubrange(start..<start + field.count, with: field)
        }
        put(Array(name.utf8.prefix(100)), at: 0)
        put(Self.octal(0o600, 7), at: 100)
        put(Self.octal(0, 7), at: 108)
        put(Self.octal(0, 7), at: 116)
        put(Self.number(size), at: 124)
        put(Self.number(madeAt), at: 136)
        put(Array("        ".utf8), at: 148)
        bytes[156] = UInt8(ascii: "0")
        put(Array("ustar\u{0}00".utf8), at: 257)
        put(Self.octal(bytes.reduce(0) { $0 + Int($1) }, 6) + [0, 32], at: 148)
        return bytes
    }

    init(name: String, size: Int, madeAt: Int) {
        self.name = name
        self.size = size
        self.madeAt = madeAt
    }

    /// Nil for whatever isn't the header of a plain file with its right check sum.
    init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.block, bytes[156] == UInt8(ascii: "0") || bytes[156] == 0,
            let name = String(validating: bytes[0..<100].prefix { $0 != 0 }, as: UTF8.self),
            let size = Self.number(bytes[124..<136]), let time = Self.number(bytes[136..<148]),
            let sum = Self.number(bytes[148..<156])
        else { return nil }
        let summed = bytes.enumerated().reduce(0) { sum, byte in
            sum + ((148..<156).contains(byte.offset) ? 32 : Int(byte.element))
        }
        guard sum == summed, !name.isEmpty else { return nil }
        self.init(name: name, size: size, madeAt: time)
    }

    /// What fills up the last block of the file.
    var padding: Int { (Self.block - size % Self.block) % Self.block }

    private static func octal(_ number: Int, _ digits: Int) -> [UInt8] {
        let text = String(number, radix: 8)
        return Array((String(repeating: "0", count: max(0, digits - text.utf8.count)) + text).utf8)
    }

    /// Eleven octal digits and a zero; beyond them eleven bytes behind one with its highest bit set.
    private static func number(_ number: Int) -> [UInt8] {
        if number < 1 << 33 { return octal(number, 11) + [0] }
        let big = withUnsafeBytes(of: number.bigEndian) { Array($0) }
        return [0x80, 0, 0, 0] + big
    }

    private static func number(_ field: ArraySlice<UInt8>) -> Int? {
        if field.first == 0x80 {
            guard field.dropFirst().prefix(field.count - 9).allSatisfy({ $0 == 0 }) else {
                return nil
            }
            let number = field.suffix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            return Int(exactly: number)
        }
        let digits = field.drop { $0 == 32 }.prefix { $0 != 0 && $0 != 32 }
        return Int(String(decoding: digits, as: UTF8.self), radix: 8).flatMap { $0 < 0 ? nil : $0 }
    }
}
