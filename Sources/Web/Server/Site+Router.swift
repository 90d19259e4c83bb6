import Hummingbird
import Kernel
package import Logging
package import Store

extension Site {
    /// Everything that the server answers to.
    func router(_ feed: EventFeed) -> Router<Context> {
        let store = store
        let limits = settings.limits
        let identification = Identification(
            session: { token in
                try await store.session(token).map { ($0.official, formKey: $0.formKey) }
            },
            token: { try await store.official(bearing: $0) },
            rate: RateLimiter(limits.requestsPerSecondAndToken, in: .seconds(1)))
        let door = FrontDoor(
            settings: settings, metrics: metrics, lanes: lanes, identification: identification,
            errorPage: errorPage)
        let router = door.router()
        Probes(
            metrics: metrics, lanes: lanes, fault: { await fault(of: store) },
            gauges: {
                let isWritable = store.database.writingFault == nil
                let written = store.database.writeCounts
                return [
                    (
                        "lianxin_store_writable", "1 while entries can be written.",
                        isWritable ? 1 : 0
                    ),
                    (
                        "lianxin_store_commits", "Commits since the start.",
                        Double(written.commits)
                    ),
                    (
                        "lianxin_store_writes", "Writes that were in them.", Double(written.jobs)
                    ),
                ]
            }
        ).add(to: router)
        for asset in Asset.all { asset.add(to: router) }
        API(self, feed).add(to: router)
        addPages(to: router)
        router.refuseOtherMethods()
        return router
    }
}

/// Why the store can't do its work at present; nil where it can.
private func fault(of store: Store) async -> String? {
    do {
        _ = try await store.database.read(within: .seconds(2)) { try $0.int("SELECT 1") }
    } catch {
        return "can't read: \(error)"
    }
    return store.database.writingFault.map { "can't write: \($0)" }
}

extension WebServer {
    /// The server of the data folder `store`.
    package init(store: Store, settings: ServerSettings, logger: Logger) {
        let feed = EventFeed(store: store, logger: logger)
        let site = Site(store: store, settings: settings)
        self.init(
            router: site.router(feed), settings: settings, lanes: site.lanes, services: [feed],
            logger: logger)
    }
}
