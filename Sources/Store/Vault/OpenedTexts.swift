import Kernel

/// Sealed texts that were opened lately, so that a list that an office looks at all day isn't
/// deciphered anew each time.
///
/// What is known is used only for the same sealed bytes under the same wrapped key: a text that
/// changed is another one, and one whose key was destroyed is never asked for.
struct OpenedTexts: Sendable {
    /// A few megabytes.
    static let mostKept = 4_000

    private struct Known: Sendable {
        let sealed: [UInt8]
        let wrapped: [UInt8]
        let text: JSON
    }

    /// A subject has few texts; the first bytes of one, its nonce, tell them apart.
    private struct Key: Hashable, Sendable {
        let subject: Int64
        let nonce: UInt64

        init(_ subject: Int64, _ sealed: [UInt8]) {
            self.subject = subject
            nonce = sealed.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        }
    }

    private var texts: [Key: Known] = [:]

    /// Nil where it isn't known.
    func text(of subject: Int64, sealed: [UInt8], wrapped: [UInt8]) -> JSON? {
        guard let known = texts[Key(subject, sealed)], known.sealed == sealed,
            known.wrapped == wrapped
        else { return nil }
        return known.text
    }

    mutating func keep(_ text: JSON, of subject: Int64, sealed: [UInt8], wrapped: [UInt8]) {
        if texts.count >= Self.mostKept { texts = [:] }
        texts[Key(subject, sealed)] = Known(sealed: sealed, wrapped: wrapped, text: text)
    }
}
