/// What is known of a case when it is registered 登记; a registered case can't be refused
/// registration, only declined later, with a reason and a review.
package struct Registration: Hashable, Sendable {
    package let kind: CaseKind
    package let channel: Channel
    package let place: ID<Place>
    package let title: String
    package let text: String
    /// When it happened or was said, as the requester or her device claims; deadlines never run
    /// from it.
    package let claimedAt: Moment?
    package let location: JSON?
    package let requester: Requester?
    package let isAnonymous: Bool
    /// Danger 随记随报: goes at once to the duty leader, past the queue.
    package let isDanger: Bool
    /// Whom it is about: never shown or routed to them (信访工作条例, article 30).
    package let about: Subject?
    /// What it asks for of the catalogue of services; nil where it's a matter of its own.
    package let service: ServiceRequest?
    /// The identifier that the sender gave: permanent, so that sending twice registers once.
    package let clientID: String?
    /// The rules in force when it was opened: the case keeps them.
    package let ruleSet: Int

    package init(
        kind: CaseKind, channel: Channel, place: ID<Place>, title: String, text: String,
        claimedAt: Moment? = nil, location: JSON? = nil, requester: Requester? = nil,
        isAnonymous: Bool = false, isDanger: Bool = false, about: Subject? = nil,
        service: ServiceRequest? = nil, clientID: String? = nil, ruleSet: Int = 0
    ) {
        self.kind = kind
        self.channel = channel
        self.place = place
        self.title = title
        self.text = text
        self.claimedAt = claimedAt
        self.location = location
        self.requester = requester
        self.isAnonymous = isAnonymous
        self.isDanger = isDanger
        self.about = about
        self.service = service
        self.clientID = clientID
        self.ruleSet = ruleSet
    }

    package struct Requester: Hashable, Sendable {
        package let name: String
        package let phone: String
        /// She asked not to be named to the handling unit.
        package let keepPrivate: Bool

        package init(name: String, phone: String, keepPrivate: Bool = false) {
            self.name = name
            self.phone = phone
            self.keepPrivate = keepPrivate
        }
    }

    /// Whom a case is about. `unit` is also set when it is about the official who led it at the
    /// time: her later promotion doesn't open the case to her subordinates.
    package struct Subject: Hashable, Sendable {
        package let official: ID<Official>?
        package let unit: ID<HandlingUnit>?

        /// Nil when it is about nobody.
        package init?(official: ID<Official>?, unit: ID<HandlingUnit>?) {
            guard official != nil || unit != nil else { return nil }
            self.official = official
            self.unit = unit
        }
    }

    /// The first words of `text`, at most `limit` characters (1 or more) and never half a one, for
    /// a case that came without a title; empty where the text has no word.
    package static func title(from text: String, limit: Int = 24) -> String {
        let stop: Set<Character> = ["。", "！", "？", "!", "?"]
        let sentence = text.drop { $0.isWhitespace || stop.contains($0) }
            .prefix { !$0.isNewline && !stop.contains($0) }
        return sentence.count > limit ? sentence.prefix(limit - 1) + "…" : String(sentence)
    }
}
