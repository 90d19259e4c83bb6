/// What is written at the end of a transaction, all of one kind together: many deeds of a batch
/// change the same counter, and it is then written once. What is read before doesn't hold it.
package protocol LateWork: Sendable {
    /// Writes all that was left of this kind, in the order of leaving.
    static func perform(_ all: [Self], on connection: any SQLConnection) throws
}

extension [any LateWork] {
    /// Each kind in the order in which its first came.
    func perform(on connection: any SQLConnection) throws {
        var kinds: [ObjectIdentifier] = []
        var works: [ObjectIdentifier: [any LateWork]] = [:]
        for work in self {
            let kind = ObjectIdentifier(type(of: work))
            if works[kind] == nil { kinds.append(kind) }
            works[kind, default: []].append(work)
        }
        for kind in kinds {
            guard let all = works[kind], let first = all.first else { continue }
            try Self.perform(all, like: first, on: connection)
        }
    }

    private static func perform<Work: LateWork>(
        _ all: [any LateWork], like _: Work, on connection: any SQLConnection
    ) throws {
        try Work.perform(all.compactMap { $0 as? Work }, on: connection)
    }
}

extension SQLConnection {
    /// The same for an action that shares nothing with others.
    func beforeCommit(_ action: @escaping @Sendable (any SQLConnection) throws -> Void) {
        beforeCommit(LateAction(action: action))
    }
}

private struct LateAction: LateWork {
    let action: @Sendable (any SQLConnection) throws -> Void

    static func perform(_ all: [LateAction], on connection: any SQLConnection) throws {
        for work in all { try work.action(connection) }
    }
}
