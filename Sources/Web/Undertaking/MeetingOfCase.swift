import Kernel
import Store

extension Site {
    /// The meeting that resolved a case; nil for a case that came in another way, and where the
    /// meeting's texts are erased.
    func meeting(of it: ServiceCase) async throws -> Link? {
        let parts = (it.registration.clientID ?? "").split(separator: ":")
        guard it.registration.channel == .meeting, parts.count == 3, parts[0] == "meeting",
            let id = ID<Undertaking>(String(parts[1]))
        else { return nil }
        return try await store.lookUp { transaction in
            try transaction.undertaking(id).map {
                Link($0.title, "\(Undertaking.Kind.meeting.address)/\(id)")
            }
        }
    }
}
