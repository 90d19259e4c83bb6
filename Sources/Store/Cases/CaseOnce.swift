package import Kernel

extension Transaction {
    /// Registers a case once for the identifier that its client gave it: whoever sends the same
    /// again, be it weeks later from a device that was offline, gets the first answer again.
    ///
    /// - Parameter request: a digest of what was sent.
    /// - Parameter answer: what to answer; it is kept, sealed, for ever.
    /// - Throws: `StoreRefusal.idTaken` when the identifier stands for something else.
    package func registerOnce(
        _ new: NewCase, request: [UInt8], by actor: Actor, at now: Moment,
        answer: (Registered) -> KeptAnswer
    ) throws -> (answer: KeptAnswer, isFirst: Bool) {
        guard let id = new.id else {
            return (answer(try register(new, by: actor, at: now)), true)
        }
        let repeatable = Repeatable(caller: "case", key: id, request: request)
        do {
            if let first = try self.answer(to: repeatable) { return (first, false) }
        } catch StoreRefusal.keyReused {
            throw StoreRefusal.idTaken
        }
        // An import or a visit's note may have taken it, which kept no answer.
        guard try !db.exists("SELECT 1 FROM cases WHERE client_id = \(id)") else {
            throw StoreRefusal.idTaken
        }
        let first = answer(try register(new, by: actor, at: now))
        try keepForEver(first, to: repeatable)
        return (first, true)
    }
}
