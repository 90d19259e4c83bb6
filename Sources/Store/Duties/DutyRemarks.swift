package import Kernel

/// A remark as the ledger has it.
package struct NotedRemark: Hashable, Sendable {
    package let remark: DutyRemark
    package let authorName: String
    package let at: Moment
}

extension Transaction {
    /// What was said of an official's duties, oldest first.
    ///
    /// - Parameter rule: only of this one's; nil for all.
    package func remarks(on official: ID<Official>, under rule: ID<Rule>? = nil) throws
        -> [DutyName: [NotedRemark]]
    {
        let asked: Sql = rule.map { "AND rule = \($0)" } ?? ""
        let rows = try db.all(
            """
            SELECT rule, place, period, kind, author, at, words FROM duty_remarks
            WHERE official = \(official) \(asked) ORDER BY rule, place, period, number
            """
        ) { row in
            (
                rule: try row.id(0, of: Rule.self), place: ID<Place>(try row.text(1)),
                period: Period(try row.text(2)), kind: try row.word(3, of: DutyRemark.Kind.self),
                author: try row.id(4, of: Official.self), at: try row.moment(5),
                text: try row.text(6)
            )
        }
        var remarks: [DutyName: [NotedRemark]] = [:]
        for row in rows {
            guard let period = row.period else { throw SQLFault.unexpected("duty_remarks.period") }
            let name = DutyName(rule: row.rule, place: row.place, period: period)
            let remark = DutyRemark(
                duty: name, official: official, kind: row.kind, author: row.author, text: row.text)
            remarks[name, default: []].append(
                NotedRemark(
                    remark: remark, authorName: try self.name(of: row.author) ?? row.author.text,
                    at: row.at))
        }
        return remarks
    }

    /// Makes a remark on a duty: her own reason, or what a supervisor or leader of her territory
    /// says to it; only a supervisor urges.
    ///
    /// - Throws: `RemarkRefusal`; `StoreRefusal.notFound` for a duty that she hasn't or hadn't, and
    ///   for an official whose account `author` may not read.
    package func remark(_ remark: DutyRemark, by author: Official, at now: Moment) throws {
        guard remark.author == author.code, let official = try official(remark.official),
            try mayReadAccount(of: official, author)
        else { throw StoreRefusal.notFound }
        if remark.kind == .urging, !author.roles.contains(.supervisor) {
            throw StoreRefusal.notAllowed
        }
        let card = try scorecard(
            of: official, during: remark.duty.period.days, rule: remark.duty.rule, at: now)
        guard let account = card.rules.flatMap(\.duties).first(where: { $0.name == remark.duty })
        else { throw StoreRefusal.notFound }
        let earlier = try remarks(on: official.code, under: remark.duty.rule)[remark.duty] ?? []
        try remark.check(
            account.outcome, after: earlier.map { ($0.remark.kind, $0.at.day) }, on: now.day)
        try record(.remark(remark), by: .official(author.code, of: author.unit), at: now)
    }

    /// Whether `reader` may read what became of the duties of `official`: she herself, and those who
    /// supervise or lead her territory.
    package func mayReadAccount(of official: Official, _ reader: Official) throws -> Bool {
        if reader.code == official.code { return true }
        guard !reader.roles.isDisjoint(with: [.supervisor, .leader]),
            let territory = try path(of: reader.place), let own = try path(of: official.place)
        else { return false }
        return Path.contains(territory, own)
    }

    func save(_ remark: DutyRemark, at moment: Moment) throws {
        let (name, place) = (remark.duty, remark.duty.place?.text ?? "")
        try db.run(
            """
            INSERT INTO duty_remarks (official, rule, place, period, number, kind, author, at,
                words)
            SELECT \(remark.official), \(name.rule), \(place), \(name.period.description),
                count(*) + 1, \(remark.kind), \(remark.author), \(moment), \(remark.text)
            FROM duty_remarks
            WHERE official = \(remark.official) AND rule = \(name.rule) AND place = \(place)
                AND period = \(name.period.description)
            """)
    }
}
