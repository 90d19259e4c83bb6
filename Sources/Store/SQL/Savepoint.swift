extension SQLConnection {
    /// Runs `body` as a part of the transaction that holds whole or not at all: if it throws, what
    /// it wrote is taken back, and the rest of the transaction goes on.
    package func part<Value>(_ body: () throws -> Value) throws -> Value {
        let asked = actionsAsked
        try settle()
        try send("SAVEPOINT part")
        do {
            let value = try body()
            try run("RELEASE part")
            return value
        } catch {
            forgetActions(since: asked)
            // A full disk may have ended the whole transaction; then `error` says why.
            if isInTransaction {
                try run("ROLLBACK TO part")
                try run("RELEASE part")
            }
            throw error
        }
    }
}
