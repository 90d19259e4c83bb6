import ArgumentParser
import Foundation
import Kernel
import MethodPacks
import Store

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "What is installed, configured, wrong.")

    @OptionGroup var packs: PackFolder
    @OptionGroup var data: DataOptions

    func run() async throws {
        var faults = 0
        func tell(_ what: String, _ isWell: Bool, _ seen: String) {
            print("\(isWell ? "ok   " : "WRONG") \(what): \(seen)")
            if !isWell { faults += 1 }
        }
        let calendar = WorkingCalendar.china
        let lastYear = calendar.knownYears.max() ?? 0
        tell(
            "calendar", lastYear >= Moment.system().day.year,
            "\(calendar.edition), years to \(lastYear)")
        if let loaded = try? packs.load() {
            tell("method packs", !loaded.all.isEmpty, "\(loaded.all.count) packs")
        } else {
            tell("method packs", false, "they can't be read; see lianxin method check")
        }
        let place = try await data.place()
        let folder = place.folder
        do {
            let store = try Store(folder, at: place.address, for: .reading)
            defer { store.close() }
            let sizes = try await store.read { try $0.sizes() }
            tell("data", true, place.shown)
            for (what, number) in sizes.sorted(by: { $0.key < $1.key }) {
                print("      \(what): \(number)")
            }
            let adopted = try await store.read { try $0.adoptions() }
            tell("methods in force", !adopted.isEmpty, "\(adopted.count) adoptions")
        } catch {
            tell("data", false, "\(place.shown): \(error)")
        }
        let free = try? URL(filePath: folder).resourceValues(
            forKeys: [.volumeAvailableCapacityKey]
        ).volumeAvailableCapacity
        if let free { tell("free disk space", free > 1 << 30, "\(free >> 20) MiB") }
        if faults > 0 { throw ExitCode(1) }
    }
}
