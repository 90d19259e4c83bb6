/// The word of a case's state, as pages, the API and packs say it. Source: interfaces.md 3.1.
package enum CaseStage: String, CaseIterable, Sendable {
    case registered, accepted, assigned, promised, replied, revisited
    case suspended, escalated, disputed, declined, merged, closed
}
