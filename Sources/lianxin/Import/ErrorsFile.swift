import Spreadsheet

/// The problems of an import as CSV: `row,column,reason,value`, one line a problem.
struct ErrorsFile {
    private let file: OutputFile
    private let language: Language
    private let writer = CSVWriter()

    init(path: String, language: Language) throws {
        file = try OutputFile(path: path)
        self.language = language
        try file.write(writer.line(["row", "column", "reason", "value"]))
    }

    func write(_ problem: RowProblem) throws {
        let reason = problem.reason.words(language)
        try file.write(writer.line(["\(problem.row)", problem.column, reason, problem.value]))
    }

    func close() throws { try file.flush() }
}
