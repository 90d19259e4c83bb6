/// Why a database didn't do what it was asked, in words that hold for both engines.
package enum SQLFault: Error, Hashable, Sendable {
    /// There is such a row already; names the columns, as `cases.number`.
    case unique(String)
    case foreignKey(String)
    /// A CHECK, by its name or text, or a value of the wrong type in a STRICT table.
    case check(String)
    case notNull(String)
    /// A trigger refused, in its own words: entries are neither changed nor deleted.
    case forbidden(String)
    /// The office was moved to a server's database, and the folder takes no more: nothing was
    /// recorded.
    case moved
    /// No room on the disk: nothing was recorded; reading goes on, and writing once there is room.
    case full(String)
    /// The disk failed; nothing of what was asked is certain to be recorded.
    case disk(String)
    /// Somebody else holds the database, or too much is waiting.
    case busy(String)
    case readOnly(String)
    case corrupt(String)
    /// The reading took longer than it was given.
    case interrupted
    /// Opened by us, but not with what we rely on (version, WAL, synchronous=FULL), or a
    /// migration that doesn't fit; the program must not start.
    case unusable(String)
    /// A column doesn't hold what the reader of its row expects.
    case unexpected(String)
    /// Exactly one row was asked for, and there is none.
    case noRow
    /// The database was closed.
    case closed
    /// The server of the database can't be reached, or went away, or only reads any more. Where it
    /// went away during a commit, nobody knows whether that was kept.
    case lost(String)
    case other(String)

    var isLost: Bool { if case .lost = self { true } else { false } }

    /// Whether the machine is at fault, not the request: a client may send the same again.
    package var isOurs: Bool {
        switch self {
        case .unique, .foreignKey, .check, .notNull, .forbidden: false
        default: true
        }
    }
}
