import ArgumentParser
import Store

struct MoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "move", abstract: "Move a data folder's database to a PostgreSQL server.",
        discussion: """
            Copies every table, makes the search index, and verifies the copy by its ledger. It \
            works beside a running server, which goes on reading, but writes no more from then on: \
            an office has one ledger. Then start it anew with --data DIR --database URL; DIR goes \
            on keeping the master key.

            When anything fails, DIR is as it was, and its server goes on.
            """)

    @Option(help: "The data folder.") var from: String
    @Option(
        help: ArgumentHelp(
            "An empty PostgreSQL database, postgres://user@host/name (LIANXIN_DATABASE).",
            valueName: "url"))
    var to: String?

    func run() async throws {
        if let to { try DatabaseURL(to).refusePassword() }
        let settings = try await DataOptions.settings(in: nil)
        guard let url = to ?? settings.string(forKey: "lianxin.database") else {
            throw ValidationError("Name the database with --to URL or LIANXIN_DATABASE.")
        }
        let place = DataPlace(folder: from, address: .server(try DatabaseURL(url).text))
        let progress = DemoProgress()
        let moved: Moved
        do {
            moved = try Moving(from: from, to: place.address).run { progress.show($0) }
        } catch let fault as StoreFault {
            throw Refused(fault.sentence)
        } catch let fault as MasterKey.Fault {
            throw Refused(fault.sentence)
        } catch let fault as MovingFault {
            throw Refused(fault.sentence(place))
        } catch SQLFault.lost(let why) {
            throw Refused("\(place.shown) can't be reached: \(why). Nothing was moved.")
        }
        progress.end("\(moved.rows) rows are in \(place.shown).")
        try moved.verdict.tell()
        print("Start the server with --data \(from) and LIANXIN_DATABASE from now on.")
    }
}

extension MovingFault {
    fileprivate func sentence(_ place: DataPlace) -> String {
        switch self {
        case .notEmpty: "\(place.shown) holds data already. Nothing was changed: name an empty one."
        case .movedBefore:
            "\(place.folder) was moved to a server before. Nothing was changed; use that database."
        }
    }
}
