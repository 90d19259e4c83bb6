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
    /// Something said of a duty.
    case remark(DutyRemark)
    case coverage(CoveragePlan)
    /// What somebody counted by hand.
    case count(CoverageNote)
    case notice(JSON)
    /// A meeting, ballot, body, claim, project or decision begins.
    case opening(Undertaking)
    /// Something happens to one that began before.
    case change(ID<Undertaking>, Undertaking.Change)

    /// The word of the act in its entry.
    package enum Name: String, CaseIterable, Sendable {
        case place, unit, official, household, zone
        case handOver = "hand-over"
        case visit, adoption, discharge, remark, coverage, count, notice, opening, change
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
        case .remark: .remark
        case .coverage: .coverage
        case .count: .count
        case .notice: .notice
        case .opening: .opening
        case .change: .change
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
            // Its own subject: a talk in a courtyard has notes to erase, a place has none.
            case .place: ("visit", visit.id.text)
            }
        case .adoption(let adoption): ("method", adoption.pack.text)
        case .discharge(let discharge): ("official", discharge.official.text)
        case .remark(let remark): ("official", remark.official.text)
        case .coverage(let plan): ("coverage", plan.rule.id.text)
        case .count(let note): ("coverage", note.rule.text)
        case .notice: ("calendar", "CN")
        case .opening(let it): ("undertaking", it.id.text)
        case .change(let id, _): ("undertaking", id.text)
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
    /// The cadence rule.
    package let rule: ID<Rule>
    package let official: ID<Official>
    /// The day on which it was done, as she says.
    package let on: Day
    package let text: String

    package init(rule: ID<Rule>, official: ID<Official>, on: Day, text: String) {
        self.rule = rule
        self.official = official
        self.on = on
        self.text = text
    }
}

/// The opening of a coverage period: from here its list of households is frozen.
package struct CoveragePlan: Hashable, Sendable {
    /// The rule as it was when the period opened: it is counted by that to the end.
    package let rule: VisitRule
    /// Its households and those of all places below it are on the list.
    package let place: ID<Place>
    /// Places below it that work by a rule of their own, and so have a list of their own.
    package let except: [ID<Place>]
    /// The first and the last day on which a visit counts.
    package let first: Day
    package let last: Day

    package init(
        rule: VisitRule, place: ID<Place>, except: [ID<Place>] = [], first: Day, last: Day
    ) {
        self.rule = rule
        self.place = place
        self.except = except
        self.first = first
        self.last = last
    }
}
