import Kernel

/// What a column can say. The raw value is the word for it in `--columns`, in the errors file
/// where a file has no such column, and the heading that an export writes.
enum Field: String, CaseIterable, Sendable {
    // Identifiers
    case code, id
    // Of places
    case level, name, parent, validFrom, validTo, edition, codeSystem
    /// The code of the place of this level above the row's own.
    case province, prefectureCity, county, township, village
    // Of units and officials
    case place, unit, roles, post, phone, leadsUnit, isActive, methodRoles
    // Of households and zones
    case head, address, size, zone, linkedOfficial, declinesVisits, leader, responsible
    // Of visits
    case household, official, kind, outcome, at, minutes, notes, noteType
    // Of cases
    case channel, title, text, requester, keepPrivate, isAnonymous

    /// The columns that say in which place a place lies, the nearest first.
    static let placesAbove: [(field: Field, level: TerritoryLevel)] = [
        (.village, .village), (.township, .township), (.county, .county),
        (.prefectureCity, .prefectureCity), (.province, .province),
    ]

    /// The columns that may hold a place's parent, the surest first.
    static let parents = [.parent] + placesAbove.map(\.field)

    /// How a cell of it is read, and shown in a preview.
    var form: Form {
        switch self {
        case .code, .id, .parent, .province, .prefectureCity, .county, .township, .village,
            .place, .household:
            .code
        case .phone: .phone
        case .size, .minutes, .level: .number
        case .validFrom, .validTo, .at: .date
        case .leadsUnit, .isActive, .declinesVisits, .keepPrivate, .isAnonymous: .yesNo
        default: .text
        }
    }

    enum Form: Sendable { case text, code, phone, number, date, yesNo }
}

extension ImportKind {
    /// The fields that a file of this kind may have.
    var fields: [Field] {
        switch self {
        case .places:
            [
                .code, .level, .name, .parent, .village, .township, .county, .prefectureCity,
                .province, .validFrom, .validTo, .edition, .codeSystem,
            ]
        case .units: [.code, .name, .place]
        case .officials:
            [
                .code, .name, .unit, .place, .roles, .post, .phone, .leadsUnit, .isActive,
                .methodRoles,
            ]
        case .households:
            [
                .id, .place, .head, .address, .phone, .size, .zone, .linkedOfficial,
                .declinesVisits,
            ]
        case .zones: [.id, .name, .level, .place, .leader, .responsible, .kind]
        case .visits:
            [
                .id, .household, .place, .official, .kind, .outcome, .at, .minutes, .notes,
                .noteType,
            ]
        case .cases:
            [
                .id, .kind, .channel, .place, .at, .title, .text, .requester, .phone, .keepPrivate,
                .isAnonymous,
            ]
        }
    }

    /// The fields without which no row can be read; a default place stands in for `place`.
    var required: [Field] {
        switch self {
        case .places: [.code, .name]
        case .units, .officials: [.code, .name, .place]
        case .households: [.id, .place]
        case .zones: [.id, .name, .place]
        case .visits: [.official, .at]
        case .cases: [.text, .place]
        }
    }
}
