package import Kernel

/// What a pack says, in plain sentences.
package struct Explanation: Sendable {
    let roles: [ID<PackRole>: PackRole]
    let terms: [String: Wording]
    let language: PackLanguage

    package init(of pack: MethodPack, in language: PackLanguage) {
        roles = Dictionary(pack.roles.map { ($0.id, $0) }) { first, _ in first }
        terms = pack.terms
        self.language = language
    }

    /// One sentence, or a few.
    package func sentence(_ rule: Rule) -> String {
        let said =
            switch rule {
            case .responsibility(let rule): sentence(rule)
            case .visit(let rule): sentence(rule)
            case .cadence(let rule): sentence(rule)
            case .clock(let rule): sentence(rule)
            case .closing(let rule): sentence(rule)
            case .procedure(let rule): sentence(rule)
            case .team(let rule): sentence(rule)
            case .ballot(let rule): sentence(rule)
            case .meeting(let rule): sentence(rule)
            case .service(let rule): sentence(rule)
            case .claim(let rule): sentence(rule)
            case .project(let rule): sentence(rule)
            case .consequence(let rule): sentence(rule)
            case .coverage(let rule): sentence(rule)
            case .limit(let rule): sentence(rule)
            }
        guard !rule.origin.source.isEmpty else { return said }
        return said + language("（依据：\(rule.origin.source)）", " (Source: \(rule.origin.source).)")
    }

    /// That a rule waits for the place's own figures, and for which.
    package func sentence(_ rule: OpenRule, of pack: MethodPack) -> String {
        let parameters = rule.parameters.compactMap { name in
            pack.parameters.first { $0.name == name }
        }
        let named = parameters.map { parameter in
            let range =
                parameter.type.range.map { "\($0.lowerBound)–\($0.upperBound)" }
                ?? language("日期", "a day")
            let unit = parameter.type.unit.flatMap { Amount("2\($0)") }.map { amount in
                language(String(amount.wording.0.dropFirst()), " " + amount.unitName)
            }
            return language("\(parameter.wording.chinese)", parameter.wording.english)
                + language("（\(parameter.name)，", " (\(parameter.name), ")
                + range + (unit ?? "") + language("）", ")")
        }
        return language(
            "由采用本办法的地方填写：\(named.joined(separator: "、"))；填写之前不生效。按上限即：",
            "Left to the place that adopts the pack: \(named.joined(separator: ", ")); "
                + "not in force before. At the upper limit: ") + sentence(rule.widest)
    }

    func word(_ wording: (String, String)) -> String { language(wording.0, wording.1) }

    func term(_ word: String) -> String {
        (terms[word] ?? ID<PackRole>(word).flatMap { roles[$0] }?.name)?.text(in: language) ?? word
    }

    func role(_ id: ID<PackRole>) -> String { roles[id]?.name.text(in: language) ?? id.text }

    func list(_ words: [String]) -> String { words.joined(separator: language("、", ", ")) }

    func kinds(_ kinds: CaseKinds) -> String {
        switch kinds {
        case .all: language("所有事项", "all cases")
        case .some: list(kinds.each.map { word($0.wording) })
        }
    }
}
