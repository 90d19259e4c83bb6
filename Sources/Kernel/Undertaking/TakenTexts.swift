/// The texts of an undertaking stand apart from what happened: when they are erased, the ledger
/// still says that a meeting was held and how a ballot was counted.
extension JSON {
    /// What people wrote, by the keys under which it stands: words of the pack, counts and days are
    /// none of it.
    private static let textKeys: Set<String> = [
        "title", "rated", "minutes", "text", "speaker", "name", "of", "reason", "toCorrect",
    ]

    /// This without its texts, which are empty there, and the texts by their paths.
    var withoutTexts: (rest: JSON, texts: [String: JSON]) {
        var texts: [String: JSON] = [:]
        let rest = taking(&texts, at: "", isText: false)
        return (rest, texts)
    }

    private func taking(_ texts: inout [String: JSON], at path: String, isText: Bool) -> JSON {
        switch self {
        case .object(let members):
            var rest: [String: JSON] = [:]
            for (key, value) in members {
                rest[key] =
                    key == "rule"
                    ? value
                    : value.taking(
                        &texts, at: path + "/" + key, isText: Self.textKeys.contains(key))
            }
            return .object(rest)
        case .list(let items):
            return .list(
                items.enumerated().map {
                    $1.taking(&texts, at: "\(path)/\($0)", isText: false)
                })
        case .text(let text) where isText && !text.isEmpty:
            texts[path] = self
            return ""
        default: return self
        }
    }

    /// The same with the texts put back; where they are gone, it stays without.
    func with(texts: [String: JSON], at path: String = "") -> JSON {
        if let text = texts[path] { return text }
        switch self {
        case .object(let members):
            return .object(
                Dictionary(
                    uniqueKeysWithValues: members.map { key, value in
                        (key, value.with(texts: texts, at: path + "/" + key))
                    }))
        case .list(let items):
            return .list(
                items.enumerated().map { $1.with(texts: texts, at: "\(path)/\($0)") })
        default: return self
        }
    }
}
