import Glibc
import Hummingbird
import HummingbirdCore
import Kernel
import Logging
import NIOCore
import ServiceLifecycle
import UnixSignals

/// The server: pages, API and probes over HTTP/1.1. TLS is a proxy's task.
package struct WebServer: Sendable {
    let settings: ServerSettings
    let logger: Logger
    let responder: RouterResponder<Context>
    private let services: [any Service]
    private let counts: ConnectionCounts
    private let admission: Admission

    /// How long requests that were begun may take after SIGTERM or SIGINT.
    static let longestDrain = Duration.seconds(10)

    /// - Parameter services: what runs beside the server and ends with it.
    init(
        router: Router<Context>, settings: ServerSettings, lanes: Lanes,
        services: [any Service], logger: Logger
    ) {
        self.settings = settings
        self.services = services
        self.logger = logger
        responder = router.buildResponder()
        counts = ConnectionCounts(limits: settings.limits, proxies: settings.proxies)
        admission = Admission(lanes: lanes, busy: BusyAnswers(settings))
    }

    /// Serves until SIGTERM or SIGINT, and then ends what was begun.
    ///
    /// - Parameter onRunning: is told the port once connections are taken; port 0 finds a free
    ///   one.
    package func run(onRunning: @escaping @Sendable (Int) -> Void = { _ in }) async throws {
        let (limits, counts, admission) = (settings.limits, counts, admission)
        let connections = HTTP1Channel.Configuration(
            additionalChannelHandlers: [
                ConnectionGuard(limits: limits, counts: counts, admission: admission)
            ],
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100)
        )
        let application = Application(
            responder: responder,
            server: .http1(configuration: connections),
            configuration: ApplicationConfiguration(
                address: .hostname(settings.host, port: settings.port), backlog: 4_096),
            onServerRunning: { channel in onRunning(channel.localAddress?.port ?? 0) },
            logger: logger)
        var group = ServiceGroupConfiguration(
            services: services + [application], gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger)
        group.maximumGracefulShutdownDuration = Self.longestDrain
        do {
            try await ServiceGroup(configuration: group).run()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw PortTaken(port: settings.port)
        }
    }
}

/// Somebody else listens on the port.
package struct PortTaken: Error, Hashable, Sendable {
    package let port: Int
}
