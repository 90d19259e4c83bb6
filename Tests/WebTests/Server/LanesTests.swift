import HTTPTypes
import Testing

@testable import Web

@Suite("room for requests at work")
struct LanesTests {
    /// - Parameter longestWait: a day, for no test may hang on how fast it runs.
    private func lanes(
        atWork: Int = 1, waiting: Int = 1, longestWait: Duration = .seconds(86_400)
    ) -> Lanes {
        var limits = ServerLimits()
        limits.requestsAtWork = atWork
        limits.requestsWaiting = waiting
        limits.longestWait = longestWait
        return Lanes(limits)
    }

    private func isRefused(_ body: () async throws -> Void) async -> Bool {
        do {
            try await body()
            return false
        } catch {
            return (error as? ProblemDetails)?.status == .serviceUnavailable
        }
    }

    /// Enters in a task of its own; returns once that one waits.
    private func waiter(_ lanes: Lanes, since: ContinuousClock.Instant) async -> Task<Bool, Never> {
        let task = Task { await isRefused { try await lanes.enter(.common, at: since) } }
        while lanes.lines.contains("lianxin_lane_waiting{lane=\"common\"} 0") { await Task.yield() }
        return task
    }

    @Test("who finds no room waits, who finds no room to wait is refused")
    func waitsThenRefuses() async throws {
        let lanes = lanes()
        try await lanes.enter(.common)
        let second = await waiter(lanes, since: .now)
        #expect(await isRefused { try await lanes.enter(.common) })
        lanes.leave(.common)
        #expect(await !second.value)
        lanes.leave(.common)
        #expect(lanes.lines.contains("lianxin_lane_refused_total{lane=\"common\"} 1"))
        #expect(lanes.lines.contains("lianxin_lane_waited_total{lane=\"common\"} 1"))
        #expect(lanes.lines.contains("lianxin_lane_at_work{lane=\"common\"} 0"))
    }

    @Test("at the door as many are taken in as can be at work or wait")
    func boundsTheUnanswered() {
        let lanes = lanes()
        #expect(lanes.refusal(.common) == nil)
        #expect(lanes.refusal(.common) == nil)
        #expect(lanes.refusal(.common) != nil)
        lanes.answered(.common)
        #expect(lanes.refusal(.common) == nil)
    }

    @Test("after a second nobody is let wait longer, and no one else begins to wait")
    func boundsTheWait() async throws {
        let lanes = lanes(waiting: 10, longestWait: .seconds(1))
        let began = ContinuousClock.now
        try await lanes.enter(.common, at: began)
        let second = await waiter(lanes, since: began)
        #expect(lanes.refusal(.common, at: began + .seconds(1)) == nil)
        #expect(lanes.refusal(.common, at: began + .milliseconds(1_001)) != nil)
        lanes.leave(.common, at: began + .milliseconds(1_001))
        #expect(await second.value)
        #expect(lanes.lines.contains("lianxin_lane_at_work{lane=\"common\"} 0"))
    }

    @Test("one lane's crowd doesn't keep the other out, and probes are never refused")
    func keepsLanesApart() async throws {
        let lanes = lanes(atWork: 0, waiting: 0)
        #expect(await isRefused { try await lanes.enter(.common) })
        #expect(lanes.refusal(.intake) == nil)
        #expect(lanes.refusal(.probe) == nil)
        try await lanes.enter(.intake)
        try await lanes.enter(.probe)
        lanes.leave(.intake)
        lanes.leave(.probe)
    }

    @Test(
        "bringing up a case is intake, with the pages that lead there",
        arguments: [
            ("GET", "/", Lane.intake), ("GET", "/report?place=1", .intake),
            ("POST", "/report", .intake), ("POST", "/cases", .intake),
            ("POST", "/api/v1/cases", .intake), ("GET", "/public/site.css", .intake),
            ("GET", "/public", .common), ("GET", "/cases", .common),
            ("GET", "/api/v1/cases?q=a", .common), ("POST", "/cases/202600000018/reply", .common),
            ("GET", "/readyz", .probe),
        ])
    func tellsLanesApart(method: String, path: String, lane: Lane) throws {
        let method = try #require(HTTPRequest.Method(method))
        #expect(
            Lane(HTTPRequest(method: method, scheme: "http", authority: "a", path: path)) == lane)
    }
}
