/// A ballot by slips in the room: how many were issued, and the sums that were counted. No single
/// ballot is ever here.
package struct Ballot: Hashable, Sendable {
    package let on: Day
    /// Who or what is rated, in words: 林海, or 办事大厅.
    package let rated: String
    /// The official rated, where it is one of the registry.
    package let official: ID<Official>?
    package let issued: Int
    package private(set) var state = State.issued
    package private(set) var result: BallotResult?

    package enum State: String, CaseIterable, Sendable {
        case issued, counted
        /// There were too few: nothing was counted, and nothing is told but that.
        case belowQuorum
    }

    package enum Change: Hashable, Sendable {
        case counted(BallotResult)
        case belowQuorum
    }

    package init(on: Day, rated: String, official: ID<Official>?, issued: Int) {
        self.on = on
        self.rated = rated
        self.official = official
        self.issued = issued
    }

    mutating func apply(_ change: Change) {
        switch change {
        case .counted(let result):
            state = .counted
            self.result = result
        case .belowQuorum: state = .belowQuorum
        }
    }
}

extension Undertaking {
    /// What a count leads to. With too few ballots the ballot is over without a result.
    ///
    /// - Throws: `.ballot` for a count that can't be true, `moreMarksThanBallots` too where there
    ///   are more ballots than slips were issued.
    package func counting(_ count: BallotCount) throws(UndertakingRefusal) -> Change {
        guard case .ballot(let ballot) = work, case .ballot(let rule) = rule else {
            throw .wrongKind
        }
        guard ballot.state == .issued else { throw .notNow }
        guard count.ballots + count.spoiled <= ballot.issued else {
            throw .ballot(.moreMarksThanBallots(standard: ""))
        }
        do throws(BallotRefusal) {
            return .ballot(.counted(try rule.result(of: count)))
        } catch {
            if case .belowQuorum = error { return .ballot(.belowQuorum) }
            throw .ballot(error)
        }
    }
}
