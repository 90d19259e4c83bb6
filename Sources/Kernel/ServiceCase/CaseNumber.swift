/// The number under which a case is known to everyone: 12 digits, read out in groups of four.
///
/// Year of registration (4), serial within the year (7, from 1), check digit (1) by ISO/IEC 7064
/// MOD 11,10, so that at the counter one wrong digit is always noticed, and two neighbours that
/// changed places are in 97 of 100 numbers and more.
package struct CaseNumber: Hashable, Comparable, Sendable, LosslessStringConvertible {
    /// All twelve digits as a number; the order of registration.
    package let value: Int64

    /// Nil unless `year` has four digits and `serial` is 1 to 9,999,999.
    package init?(year: Int, serial: Int) {
        guard (1000...9999).contains(year), (1...9_999_999).contains(serial) else { return nil }
        let stem = Int64(year) * 10_000_000 + Int64(serial)
        value = stem * 10 + Int64(Self.checkDigit(of: stem))
    }

    /// Nil when the check digit is wrong.
    package init?(value: Int64) {
        guard (100_000_000_000...999_999_999_999).contains(value), value / 10 % 10_000_000 > 0,
            Int64(Self.checkDigit(of: value / 10)) == value % 10
        else { return nil }
        self.value = value
    }

    /// Reads twelve digits; spaces and hyphens between them don't matter.
    package init?(_ text: String) {
        let digits = text.filter { $0 != " " && $0 != "-" }
        guard digits.utf8.count == 12, digits.utf8.allSatisfy({ (48...57).contains($0) }),
            let value = Int64(digits)
        else { return nil }
        self.init(value: value)
    }

    package var year: Int { Int(value / 100_000_000) }
    package var serial: Int { Int(value / 10 % 10_000_000) }
    package var description: String { String(value) }

    /// `2026 0000 1234`, as it is printed for people.
    package var spoken: String {
        let digits = Array(String(value))
        return [digits[0..<4], digits[4..<8], digits[8..<12]].map { String($0) }
            .joined(separator: " ")
    }

    package static func < (left: Self, right: Self) -> Bool { left.value < right.value }

    private static func checkDigit(of stem: Int64) -> Int {
        var product = 10
        for digit in String(stem).utf8 {
            let sum = (product + Int(digit - 48)) % 10
            product = (sum == 0 ? 10 : sum) * 2 % 11
        }
        return (11 - product) % 10
    }
}
