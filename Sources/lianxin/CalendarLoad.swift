import ArgumentParser
import Foundation
import Kernel
import Store

/// `lianxin calendar load FILE`: a new notice of holidays, and what it moves.
struct CalendarLoad: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "load",
        abstract: "Load a notice of holidays; dates of open cases follow in one logged act.",
        discussion: """
            The file has the form of Sources/Kernel/Calendar/days.csv: the notices, an empty line, \
            their days. With --dry-run it only shows what would move.
            """)

    @Argument(help: "The table of the notice.") var file: String
    @Flag(help: "Show what would move; change nothing.") var dryRun = false
    @OptionGroup var data: DataOptions

    func run() async throws {
        guard let table = FileManager.default.contents(atPath: file) else {
            throw Refused("There is no file \(file).")
        }
        let notices: [CalendarNotice]
        do {
            notices = try DayTable.notices(table)
        } catch {
            throw Refused("\(file):\(error.line): \(error.message)")
        }
        let store = try await data.open(for: dryRun ? .reading : .writing)
        defer { store.close() }
        let isTrial = dryRun
        for notice in notices {
            do {
                let effect =
                    isTrial
                    ? try await store.read { try $0.effect(of: notice) }
                    : try await store.record { try $0.load(notice, by: .office, at: $1) }
                tell(effect, of: notice)
            } catch StoreRefusal.conflict {
                throw Refused(
                    "\(notice.id) is known with other days. Nothing was changed by this notice.")
            }
        }
    }

    private func tell(_ effect: NoticeEffect, of notice: CalendarNotice) {
        print("\(notice.id) \(notice.title): \(effect.days.count) days change")
        for move in effect.moves {
            print("    \(move.number) \(move.clock): \(move.old.day) -> \(move.new.day)")
        }
        print("    \(effect.moves.count) dates \(dryRun ? "would move" : "moved")")
    }
}
