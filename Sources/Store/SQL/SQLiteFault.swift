import CSQLite
import Glibc

extension SQLFault {
    /// The last fault of `connection`; of the library when it couldn't even be opened.
    init(_ connection: OpaquePointer?) {
        let code = sqlite3_extended_errcode(connection)
        let message = String(cString: sqlite3_errmsg(connection))
        let system = sqlite3_system_errno(connection)
        self.init(code: code, system: system, message: message)
    }

    private init(code: Int32, system: Int32, message: String) {
        // "UNIQUE constraint failed: cases.number" names what matters after the colon.
        let what = message.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? message
        switch code & 0xFF {
        case SQLITE_CONSTRAINT: self = .constraint(code, what: what, message: message)
        case SQLITE_FULL: self = .full(message)
        // A disk that fills up can also fail as an I/O error, say when the -shm file must grow.
        case SQLITE_IOERR where system == ENOSPC || system == EDQUOT: self = .full(message)
        case SQLITE_IOERR, SQLITE_CANTOPEN: self = .disk("\(message) (\(code), errno \(system))")
        case SQLITE_BUSY, SQLITE_LOCKED: self = .busy(message)
        case SQLITE_READONLY: self = .readOnly(message)
        case SQLITE_CORRUPT, SQLITE_NOTADB: self = .corrupt(message)
        case SQLITE_INTERRUPT: self = .interrupted
        case SQLITE_MISMATCH: self = .check(message)
        default: self = .other("\(message) (\(code))")
        }
    }

    /// The extended codes are macros that Swift can't see: `SQLITE_CONSTRAINT | (number << 8)`.
    private static func constraint(_ code: Int32, what: String, message: String) -> SQLFault {
        switch code >> 8 {
        case 1, 12: .check(what)  // CHECK, DATATYPE
        case 3: .foreignKey(message)
        case 5: .notNull(what)
        case 6, 8, 10: .unique(what)  // PRIMARYKEY, UNIQUE, ROWID
        case 7: message == MovedMark.sentence ? .moved : .forbidden(message)  // TRIGGER
        default: .other(message)
        }
    }
}
