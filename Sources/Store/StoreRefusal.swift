/// What a caller can put right, beside the refusals of the Kernel.
package enum StoreRefusal: Error, Hashable, Sendable {
    /// Not there, or she may not know that it is (404).
    case notFound
    /// A code that nothing has (422): the field, and what was given.
    case unknown(field: String, value: String)
    /// Somebody was faster (412); the version that stands.
    case stale(version: Int)
    /// The client's identifier stands for another case (409).
    case idTaken
    /// The Idempotency-Key was used with another request (422).
    case keyReused
    /// Not by her role, or outside her territory (403).
    case notAllowed
    /// A rule of the registry doesn't allow it (409), in a stable word.
    case conflict(String)
}
