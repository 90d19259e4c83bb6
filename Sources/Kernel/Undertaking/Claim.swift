/// Something that was taken up: a wish, a partner, a time at which something is lent, a gift.
package struct Claim: Hashable, Sendable {
    package let official: ID<Official>
    /// The wish's case, where it was raised as one.
    package let serviceCase: CaseNumber?
    package let text: String
    package let window: String?
    package private(set) var state = State.taken

    package enum State: String, CaseIterable, Sendable {
        case taken, fulfilled
        /// By whom it was for.
        case confirmed
        case givenBack
    }

    package enum Change: String, CaseIterable, Sendable {
        case fulfilled, confirmed, givenBack
    }

    package init(
        official: ID<Official>, serviceCase: CaseNumber?, text: String, window: String? = nil
    ) {
        self.official = official
        self.serviceCase = serviceCase
        self.text = text
        self.window = window
    }

    mutating func apply(_ change: Change) {
        switch change {
        case .fulfilled: state = .fulfilled
        case .confirmed: state = .confirmed
        case .givenBack: state = .givenBack
        }
    }
}

extension Undertaking {
    /// The next step of something taken up: fulfilled by who took it up, then confirmed by somebody
    /// else, who asked whom it was for; or given back before it is fulfilled.
    package func following(
        _ change: Claim.Change, by official: ID<Official>
    ) throws(UndertakingRefusal) -> Change {
        guard case .claim(let claim) = work else { throw .wrongKind }
        switch (claim.state, change) {
        case (.taken, .fulfilled), (.taken, .givenBack):
            guard claim.official == official else { throw .notHers }
        case (.fulfilled, .confirmed):
            guard claim.official != official else { throw .notHers }
        default: throw .notNow
        }
        return .claim(change)
    }
}
