import Kernel

/// Where imported values go: one call for each kind, made with a batch at a time.
///
/// Each call answers one outcome for each row, in the order of the rows. A call that throws ends
/// the import with that error; what a row alone is refused for is an outcome. Calls must be
/// idempotent: a value that the register holds already is `.unchanged`.
struct ImportTarget: Sendable {
    typealias Call<Value> = @Sendable (ImportBatch<Value>) async throws -> [ImportOutcome]

    let places: Call<Place>
    let units: Call<HandlingUnit>
    let officials: Call<Official>
    let households: Call<Household>
    let zones: Call<ResponsibilityZone>
    let visits: Call<Visit>
    let cases: Call<CaseRow>
    /// Who and what bear these names; a name that nothing bears may be missing from the answer.
    let officialsNamed: @Sendable ([String]) async throws -> [String: [Named<Official>]]
    let unitsNamed: @Sendable ([String]) async throws -> [String: [Named<HandlingUnit>]]
    let zonesNamed: @Sendable ([String]) async throws -> [String: [Named<ResponsibilityZone>]]
}

/// Some rows of one file.
struct ImportBatch<Value: Sendable>: Sendable {
    let rows: [Numbered<Value>]
    /// The fields that the file has a column for. What it has none for, the register keeps: see
    /// `completed(from:given:)`.
    let given: Set<Field>
}

/// A value and the row that says it.
struct Numbered<Value: Sendable>: Sendable {
    let row: Int
    var value: Value
}

/// What became of a row.
enum ImportOutcome: Hashable, Sendable {
    case created
    case changed
    case unchanged
    /// The rest of the batch goes in all the same.
    case refused(Field?, Reason, value: String)

    /// The register has nothing with this code; `field` as the store calls it.
    static func unknown(_ field: String, _ value: String) -> ImportOutcome {
        let field = Field(rawValue: field)
        return .refused(field, field.map(Reason.unknown) ?? .noneNamed, value: value)
    }
}
