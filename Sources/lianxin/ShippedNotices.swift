import Store

/// Loads the notices of holidays that this program ships and `store` doesn't know, and says what
/// each moved. With those that a new ledger begins with nothing moves, and nothing is said.
func loadNotices(into store: Store) async throws {
    let isNew = try await store.read { try $0.isEmpty() }
    let loaded = try await store.load(noticesOf: .china)
    guard !isNew else { return }
    for it in loaded {
        say(
            "Loaded \(it.notice.id) \(it.notice.title): "
                + "\(it.effect.moves.count) dates of open cases moved")
    }
}
