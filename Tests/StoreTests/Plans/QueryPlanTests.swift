import Kernel
import Testing

@testable import Store

@Suite("every list, queue, board and figure is read by an index")
struct QueryPlanTests {
    /// Tables that grow with the work or with the county; the others hold a handful of rows.
    private static let growing: Set<String> = [
        "entries", "subjects", "subject_keys", "idempotency", "sessions", "tokens", "cases",
        "case_units", "case_officials", "case_counts", "households", "visits", "hand_overs",
        "coverage_households", "coverage_counts", "discharges", "places", "place_names",
        "officials", "zones", "zone_officials",
    ]

    @Test("on the engine that is tested")
    func byIndex() throws {
        let county = try VisitedCounty()
        let number = try prepare(county)
        let officials = try ["su", "de", "he", "lu", "lin"].map { try county.official($0) }
        let found = try county.database.readNow { [office = county.office] connection in
            try findings(on: connection, office, officials, number)
        }
        for finding in found { Issue.record("\(finding)") }
    }

    /// A year with a list to count against, a visit, and a case in the hands of a unit.
    private func prepare(_ county: VisitedCounty) throws -> CaseNumber {
        try county.adopt([.visit(VisitedCounty.householdVisits()), VisitedCounty.replyClock])
        return try county.write { transaction in
            try transaction.ensurePeriods(on: Reading.now.day, at: Reading.now)
            var new = NewCase(
                kind: .complaint, channel: .phone, place: id("5311"), text: "村口的路灯坏了三天了。")
            new.requester = .init(name: "岩温", phone: "13800000001")
            let number = try transaction.register(
                new, by: .official(id("de"), of: nil), at: Reading.now
            ).number
            let desk = try #require(try transaction.official(id("de")))
            for deed in [Deed.acceptance, .assignment(unit: VisitedCounty.unit, official: nil)] {
                _ = try transaction.perform(deed, on: number, by: .official(desk), at: Reading.now)
            }
            return number
        }
    }

    /// The plans that nobody has given a reason for, each with its query and what it costs.
    private func findings(
        on connection: any SQLConnection, _ office: Office, _ officials: [Official],
        _ number: CaseNumber
    ) throws -> [String] {
        if connection.engine == .postgresql { try connection.run("SET LOCAL enable_seqscan = off") }
        var seen: Set<String> = []
        var findings: [String] = []
        for reading in Reading.all(seenBy: officials, number: number) {
            let recorder = RecordingConnection(connection)
            try reading.run(Transaction(recorder, office))
            for query in recorder.queries where seen.insert(query.text).inserted {
                let plan = try QueryPlan(of: query, on: connection)
                let costs = plan.costs.filter {
                    $0.isLasting(Self.growing) && !Borne.all.holds($0, in: query.text)
                }
                if costs.isEmpty { continue }
                findings.append(
                    "\(reading.name): \(costs.map(\.description).sorted())\n\(query.text)\n"
                        + plan.lines.joined(separator: "\n"))
            }
        }
        return findings
    }
}
