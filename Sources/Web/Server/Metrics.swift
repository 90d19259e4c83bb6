import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// Counts requests by route and status, and how long they took, in Prometheus' text format.
final class Metrics: Sendable {
    private struct Key: Hashable {
        let method: String
        let route: String
        let status: Int
    }

    private struct State {
        var requests: [Key: Int] = [:]
        var buckets = [Int](repeating: 0, count: Metrics.bounds.count + 1)
        var seconds = 0.0
        var atWork = 0
    }

    /// Seconds.
    private static let bounds = [
        0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10,
    ]

    private let state = Mutex(State())

    func began() { state.withLock { $0.atWork += 1 } }

    func ended(_ method: String, _ route: String, _ status: Int, after time: Duration) {
        let seconds = time / .seconds(1)
        let bucket = Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count
        state.withLock { state in
            state.atWork -= 1
            state.requests[Key(method: method, route: route, status: status), default: 0] += 1
            state.buckets[bucket] += 1
            state.seconds += seconds
        }
    }

    /// - Parameter more: further gauges by name, e.g. what the store counts.
    func text(_ more: [(name: String, help: String, value: Double)] = []) -> String {
        let state = state.withLock { $0 }
        var lines = ["# TYPE lianxin_http_requests_total counter"]
        let order = { (a: (Key, Int), b: (Key, Int)) in
            (a.0.route, a.0.method, a.0.status) < (b.0.route, b.0.method, b.0.status)
        }
        for (key, count) in state.requests.map({ ($0.key, $0.value) }).sorted(by: order) {
            lines.append(
                "lianxin_http_requests_total{method=\"\(key.method)\",route=\"\(key.route)\","
                    + "status=\"\(key.status)\"} \(count)")
        }
        lines.append("# TYPE lianxin_http_request_seconds histogram")
        var sum = 0
        for (bound, count) in zip(Self.bounds, state.buckets) {
            sum += count
            lines.append("lianxin_http_request_seconds_bucket{le=\"\(bound)\"} \(sum)")
        }
        sum += state.buckets[Self.bounds.count]
        lines.append("lianxin_http_request_seconds_bucket{le=\"+Inf\"} \(sum)")
        lines.append("lianxin_http_request_seconds_sum \(state.seconds)")
        lines.append("lianxin_http_request_seconds_count \(sum)")
        lines.append("# TYPE lianxin_http_requests_at_work gauge")
        lines.append("lianxin_http_requests_at_work \(state.atWork)")
        for gauge in more {
            lines.append("# HELP \(gauge.name) \(gauge.help)")
            lines.append("# TYPE \(gauge.name) gauge")
            lines.append("\(gauge.name) \(gauge.value)")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

/// Counts each request once it has an answer. A method or path that we don't know is counted as
/// such: what anybody can make up must not become a label.
struct Counting: RouterMiddleware {
    let metrics: Metrics

    private static let methods: Set<HTTPRequest.Method> = [
        .get, .head, .post, .put, .patch, .delete, .options,
    ]

    func handle(
        _ request: Request, context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        metrics.began()
        let method = Self.methods.contains(request.method) ? request.method.rawValue : "other"
        var status = 500
        defer {
            let time = ContinuousClock.now - context.began
            metrics.ended(method, context.endpointPath ?? "none", status, after: time)
        }
        let response = try await next(request, context)
        status = response.status.code
        return response
    }
}
