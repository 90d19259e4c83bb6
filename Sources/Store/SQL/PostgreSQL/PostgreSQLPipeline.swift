#if PostgreSQL
    import CLibPQ

    /// What was handed to libpq and not answered yet.
    enum SentStatement {
        case preparation(of: String)
        case statement(String)
        /// The end of a group: after a fault the server skips all that comes before it.
        case end
    }

    /// Statements go out in groups, by libpq's pipeline mode: one whose answer nobody needs is kept
    /// back, and goes to the server together with the next that has to be answered. A deed so costs
    /// some few waits for the server, however many rows it changes.
    extension PostgreSQLConnection {
        /// How many statements are kept back at most, so that their answers fit into the buffers on
        /// the way.
        static let mostSent = 128

        func send(_ statement: Sql) throws {
            try submit(statement)
            if sent.count >= Self.mostSent { try settle() }
        }

        func settle() throws {
            guard !sent.isEmpty else { return }
            PQclear(try collect())
        }

        /// - Throws: what this statement failed with, or one that was sent before it.
        func execute(_ query: Sql) throws -> PostgreSQLResult {
            try submit(query)
            guard let result = try collect() else { throw broken() }
            return PostgreSQLResult(result)
        }

        /// Lets go out what was kept back; the next statement reads the answers.
        func endGroup() throws {
            guard PQpipelineSync(handle) == 1 else { throw broken() }
            sent.append(.end)
        }

        /// For what libpq takes only outside of a pipeline: several statements at once, `COPY`.
        func leavePipeline() throws {
            try settle()
            guard PQpipelineStatus(handle) != PQ_PIPELINE_OFF else { return }
            guard PQexitPipelineMode(handle) == 1 else { throw broken() }
        }

        // MARK: Sending

        private func submit(_ query: Sql) throws {
            if PQpipelineStatus(handle) == PQ_PIPELINE_OFF {
                guard PQenterPipelineMode(handle) == 1 else { throw broken() }
            }
            let first = opening
            opening = []
            for statement in first { try submit(statement) }
            // Nothing can be prepared in a transaction that failed, and going back to a savepoint
            // is what it then needs.
            guard PQtransactionStatus(handle) != PQTRANS_INERROR else {
                return try submitUnprepared(query)
            }
            let name = try name(of: query.text)
            let wasSent = try PostgreSQLArguments(query.arguments).withPointers {
                values, lengths, formats in
                PQsendQueryPrepared(
                    handle, name, Int32(query.arguments.count), values, lengths, formats, 0)
            }
            guard wasSent == 1 else { throw broken() }
            sent.append(.statement(query.text))
        }

        private func submitUnprepared(_ query: Sql) throws {
            let text = PostgreSQLText.numbered(query.text)
            let wasSent = try PostgreSQLArguments(query.arguments).withPointers {
                values, lengths, formats in
                PQsendQueryParams(
                    handle, text, Int32(query.arguments.count), nil, values, lengths, formats, 0)
            }
            guard wasSent == 1 else { throw broken() }
            sent.append(.statement(query.text))
        }

        private func name(of text: String) throws -> String {
            if let known = prepared[text] { return known }
            if prepared.count >= Self.mostStatements {
                try submitUnprepared("DEALLOCATE ALL")
                prepared = [:]
            }
            preparations += 1
            let name = "s\(preparations)"
            guard PQsendPrepare(handle, name, PostgreSQLText.numbered(text), 0, nil) == 1 else {
                throw broken()
            }
            sent.append(.preparation(of: text))
            prepared[text] = name
            return name
        }

        // MARK: Reading the answers

        /// Waits for the answers to all that was sent.
        ///
        /// - Returns: the answer to the last statement.
        /// - Throws: what the first of them failed with that failed.
        private func collect() throws -> OpaquePointer? {
            if case .end? = sent.last {} else { try endGroup() }
            let expected = sent
            sent = []
            let end = endOfPatience
            var last: OpaquePointer?
            var first: SQLFault?
            do {
                for statement in expected {
                    do {
                        guard let result = try answer(to: statement, before: end) else { continue }
                        PQclear(last)
                        last = result
                    } catch let fault as SQLFault where !fault.isLost {
                        first = first ?? fault
                    }
                }
            } catch {
                // What else comes would be taken for the answer to something else.
                isBroken = true
                PQclear(last)
                throw error
            }
            guard let first else { return last }
            PQclear(last)
            throw first
        }

        /// - Returns: the result of a statement that was executed; nil for one that was skipped, and
        ///   for all that is no statement.
        private func answer(to statement: SentStatement, before end: UInt64?) throws
            -> OpaquePointer?
        {
            let result = try nextResult(before: end)
            let status = PQresultStatus(result)
            if case .end = statement {
                PQclear(result)
                guard status == PGRES_PIPELINE_SYNC else { throw broken() }
                return nil
            }
            do {
                // After each answer comes the end of the answer.
                guard result != nil, try nextResult(before: end) == nil else { throw broken() }
                if let fault = fault(result, of: statement) { throw fault }
            } catch {
                PQclear(result)
                throw error
            }
            if case .statement = statement, status != PGRES_PIPELINE_ABORTED { return result }
            PQclear(result)
            return nil
        }

        private func fault(_ result: OpaquePointer?, of statement: SentStatement) -> SQLFault? {
            let isSkipped = PQresultStatus(result) == PGRES_PIPELINE_ABORTED
            let fault = isSkipped ? nil : SQLFault(result, of: handle)
            if case .preparation(let text) = statement, isSkipped || fault != nil {
                prepared[text] = nil
            }
            switch (fault, statement) {
            // Ours to put right; what was asked for tells where.
            case (.other(let message), .statement(let text)),
                (.other(let message), .preparation(let text)):
                return .other("\(message) in: \(text)")
            // It was the primary once: another is by now.
            case (.readOnly(let why), _) where role == .writer: return .lost(why)
            default: return fault
            }
        }

        private func broken() -> SQLFault {
            isBroken = true
            return SQLFault(lost: handle)
        }
    }
#endif
