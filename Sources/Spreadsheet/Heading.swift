/// The row, or the two rows, that say what the columns of a table hold.
package struct Heading: Hashable, Sendable {
    /// 1 for the first row of the file.
    package let rows: ClosedRange<Int>
    /// As they stand in the file; two levels joined by `/`; empty where a column has none.
    package let names: [String]

    package init(rows: ClosedRange<Int>, names: [String]) {
        self.rows = rows
        self.names = names
    }

    /// The forms by which `name` may be known, the best first: all of it; its lower level; it
    /// without what stands in brackets, as 人口（人）.
    ///
    /// A form has no space, no sign and no capital letter, so that `parent_code`, `Parent code`
    /// and `parentCode` are one.
    package static func keys(for name: String) -> [String] {
        var keys = [key(name)]
        let lower = name.split(separator: "/").last.map(String.init) ?? ""
        for form in [lower, withoutBrackets(name), withoutBrackets(lower)] {
            let key = key(form)
            if !key.isEmpty, !keys.contains(key) { keys.append(key) }
        }
        return keys
    }

    /// `name` reduced to its letters and digits.
    package static func key(_ name: String) -> String {
        let letters = name.foldedForm.lowercased().unicodeScalars.filter {
            $0.properties.isAlphabetic || $0.properties.numericType != nil
        }
        return String(String.UnicodeScalarView(letters))
    }

    private static func withoutBrackets(_ name: String) -> String {
        var depth = 0
        var kept = String.UnicodeScalarView()
        for scalar in name.foldedForm.unicodeScalars {
            if scalar == "(" || scalar == "[" { depth += 1 }
            if depth == 0 { kept.append(scalar) }
            if scalar == ")" || scalar == "]" { depth = max(0, depth - 1) }
        }
        return String(kept)
    }
}
