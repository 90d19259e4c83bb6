package import Kernel

/// An invented year or two of a real county's work: Menglian, with its real townships and
/// villages, and with groups, officials, households, visits and cases that nobody lived.
///
/// The same seed on the same day gives the same data on any machine. Places, units, officials and
/// zones are the same at every scale; households, visits and cases grow with it. All that happens
/// lies in the two years before the day of `now`, and nothing after its first instant.
package struct DemoCounty: Sendable {
    package let seed: UInt64
    package let scale: Double
    /// The first instant of the day of `now`: everything is earlier.
    package let end: Moment
    /// The county with its ancestors, 6 townships, 42 villages, 618 groups; parents first.
    package let places: [Place]
    package let units: [HandlingUnit]
    /// 2,205 officials, the known ones first.
    package let officials: [Official]
    package let known: KnownOfficials
    /// 348 zones: of townships, of villages, of groups.
    package let zones: [ResponsibilityZone]
    /// About 35,000 at scale 1, in the order of places.
    package let households: Households
    /// Two years of visits, in order of time.
    package let visits: Visits
    /// 20,000 at scale 1, in order of registration.
    package let cases: Cases

    /// - Parameters:
    ///   - scale: 1 for the whole county; above 0.
    ///   - ruleSet: the number that the cases keep as the rules in force when they were opened.
    ///   - rules: what the rules in force say about a case so registered; a deed that they don't
    ///     allow is left out.
    package init(
        seed: UInt64, scale: Double = 1, now: Moment, ruleSet: Int = 0,
        calendar: WorkingCalendar = .china,
        rules: @escaping @Sendable (Registration) -> CaseRules = { _ in DemoCounty.usualRules }
    ) {
        let territory = Territory(seed: seed, scale: scale)
        let units = Units(territory)
        let posts = Posts(units)
        let links = Links(territory, units, posts)
        let officials = Officials(
            seed: seed, posts: posts, territory: territory, units: units, villages: links.villages)
        let households = Households(seed: seed, territory: territory, links: links)
        let end = Moment(now.day)
        self.seed = seed
        self.scale = scale
        self.end = end
        self.places = territory.places
        self.units = units.all.map(\.handling)
        self.officials = officials.all
        self.known = officials.known
        self.households = households
        zones = Zones(territory: territory, units: units, officials: officials, links: links).all
        visits = Visits(
            seed: seed, end: end, households: households, officials: officials, calendar: calendar)
        let county = CaseSetting(
            seed: seed, end: end, ruleSet: ruleSet, calendar: calendar, rules: rules,
            territory: territory, units: units, officials: officials, households: households,
            catalogue: Catalogue())
        cases = Cases(county, count: max(1, Int(20_000 * scale + 0.5)))
    }

    /// The rules that the cases follow where no pack is in force: a reply within 60 days, no
    /// closing before the resident is satisfied, silence over after 15 days.
    package static let usualRules = CaseRules(
        clocks: [
            ClockRule(
                origin: RuleOrigin(
                    id: Territory.code("demo-reply"), mechanism: Territory.code("demo"),
                    pack: Territory.code("demo"), line: 1),
                name: .reply, from: .registered, to: .replied, within: .days(60),
                maxExtension: .days(30), pauses: true)
        ],
        closingNeeds: [.reply, .residentSatisfied], silence: .days(15),
        suspensionReasons: SuspensionReason.allCases.map(\.rawValue))
}
