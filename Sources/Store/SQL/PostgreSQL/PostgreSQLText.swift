/// A statement as PostgreSQL reads it.
enum PostgreSQLText {
    /// A statement that makes a table, with all its texts compared byte by byte, as SQLite does:
    /// paths and codes are ranges of bytes, whatever language the server was set to.
    static func collated(_ statement: String) -> String {
        let words = SQLWords(of: statement).all
        let code = words.filter { !SQLWords.isSpace($0) }.prefix(2).map { $0.uppercased() }
        guard code == ["CREATE", "TABLE"] else { return statement }
        return SQLWords.replacing("TEXT", by: "TEXT COLLATE \"C\"", in: words).joined()
    }

    /// `text` with `$1`, `$2` … for its `?`. What stands in quotes or comments stays.
    static func numbered(_ text: String) -> String {
        var numbered = ""
        numbered.reserveCapacity(text.utf8.count + 16)
        var number = 0
        var inside: Inside?
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            if let open = inside {
                if open.ends(with: scalar, after: previous) { inside = nil }
            } else if scalar == "?" {
                number += 1
                numbered += "$\(number)"
                previous = scalar
                continue
            } else {
                inside = Inside(begunBy: scalar, after: previous)
            }
            numbered.unicodeScalars.append(scalar)
            previous = scalar
        }
        return numbered
    }

    /// Where a `?` is only a sign.
    private enum Inside {
        case quotes(Unicode.Scalar)
        case line
        case comment

        init?(begunBy scalar: Unicode.Scalar, after previous: Unicode.Scalar) {
            switch (previous, scalar) {
            case (_, "'"), (_, "\""): self = .quotes(scalar)
            case ("-", "-"): self = .line
            case ("/", "*"): self = .comment
            default: return nil
            }
        }

        func ends(with scalar: Unicode.Scalar, after previous: Unicode.Scalar) -> Bool {
            switch self {
            case .quotes(let sign): scalar == sign
            case .line: scalar == "\n"
            case .comment: previous == "*" && scalar == "/"
            }
        }
    }
}
