/// How long each part of a request may take. Hummingbird itself knows only idle connections: a
/// client that drips a byte a second, or never reads, would stay for ever.
package struct ConnectionTimes: Sendable {
    /// Until the head of the first request, or of the next one on the same connection.
    package var idle = Duration.seconds(60)
    /// Until the head is there on a new connection.
    package var firstHead = Duration.seconds(10)
    /// For the whole body of a request, however fast it comes.
    package var body = Duration.seconds(30)
    /// The least that a body has to come with, after `bodyGrace`.
    package var bodyBytesPerSecond = 2_048
    package var bodyGrace = Duration.seconds(5)
    /// From the end of the request to the first byte of the answer.
    package var answer = Duration.seconds(30)
    /// For the client to take in what was written, each piece.
    package var taking = Duration.seconds(30)

    package init() {}

    /// By when the body has to be whole, given what came of it so far.
    func bodyLimit(received bytes: Int) -> Duration {
        min(body, bodyGrace + .milliseconds(bytes * 1000 / max(bodyBytesPerSecond, 1)))
    }
}
