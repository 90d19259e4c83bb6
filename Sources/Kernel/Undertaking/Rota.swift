/// Who is on which day under a rule that is taken in turn 轮值表、值班表.
///
/// Several may be on one day. A day with nobody is a gap: told, never refused.
package struct Rota: Hashable, Sendable {
    /// Both included.
    package let days: ClosedRange<Day>
    /// Every how many days somebody is on: 1 for each day, 7 for one day a week.
    package let every: Int
    /// In the order of their days; of one day as they were named.
    package private(set) var shifts: [Shift] = []
    package private(set) var swaps: [Swap] = []

    /// Somebody who takes a turn: an official of the registry, or another by name only (a deputy,
    /// a household).
    package struct Person: Hashable, Sendable {
        package let name: String
        package let official: ID<Official>?

        package init(name: String, official: ID<Official>? = nil) {
            self.name = name
            self.official = official
        }

        /// Whether both are the same: by code where both have one, else by name.
        func isSame(as other: Person) -> Bool {
            guard let official, let its = other.official else { return name == other.name }
            return official == its
        }
    }

    package struct Shift: Hashable, Sendable {
        package let on: Day
        package let who: Person

        package init(on: Day, who: Person) {
            self.on = on
            self.who = who
        }
    }

    /// Somebody stands in for another, and why; on `back` the other stands in for her.
    package struct Swap: Hashable, Sendable {
        package let on: Day
        package let from: Person
        package let to: Person
        package let back: Day?
        package let reason: String

        package init(on: Day, from: Person, to: Person, back: Day? = nil, reason: String) {
            self.on = on
            self.from = from
            self.to = to
            self.back = back
            self.reason = reason
        }
    }

    package enum Change: Hashable, Sendable {
        /// The whole table as it is from now on.
        case manned([Shift])
        case swapped(Swap)
    }

    /// The most days with a shift that one rota may have.
    package static let longest = 100

    /// - Returns: nil for a rhythm under one day, and for more days than one rota may have.
    package init?(days: ClosedRange<Day>, every: Int = 1) {
        guard every >= 1, (days.upperBound - days.lowerBound) / every < Self.longest else {
            return nil
        }
        self.days = days
        self.every = every
    }

    /// The days on which somebody should be on.
    package var dates: [Day] {
        stride(from: days.lowerBound.number, through: days.upperBound.number, by: every)
            .map(Day.init(number:))
    }

    package func people(on day: Day) -> [Person] { shifts.filter { $0.on == day }.map(\.who) }

    /// The days with nobody, earliest first.
    package var gaps: [Day] {
        let manned = Set(shifts.map(\.on))
        return dates.filter { !manned.contains($0) }
    }

    /// The shifts with the days that have nobody filled from `people` in turn, so many at once.
    /// Days that have somebody stay, and don't use up a turn.
    ///
    /// - Parameter atOnce: at least 1; more than there are people are all of them.
    package func filledInTurn(by people: [Person], atOnce: Int = 1) -> [Shift] {
        guard !people.isEmpty else { return shifts }
        let number = min(max(atOnce, 1), people.count)
        let new = gaps.enumerated().flatMap { turn, day in
            (0..<number).map { place in
                Shift(on: day, who: people[(turn * number + place) % people.count])
            }
        }
        return (shifts + new).inOrder
    }

    /// The rota with its gaps filled so; see `filledInTurn`.
    package func filled(inTurnBy people: [Person], atOnce: Int) -> Rota {
        var rota = self
        rota.apply(.manned(filledInTurn(by: people, atOnce: atOnce)))
        return rota
    }

    mutating func apply(_ change: Change) {
        switch change {
        case .manned(let shifts): self.shifts = shifts
        case .swapped(let swap):
            shifts = shifts.map { shift in
                if shift.on == swap.on, shift.who.isSame(as: swap.from) {
                    return Shift(on: shift.on, who: swap.to)
                }
                if shift.on == swap.back, shift.who.isSame(as: swap.to) {
                    return Shift(on: shift.on, who: swap.from)
                }
                return shift
            }
            swaps.append(swap)
        }
    }
}

extension [Rota.Shift] {
    /// By day; of one day as they stood, each person once.
    fileprivate var inOrder: [Rota.Shift] {
        var seen: Set<Rota.Shift> = []
        return enumerated().filter { seen.insert($0.element).inserted }
            .sorted { ($0.element.on, $0.offset) < ($1.element.on, $1.offset) }.map(\.element)
    }
}

extension Undertaking {
    /// Sets who is on which day. A day of the past that had somebody is changed by a swap only,
    /// which says why.
    ///
    /// - Throws: `.rota(.outside)` for a day that isn't one of the rota's, `.rota(.past)`.
    package func setting(_ shifts: [Rota.Shift], on today: Day) throws(UndertakingRefusal) -> Change
    {
        let rota = try rota()
        let dates = Set(rota.dates)
        let new = shifts.inOrder
        if let day = new.map(\.on).first(where: { !dates.contains($0) }) {
            throw .rota(.outside(day))
        }
        let past = Set(rota.shifts.map(\.on)).filter { $0 < today }.sorted()
        for day in past where rota.people(on: day) != new.filter({ $0.on == day }).map(\.who) {
            throw .rota(.past(day))
        }
        return .rota(.manned(new))
    }

    /// Fills the days with nobody from `people` in turn.
    package func fillingInTurn(
        _ people: [Rota.Person], atOnce: Int = 1
    ) throws(UndertakingRefusal) -> Change {
        .rota(.manned(try rota().filledInTurn(by: people, atOnce: atOnce)))
    }

    /// Lets one stand in for another, and on `swap.back` the other for her.
    ///
    /// - Throws: `.rota(.notOn)` where the one who is replaced isn't on that day; `.rota(.alreadyOn)`
    ///   where the other is.
    package func swapping(_ swap: Rota.Swap) throws(UndertakingRefusal) -> Change {
        let rota = try rota()
        try rota.check(swap.on, gives: swap.from, to: swap.to)
        if let back = swap.back { try rota.check(back, gives: swap.to, to: swap.from) }
        return .rota(.swapped(swap))
    }

    private func rota() throws(UndertakingRefusal) -> Rota {
        guard case .rota(let rota) = work else { throw .wrongKind }
        return rota
    }
}

extension Rota {
    fileprivate func check(
        _ day: Day, gives person: Person, to other: Person
    ) throws(UndertakingRefusal) {
        let people = people(on: day)
        guard people.contains(where: { $0.isSame(as: person) }) else {
            throw .rota(.notOn(day, name: person.name))
        }
        guard !people.contains(where: { $0.isSame(as: other) }) else {
            throw .rota(.alreadyOn(day, name: other.name))
        }
    }
}

/// Why a rota can't be so.
package enum RotaRefusal: Error, Hashable, Sendable {
    case outside(Day)
    case past(Day)
    case notOn(Day, name: String)
    case alreadyOn(Day, name: String)
}
