import Kernel

@testable import Web

/// A pack for villages as whoever reads packs hands it in: a talk every month, and a rating that
/// waits for its quorum.
enum CourtyardTalks {
    static let library = MethodLibrary([offer(text: "id: talks")]) {
        text, _ throws(MethodTextFaults) in
        guard text.hasPrefix("id: talks") else {
            throw MethodTextFaults(
                all: [MethodTextFaults.Fault(line: 3, column: 8, message: "no level 'contry'")])
        }
        return offer(text: text)
    }

    private static func offer(text: String) -> MethodOffer {
        MethodOffer(
            pack: pack, text: text,
            adopting: { values, place, day, leavingOpen throws(MethodFault) in
                guard leavingOpen || values["quorum"] != nil else {
                    throw MethodFault(parameters: ["quorum"])
                }
                let isWhole = values["quorum"] != nil
                return Adoption(
                    pack: pack.id, version: 1, file: "packs/talks.yaml", name: pack.name,
                    level: pack.level, place: place, from: day, parameters: values,
                    roles: pack.roles, noteTypes: [], rules: isWhole ? [talk, rating] : [talk],
                    waiting: isWhole ? [] : [WaitingRule(rule: rating.id, parameters: ["quorum"])],
                    text: text)
            },
            telling: { rule, language in "\(rule.id) \(language)" })
    }

    private static let pack = MethodPack(
        id: ID("talks")!, version: 1, name: Wording(chinese: "院坝会", english: "Courtyard talks"),
        level: .village,
        mechanisms: [
            Mechanism(
                id: ID("talks")!, name: Wording(chinese: "院坝会", english: "Courtyard talks"),
                detail: .clause)
        ],
        roles: [
            PackRole(
                id: ID("host")!, name: Wording(chinese: "主持人", english: "Host"), role: .field)
        ],
        parameters: [
            PackParameter(
                name: "quorum", wording: Wording(chinese: "有效人数", english: "Quorum"),
                type: .number(5...99))
        ], terms: [:], noteTypes: [], rules: [talk],
        open: [OpenRule(parameters: ["quorum"], widest: rating, narrowest: rating)],
        file: "packs/talks.yaml")

    private static let talk = Rule.cadence(
        CadenceRule(origin: origin("talk", 9), duty: "host", of: ID("host")!, every: .every(.month))
    )

    private static let rating = Rule.cadence(
        CadenceRule(
            origin: origin("rating", 12), duty: "host", of: ID("host")!, every: .every(.year)))

    private static func origin(_ rule: String, _ line: Int) -> RuleOrigin {
        RuleOrigin(id: ID(rule)!, mechanism: ID("talks")!, pack: ID("talks")!, line: line)
    }
}
