import Kernel
import Synchronization

/// How often somebody may ask: a bucket of `burst` that fills with `perSecond`, one for each key.
///
/// In memory, by monotonic time: a clock set back locks nobody out, a restart forgets.
final class RateLimiter: Sendable {
    private struct Bucket {
        var tokens: Double
        var at: ContinuousClock.Instant
    }

    private let buckets = Mutex<[String: Bucket]>([:])
    private let burst: Double
    private let perSecond: Double

    /// Buckets kept; those that are full again are dropped when there are more.
    static let mostBuckets = 20_000

    /// - Parameter burst: at once, and as many again in each `window`; nil for no limit.
    init?(_ burst: Int?, in window: Duration) {
        guard let burst else { return nil }
        self.burst = Double(burst)
        perSecond = Double(burst) / (window / .seconds(1))
    }

    /// Takes one from the bucket of `key`.
    ///
    /// - Throws: 429 with the seconds to wait.
    func take(_ key: String, at now: ContinuousClock.Instant = .now) throws(ProblemDetails) {
        let wait = buckets.withLock { buckets -> Double? in
            if buckets.count > Self.mostBuckets { drop(&buckets, at: now) }
            var bucket = filled(buckets[key], at: now)
            guard bucket.tokens >= 1 else { return (1 - bucket.tokens) / perSecond }
            bucket.tokens -= 1
            buckets[key] = bucket
            return nil
        }
        if let wait {
            throw ProblemDetails.later(
                .tooManyRequests, "tooMany", retryAfter: Int(wait.rounded(.up)))
        }
    }

    /// The same without taking one.
    func check(_ key: String, at now: ContinuousClock.Instant = .now) throws(ProblemDetails) {
        let wait = buckets.withLock { buckets in
            (1 - filled(buckets[key], at: now).tokens) / perSecond
        }
        if wait > 0 {
            throw ProblemDetails.later(
                .tooManyRequests, "tooMany", retryAfter: Int(wait.rounded(.up)))
        }
    }

    private func filled(_ bucket: Bucket?, at now: ContinuousClock.Instant) -> Bucket {
        guard let bucket else { return Bucket(tokens: burst, at: now) }
        let since = (now - bucket.at) / .seconds(1)
        return Bucket(tokens: min(burst, bucket.tokens + since * perSecond), at: now)
    }

    private func drop(_ buckets: inout [String: Bucket], at now: ContinuousClock.Instant) {
        buckets = buckets.filter { filled($0.value, at: now).tokens < burst }
        if buckets.count > Self.mostBuckets { buckets = [:] }
    }
}
