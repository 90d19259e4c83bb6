#if PostgreSQL
    import CLibPQ

    extension SQLFault {
        /// What a result says; nil for one that went well.
        init?(_ result: OpaquePointer?, of connection: OpaquePointer?) {
            guard let result else {
                self.init(lost: connection)
                return
            }
            switch PQresultStatus(result) {
            case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_SINGLE_TUPLE, PGRES_EMPTY_QUERY:
                return nil
            default:
                // What a connection says that is being lost needn't have a SQLSTATE.
                guard PQstatus(connection) == CONNECTION_OK else {
                    self.init(lost: connection)
                    return
                }
                let text = { (field: Int32) in
                    PQresultErrorField(result, field).map { String(cString: $0) }
                }
                self.init(
                    state: text(PostgreSQLField.state) ?? "",
                    message: text(PostgreSQLField.message) ?? "no message",
                    constraint: text(PostgreSQLField.constraint) ?? "")
            }
        }

        /// The connection itself is lost or was never made.
        init(lost connection: OpaquePointer?) {
            let message = PQerrorMessage(connection).map { String(cString: $0) } ?? ""
            self = .lost(message.split(separator: "\n").joined(separator: " "))
        }

        /// - Parameter state: SQLSTATE, five letters and digits: PostgreSQL's manual, appendix A.
        private init(state: String, message: String, constraint: String) {
            switch state {
            case "23505": self = .unique(constraint)
            case "23503": self = .foreignKey(message)
            case "23514", "22P02", "22003": self = .check(constraint.isEmpty ? message : constraint)
            case "23502": self = .notNull(message)
            case "P0001": self = .forbidden(message)
            case "53100": self = .full(message)
            case "57014": self = .interrupted
            // A standby, or a primary that was told to read only.
            case "25006": self = .readOnly(message)
            case "40001", "40P01", "55P03", "53300": self = .busy(message)
            case "57P01", "57P02", "57P03", "08000", "08003", "08006": self = .lost(message)
            case "XX001", "XX002": self = .corrupt(message)
            case _ where state.hasPrefix("58"): self = .disk(message)
            default: self = .other("\(message) (\(state))")
            }
        }
    }

    /// Letters of libpq-fe.h (`PG_DIAG_…`), which are characters to C and unknown to Swift.
    enum PostgreSQLField {
        static let state = Int32(UInt8(ascii: "C"))
        static let message = Int32(UInt8(ascii: "M"))
        static let constraint = Int32(UInt8(ascii: "n"))
        /// In English, whatever language the server speaks.
        private static let severity = Int32(UInt8(ascii: "V"))

        static func isWarning(_ notice: OpaquePointer?) -> Bool {
            PQresultErrorField(notice, severity).map { String(cString: $0) } == "WARNING"
        }
    }
#endif
