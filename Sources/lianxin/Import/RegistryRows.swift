import Kernel
import Spreadsheet

extension RowCells {
    /// A row of a list of units.
    mutating func unit() -> HandlingUnit? {
        let code: ID<HandlingUnit>? = id(.code, isRequired: true)
        let name = name(.name, isRequired: true)
        let place = placeReference()
        guard let code, let place else { return nil }
        return value(HandlingUnit(code: code, name: name, place: place))
    }

    /// A row of a list of officials. A role is a right, so nobody gets one that the file doesn't
    /// give her.
    mutating func official() -> Official? {
        let code: ID<Official>? = id(.code, isRequired: true)
        let name = name(.name, isRequired: true)
        let place = placeReference()
        let unit = reference(.unit, among: names.units, near: place)
        let (roles, post, phone) = (roles(), text(.post), phone())
        let leadsUnit = yesNo(.leadsUnit, default: false)
        let isActive = yesNo(.isActive, default: true)
        let methodRoles = methodRoles()
        guard let code, let place else { return nil }
        return value(
            Official(
                code: code, name: name, unit: unit, place: place, roles: roles, post: post,
                phone: phone, leadsUnit: leadsUnit, isActive: isActive, methodRoles: methodRoles))
    }

    /// A row of a list of households.
    mutating func household() -> Household? {
        let id: ID<Household>? = householdID(.id, isRequired: true)
        let place = placeReference()
        let zone = reference(.zone, among: names.zones, near: place)
        let official = reference(.linkedOfficial, among: names.officials, near: place)
        let (head, address, phone) = (name(.head), text(.address), phone())
        let size = number(.size, 0...999) ?? 0
        let declines = yesNo(.declinesVisits, default: false)
        guard let id, let place else { return nil }
        return value(
            Household(
                id: id, place: place, head: head, address: address, phone: phone, size: size,
                zone: zone, linkedOfficial: official, declinesVisits: declines))
    }

    /// A row of a list of responsibility zones.
    mutating func zone() -> ResponsibilityZone? {
        let id: ID<ResponsibilityZone>? = id(.id, isRequired: true)
        let name = name(.name, isRequired: true)
        let place = placeReference()
        let level = word(.level, Vocabulary<TerritoryLevel>.levels) ?? place?.levelByLength
        let leader = reference(.leader, among: names.officials, near: place)
        let responsible = references(.responsible, among: names.officials, near: place)
        let kind = word(.kind, Vocabulary<ResponsibilityZone.Kind>.zoneKinds) ?? .territory
        guard let id, let place else { return nil }
        return value(
            ResponsibilityZone(
                id: id, name: name, level: level ?? .villagerGroup, place: place, leader: leader,
                responsible: responsible, kind: kind))
    }

    mutating func householdID(_ field: Field, isRequired: Bool) -> ID<Household>? {
        let id: ID<Household>? = id(field, isRequired: isRequired)
        guard let id, !options.idPrefix.isEmpty else { return id }
        guard let prefixed = ID<Household>(options.idPrefix + id.text) else {
            note(.notACode, field)
            return nil
        }
        return prefixed
    }

    /// `pack/role`, several with a semicolon between.
    private mutating func methodRoles() -> Set<MethodRole> {
        var named: Set<MethodRole> = []
        for word in NameIndex.parts(of: raw(.methodRoles)) {
            guard let role = MethodRole(word) else {
                note(.notACode, .methodRoles)
                continue
            }
            named.insert(role)
        }
        return named
    }

    private mutating func roles() -> Set<Role> {
        var roles: Set<Role> = []
        for word in NameIndex.parts(of: raw(.roles)) {
            guard let role = Vocabulary<Role>.roles[word] else {
                note(.notAWord(allowed: Vocabulary<Role>.roles.shown), .roles)
                continue
            }
            roles.insert(role)
        }
        return roles
    }
}
