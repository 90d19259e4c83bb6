import Kernel

/// What the command line says of all rows of a file.
struct RowOptions: Hashable, Sendable {
    /// The place of rows that name none.
    var place: ID<Place>?
    /// The topmost place: what lies above it isn't asked for.
    var root: ID<Place>?
    /// The edition of the code list, e.g. `2023`.
    var edition = ""
    var codeSystem = CodeSystem.statistical
    var validFrom: Day?
    /// Put before every household's id: for lists that each village numbers from 1.
    var idPrefix = ""
    /// Put before every case's id, with a colon: two sources may number alike.
    var source = ""
}
