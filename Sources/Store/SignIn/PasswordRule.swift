import Kernel

/// Why a password isn't taken. Length counts, not a mixture of signs; whatever is typed may stand.
package enum PasswordRefusal: Error, Hashable, Sendable {
    case tooShort(least: Int)
    case tooLong(most: Int)
    /// It holds the official's own code, or the same few signs again and again.
    case tooEasy
}

enum PasswordRule {
    static let least = 10
    static let most = 128

    static func check(_ password: String, of code: ID<Official>) throws(PasswordRefusal) {
        if password.count < least { throw .tooShort(least: least) }
        if password.count > most { throw .tooLong(most: most) }
        let lower = password.lowercased()
        let isEasy = Set(lower).count < 5 || lower.contains(code.text.lowercased())
        if isEasy { throw .tooEasy }
    }
}
