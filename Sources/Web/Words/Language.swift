/// A language of the pages; the raw value is its BCP 47 tag, as in `lang=` and `?lang=`.
enum Language: String, CaseIterable, Sendable {
    case zhHans = "zh-Hans"
    case en

    /// What the language calls itself.
    var ownName: String {
        switch self {
        case .zhHans: "中文"
        case .en: "English"
        }
    }

    var other: Language { self == .en ? .zhHans : .en }

    /// The first of the languages of an `Accept-Language` header that there is, by its weight;
    /// Chinese where none is.
    init(accepting header: String) {
        var best: (language: Language, weight: Double)?
        for range in header.split(separator: ",") {
            let parts = range.split(separator: ";").map { $0.filter { $0 != " " } }
            guard let tag = parts.first?.lowercased() else { continue }
            let weight =
                parts.dropFirst().first { $0.hasPrefix("q=") }
                .flatMap { Double($0.dropFirst(2)) } ?? 1
            let language: Language? =
                tag == "zh" || tag.hasPrefix("zh-")
                ? .zhHans : tag == "en" || tag.hasPrefix("en-") ? .en : nil
            if let language, weight > 0, weight > best?.weight ?? 0 { best = (language, weight) }
        }
        self = best?.language ?? .zhHans
    }
}
