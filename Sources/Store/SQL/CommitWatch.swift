import Synchronization

/// Who wants to know that something was committed, by whichever process.
final class CommitWatch: Sendable {
    private let watchers = Mutex<[@Sendable () -> Void]>([])

    /// - Parameter watcher: to be short, and to bear being called once too often.
    func add(_ watcher: @escaping @Sendable () -> Void) { watchers.withLock { $0.append(watcher) } }

    func tell() { for watcher in watchers.withLock({ $0 }) { watcher() } }
}
