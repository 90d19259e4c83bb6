import Kernel
import Spreadsheet

/// One import of one file, from its heading to its last row.
final class ImportRun {
    private let kind: ImportKind
    private let reader: TableReader
    private let columns: ColumnMap
    private let options: RowOptions
    /// Nil: the rows are read and checked, and go nowhere.
    private let target: ImportTarget?
    private let isDryRun: Bool
    private let outputs: Outputs
    private(set) var summary = ImportSummary()
    /// The rows that were read, by the hash of what they stand for: which row, and the hash of
    /// what it said.
    private var seen: [Int: (row: Int, contents: Int)] = [:]
    private static let batchSize = 1_000
    /// What the file has a column for.
    private let given: Set<Field>

    /// Where problems and previews go.
    struct Outputs {
        var errors: ErrorsFile?
        var preview: PreviewFile?
        /// Called for each problem besides.
        var tell: (RowProblem) -> Void = { _ in }
        var progress: (ImportSummary) -> Void = { _ in }
    }

    init(
        kind: ImportKind, reader: TableReader, columns: ColumnMap, options: RowOptions,
        target: ImportTarget?, isDryRun: Bool, outputs: Outputs
    ) {
        self.kind = kind
        self.reader = reader
        self.columns = columns
        given = Set(columns.positions.keys)
        self.options = options
        self.target = target
        self.isDryRun = isDryRun
        self.outputs = outputs
        summary.format = "\(reader.encoding.rawValue), \(reader.separator.name)"
        summary.headingRows = reader.heading.rows
        summary.ignored = columns.ignored
    }

    func run() async throws {
        let start = ContinuousClock.now
        switch kind {
        case .places:
            let levels = Levels<Place>(
                parent: \.parent?.text, raised: columns.hasParents ? { _ in nil } : \.raised)
            try await each({ $0.place() }, key: \.code.text, to: target?.places, levels: levels)
        case .units: try await each({ $0.unit() }, key: \.code.text, to: target?.units)
        case .officials: try await each({ $0.official() }, key: \.code.text, to: target?.officials)
        case .households:
            try await each({ $0.household() }, key: \.id.text, to: target?.households)
        case .zones: try await each({ $0.zone() }, key: \.id.text, to: target?.zones)
        case .visits: try await each({ $0.visit() }, key: \.id.text, to: target?.visits)
        case .cases: try await each({ $0.caseRow() }, key: \.sourceID, to: target?.cases)
        }
        summary.leftOut = reader.leftOut
        summary.duration = .now - start
        try outputs.errors?.close()
        try outputs.preview?.close()
    }

    /// How values of one file lie in one another.
    private struct Levels<Value> {
        let parent: (Value) -> String?
        /// The value one step higher, where its parent was told by its code alone.
        let raised: (Value) -> Value?
    }

    /// Reads all rows, a batch at a time. Rows whose parent is unknown wait for the end: it may
    /// stand further down in the file.
    private func each<Value: Hashable & Sendable>(
        _ read: (inout RowCells) -> Value?, key: (Value) -> String,
        to keep: ImportTarget.Call<Value>?, levels: Levels<Value>? = nil
    ) async throws {
        var waiting: [Numbered<Value>] = []
        var before: Batch<Value>?
        do {
            while let rows = try nextRows() {
                var problems: [Int: [RowProblem]] = [:]
                let values = try await values(of: rows, read, key: key, problems: &problems)
                if let before { try await settle(before, &waiting, mayWait: levels != nil) }
                // While these are kept, the next rows are read.
                let outcomes = keep.map { keep in
                    Task { [given] in try await Self.outcomes(of: values, given: given, keep) }
                }
                before = Batch(rows: rows, problems: problems, values: values, outcomes: outcomes)
            }
        } catch {
            _ = await before?.outcomes?.result
            throw error
        }
        if let before { try await settle(before, &waiting, mayWait: levels != nil) }
        if let keep, let levels { try await retry(waiting, keep, levels) }
    }

    /// Rows that were read, and what becomes of them.
    private struct Batch<Value: Sendable> {
        let rows: [TableRow]
        let problems: [Int: [RowProblem]]
        let values: [Numbered<Value>]
        /// Nil where nothing is kept.
        let outcomes: Task<[(Numbered<Value>, ImportOutcome)], any Error>?
    }

    /// Waits until the rows of `batch` are kept, and counts them.
    private func settle<Value: Sendable>(
        _ batch: Batch<Value>, _ waiting: inout [Numbered<Value>], mayWait: Bool
    ) async throws {
        var problems = batch.problems
        if let outcomes = batch.outcomes {
            for (numbered, outcome) in try await outcomes.value {
                if mayWait, outcome.isUnknownParent, waiting.count < Self.mostWaiting {
                    waiting.append(numbered)
                } else if let problem = count(outcome, row: numbered.row) {
                    problems[numbered.row, default: []].append(problem)
                }
            }
        } else {
            summary.sound += batch.values.count
        }
        try finish(batch.rows, problems)
    }

    private static let mostWaiting = 200_000

    /// The next batch of rows; nil at the end.
    private func nextRows() throws -> [TableRow]? {
        var rows: [TableRow] = []
        while rows.count < Self.batchSize, let row = try reader.next() { rows.append(row) }
        summary.rows += rows.count
        return rows.isEmpty ? nil : rows
    }

