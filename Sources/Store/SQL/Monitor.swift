import Glibc

/// A state that several threads share, and a way to wait until another thread changes it.
///
/// `Mutex` of the standard library can't wait; a thread that owns a connection must.
final class Monitor<State>: @unchecked Sendable {
    private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var state: State

    init(_ state: State) {
        self.state = state
        pthread_mutex_init(lock, nil)
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_cond_init(changed, &attributes)
        pthread_condattr_destroy(&attributes)
    }

    deinit {
        pthread_cond_destroy(changed)
        pthread_mutex_destroy(lock)
        changed.deallocate()
        lock.deallocate()
    }

    func with<Value>(_ body: (inout State) throws -> Value) rethrows -> Value {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        return try body(&state)
    }

    /// Waits until `take` gives something, and looks again each time that somebody wakes this.
    func wait<Value>(_ take: (inout State) -> Value?) -> Value {
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        while true {
            if let value = take(&state) { return value }
            pthread_cond_wait(changed, lock)
        }
    }

    /// Like `wait`, but nil when `limit` passes first.
    func wait<Value>(atMost limit: Duration, _ take: (inout State) -> Value?) -> Value? {
        let end = monotonicNanoseconds() + limit.nanoseconds
        var until = timespec(tv_sec: Int(end / 1_000_000_000), tv_nsec: Int(end % 1_000_000_000))
        pthread_mutex_lock(lock)
        defer { pthread_mutex_unlock(lock) }
        while true {
            if let value = take(&state) { return value }
            if pthread_cond_timedwait(changed, lock, &until) == ETIMEDOUT { return take(&state) }
        }
    }

    func wakeOne() { pthread_cond_signal(changed) }
    func wakeAll() { pthread_cond_broadcast(changed) }
}

/// Starts a thread, to do `name`, that belongs to nobody and ends when `body` does.
///
/// - Throws: `SQLFault.unusable` when the system gives no more threads.
func startThread(to name: String, _ body: @escaping @Sendable () -> Void) throws {
    final class Start {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    let start = Unmanaged.passRetained(Start(body))
    var thread = pthread_t()
    let code = pthread_create(
        &thread, nil,
        { argument in
            guard let argument else { return nil }
            Unmanaged<Start>.fromOpaque(argument).takeRetainedValue().body()
            return nil
        }, start.toOpaque())
    guard code == 0 else {
        start.release()
        throw SQLFault.unusable("no thread to \(name) (errno \(code))")
    }
    pthread_detach(thread)
}
