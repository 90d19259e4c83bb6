import Kernel
import Synchronization

/// Answers that are dear to work out and may be some seconds old: figures, lists to choose from.
///
/// Who asks for one that has grown old gets it as it is, and it is worked out anew meanwhile; only
/// the very first waits.
final class Stored<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private struct Kept {
        let value: Value
        var at: ContinuousClock.Instant
    }

    private let kept = Mutex<[Key: Kept]>([:])
    private let span: Duration

    static var most: Int { 500 }

    init(for span: Duration) { self.span = span }

    func value(
        _ key: Key, at now: ContinuousClock.Instant = .now,
        _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let (found, isOld) = kept.withLock { kept -> (Value?, Bool) in
            guard let found = kept[key] else { return (nil, true) }
            let isOld = found.at + span <= now
            // The next who asks needn't work it out too.
            if isOld { kept[key]?.at = now }
            return (found.value, isOld)
        }
        guard let found else {
            let value = try await work()
            keep(value, key, now)
            return value
        }
        if isOld { Task { try await keep(work(), key, .now) } }
        return found
    }

    /// Has all of them worked out anew: what they tell was changed by hand.
    func forget() { kept.withLock { $0 = [:] } }

    private func keep(_ value: Value, _ key: Key, _ now: ContinuousClock.Instant) {
        kept.withLock { kept in
            if kept.count >= Self.most { kept = [:] }
            kept[key] = Kept(value: value, at: now)
        }
    }
}
