import Kernel
import Store

extension Site {
    /// The zone, for those who may hand it over: supervisors and administrators of its territory.
    ///
    /// - Throws: 404 for an unknown zone, 403 unless she supervises or runs its territory.
    func zone(
        _ id: ID<ResponsibilityZone>, for official: Official
    ) async throws -> ResponsibilityZone {
        let (zone, isHers) = try await store.read { transaction in
            guard let zone = try transaction.zone(id) else { throw StoreRefusal.notFound }
            return (zone, try transaction.isInTerritory(zone.place, of: official))
        }
        guard !official.roles.isDisjoint(with: [.supervisor, .admin]) else {
            throw Refusal.notYourRole
        }
        guard isHers else { throw ProblemDetails.notAllowed("outsideTerritory") }
        return zone
    }
}
