/// The allowed word that somebody who wrote `word` most likely meant: a slip of the pen, or the
/// beginning of it.
///
/// Nil when none is near: more than a third of the letters would have to change.
func nearest(to word: String, among allowed: [String]) -> String? {
    let small = Array(word.lowercased())
    guard small.count >= 3 else { return nil }
    let distances = allowed.map { ($0, editDistance(small, Array($0.lowercased()))) }
    guard let best = distances.min(by: { $0.1 < $1.1 }) else { return nil }
    if best.1 <= max(small.count, best.0.count) / 3 { return best.0 }
    return allowed.first { $0.lowercased().starts(with: small) && small.count >= 4 }
}

/// How many letters must be put in, left out, changed or swapped with their neighbour.
func editDistance(_ left: [Character], _ right: [Character]) -> Int {
    guard !left.isEmpty, !right.isEmpty else { return max(left.count, right.count) }
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for (row, letter) in left.enumerated() {
        var current = [row + 1]
        for (column, other) in right.enumerated() {
            var best = min(last[column + 1], current[column]) + 1
            best = min(best, last[column] + (letter == other ? 0 : 1))
            if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
                best = min(best, beforeLast[column - 1] + 1)
            }
            current.append(best)
        }
        (beforeLast, last) = (last, current)
    }
    return last[right.count]
}

/// `no role 'x'; the roles are a, b; nearest: a`.
func unknown(_ noun: String, _ word: String, among allowed: [String]) -> String {
    let shown = word.count > 40 ? "\(word.prefix(40))…" : word
    let list =
        allowed.isEmpty
        ? "none is defined here" : "the \(plural(noun)) are \(allowed.joined(separator: ", "))"
    let near = nearest(to: String(word.prefix(64)), among: allowed)
    return "no \(noun) '\(shown)'; \(list)" + (near.map { "; nearest: \($0)" } ?? "")
}

private func plural(_ noun: String) -> String {
    if noun.hasSuffix("y"), !["ay", "ey"].contains(where: noun.hasSuffix) {
        return noun.dropLast() + "ies"
    }
    return noun + (noun.hasSuffix("s") ? "es" : "s")
}
