import Kernel

extension Transaction {
    /// The row that follows from a visit, and what it changes in the coverage of open periods.
    ///
    /// - Throws: `StoreRefusal.unknown` where the household, the place or the official isn't there.
    func save(_ visit: Visit, in subject: Subject, at moment: Moment) throws {
        let target = try target(of: visit.subject)
        guard try db.exists("SELECT 1 FROM officials WHERE code = \(visit.official)") else {
            throw StoreRefusal.unknown(field: "official", value: visit.official.text)
        }
        let notes = visit.notes.isEmpty ? [] : try sealed(.object(visit.personal), of: subject)
        try db.run(
            """
            INSERT INTO visits (id, official, household, place, path, kind, outcome, at,
                received_at, minutes, late, notes, note_count)
            VALUES (\(visit.id), \(visit.official), \(target.household), \(target.place),
                \(target.path), \(visit.kind), \(visit.outcome), \(visit.at), \(moment),
                \(visit.minutes), \(try isLate(visit, to: target)), \(notes),
                \(visit.notes.count))
            """)
        if let household = target.household {
            try followInCoverage(household, declines: target.declines, on: visit.at.day)
        }
    }

    /// A household by what rights and coverage ask of it, or a place.
    struct VisitTarget {
        let household: ID<Household>?
        let place: ID<Place>
        let path: String
        let zone: ID<ResponsibilityZone>?
        let official: ID<Official>?
        let declines: Bool
    }

    /// - Throws: `StoreRefusal.unknown` where there is no such household or place.
    func target(of subject: Visit.Subject) throws -> VisitTarget {
        switch subject {
        case .place(let place):
            return VisitTarget(
                household: nil, place: place, path: try requiredPath(of: place), zone: nil,
                official: nil, declines: false)
        case .household(let id):
            let target = try db.first(
                """
                SELECT place, path, zone, official, declines_visits FROM households
                WHERE id = \(id)
                """
            ) {
                VisitTarget(
                    household: id, place: try $0.id(0), path: try $0.text(1),
                    zone: try $0.idOrNil(2), official: try $0.idOrNil(3), declines: try $0.bool(4))
            }
            guard let target else {
                throw StoreRefusal.unknown(field: "household", value: id.text)
            }
            return target
        }
    }

    /// Whether the household was handed over before the visit reached the server: then it lies in
    /// the tray of the successor.
    private func isLate(_ visit: Visit, to target: VisitTarget) throws -> Bool {
        guard target.household != nil, target.official != visit.official else { return false }
        return try hadBefore(visit.official, target.zone)
    }

    /// Whether `official` handed over what she had in `zone`.
    func hadBefore(_ official: ID<Official>, _ zone: ID<ResponsibilityZone>?) throws -> Bool {
        guard let zone else { return false }
        return try db.exists(
            "SELECT 1 FROM hand_overs WHERE zone = \(zone) AND from_official = \(official)")
    }

    /// Remembers who had the zone before.
    func keepTrace(of handOver: HandOver, at moment: Moment) throws {
        try db.run(
            """
            INSERT INTO hand_overs (zone, from_official, to_official, on_day, at)
            VALUES (\(handOver.zone), \(handOver.from), \(handOver.to), \(handOver.on), \(moment))
            ON CONFLICT DO NOTHING
            """)
    }
}
