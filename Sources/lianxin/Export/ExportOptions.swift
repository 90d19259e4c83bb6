import ArgumentParser
import Kernel
import Spreadsheet

/// What `lianxin export` takes besides the data folder, and the export itself.
struct ExportOptions: ParsableArguments {
    @Argument(help: "What to list.")
    var kind: ExportKind

    @Option(help: "csv, or jsonl: one JSON object a line.")
    var format: ExportFormat = .csv

    @Flag(help: "CSV: begin with a byte order mark, without which Excel misreads Chinese.")
    var bom = false

    @Flag(help: "Leave out names, addresses, telephone numbers and what people said.")
    var withoutPersonal = false

    func validate() throws {
        if format == .xlsx {
            throw ValidationError(
                "--format xlsx can't be written yet: use csv, with --bom for Excel")
        }
        if kind == .ledger {
            throw ValidationError("the ledger can't be exported yet; 'lianxin verify' checks it")
        }
        if bom, format != .csv { throw ValidationError("--bom goes with --format csv only") }
    }

    /// Writes all rows to the standard output, a page at a time.
    ///
    /// - Throws: whatever `source` throws, and `OutputFile.Fault` when nobody reads on.
    func run(from source: ExportSource, to output: OutputFile = .standardOutput) async throws {
        switch kind {
        case .places: try await write(source.places, ExportColumn.places, output)
        case .units: try await write(source.units, ExportColumn.units, output)
        case .officials: try await write(source.officials, ExportColumn.officials, output)
        case .households: try await write(source.households, ExportColumn.households, output)
        case .zones: try await write(source.zones, ExportColumn.zones, output)
        case .visits: try await write(source.visits, ExportColumn.visits, output)
        case .cases: try await write(source.cases, ExportColumn.cases, output)
        case .duties: try await write(source.duties, ExportColumn.duties, output)
        // Refused by `validate`.
        case .ledger: break
        }
        try output.flush()
    }

    private func write<Row>(
        _ pages: ExportSource.Pages<Row>, _ all: [ExportColumn<Row>], _ output: OutputFile
    ) async throws {
        let columns = all.filter { !withoutPersonal || !$0.isPersonal }
        let writer = CSVWriter()
        if format == .csv {
            if bom { try output.write(CSVWriter.byteOrderMark) }
            try output.write(writer.line(columns.map(\.name)))
        }
        var last: Row?
        while true {
            let rows = try await pages(last)
            guard !rows.isEmpty else { return }
            for row in rows {
                let line =
                    switch format {
                    case .csv: writer.line(columns.map { $0.value(row).cell })
                    case .jsonl, .xlsx: object(row, columns).bytes + [UInt8(ascii: "\n")]
                    }
                try output.write(line)
            }
            last = rows.last
        }
    }

    private func object<Row>(_ row: Row, _ columns: [ExportColumn<Row>]) -> JSON {
        .object(Dictionary(uniqueKeysWithValues: columns.map { ($0.name, $0.value(row)) }))
    }
}
