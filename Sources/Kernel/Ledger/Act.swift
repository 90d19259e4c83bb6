/// An act of the ledger that isn't about a case: something recorded of the registry, a visit, a
/// rule adopted, a duty done.
package enum Act: Hashable, Sendable {
    case place(Place)
    case unit(HandlingUnit)
    case official(Official)
    case household(Household)
    case zone(ResponsibilityZone)
    case handOver(HandOver)
    case visit(Visit)
    case adoption(Adoption)
    case discharge(Discharge)
    case coverage(CoveragePlan)
    case notice(JSON)

    /// The word of the act in its entry.
    package enum Name: String, CaseIterable, Sendable {
        case place, unit, official, household, zone
        case handOver = "hand-over"
        case visit, adoption, discharge, coverage, notice
    }

    package var name: Name {
        switch self {
        case .place: .place
        case .unit: .unit
        case .official: .official
        case .household: .household
        case .zone: .zone
        case .handOver: .handOver
        case .visit: .visit
        case .adoption: .adoption
        case .discharge: .discharge
        case .coverage: .coverage
        case .notice: .notice
        }
    }

    /// Whose entry it is: its topic and code. A visit stands with the household that it was paid
    /// to, so that her notes go when her data are erased.
    package var subject: (topic: String, code: String) {
        switch self {
        case .place(let place): ("place", place.code.text)
        case .unit(let unit): ("unit", unit.code.text)
        case .official(let official): ("official", official.code.text)
        case .household(let household): ("household", household.id.text)
        case .zone(let zone): ("zone", zone.id.text)
        case .handOver(let handOver): ("zone", handOver.zone.text)
        case .visit(let visit):
            switch visit.subject {
            case .household(let id): ("household", id.text)
            case .place(let code): ("place", code.text)
            }
        case .adoption(let adoption): ("method", adoption.pack.text)
        case .discharge(let discharge): ("official", discharge.official.text)
        case .coverage(let plan): ("coverage", plan.rule.text)
        case .notice: ("calendar", "CN")
        }
    }
}

/// The hand-over of a zone 交接: one atomic act from one official to another.
package struct HandOver: Hashable, Sendable {
    package let zone: ID<ResponsibilityZone>
    package let from: ID<Official>
    package let to: ID<Official>
    package let on: Day

    package init(
        zone: ID<ResponsibilityZone>, from: ID<Official>, to: ID<Official>, on: Day
    ) {
        self.zone = zone
        self.from = from
        self.to = to
        self.on = on
    }
}

/// A periodic duty that was done: what discharges it, in the official's words.
package struct Discharge: Hashable, Sendable {
    package let rule: String
    package let official: ID<Official>
    package let periodStart: Day
    package let text: String

    package init(rule: String, official: ID<Official>, periodStart: Day, text: String) {
        self.rule = rule
        self.official = official
        self.periodStart = periodStart
        self.text = text
    }
}

/// The opening of a coverage period: from here its list of households is frozen.
package struct CoveragePlan: Hashable, Sendable {
    package let rule: ID<CoveragePlan>
    package let place: ID<Place>
    package let first: Day
    package let last: Day

    package init(rule: ID<CoveragePlan>, place: ID<Place>, first: Day, last: Day) {
        self.rule = rule
        self.place = place
        self.first = first
        self.last = last
    }
}
