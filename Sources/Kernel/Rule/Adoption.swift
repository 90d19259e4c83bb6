/// That a place works by a pack from a day on 采用, with the figures that the pack left to it.
///
/// It holds the rules themselves, so that what was in force can be told when the file is gone.
package struct Adoption: Hashable, Sendable {
    package let pack: ID<MethodPack>
    package let version: Int
    /// The pack's file, which a conflict names.
    package let file: String
    package let place: ID<Place>
    /// The first day on which the rules are in force.
    package let from: Day
    package let parameters: [String: String]
    package let roles: [PackRole]
    package let noteTypes: [NoteType]
    package let rules: [Rule]

    package init(
        pack: ID<MethodPack>, version: Int, file: String, place: ID<Place>, from: Day,
        parameters: [String: String], roles: [PackRole], noteTypes: [NoteType], rules: [Rule]
    ) {
        self.pack = pack
        self.version = version
        self.file = file
        self.place = place
        self.from = from
        self.parameters = parameters
        self.roles = roles
        self.noteTypes = noteTypes
        self.rules = rules
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
        [
            "pack": .text(pack.text), "version": .number(version), "file": .text(file),
            "place": .text(place.text), "from": .text(from.description),
            "parameters": .object(parameters.mapValues { .text($0) }),
            "roles": .list(roles.map(\.json)), "noteTypes": .list(noteTypes.map(\.json)),
            "rules": .list(rules.map(\.json)),
        ]
    }

    /// Nil when something of it isn't understood whole.
    package init?(json: JSON) {
        guard let pack = json.id(MethodPack.self, "pack"), let file = json["file"]?.text,
            let version = json["version"]?.number, let place = json.id(Place.self, "place"),
            let from = json["from"]?.text.flatMap({ Day($0) }),
            let parameters = json["parameters"]?.object,
            let roles = json["roles"]?.list?.all(PackRole.init(json:)),
            let noteTypes = json["noteTypes"]?.list?.all(NoteType.init(json:)),
            let rules = json["rules"]?.list?.all(Rule.init(json:))
        else { return nil }
        self.init(
            pack: pack, version: version, file: file, place: place, from: from,
            parameters: parameters.compactMapValues(\.text), roles: roles, noteTypes: noteTypes,
            rules: rules)
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
                "level": level.map { .text($0.name) },
            ]))
    }

    package init?(json: JSON) {
        guard let id = json.id(PackRole.self, "id"), let role: Role = json.word("role"),
            let name = json["name"].flatMap(Wording.init(json:))
        else { return nil }
        let level = json["level"]?.text.flatMap { TerritoryLevel(name: $0) }
        self.init(id: id, name: name, role: role, level: level)
    }
}

extension [JSON] {
    /// Each one read by `read`; nil when one can't be.
    func all<Value>(_ read: (JSON) -> Value?) -> [Value]? {
        let values = compactMap(read)
        return values.count == count ? values : nil
    }
}
