/// Where a rule comes from: its id in rules.csv, the mechanism that it belongs to, and the line of
/// the pack that states it.
package struct RuleOrigin: Hashable, Sendable {
    package let id: ID<Rule>
    package let mechanism: ID<Mechanism>
    package let pack: ID<MethodPack>
    /// The line of the pack's file on which the rule starts; 1 is the first.
    package let line: Int
    /// The article that a person may look up, e.g. 信访工作条例第三十四条; empty when the mechanism's
    /// own source is meant.
    package let source: String

    package init(
        id: ID<Rule>, mechanism: ID<Mechanism>, pack: ID<MethodPack>, line: Int,
        source: String = ""
    ) {
        self.id = id
        self.mechanism = mechanism
        self.pack = pack
        self.line = line
        self.source = source
    }
}

extension RuleOrigin {
    var members: [String: JSON] {
        [
            "id": .text(id.text), "mechanism": .text(mechanism.text), "pack": .text(pack.text),
            "line": .number(line), "source": .text(source),
        ]
    }

    init?(_ json: JSON) {
        guard let id = json.id(Rule.self, "id"), let pack = json.id(MethodPack.self, "pack"),
            let mechanism = json.id(Mechanism.self, "mechanism"), let line = json["line"]?.number,
            let source = json["source"]?.text
        else { return nil }
        self.init(id: id, mechanism: mechanism, pack: pack, line: line, source: source)
    }
}
