/// The databases that can keep our tables. What differs between them stays in their drivers.
package enum Engine: Sendable {
    case sqlite
    case postgresql
}

/// An open transaction, usable only inside the `read` or `write` closure that is given it.
///
/// A protocol because SQLite's is the first driver of two.
package protocol SQLConnection: AnyObject {
    var engine: Engine { get }

    /// Gives each row of the answer to `body`, in order, until that returns false.
    func rows(_ query: Sql, while body: (any SQLRow) throws -> Bool) throws

    /// Executes `statement` and returns the number of rows that it inserted, updated or deleted.
    @discardableResult func run(_ statement: Sql) throws -> Int

    /// Executes `statement`, in its turn, without waiting for the answer where that comes from a
    /// server: what it fails with is thrown by a later statement of the same `part` or `write`, or
    /// at its end, and nothing of that is kept either.
    func send(_ statement: Sql) throws

    /// Waits for what was sent.
    ///
    /// - Throws: what it failed with.
    func settle() throws

    /// Whether what is read here may be of a transaction that is rolled back yet: nothing of it is
    /// to be remembered before its commit.
    var isWriting: Bool { get }

    /// False when the engine gave the transaction up: nothing of it will be kept.
    var isInTransaction: Bool { get }

    /// Leaves `work` for when all else of the transaction has been done, just before its commit;
    /// it isn't done if what left it is rolled back. Where it throws, nothing of the transaction is
    /// kept. Only in `write`.
    func beforeCommit(_ work: any LateWork)

    /// Lets `action` run once what was written here is on the disk, before the writer is answered;
    /// never if it is rolled back. To be short: all writers wait for it. Only in `write`.
    func afterCommit(_ action: @escaping @Sendable () -> Void)

    /// How many actions were asked for, before and after the commit.
    var actionsAsked: ActionsAsked { get }

    /// Takes back those that were asked for since.
    func forgetActions(since: ActionsAsked)
}

package struct ActionsAsked: Sendable {
    let beforeCommit: Int
    let afterCommit: Int
}

extension SQLConnection {
    package func send(_ statement: Sql) throws { try run(statement) }
    package func settle() throws {}

    /// Lets `remember` keep in memory what was read here: at once in a reading, after the commit
    /// where it may still be rolled back.
    func once(committed remember: @escaping @Sendable () -> Void) {
        if isWriting { afterCommit(remember) } else { remember() }
    }

    package func each(_ query: Sql, _ body: (any SQLRow) throws -> Void) throws {
        try rows(query) { row in
            try body(row)
            return true
        }
    }

    package func all<Value>(_ query: Sql, _ read: (any SQLRow) throws -> Value) throws -> [Value] {
        var values: [Value] = []
        try rows(query) { row in
            values.append(try read(row))
            return true
        }
        return values
    }

    /// What `read` makes of the first row; nil when there is none.
    package func first<Value>(_ query: Sql, _ read: (any SQLRow) throws -> Value) throws -> Value? {
        var value: Value?
        try rows(query) { row in
            value = try read(row)
            return false
        }
        return value
    }

    /// What `read` makes of the first row.
    ///
    /// - Throws: `SQLFault.noRow` when there is none.
    package func one<Value>(_ query: Sql, _ read: (any SQLRow) throws -> Value) throws -> Value {
        guard let value = try first(query, read) else { throw SQLFault.noRow }
        return value
    }

    /// Whether the answer has a row.
    package func exists(_ query: Sql) throws -> Bool {
        try first(query) { _ in true } ?? false
    }

    /// The whole number in the first column of the one row: for counts, sums and `RETURNING id`.
    package func int(_ query: Sql) throws -> Int { try one(query) { try $0.int(0) } }
}
