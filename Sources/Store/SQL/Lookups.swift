/// Connections that are lent to the calling thread itself, one caller at a time each.
///
/// Handing a reading over to a reader's thread and back costs some 30 µs, a row by its key 1 µs:
/// what is that short is better read where it is needed. `limit` keeps longer ones out.
final class Lookups: Sendable {
    static let limit = Duration.milliseconds(250)

    private struct State {
        var idle: [any EngineConnection]
        /// All connections, idle or lent.
        var open: Int
        var isClosed = false
    }

    private let monitor: Monitor<State>

    init(_ source: Source, count: Int) throws {
        let connections = try (0..<count).map { _ in try source.connect(.reader) }
        monitor = Monitor(State(idle: connections, open: count))
    }

    func read<Value>(_ body: (any SQLConnection) throws -> Value) throws -> Value {
        let lent = monitor.wait { state -> (any EngineConnection)?? in
            if state.isClosed { return .some(nil) }
            return state.idle.popLast().map { .some($0) }
        }
        guard let connection = lent else { throw SQLFault.closed }
        defer {
            monitor.with { $0.idle.append(connection) }
            monitor.wakeAll()
        }
        return try connection.reading(within: Self.limit, body)
    }

    /// Lends no more, and returns when all that were lent are back and closed.
    func close() {
        monitor.with { $0.isClosed = true }
        monitor.wakeAll()
        monitor.wait { state -> Void? in
            guard state.idle.count == state.open else { return nil }
            (state.idle, state.open) = ([], 0)
            return ()
        }
    }
}