    private func values<Value: Hashable & Sendable>(
        of rows: [TableRow], _ read: (inout RowCells) -> Value?, key: (Value) -> String,
        problems: inout [Int: [RowProblem]]
    ) async throws -> [Numbered<Value>] {
        let names = try await names(in: rows)
        var values: [Numbered<Value>] = []
        for row in rows {
            var cells = RowCells(row, columns: columns, names: names, options: options)
            guard let value = read(&cells) else {
                problems[row.number] = cells.problems
                continue
            }
            let hash = key(value).hashValue
            if let earlier = seen[hash] {
                if earlier.contents == value.hashValue {
                    summary.unchanged += 1
                } else {
                    cells.note(.otherThanRow(earlier.row), kind.identifier)
                    problems[row.number] = cells.problems
                }
                continue
            }
            seen[hash] = (row.number, value.hashValue)
            values.append(Numbered(row: row.number, value: value))
        }
        return values
    }

    private static func outcomes<Value: Sendable>(
        of values: [Numbered<Value>], given: Set<Field>, _ keep: ImportTarget.Call<Value>
    ) async throws -> [(Numbered<Value>, ImportOutcome)] {
        var pairs: [(Numbered<Value>, ImportOutcome)] = []
        for start in stride(from: 0, to: values.count, by: batchSize) {
            let rows = Array(values[start..<min(start + batchSize, values.count)])
            let outcomes = try await keep(ImportBatch(rows: rows, given: given))
            precondition(outcomes.count == rows.count, "an outcome for each row")
            pairs += zip(rows, outcomes)
        }
        return pairs
    }

    /// Offers the rows again as long as some of them go in; when none does, a step higher where
    /// there is one.
    private func retry<Value: Sendable>(
        _ waiting: [Numbered<Value>], _ keep: ImportTarget.Call<Value>, _ levels: Levels<Value>
    ) async throws {
        var waiting = waiting
        while !waiting.isEmpty {
            var still: [(Numbered<Value>, ImportOutcome)] = []
            let outcomes = try await Self.outcomes(of: waiting, given: given, keep)
            for (numbered, outcome) in outcomes {
                if outcome.isUnknownParent {
                    still.append((numbered, outcome))
                } else if let problem = count(outcome, row: numbered.row) {
                    try tell([problem])
                }
            }
            guard still.count == waiting.count else {
                waiting = still.map(\.0)
                continue
            }
            waiting = []
            for (numbered, outcome) in still {
                if isDryRun, let parent = levels.parent(numbered.value),
                    seen[parent.hashValue] != nil
                {
                    summary.created += 1
                } else if let raised = levels.raised(numbered.value) {
                    waiting.append(Numbered(row: numbered.row, value: raised))
                } else if let problem = count(outcome, row: numbered.row) {
                    try tell([problem])
                }
            }
        }
    }

    /// What the register has by the names in these rows.
    private func names(in rows: [TableRow]) async throws -> NameIndex {
        guard let target else { return NameIndex(acceptsAll: true) }
        var index = NameIndex()
        let officials = names(.official, .linkedOfficial, .leader, .responsible, in: rows)
        if !officials.isEmpty { index.officials = try await target.officialsNamed(officials) }
        let units = names(.unit, in: rows)
        if !units.isEmpty { index.units = try await target.unitsNamed(units) }
        let zones = names(.zone, in: rows)
        if !zones.isEmpty { index.zones = try await target.zonesNamed(zones) }
        return index
    }

    private func names(_ fields: Field..., in rows: [TableRow]) -> [String] {
        var names: Set<String> = []
        for field in fields {
            guard let position = columns.positions[field] else { continue }
            for row in rows where position < row.cells.count {
                let cell = row.cells[position]
                let parts = field == .responsible ? NameIndex.parts(of: cell) : [cell.trimmed]
                names.formUnion(
                    parts.filter { !CellForms.isNothing($0) && NameIndex.code($0) == nil })
            }
        }
        return names.sorted()
    }

    /// Counts what became of a row; the problem where it was refused.
    private func count(_ outcome: ImportOutcome, row: Int) -> RowProblem? {
        switch outcome {
        case .created: summary.created += 1
        case .changed: summary.changed += 1
        case .unchanged: summary.unchanged += 1
        case .refused(let field, let reason, let value):
            let column = field.map { columns.name(of: kind.own($0)) } ?? ""
            return RowProblem(row: row, column: column, reason: reason, value: value)
        }
        return nil
    }

    private func finish(_ rows: [TableRow], _ problems: [Int: [RowProblem]]) throws {
        for row in rows {
            let problems = problems[row.number] ?? []
            try outputs.preview?.write(row, problems: problems)
            if !problems.isEmpty { try tell(problems) }
        }
        outputs.progress(summary)
    }

    /// Writes down the problems of one row.
    private func tell(_ problems: [RowProblem]) throws {
        summary.bad += 1
        for problem in problems {
            try outputs.errors?.write(problem)
            outputs.tell(problem)
        }
    }
}

extension ImportKind {
    /// The field that tells rows apart.
    fileprivate var identifier: Field { fields.contains(.code) ? .code : .id }

    /// The field of this kind that the store means by `field`: it says official where a list of
    /// households says linkedOfficial.
    fileprivate func own(_ field: Field) -> Field {
        guard !fields.contains(field), field == .official else { return field }
        return fields.first { [.linkedOfficial, .leader].contains($0) } ?? field
    }
}

extension ImportOutcome {
    fileprivate var isUnknownParent: Bool {
        if case .refused(_, .unknown(.parent), _) = self { true } else { false }
    }
}
