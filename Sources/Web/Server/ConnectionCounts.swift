import Synchronization

/// How many connections there are, in all and of each address.
final class ConnectionCounts: Sendable {
    private struct State {
        var all = 0
        var byAddress: [String: Int] = [:]
    }

    private let state = Mutex(State())
    private let limits: ServerLimits
    private let proxies: Set<String>

    init(limits: ServerLimits, proxies: Set<String>) {
        self.limits = limits
        self.proxies = proxies
    }

    /// Counts a connection of `address`; false when it is one too many. Either way it has to be
    /// given back with `close`.
    func open(_ address: String) -> Bool {
        state.withLock { state in
            state.all += 1
            state.byAddress[address, default: 0] += 1
            return state.all <= limits.connections
                && (isUnbounded(address)
                    || state.byAddress[address, default: 0] <= limits.connectionsPerAddress)
        }
    }

    func close(_ address: String) {
        state.withLock { state in
            state.all -= 1
            guard let count = state.byAddress[address] else { return }
            state.byAddress[address] = count > 1 ? count - 1 : nil
        }
    }

    var all: Int { state.withLock { $0.all } }

    private func isUnbounded(_ address: String) -> Bool {
        proxies.contains(address)
            || !limits.boundsLoopback && (address == "127.0.0.1" || address == "::1")
    }
}
