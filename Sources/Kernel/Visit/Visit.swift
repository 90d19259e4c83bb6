/// A visit 走访, with its honest outcome and what was noted.
package struct Visit: Hashable, Sendable {
    /// Made by the device, permanent: a visit sent twice is one visit.
    package let id: ID<Visit>
    package let official: ID<Official>
    package let subject: Subject
    package let kind: Kind
    package let outcome: Outcome
    /// When it took place, as the official says.
    package let at: Moment
    package let minutes: Int?
    package let notes: [DiaryEntry]

    package init(
        id: ID<Visit>, official: ID<Official>, subject: Subject, kind: Kind, outcome: Outcome,
        at: Moment, minutes: Int? = nil, notes: [DiaryEntry] = []
    ) {
        self.id = id
        self.official = official
        self.subject = subject
        self.kind = kind
        self.outcome = outcome
        self.at = at
        self.minutes = minutes
        self.notes = notes
    }

    /// Whom or what it was paid to: a courtyard talk has a place and no household.
    package enum Subject: Hashable, Sendable {
        case household(ID<Household>)
        case place(ID<Place>)
    }

    package enum Kind: String, CaseIterable, Sendable {
        case home, phone, cardLeft, courtyard, reception, overnight, nightDuty
    }

    package enum Outcome: String, CaseIterable, Sendable {
        case met, phone, notHome, declined, moved
    }
}

/// A note of the people's-situation diary 民情日记, of one of the types that the pack names.
package struct DiaryEntry: Hashable, Sendable {
    /// A word of the pack in force, e.g. `hardship`.
    package let type: String
    package let text: String

    package init(type: String, text: String) {
        self.type = type
        self.text = text
    }
}
