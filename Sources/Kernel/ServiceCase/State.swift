extension ServiceCase {
    /// Where a case stands, with what must be known for that to be true.
    package enum State: Hashable, Sendable {
        case registered
        case accepted
        case assigned(Handling)
        case promised(Handling)
        case replied(Handling, by: Actor)
        case revisited(Handling, Answer)
        /// The clocks stand still; `Before` is where it goes on.
        case suspended(Before, since: Moment)
        /// One level up 上报; nobody has it yet.
        case escalated(from: Handling?)
        /// `by` says that the case isn't its own, and `Before` is the work that waits for a ruling.
        case disputed(Before, by: ID<HandlingUnit>)
        case declined(Decline)
        case merged(into: CaseNumber)
        case closed(Outcome, Handling?)

        /// The word of the state, as pages, the API and packs say it. Source: interfaces.md 3.1.
        package enum Name: String, CaseIterable, Sendable {
            case registered, accepted, assigned, promised, replied, revisited
            case suspended, escalated, disputed, declined, merged, closed
        }
    }

    /// Who handles a case: one unit in the lead, others beside it when it is handled jointly 联办.
    package struct Handling: Hashable, Sendable {
        package let unit: ID<HandlingUnit>
        package private(set) var official: ID<Official>?
        package private(set) var others: [ID<HandlingUnit>] = []
        /// The units that have replied.
        package private(set) var replied: Set<ID<HandlingUnit>> = []

        package init(unit: ID<HandlingUnit>, official: ID<Official>?) {
            self.unit = unit
            self.official = official
        }

        package var units: [ID<HandlingUnit>] { [unit] + others }

        /// The unit for which `actor` speaks: her own where it takes part, else the one in the lead.
        func unit(of actor: Actor) -> ID<HandlingUnit> {
            actor.unit.flatMap { units.contains($0) ? $0 : nil } ?? unit
        }

        package var awaitsReplies: Bool { !units.allSatisfy(replied.contains) }

        /// The same work with `unit` in the lead. The others keep their parts and their replies; a
        /// unit that takes the lead owes the reply to the whole.
        func led(by unit: ID<HandlingUnit>, _ official: ID<Official>?) -> Handling {
            var led = Handling(unit: unit, official: official)
            led.others = others.filter { $0 != unit }
            led.replied = replied.intersection(led.others)
            return led
        }

        /// After a ruling that the part of `disputing` is another unit's, which owes a reply to it.
        func ruled(from disputing: ID<HandlingUnit>, to unit: ID<HandlingUnit>) -> Handling {
            if disputing == self.unit { return led(by: unit, disputing == unit ? official : nil) }
            var ruled = self
            ruled.others.removeAll { $0 == disputing }
            ruled.replied.remove(unit)
            return ruled.joined(by: [unit])
        }

        func joined(by units: [ID<HandlingUnit>]) -> Handling {
            var joined = self
            for unit in units where !joined.units.contains(unit) { joined.others.append(unit) }
            return joined
        }

        func handedOver(to official: ID<Official>?) -> Handling {
            var handed = self
            handed.official = official
            return handed
        }

        func replied(by unit: ID<HandlingUnit>) -> Handling {
            var answered = self
            answered.replied.insert(unit)
            return answered
        }
    }

    /// The work that a suspension interrupted.
    package enum Before: Hashable, Sendable {
        case assigned(Handling)
        case promised(Handling)

        var handling: Handling {
            switch self {
            case .assigned(let handling), .promised(let handling): handling
            }
        }

        /// The state in which the work goes on, after `change` to who does it.
        func resumed(_ change: (Handling) -> Handling = { $0 }) -> State {
            switch self {
            case .assigned(let handling): .assigned(change(handling))
            case .promised(let handling): .promised(change(handling))
            }
        }

        func handedOver(to official: ID<Official>?) -> Before {
            switch self {
            case .assigned(let handling): .assigned(handling.handedOver(to: official))
            case .promised(let handling): .promised(handling.handedOver(to: official))
            }
        }
    }

    /// How far a case that was declined has come: review 复查, then re-review 复核, then final.
    /// Source: 信访工作条例 (2022), articles 35 and 36.
    package struct Decline: Hashable, Sendable {
        /// 1 after the first refusal, 2 after the review upheld it, 3 after the re-review did.
        package let refusals: Int
        package let refusedBy: Actor
        package let isUnderReview: Bool

        package static let final = 3

        /// How long the requester may ask for a review where no rule says.
        /// Source: 信访工作条例 (2022), article 35.
        package static let timeToAskForReview = Amount.days(30)
    }
}

extension ServiceCase.State {
    package var name: Name {
        switch self {
        case .registered: .registered
        case .accepted: .accepted
        case .assigned: .assigned
        case .promised: .promised
        case .replied: .replied
        case .revisited: .revisited
        case .suspended: .suspended
        case .escalated: .escalated
        case .disputed: .disputed
        case .declined: .declined
        case .merged: .merged
        case .closed: .closed
        }
    }

    /// Nil before the first assignment, and where nobody has the case.
    package var handling: ServiceCase.Handling? {
        switch self {
        case .assigned(let handling), .promised(let handling), .replied(let handling, _),
            .revisited(let handling, _):
            handling
        case .suspended(let before, _), .disputed(let before, _): before.handling
        case .escalated(let handling), .closed(_, let handling): handling
        case .registered, .accepted, .declined, .merged: nil
        }
    }

    /// Nothing more is owed to the requester, unless she reopens it or asks for a review.
    package var isEnded: Bool {
        switch self {
        case .closed, .merged: true
        default: false
        }
    }
}

extension ServiceCase.State {
    /// The work that a suspension or an objection interrupts; nil where none is under way.
    var interruptible: ServiceCase.Before? {
        switch self {
        case .assigned(let handling): .assigned(handling)
        case .promised(let handling): .promised(handling)
        default: nil
        }
    }

    /// The same state in the hands of `official`; nil leaves it to the unit.
    func handedOver(to official: ID<Official>?) -> ServiceCase.State {
        switch self {
        case .assigned(let handling): .assigned(handling.handedOver(to: official))
        case .promised(let handling): .promised(handling.handedOver(to: official))
        case .replied(let handling, let actor):
            .replied(handling.handedOver(to: official), by: actor)
        case .revisited(let handling, let answer):
            .revisited(handling.handedOver(to: official), answer)
        case .suspended(let before, let since):
            .suspended(before.handedOver(to: official), since: since)
        case .disputed(let before, let unit):
            .disputed(before.handedOver(to: official), by: unit)
        case .escalated(let handling): .escalated(from: handling?.handedOver(to: official))
        case .registered, .accepted, .declined, .merged, .closed: self
        }
    }
}
