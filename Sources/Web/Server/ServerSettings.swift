/// What the server is told at its start.
package struct ServerSettings: Sendable {
    /// `127.0.0.1` by default: whoever wants the world to reach the server says so.
    package var host: String
    package var port: Int
    /// Addresses of proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed.
    package var proxies: Set<String>
    package var limits: ServerLimits
    /// The county or office that the deployment serves, for the head of every page.
    package var office: String
    /// Says on every page that nothing in it is real.
    package var isDemo: Bool
    /// The number that residents may call instead; empty where there is none.
    package var hotline = ""
    /// The method packs that a place may adopt.
    package var methods = MethodLibrary { _, _ throws(MethodTextFaults) in
        throw MethodTextFaults(all: [])
    }

    package init(
        host: String = "127.0.0.1", port: Int = 8080, proxies: Set<String> = [],
        limits: ServerLimits = ServerLimits(), office: String = "", isDemo: Bool = false
    ) {
        self.host = host
        self.port = port
        self.proxies = proxies
        self.limits = limits
        self.office = office
        self.isDemo = isDemo
    }
}

/// How much one client, and all of them, may ask of the server.
package struct ServerLimits: Sendable {
    /// Connections of one address; more are told 503. A proxy's own are not counted.
    package var connectionsPerAddress = 50
    /// Whether that also binds 127.0.0.1 and ::1, where a load test and a local proxy sit.
    package var boundsLoopback = false
    package var connections = 10_000

    /// Requests at work at the same time, and how many more may wait for that; the others are told
    /// 503. Intake has a lane of its own, so that a case can be brought up while everything else is
    /// overloaded.
    package var requestsAtWork = 64
    package var requestsWaiting = 448
    package var intakesAtWork = 32
    package var intakesWaiting = 480
    /// For its turn, before a request is told 503 however few wait.
    package var longestWait = Duration.seconds(1)

    /// Cases that one address may bring up in a minute without a token; nil for no limit.
    package var casesPerMinute: Int? = 20
    /// Requests that one token may make in a second; nil for no limit.
    package var requestsPerSecondAndToken: Int? = 200
    /// Sign-ins that one address may try in a minute; nil for no limit.
    package var signInsPerMinute: Int? = 10
    /// Pick-up codes that one address may try in a minute; nil for no limit.
    package var codesPerMinute: Int? = 30

    /// Bytes of the body of a request.
    package var bodyBytes = 1 << 20

    package var times = ConnectionTimes()

    package init() {}

    /// For a demonstration: nobody is made to wait for having been quick.
    package static let demo: ServerLimits = {
        var limits = ServerLimits()
        limits.casesPerMinute = nil
        limits.requestsPerSecondAndToken = nil
        limits.signInsPerMinute = nil
        limits.codesPerMinute = nil
        return limits
    }()
}
