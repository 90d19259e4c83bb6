/// That a place works by a pack from a day on 采用, with the figures that the pack left to it; or
/// that it stops for the time being 停用.
///
/// It holds the rules themselves and the text that they were read from, so that what was in force
/// can be told when the file is gone.
package struct Adoption: Hashable, Sendable {
    package let pack: ID<MethodPack>
    package let version: Int
    /// The pack's file, which a conflict names.
    package let file: String
    /// Nil where nobody said; pages then show the id.
    package let name: Wording?
    /// The level of the places that may adopt it; nil for any.
    package let level: TerritoryLevel?
    package let place: ID<Place>
    /// The first day on which the rules are in force, or no longer are.
    package let from: Day
    package let parameters: [String: String]
    package let roles: [PackRole]
    package let noteTypes: [NoteType]
    /// The rules in force.
    package let rules: [Rule]
    /// The rules that aren't: they wait for figures of the place.
    package let waiting: [WaitingRule]
    /// The pack as it was written; empty where it wasn't kept.
    package let text: String
    /// From this day on nothing of the pack is in force at the place, until it adopts it again.
    package let isSuspension: Bool
    /// At one place another pack's word counts, and that is no conflict; see `MethodPack.yields`.
    package let yields: Bool

    package init(
        pack: ID<MethodPack>, version: Int, file: String, name: Wording? = nil,
        level: TerritoryLevel? = nil, place: ID<Place>, from: Day, parameters: [String: String],
        roles: [PackRole], noteTypes: [NoteType], rules: [Rule], waiting: [WaitingRule] = [],
        text: String = "", isSuspension: Bool = false, yields: Bool = false
    ) {
        self.pack = pack
        self.version = version
        self.file = file
        self.name = name
        self.level = level
        self.place = place
        self.from = from
        self.parameters = parameters
        self.roles = roles
        self.noteTypes = noteTypes
        self.rules = rules
        self.waiting = waiting
        self.text = text
        self.isSuspension = isSuspension
        self.yields = yields
    }

    /// That the place stops working by it on `day`. Its figures stay, for when it goes on.
    package func suspended(from day: Day) -> Adoption {
        Adoption(
            pack: pack, version: version, file: file, name: name, level: level, place: place,
            from: day, parameters: parameters, roles: [], noteTypes: [], rules: [],
            isSuspension: true, yields: yields)
    }
}

/// A rule of an adopted pack that isn't in force, since the place hasn't given all its figures.
package struct WaitingRule: Hashable, Sendable {
    package let rule: ID<Rule>
    /// The names of the parameters that it waits for, in the order of the rule.
    package let parameters: [String]

    package init(rule: ID<Rule>, parameters: [String]) {
        self.rule = rule
        self.parameters = parameters
    }
}

/// A type of note in the diary, with its words for the page.
package struct NoteType: Hashable, Sendable {
    package let word: String
    package let name: Wording

    package init(word: String, name: Wording) {
        self.word = word
        self.name = name
    }
}

extension Adoption {
    package var json: JSON {
        .object(
            JSON.members([
                "pack": .text(pack.text), "version": .number(version), "file": .text(file),
                "name": name?.json, "level": level.map { .text($0.name) },
                "place": .text(place.text), "from": .text(from.description),
                "parameters": .object(parameters.mapValues { .text($0) }),
                "roles": .list(roles.map(\.json)), "noteTypes": .list(noteTypes.map(\.json)),
                "rules": .list(rules.map(\.json)), "waiting": .list(waiting.map(\.json)),
                "text": .text(text), "suspension": .bool(isSuspension),
                "yields": .bool(yields),
            ]))
    }

    /// Nil when something of it isn't understood whole.
    package init?(json: JSON) {
        guard let pack = json.id(MethodPack.self, "pack"), let file = json["file"]?.text,
            let version = json["version"]?.number, let place = json.id(Place.self, "place"),
            let from = json["from"]?.text.flatMap({ Day($0) }),
            let parameters = json["parameters"]?.object,
            let roles = json["roles"]?.list?.all(PackRole.init(json:)),
            let noteTypes = json["noteTypes"]?.list?.all(NoteType.init(json:)),
            let rules = json["rules"]?.list?.all(Rule.init(json:)),
            let waiting = json["waiting"]?.list?.all(WaitingRule.init(json:)),
            let text = json["text"]?.text, let isSuspension = json["suspension"]?.bool,
            let yields = json["yields"]?.bool
        else { return nil }
        self.init(
            pack: pack, version: version, file: file,
            name: json["name"].flatMap(Wording.init(json:)),
            level: json["level"]?.text.flatMap { TerritoryLevel(name: $0) }, place: place,
            from: from, parameters: parameters.compactMapValues(\.text), roles: roles,
            noteTypes: noteTypes, rules: rules, waiting: waiting, text: text,
            isSuspension: isSuspension, yields: yields)
    }
}

extension WaitingRule {
    package var json: JSON {
        ["rule": .text(rule.text), "parameters": .list(parameters.map { .text($0) })]
    }

    package init?(json: JSON) {
        guard let rule = json.id(Rule.self, "rule"),
            let parameters = json["parameters"]?.list?.all(\.text)
        else { return nil }
        self.init(rule: rule, parameters: parameters)
    }
}

extension Wording {
    package var json: JSON { ["zh-Hans": .text(chinese), "en": .text(english)] }

    package init?(json: JSON) {
        guard let chinese = json["zh-Hans"]?.text, let english = json["en"]?.text else {
            return nil
        }
        self.init(chinese: chinese, english: english)
    }
}

extension NoteType {
    package var json: JSON { ["word": .text(word), "name": name.json] }

    package init?(json: JSON) {
        guard let word = json["word"]?.text, let name = json["name"].flatMap(Wording.init(json:))
        else { return nil }
        self.init(word: word, name: name)
    }
}

extension PackRole {
    package var json: JSON {
        .object(
            JSON.members([
                "id": .text(id.text), "name": name.json, "role": .text(role.rawValue),
                "level": level.map { .text($0.name) }, "byName": .bool(isByName),
            ]))
    }

    package init?(json: JSON) {
        guard let id = json.id(PackRole.self, "id"), let role: Role = json.word("role"),
            let name = json["name"].flatMap(Wording.init(json:)),
            let isByName = json["byName"]?.bool
        else { return nil }
        let level = json["level"]?.text.flatMap { TerritoryLevel(name: $0) }
        self.init(id: id, name: name, role: role, level: level, isByName: isByName)
    }
}

extension [JSON] {
    /// Each one read by `read`; nil when one can't be.
    func all<Value>(_ read: (JSON) -> Value?) -> [Value]? {
        let values = compactMap(read)
        return values.count == count ? values : nil
    }
}
