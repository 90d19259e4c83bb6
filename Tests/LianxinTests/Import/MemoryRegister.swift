import Kernel
import Spreadsheet
import Synchronization

@testable import lianxin

/// A register that keeps what is imported, as the store does: a parent must be there first.
final class MemoryRegister: Sendable {
    struct Held {
        var places: [ID<Place>: Place] = [:]
        var units: [ID<HandlingUnit>: HandlingUnit] = [:]
        var officials: [ID<Official>: Official] = [:]
        var households: [ID<Household>: Household] = [:]
        var zones: [ID<ResponsibilityZone>: ResponsibilityZone] = [:]
        var visits: [ID<Visit>: Visit] = [:]
        var cases: [String: CaseRow] = [:]
    }

    private let state = Mutex(Held())

    var held: Held { state.withLock { $0 } }

    func add(_ officials: Official...) {
        state.withLock { held in
            for official in officials { held.officials[official.code] = official }
        }
    }

    var target: ImportTarget {
        ImportTarget(
            places: { batch in
                self.keep(batch) { row, held in
                    if let parent = row.parent, held.places[parent] == nil {
                        return .unknown("parent", parent.text)
                    }
                    return held.places.keep(row, row.code) {
                        $0.completed(from: $1, given: batch.given)
                    }
                }
            },
            units: { batch in
                self.keep(batch) { row, held in
                    held.units.keep(row, row.code) { $0.completed(from: $1, given: batch.given) }
                }
            },
            officials: { batch in
                self.keep(batch) { row, held in
                    held.officials.keep(row, row.code) {
                        $0.completed(from: $1, given: batch.given)
                    }
                }
            },
            households: { batch in
                self.keep(batch) { row, held in
                    held.households.keep(row, row.id) {
                        $0.completed(from: $1, given: batch.given)
                    }
                }
            },
            zones: { batch in
                self.keep(batch) { row, held in
                    held.zones.keep(row, row.id) { $0.completed(from: $1, given: batch.given) }
                }
            },
            visits: { batch in
                self.keep(batch) { row, held in held.visits.keep(row, row.id) { new, _ in new } }
            },
            cases: { batch in
                self.keep(batch) { row, held in
                    held.cases.keep(row, row.sourceID) { new, _ in new }
                }
            },
            officialsNamed: { names in
                let bearers = self.held.officials.values.filter { names.contains($0.name) }
                return Dictionary(grouping: bearers, by: \.name)
                    .mapValues { $0.map { Named(code: $0.code, place: $0.place) } }
            },
            unitsNamed: { _ in [:] }, zonesNamed: { _ in [:] })
    }

    private func keep<Value>(
        _ batch: ImportBatch<Value>, _ keep: (Value, inout Held) -> ImportOutcome
    ) -> [ImportOutcome] {
        state.withLock { held in batch.rows.map { keep($0.value, &held) } }
    }
}

extension Dictionary where Value: Equatable {
    fileprivate mutating func keep(
        _ value: Value, _ key: Key, _ completed: (Value, Value) -> Value
    ) -> ImportOutcome {
        guard let held = self[key] else {
            self[key] = value
            return .created
        }
        let value = completed(value, held)
        self[key] = value
        return value == held ? .unchanged : .changed
    }
}

/// Imports `text` as a file, as the command does but for printing.
func importText(
    _ text: String, as kind: ImportKind, into register: MemoryRegister?,
    options: RowOptions = RowOptions(), named: [Field: String] = [:], in folder: Folder? = nil
) async throws -> (summary: ImportSummary, problems: [RowProblem]) {
    let folder = try folder ?? Folder()
    return try await importFile(
        try folder.file("table.csv", text), as: kind, into: register, options: options,
        named: named)
}

func importFile(
    _ file: String, as kind: ImportKind, into register: MemoryRegister?,
    options: RowOptions = RowOptions(), named: [Field: String] = [:],
    errors: ErrorsFile? = nil, preview: ((ColumnMap) throws -> PreviewFile)? = nil
) async throws -> (summary: ImportSummary, problems: [RowProblem]) {
    let reader = try TableReader(path: file, isKnown: ColumnMap.isKnown(kind: kind, named: named))
    let columns = try ColumnMap(
        reader.heading, kind: kind, named: named, defaults: options.place == nil ? [] : [.place])
    let listed = Listed()
    let run = ImportRun(
        kind: kind, reader: reader, columns: columns, options: options, target: register?.target,
        isDryRun: register == nil,
        outputs: ImportRun.Outputs(
            errors: errors, preview: try preview?(columns), tell: { listed.problems.append($0) }))
    try await run.run()
    return (run.summary, listed.problems)
}

private final class Listed {
    var problems: [RowProblem] = []
}

/// A code in a test is sound.
func id<Subject>(_ text: String) -> ID<Subject> { ID(text)! }
