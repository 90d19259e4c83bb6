import DemoCounty
import Kernel
import MethodPacks
import Store

/// Fills an empty data folder with the demo county: registry, methods, two years of visits and
/// cases, each as entries of the ledger in order of time.
struct DemoLoading {
    let store: Store
    let packs: Packs
    let seed: UInt64
    let scale: Double
    let tell: (String) -> Void
    /// The registry is recorded so many days before the demo's today: all history is later.
    var historyDays = DemoLoading.usualHistoryDays

    /// What a demo's rules are filled in with: the county's own figures, which the packs leave to
    /// it. Invented, as all of the demo.
    static let figures = [
        "dispatchDays": "2wd", "contactDays": "3wd", "replyDays": "15wd", "revisitDays": "10wd",
        "rulingDays": "3wd", "silenceDays": "15d",
    ]

    /// Two years and some.
    static let usualHistoryDays = 760

    /// How much one transaction takes.
    private static let batch = 1_000

    func run() async throws -> DemoSummary {
        let county = try await loadRegistry()
        let codes = try await loadHistory(of: county)
        return try await finish(county, pickupCodes: codes)
    }

    /// Places, officials, zones, households and methods: all but what happened.
    func loadRegistry() async throws -> DemoCounty {
        let now = store.now()
        // A county without its history tells where and who; the history follows under its rules.
        let plain = DemoCounty(seed: seed, scale: scale, now: now)
        let start = Moment(plain.end.day - historyDays)
        _ = try await store.write { try $0.load(noticesOf: .china, by: .office, at: start) }
        try await record(plain.places.map(Act.place), "places", at: start)
        try await record(plain.units.map(Act.unit), "units", at: start)
        try await record(plain.officials.map(Act.official), "officials", at: start)
        try await record(plain.zones.map(Act.zone), "zones", at: start)
        try await record(plain.households.map(Act.household), "households", at: start)
        return try await adopt(for: plain, at: start, now: now)
    }

    /// Lets the known officials sign in, and counts what there is.
    func finish(_ county: DemoCounty, pickupCodes codes: [CaseNumber: String]) async throws
        -> DemoSummary
    {
        let passwords = try await signIns(of: county)
        let counts = try await counts(of: county)
        return DemoSummary(
            county: county, passwords: passwords, counts: counts, pickupCodes: codes)
    }

    private func record(_ acts: [Act], _ what: String, at moment: Moment) async throws {
        for from in stride(from: 0, to: acts.count, by: Self.batch) {
            let part = Array(acts[from..<min(from + Self.batch, acts.count)])
            try await store.write { transaction in
                for act in part { try transaction.record(act, by: .office, at: moment) }
            }
            tell("\(what) \(min(from + Self.batch, acts.count)) of \(acts.count)")
        }
    }

    /// The statutory dates and the county's own for the whole county; three haves, two reviews in
    /// every township.
    private func adopt(for plain: DemoCounty, at start: Moment, now: Moment) async throws
        -> DemoCounty
    {
        guard let root = plain.places.first(where: { $0.level == .county }),
            let baseline = packs[try id("county-baseline", "pack")],
            let songmu = packs[try id("songmu-three-haves-two-reviews", "pack")]
        else { throw Refused("The packs of the demo are missing; give their folder with --packs.") }
        var adoptions = [
            try baseline.adopting(with: Self.figures, at: root.code, from: start.day)
        ]
        for township in plain.places where township.level == .township {
            adoptions.append(try songmu.adopting(with: [:], at: township.code, from: start.day))
        }
        let chosen = adoptions
        try await store.write { transaction in
            for adoption in chosen {
                try transaction.record(.adoption(adoption), by: .office, at: start)
            }
        }
        let place = plain.places.first { $0.level == .township }?.code ?? root.code
        let number = try await store.write { try $0.ruleSetNumber(at: place, on: start.day) }
        let rules = try await store.read { try $0.ruleSet(at: place, on: start.day) }
        return DemoCounty(
            seed: seed, scale: scale, now: now, ruleSet: number,
            rules: { rules.caseRules(for: $0) })
    }

    private func signIns(of county: DemoCounty) async throws -> [String: String] {
        var passwords: [String: String] = [:]
        for (name, official) in county.known.all {
            let password = PickupCode().printed + "-" + PickupCode().printed
            try await store.setPassword(password, for: official.code)
            passwords[name] = password
        }
        return passwords
    }

    private func counts(of county: DemoCounty) async throws -> [String: Int] {
        let townships = county.places.count { $0.level == .township }
        let villages = county.places.count { $0.level == .village }
        let groups = county.places.count { $0.level == .villagerGroup }
        let tables = try await store.read { try $0.sizes() }
        return tables.merging([
            "townships": townships, "villages": villages, "groups": groups,
        ]) { counted, _ in counted }
    }
}
