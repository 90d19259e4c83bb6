#if PostgreSQL
    import CLibPQ
    import Glibc

    // MARK: Connecting

    extension PostgreSQLConnection {
        /// What the address doesn't say otherwise. Who doesn't answer is given up within seconds, so
        /// that another of several hosts is asked, and a connection that broke without a word, as in
        /// a cut network, is noticed while it waits.
        private static let defaults = [
            ("application_name", "lianxin"), ("connect_timeout", "3"),
            ("keepalives_idle", "4"), ("keepalives_interval", "2"), ("keepalives_count", "3"),
            ("tcp_user_timeout", "10000"),
        ]

        /// Nil where there is no memory for it.
        static func connected(to address: String) -> OpaquePointer? {
            // What comes later counts, and the address comes last.
            let settings = defaults + [("dbname", address)]
            let texts = settings.map { (strdup($0.0), strdup($0.1)) }
            defer {
                for (name, value) in texts {
                    free(name)
                    free(value)
                }
            }
            let names = texts.map { UnsafePointer($0.0) } + [nil]
            let values = texts.map { UnsafePointer($0.1) } + [nil]
            return PQconnectdbParams(names, values, 1)
        }
    }

    // MARK: Settings

    extension PostgreSQLConnection {
        /// Older ones lack what our statements use (`AS MATERIALIZED`, `ON CONFLICT`).
        static let oldestServer: Int32 = 13_00_00

        /// What we rely on is asked for, not hoped for: a server may have been set otherwise.
        func configure() throws {
            let version = PQserverVersion(handle)
            guard version >= Self.oldestServer else {
                throw SQLFault.unusable(
                    "PostgreSQL \(version / 10_000) is too old: 13 is the oldest we take")
            }
            try script(
                """
                SET client_encoding = 'UTF8';
                SET standard_conforming_strings = on;
                SET bytea_output = 'hex';
                SET statement_timeout = \(Self.statementTimeout);
                SET idle_in_transaction_session_timeout = 60000;
                SET synchronous_commit = \(role == .writer ? "on" : "local");
                SET default_transaction_read_only = \(role == .writer ? "off" : "on")
                """)
            let encoding = try one("SHOW server_encoding") { try $0.text(0) }
            guard encoding == "UTF8" else {
                throw SQLFault.unusable("the database is in \(encoding), not in UTF8")
            }
        }
    }
#endif
