import ArgumentParser
import Kernel
import Spreadsheet

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What `lianxin import` takes besides the data folder, and the import itself.
struct ImportOptions: ParsableArguments {
    @Argument(help: "What the file lists.")
    var kind: ImportKind

    @Argument(
        help: "A CSV file: UTF-8, UTF-16 or GB18030; comma, tab or semicolon.",
        completion: .file(extensions: ["csv", "txt", "tsv"]))
    var file: String

    @Option(help: "The place of rows that name none.", transform: code)
    var place: ID<Place>?

    @Flag(help: "Read and check the rows; keep nothing.")
    var dryRun = false

    @Option(
        help: "With --dry-run: write what was read of each row to this file, as JSON lines.",
        completion: .file())
    var preview: String?

    @Option(
        help: "Which heading says which field, as in head=户主,place=村代码; field= leaves it out.",
        transform: fields)
    var columns: [Field: String] = [:]

    @Option(
        help: "Write the problems to this file, as CSV: row,column,reason,value.",
        completion: .file())
    var errors: String?

    @Option(
        help: "Places: the topmost place; what the file says to lie above it isn't asked for.",
        transform: code)
    var root: ID<Place>?

    @Option(help: "Places: the edition of the code list, as in 2023.")
    var edition = ""

    @Option(help: "The code system of the places: nbs, mca or own.")
    var codeSystem = CodeSystem.statistical

    @Option(help: "Places: the first day on which the codes are in force.", transform: day)
    var validFrom: Day?

    @Option(help: "Put before every household's number: for lists that each village counts from 1.")
    var idPrefix = ""

    @Option(help: "Cases: a word for where they come from; two sources may number alike.")
    var source = ""

    @Option(help: "The encoding, where the file doesn't show it: utf-8, gb18030, utf-16le ...")
    var encoding: TextEncoding?

    @Option(help: "The language of reasons; without it that of the terminal.")
    var lang: Language?

    func validate() throws {
        if preview != nil, !dryRun { throw ValidationError("--preview needs --dry-run") }
        for field in columns.keys where !kind.fields.contains(field) {
            let allowed = kind.fields.map(\.rawValue).joined(separator: ", ")
            throw ValidationError(
                "--columns: \(kind.rawValue) have no field '\(field.rawValue)'; they have \(allowed)"
            )
        }
        for output in [preview, errors].compactMap({ $0 })
        where OutputFile.isSame(output, file) {
            throw ValidationError("'\(output)' is the file to import")
        }
        if let preview, preview == errors {
            throw ValidationError("--preview and --errors name the same file")
        }
    }

    /// Imports the file, prints the summary, and says problems on the standard error where no
    /// errors file is asked for.
    ///
    /// - Parameter target: nil for a dry run without a register.
    /// - Throws: `ExitCode(1)` when some rows didn't go in, or nothing did.
    func run(into target: ImportTarget?) async throws {
        let language = lang ?? Language(locale: Self.locale)
        let summary: ImportSummary
        do {
            summary = try await importFile(into: target, language)
        } catch let refusal as ImportRefusal {
            fail(refusal.words(language))
            throw ExitCode(1)
        } catch let fault as TableFault {
            fail(fault.words(language))
            throw ExitCode(1)
        } catch let fault as OutputFile.Fault {
            fail(fault.description)
            throw ExitCode(1)
        }
        for line in summary.lines { print(line) }
        if summary.bad > 0 { throw ExitCode(1) }
    }

    private func importFile(into target: ImportTarget?, _ language: Language) async throws
        -> ImportSummary
    {
        let reader = try TableReader(
            path: file, encoding: encoding,
            isKnown: ColumnMap.isKnown(kind: kind, named: columns))
        for title in reader.titles {
            guard let word = ForbiddenColumn.word(in: title) else { continue }
            throw ImportRefusal.forbiddenTitle(title: title, word: word)
        }
        let map = try ColumnMap(
            reader.heading, kind: kind, named: columns, defaults: place == nil ? [] : [.place])
        let progress = ImportProgress()
        let listing = ProblemListing(isShown: errors == nil, language: language)
        let run = ImportRun(
            kind: kind, reader: reader, columns: map, options: rowOptions, target: target,
            isDryRun: dryRun,
            outputs: ImportRun.Outputs(
                errors: try errors.map { try ErrorsFile(path: $0, language: language) },
                preview: try preview.map {
                    try PreviewFile(path: $0, columns: map, language: language)
                },
                tell: listing.tell, progress: progress.show))
        defer { progress.clear() }
        try await run.run()
        listing.close()
        return run.summary
    }

    private var rowOptions: RowOptions {
        RowOptions(
            place: place, root: root, edition: edition, codeSystem: codeSystem,
            validFrom: validFrom,
            idPrefix: idPrefix, source: source)
    }

    private func fail(_ words: String) {
        var error = StandardError()
        print("\(file): \(words)", to: &error)
    }

    private static var locale: String? {
        for name in ["LC_ALL", "LANG"] {
            if let value = getenv(name), value.pointee != 0 { return String(cString: value) }
        }
        return nil
    }
}

/// Says the first problems on the standard error.
private final class ProblemListing {
    private let isShown: Bool
    private let language: Language
    private var count = 0
    private static let limit = 20

    init(isShown: Bool, language: Language) {
        self.isShown = isShown
        self.language = language
    }

    func tell(_ problem: RowProblem) {
        count += 1
        guard isShown, count <= Self.limit else { return }
        say(problem.sentence(language))
    }

    func close() {
        guard isShown, count > Self.limit else { return }
        let rest = count - Self.limit
        say(
            language.pick(
                "and \(rest) problems more; --errors FILE lists them all",
                "另有 \(rest) 个问题；用 --errors 文件名 列出全部"))
    }

    private func say(_ words: String) {
        var error = StandardError()
        print(words, to: &error)
    }
}

extension CodeSystem: ExpressibleByArgument {}

extension TextEncoding: ExpressibleByArgument {
    package init?(argument: String) {
        let name = argument.uppercased()
        self.init(rawValue: ["GBK", "GB2312", "CP936"].contains(name) ? "GB18030" : name)
    }
}

private func code(_ text: String) throws -> ID<Place> {
    guard let code = ID<Place>(text) else {
        throw ValidationError("'\(text)' is no code of a place")
    }
    return code
}

/// A day of the command line.
///
/// - Throws: a validation error for what isn't one.
func day(_ text: String) throws -> Day {
    guard let day = Day(text) else {
        throw ValidationError("'\(text)' is no day; write it as 2023-06-30")
    }
    return day
}

/// Reads `field=heading,…`.
private func fields(_ text: String) throws -> [Field: String] {
    var fields: [Field: String] = [:]
    for part in text.split(separator: ",") {
        let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard pair.count == 2, let field = Field(rawValue: String(pair[0]).trimmed) else {
            throw ValidationError("'\(part)' isn't field=heading, as in head=户主")
        }
        fields[field] = String(pair[1]).trimmed
    }
    return fields
}
