import Store
import Synchronization

/// What the server remembers for a while under a token that one browser has. In memory: a restart
/// forgets it, and nothing of it can be stolen from the disk.
final class Remembered<Value: Sendable>: Sendable {
    private struct Kept {
        let value: Value
        var until: ContinuousClock.Instant
    }

    private let kept = Mutex<[String: Kept]>([:])
    private let span: Duration

    /// More than so many at once are forgotten, those that end first before the others.
    static var most: Int { 20_000 }

    /// - Parameter span: how long after its last use something is kept.
    init(for span: Duration) { self.span = span }

    /// - Returns: the token.
    func keep(_ value: Value, at now: ContinuousClock.Instant = .now) -> String {
        let token = Secret.token()
        kept.withLock { kept in
            if kept.count >= Self.most { Self.drop(&kept, at: now) }
            kept[token] = Kept(value: value, until: now + span)
        }
        return token
    }

    /// Nil when it never was, or lay unused for too long.
    func value(of token: String, at now: ContinuousClock.Instant = .now) -> Value? {
        kept.withLock { kept in
            guard let found = kept[token], found.until > now else { return nil }
            kept[token]?.until = now + span
            return found.value
        }
    }

    func forget(_ token: String) { kept.withLock { _ = $0.removeValue(forKey: token) } }

    private static func drop(_ kept: inout [String: Kept], at now: ContinuousClock.Instant) {
        kept = kept.filter { $0.value.until > now }
        guard kept.count >= most else { return }
        let ends = kept.values.map(\.until).sorted()
        let middle = ends[ends.count / 2]
        kept = kept.filter { $0.value.until > middle }
    }
}
