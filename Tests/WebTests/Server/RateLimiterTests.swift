import Testing

@testable import Web

@Suite("how often somebody may ask")
struct RateLimiterTests {
    @Test("twenty a minute: the twenty-first waits three seconds")
    func waits() throws {
        let limiter = try #require(RateLimiter(20, in: .seconds(60)))
        let start = ContinuousClock.now
        for _ in 0..<20 { try limiter.take("a", at: start) }
        let refused = #expect(throws: ProblemDetails.self) { try limiter.take("a", at: start) }
        #expect(refused?.status.code == 429)
        #expect(refused?.headers[.retryAfter] == "3")
        try limiter.take("b", at: start)
        try limiter.take("a", at: start + .seconds(3))
    }

    @Test("no limit where none is set")
    func unlimited() { #expect(RateLimiter(nil, in: .seconds(1)) == nil) }
}
