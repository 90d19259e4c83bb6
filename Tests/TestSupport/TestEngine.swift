import Glibc
package import Store
import Synchronization

/// The engine that the tests run on: SQLite, or a PostgreSQL server where `LIANXIN_TEST_ENGINE` is
/// `postgresql` and `LIANXIN_TEST_POSTGRESQL` says where it is. `./test` runs them on both.
package enum TestEngine {
    package static let isPostgreSQL = environment("LIANXIN_TEST_ENGINE") == "postgresql"
    package static let server = environment("LIANXIN_TEST_POSTGRESQL")

    /// Where a test may keep its tables: nobody else's.
    ///
    /// - Throws: `Missing` where the tests are to run on a server and none is named.
    package static func address() throws -> DatabaseAddress {
        #if PostgreSQL
            if isPostgreSQL { return .server(try newSchema()) }
        #endif
        return .folder
    }

    /// An empty database for one test.
    package static func database(migrations: [Migration] = Migration.all) throws -> Database {
        #if PostgreSQL
            if isPostgreSQL {
                return try Database(postgreSQL: newSchema(), readers: 2, migrations: migrations)
            }
        #endif
        return try Database.temporary(migrations: migrations)
    }

    /// What `LIANXIN_TEST_POSTGRESQL` had to say and didn't.
    package struct Missing: Error {}

    private static func environment(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }

    #if PostgreSQL
        private static let administration = Mutex<(database: Database?, schemas: Int)>((nil, 0))

        /// The server is the tests' own and is thrown away with all its schemas.
        /// A schema of its own on the server, whatever engine is tested.
        ///
        /// - Throws: `Missing` where no server is named.
        package static func newSchema() throws -> String {
            guard let server else { throw Missing() }
            return try administration.withLock { administration in
                let database =
                    try administration.database
                    ?? Database(postgreSQL: server, readers: 1, migrations: [])
                administration.database = database
                administration.schemas += 1
                let name = "test_\(getpid())_\(administration.schemas)"
                try database.writeNow { try $0.run("CREATE SCHEMA \(raw: name)") }
                return server + " options='-c search_path=\(name)'"
            }
        }
    #endif
}
