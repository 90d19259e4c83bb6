package import Kernel

extension MethodPack {
    /// The lines that explain what `id` names in this pack: the whole pack, one of its mechanisms
    /// or one of its rules; empty when it names nothing here.
    package func explained(_ id: String, in language: PackLanguage) -> [String] {
        let isWhole = id == self.id.text
        let explained = mechanisms.filter { isWhole || $0.id.text == id }
        if !explained.isEmpty { return explained.flatMap { lines(of: $0, in: language) } }
        if isWhole { return sentences(in: language) { _ in true } }
        return sentences(in: language) { $0.ids.contains { $0.text == id } }
    }

    private func lines(of mechanism: Mechanism, in language: PackLanguage) -> [String] {
        var lines = ["\(mechanism.name.text(in: language)) (\(mechanism.id))"]
        if let about = mechanism.about { lines.append("  " + about.text(in: language)) }
        if let parent = mechanism.partOf.flatMap({ id in mechanisms.first { $0.id == id } }) {
            let name = parent.name.text(in: language)
            lines.append("  " + language("属于：\(name)", "Part of: \(name)"))
        }
        return lines + sentences(in: language) { $0.mechanism == mechanism.id }
    }

    private struct Named {
        let rule: ID<Rule>
        /// Its own and those of the numbers in it.
        let ids: [ID<Rule>]
        let mechanism: ID<Mechanism>
        let line: Int
        let sentence: String
    }

    private func sentences(
        in language: PackLanguage, where isMeant: (Named) -> Bool
    ) -> [String] {
        let explanation = Explanation(of: self, in: language)
        let stated = rules.map { rule in
            Named(
                rule: rule.id, ids: [rule.id] + rule.figures.map(\.origin.id),
                mechanism: rule.origin.mechanism, line: rule.origin.line,
                sentence: explanation.sentence(rule))
        }
        let waiting = open.map { rule in
            Named(
                rule: rule.origin.id,
                ids: [rule.origin.id] + rule.figures.map(\.origin.id),
                mechanism: rule.origin.mechanism, line: rule.origin.line,
                sentence: explanation.sentence(rule, of: self))
        }
        return (stated + waiting).sorted { $0.line < $1.line }.filter(isMeant)
            .map { "- \($0.rule): \($0.sentence)" }
    }
}
