package import Kernel

/// Hides a requester who asked not to be named: her name and her phone, wherever a text says them.
package struct Mask: Hashable, Sendable {
    private let name: [Character]
    private let phone: [Character]

    package static let sign = "＊＊＊"

    /// What is shorter than two characters of a name, or five digits, would hide half the text.
    package init(_ requester: Registration.Requester) {
        name = requester.name.count >= 2 ? Array(requester.name) : []
        let digits = requester.phone.filter(\.isNumber)
        phone = digits.count >= 5 ? Array(digits) : []
    }

    /// `text` without them. A phone number is found also where spaces or hyphens divide it.
    package func callAsFunction(_ text: String) -> String {
        guard !name.isEmpty || !phone.isEmpty else { return text }
        let characters = Array(text)
        var masked = ""
        var index = 0
        while index < characters.count {
            if let end = end(of: name, in: characters, from: index, skipping: [])
                ?? end(of: phone, in: characters, from: index, skipping: [" ", "-", "－", "　"])
            {
                masked += Self.sign
                index = end
            } else {
                masked.append(characters[index])
                index += 1
            }
        }
        return masked
    }

    /// Where `word` ends if it begins at `start`; what may stand inside it is skipped.
    private func end(
        of word: [Character], in text: [Character], from start: Int, skipping: Set<Character>
    ) -> Int? {
        guard !word.isEmpty else { return nil }
        var (index, found) = (start, 0)
        while found < word.count {
            guard index < text.count else { return nil }
            if text[index] == word[found] {
                found += 1
            } else if found == 0 || !skipping.contains(text[index]) {
                return nil
            }
            index += 1
        }
        return index
    }
}

extension CaseView {
    /// What hides the requester from this person; nil where she may know her.
    package var mask: Mask? { isMasked ? it.registration.requester.map(Mask.init) : nil }
}

extension Transaction {
    /// Of the cases `numbers`, the masks of those whose requester `official` may not know.
    package func masks(among numbers: [CaseNumber], for official: Official) throws
        -> [CaseNumber: Mask]
    {
        let hidden = try db.all(
            """
            SELECT number FROM cases
            WHERE keep_private AND number IN \(list: numbers.map(\.value))
            """
        ) { CaseNumber(value: try $0.int64(0)) }
        var masks: [CaseNumber: Mask] = [:]
        for number in hidden.compactMap({ $0 }) {
            guard let folded = try fold(number),
                let requester = folded.it.registration.requester
            else { continue }
            let caller = try caller(.official(official), of: folded)
            if folded.it.isRequesterMasked(for: caller) { masks[number] = Mask(requester) }
        }
        return masks
    }
}
