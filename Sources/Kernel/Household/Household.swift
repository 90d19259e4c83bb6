/// A household 户: an address with somebody to answer for it.
package struct Household: Hashable, Sendable {
    package let id: ID<Household>
    package let place: ID<Place>
    /// The head's name and the address are personal: the store seals them under the household's
    /// own key.
    package let head: String
    package let address: String
    package let phone: String
    /// Persons in the household; at least 0 (nobody lives there at present).
    package let size: Int
    package let zone: ID<ResponsibilityZone>?
    package let linkedOfficial: ID<Official>?
    /// The household asked not to be visited: a valid outcome, not a gap.
    package let declinesVisits: Bool

    package init(
        id: ID<Household>, place: ID<Place>, head: String = "", address: String = "",
        phone: String = "", size: Int = 0, zone: ID<ResponsibilityZone>? = nil,
        linkedOfficial: ID<Official>? = nil, declinesVisits: Bool = false
    ) {
        self.id = id
        self.place = place
        self.head = head
        self.address = address
        self.phone = phone
        self.size = size
        self.zone = zone
        self.linkedOfficial = linkedOfficial
        self.declinesVisits = declinesVisits
    }
}
