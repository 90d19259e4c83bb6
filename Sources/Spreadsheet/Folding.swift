extension String {
    /// Without space around it, full-width letters, digits and signs as the plain ones: the form
    /// in which codes, numbers, telephone numbers and dates are read.
    package var foldedForm: String {
        if utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) { return self }
        var scalars = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            guard let folded = scalar.folded else { continue }
            scalars.append(folded)
        }
        return String(scalars).trimmed
    }

    /// Without space before and after it, a byte order mark among it.
    package var trimmed: String {
        let isSpace = { (scalar: Unicode.Scalar) in
            // None of the thousands of Chinese ones is, which is told faster than looked up.
            !(0x3001...0xFEFE).contains(scalar.value)
                && (scalar.properties.isWhitespace || scalar == "\u{FEFF}" || scalar == "\u{200B}")
        }
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !isSpace($0) }),
            let last = scalars.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(scalars[first...last])
    }
}

extension Unicode.Scalar {
    /// The plain form of a full-width one; nil for one that nobody sees.
    fileprivate var folded: Unicode.Scalar? {
        switch value {
        case 0xFF01...0xFF5E: Unicode.Scalar(value - 0xFEE0)
        case 0x3000, 0xA0: " "
        case 0x200B...0x200F, 0x2060, 0xFEFF: nil
        default: self
        }
    }
}
