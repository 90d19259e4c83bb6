import Kernel

// The columns of what the register holds, in the order in which they are written. New ones go to
// the end: people script against the order.

extension ExportColumn<Place> {
    static var places: [ExportColumn] {
        [
            text(.code) { $0.code.text }, text(.codeSystem) { $0.codeSystem.rawValue },
            text(.edition) { $0.edition }, text(.level) { $0.level.name }, text(.name) { $0.name },
            text(.parent) { $0.parent?.text }, text(.validFrom) { $0.validFrom?.description },
            text(.validTo) { $0.validTo?.description },
        ]
    }
}

extension ExportColumn<HandlingUnit> {
    static var units: [ExportColumn] {
        [text(.code) { $0.code.text }, text(.name) { $0.name }, text(.place) { $0.place.text }]
    }
}

extension ExportColumn<Official> {
    static var officials: [ExportColumn] {
        [
            text(.code) { $0.code.text }, personal(.name) { $0.name },
            text(.unit) { $0.unit?.text }, text(.place) { $0.place.text },
            ExportColumn(Field.roles.rawValue) { row in
                .list(row.roles.sorted().map { .text($0.rawValue) })
            },
            text(.post) { $0.post }, personal(.phone) { $0.phone },
            bool("leadsUnit") { $0.leadsUnit }, bool("isActive") { $0.isActive },
            ExportColumn(Field.methodRoles.rawValue) { row in
                .list(row.methodRoles.sorted().map { .text($0.description) })
            },
        ]
    }
}

extension ExportColumn<Household> {
    static var households: [ExportColumn] {
        [
            text(.id) { $0.id.text }, text(.place) { $0.place.text },
            personal(.head) { $0.head }, personal(.address) { $0.address },
            personal(.phone) { $0.phone }, number("size") { $0.size },
            text(.zone) { $0.zone?.text }, text(.linkedOfficial) { $0.linkedOfficial?.text },
            bool("declinesVisits") { $0.declinesVisits },
        ]
    }
}

extension ExportColumn<ResponsibilityZone> {
    static var zones: [ExportColumn] {
        [
            text(.id) { $0.id.text }, text(.name) { $0.name }, text(.level) { $0.level.name },
            text(.place) { $0.place.text }, text(.leader) { $0.leader?.text },
            ExportColumn(Field.responsible.rawValue) { row in
                .list(row.responsible.map { .text($0.text) })
            }, text(.kind) { $0.kind.rawValue },
        ]
    }
}

extension ExportColumn<Visit> {
    static var visits: [ExportColumn] {
        [
            text(.id) { $0.id.text },
            text(.household) { if case .household(let id) = $0.subject { id.text } else { nil } },
            text(.place) { if case .place(let code) = $0.subject { code.text } else { nil } },
            text(.official) { $0.official.text }, text(.kind) { $0.kind.rawValue },
            text(.outcome) { $0.outcome.rawValue }, text(.at) { $0.at.description },
            number("minutes") { $0.minutes },
            personal(.notes) { $0.notes.map(\.text).joined(separator: "\n") },
            text(.noteType) { visit in
                visit.notes.isEmpty ? nil : visit.notes.map(\.type).joined(separator: ";")
            },
        ]
    }
}
