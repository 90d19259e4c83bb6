import Kernel

/// Why a password isn't taken. Length counts, not a mixture of signs; whatever is typed may stand.
package enum PasswordRefusal: Error, Hashable, Sendable {
    case tooShort(least: Int)
    case tooLong(most: Int)
    /// It holds the official's own code (of four signs and more), or the same few signs again and again.
    case tooEasy
}

enum PasswordRule {
    static let least = 10
    static let most = 128

    static func check(_ password: String, of code: ID<Official>) throws(PasswordRefusal) {
        if password.count < least { throw .tooShort(least: least) }
        if password.count > most { throw .tooLong(most: most) }
        let lower = password.lowercased()
        // Two or three signs stand in many a password by chance, in those that we draw too.
        let code = code.text.lowercased()
        let isEasy = Set(lower).count < 5 || code.count >= 4 && lower.contains(code)
        if isEasy { throw .tooEasy }
    }
}
