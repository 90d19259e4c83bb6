/// A responsibility zone 民情责任区: places with one leader and several responsible persons.
package struct ResponsibilityZone: Hashable, Sendable {
    package let id: ID<ResponsibilityZone>
    package let name: String
    package let level: TerritoryLevel
    /// Its place in the tree: the rights of a supervisor of that place reach it.
    package let place: ID<Place>
    package let leader: ID<Official>?
    package let responsible: [ID<Official>]
    package let kind: Kind

    package init(
        id: ID<ResponsibilityZone>, name: String, level: TerritoryLevel, place: ID<Place>,
        leader: ID<Official>?, responsible: [ID<Official>], kind: Kind = .territory
    ) {
        self.id = id
        self.name = name
        self.level = level
        self.place = place
        self.leader = leader
        self.responsible = responsible
        self.kind = kind
    }

    /// What its households have in common. Those of a zone that isn't territory may live anywhere.
    package enum Kind: String, CaseIterable, Sendable {
        /// Places.
        case territory
        /// 项目工地: those whom a work concerns.
        case project
        /// 企业: those who work there.
        case company
        /// 外出务工: those who are away.
        case absentWorkers
    }
}
