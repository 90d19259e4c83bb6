@testable import Store

/// Passes everything on to a connection, and keeps each different text that was asked of it.
final class RecordingConnection: SQLConnection {
    private let base: any SQLConnection
    private(set) var queries: [Sql] = []
    private var known: Set<String> = []

    init(_ base: any SQLConnection) { self.base = base }

    var engine: Engine { base.engine }
    var isWriting: Bool { base.isWriting }
    var isInTransaction: Bool { base.isInTransaction }
    var actionsAsked: ActionsAsked { base.actionsAsked }

    func rows(_ query: Sql, while body: (any SQLRow) throws -> Bool) throws {
        if known.insert(query.text).inserted { queries.append(query) }
        try base.rows(query, while: body)
    }

    func run(_ statement: Sql) throws -> Int { try base.run(statement) }

    func beforeCommit(_ work: any LateWork) { base.beforeCommit(work) }

    func afterCommit(_ action: @escaping @Sendable () -> Void) { base.afterCommit(action) }

    func forgetActions(since: ActionsAsked) { base.forgetActions(since: since) }
}
