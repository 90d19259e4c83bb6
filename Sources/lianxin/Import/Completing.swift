import Kernel

// A file that says less than the register holds changes only what it says: a list of households
// without a column of zones takes nobody out of her zone.

extension Place {
    func completed(from held: Place, given: Set<Field>) -> Place {
        Place(
            code: code, codeSystem: codeSystem, edition: edition.isEmpty ? held.edition : edition,
            level: level, name: name, parent: parent, validFrom: validFrom ?? held.validFrom,
            validTo: given.contains(.validTo) ? validTo : held.validTo)
    }
}

extension Official {
    func completed(from held: Official, given: Set<Field>) -> Official {
        Official(
            code: code, name: name, unit: given.contains(.unit) ? unit : held.unit,
            place: given.contains(.place) ? place : held.place,
            roles: given.contains(.roles) ? roles : held.roles,
            post: given.contains(.post) ? post : held.post,
            phone: given.contains(.phone) ? phone : held.phone,
            leadsUnit: given.contains(.leadsUnit) ? leadsUnit : held.leadsUnit,
            isActive: given.contains(.isActive) ? isActive : held.isActive,
            methodRoles: given.contains(.methodRoles) ? methodRoles : held.methodRoles)
    }
}

extension HandlingUnit {
    func completed(from held: HandlingUnit, given: Set<Field>) -> HandlingUnit {
        HandlingUnit(
            code: code, name: name, place: given.contains(.place) ? place : held.place)
    }
}

extension Household {
    func completed(from held: Household, given: Set<Field>) -> Household {
        Household(
            id: id, place: given.contains(.place) ? place : held.place,
            head: given.contains(.head) ? head : held.head,
            address: given.contains(.address) ? address : held.address,
            phone: given.contains(.phone) ? phone : held.phone,
            size: given.contains(.size) ? size : held.size,
            zone: given.contains(.zone) ? zone : held.zone,
            linkedOfficial: given.contains(.linkedOfficial) ? linkedOfficial : held.linkedOfficial,
            declinesVisits: given.contains(.declinesVisits)
                ? declinesVisits : held.declinesVisits)
    }
}

extension ResponsibilityZone {
    func completed(from held: ResponsibilityZone, given: Set<Field>) -> ResponsibilityZone {
        ResponsibilityZone(
            id: id, name: name, level: given.contains(.level) ? level : held.level,
            place: given.contains(.place) ? place : held.place,
            leader: given.contains(.leader) ? leader : held.leader,
            responsible: given.contains(.responsible) ? responsible : held.responsible,
            kind: given.contains(.kind) ? kind : held.kind)
    }
}
