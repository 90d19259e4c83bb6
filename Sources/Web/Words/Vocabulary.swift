import Kernel

/// The Kernel's own words, as people say them.
extension Words {
    func kind(_ kind: CaseKind) -> String { word("kind", kind) }
    func channel(_ channel: Channel) -> String { word("channel", channel) }
    func state(_ state: ServiceCase.State.Name) -> String { word("state", state) }
    func outcome(_ outcome: Outcome) -> String { word("outcome", outcome) }
    /// As a button says it: 登记, Register.
    func deed(_ deed: Deed.Name) -> String { word("deed", deed) }
    /// As the timeline says it: 已登记, Registered.
    func deedDone(_ deed: Deed.Name) -> String { word("deedDone", deed) }
    func solved(_ solved: Solved) -> String { word("solved", solved) }
    func clock(_ clock: ClockName) -> String { word("clock", clock) }
    func event(_ event: CaseEvent) -> String { word("event", event) }
    func role(_ role: Role) -> String { word("role", role) }
    func visitKind(_ kind: Visit.Kind) -> String { word("visitKind", kind) }
    func visitOutcome(_ outcome: Visit.Outcome) -> String { word("visitOutcome", outcome) }
    func zoneKind(_ kind: ResponsibilityZone.Kind) -> String { word("zoneKind", kind) }
    func closingNeed(_ need: ClosingNeed) -> String { word("closingNeed", need) }
    func way(_ way: HandlingWay) -> String { word("way", way) }
    func appointment(_ standing: Appointment.Standing) -> String { word("appointed", standing) }
    func satisfied(_ isSatisfied: Bool) -> String {
        isSatisfied ? self["satisfied.true"] : self["satisfied.false"]
    }
    func level(_ level: TerritoryLevel) -> String { self["level." + level.name] }
    func weekday(_ day: Weekday) -> String { self["weekday.\(day.rawValue)"] }

    /// A listed reason to suspend; a reason that only a pack knows is shown as the pack says it.
    func suspensionReason(_ word: String) -> String { text("suspension." + word) ?? word }

    /// `5 working days`.
    func amount(_ amount: Amount) -> String { self("amount." + amount.unit, ["n": amount.number]) }

    private func word(_ group: String, _ value: some RawRepresentable<String>) -> String {
        self[group + "." + value.rawValue]
    }

    /// Every key that the functions above may ask for, for the test that no word is missing or
    /// left over.
    static var vocabularyKeys: Set<String> {
        Set(
            keys("kind", CaseKind.self) + keys("channel", Channel.self)
                + keys("state", ServiceCase.State.Name.self) + keys("outcome", Outcome.self)
                + keys("deed", Deed.Name.self) + keys("deedDone", Deed.Name.self)
                + keys("solved", Solved.self) + keys("clock", ClockName.self)
                + keys("event", CaseEvent.self) + keys("role", Role.self)
                + keys("visitKind", Visit.Kind.self) + keys("visitOutcome", Visit.Outcome.self)
                + keys("closingNeed", ClosingNeed.self)
                + keys("way", HandlingWay.self) + keys("appointed", Appointment.Standing.self)
                + keys("zoneKind", ResponsibilityZone.Kind.self)
                + keys("suspension", SuspensionReason.self)
                + TerritoryLevel.allCases.map { "level." + $0.name }
                + Weekday.allCases.map { "weekday.\($0.rawValue)" }
                + Amount.units.map { "amount." + $0 })
    }

    private static func keys<Word: RawRepresentable<String> & CaseIterable>(
        _ group: String, _: Word.Type
    ) -> [String] {
        Word.allCases.map { group + "." + $0.rawValue }
    }
}
