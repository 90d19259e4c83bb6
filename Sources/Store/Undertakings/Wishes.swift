package import Kernel

/// A small wish 微心愿 that was made known and that nobody has taken up yet.
package struct OpenWish: Hashable, Sendable {
    package let number: CaseNumber
    package let title: String
    package let placeName: String
    package let registeredOn: Day
}

extension Transaction {
    /// The newest wishes of a place and all below it that wait for somebody. A wish is told to those
    /// who may fulfil it by what it is and where, never by whose; who asked not to be named isn't
    /// among them.
    package func openWishes(within place: ID<Place>, limit: Int) throws -> [OpenWish] {
        let rows = try db.all(
            """
            SELECT c.number, p.name, c.registered_at
            FROM cases c JOIN places p ON p.code = c.place
            WHERE c.kind = \(CaseKind.wish.rawValue) AND c.ended_at IS NULL AND NOT c.keep_private
                AND \(Path.isWithin(try requiredPath(of: place), "c.path"))
                AND NOT EXISTS (SELECT 1 FROM undertakings u WHERE u.case_number = c.number
                    AND u.state <> \(Claim.State.givenBack.rawValue))
            ORDER BY c.number DESC LIMIT \(limit)
            """
        ) { row in
            (number: try row.int64(0), place: try row.text(1), at: try row.moment(2))
        }
        let numbers = rows.compactMap { CaseNumber(value: $0.number) }
        let titles = try titles(of: numbers)
        return zip(rows, numbers).map { row, number in
            OpenWish(
                number: number, title: titles[number] ?? number.spoken, placeName: row.place,
                registeredOn: row.at.day)
        }
    }
}
