import Kernel

/// Where exported rows come from: for each kind, the rows that follow one given, some hundreds at a
/// time in the order of their codes; none at the end. `nil` asks for the first.
struct ExportSource: Sendable {
    typealias Pages<Row> = @Sendable (_ after: Row?) async throws -> [Row]

    let places: Pages<Place>
    let units: Pages<HandlingUnit>
    let officials: Pages<Official>
    let households: Pages<Household>
    let zones: Pages<ResponsibilityZone>
    let visits: Pages<Visit>
    let cases: Pages<ServiceCase>
    let duties: Pages<Duty>
}
