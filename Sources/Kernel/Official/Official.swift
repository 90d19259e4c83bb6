/// A body that handles cases 承办单位: a department, a field station, a village committee.
package struct HandlingUnit: Hashable, Sendable {
    package let code: ID<HandlingUnit>
    package let name: String
    /// The unit works for this place and all below it.
    package let place: ID<Place>

    package init(code: ID<HandlingUnit>, name: String, place: ID<Place>) {
        self.code = code
        self.name = name
        self.place = place
    }
}

/// A person who serves residents, by name 干部.
package struct Official: Hashable, Sendable {
    package let code: ID<Official>
    package let name: String
    package let unit: ID<HandlingUnit>?
    /// The place that she answers for; her rights reach it and all below it.
    package let place: ID<Place>
    package let roles: Set<Role>
    /// The post as printed on a contact card, e.g. 驻村干部.
    package let post: String
    /// The number at which residents reach her; empty when none is given out.
    package let phone: String
    /// She leads her unit, so nothing about her may go to it (信访工作条例, article 30).
    package let leadsUnit: Bool
    package let isActive: Bool
    /// The roles of methods that she was named to; see `PackRole.isHeld`.
    package let methodRoles: Set<MethodRole>

    package init(
        code: ID<Official>, name: String, unit: ID<HandlingUnit>?, place: ID<Place>,
        roles: Set<Role>, post: String = "", phone: String = "", leadsUnit: Bool = false,
        isActive: Bool = true, methodRoles: Set<MethodRole> = []
    ) {
        self.code = code
        self.name = name
        self.unit = unit
        self.place = place
        self.roles = roles
        self.post = post
        self.phone = phone
        self.leadsUnit = leadsUnit
        self.isActive = isActive
        self.methodRoles = methodRoles
    }
}

/// What an official may do in the product; a method pack's own roles (linked official, group
/// leader ...) say whom a rule binds and are another thing.
package enum Role: String, CaseIterable, Comparable, Sendable {
    /// Takes in and dispatches 受理台、热线、窗口.
    case desk
    /// Works on the cases of her unit 承办单位.
    case handler
    /// Urges, rules and inspects 督查考核.
    case supervisor
    /// Reads boards, decides on escalated cases 领导.
    case leader
    /// Visits households 驻村干部、网格员.
    case field
    /// Runs the deployment 管理员; reads no case.
    case admin

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
