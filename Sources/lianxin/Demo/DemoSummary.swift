import DemoCounty
import Foundation
import Kernel

/// What `demo.json` in the data folder tells to whoever tries the demo.
struct DemoSummary {
    let county: DemoCounty
    let passwords: [String: String]
    let counts: [String: Int]
    let pickupCodes: [CaseNumber: String]

    static let file = "demo.json"

    /// The form is fixed (interfaces.md 2); `cases` is ours: numbers with their pick-up codes.
    var json: JSON {
        let officials = county.known.all.map { name, official in
            (
                name,
                JSON.object([
                    "code": .text(official.code.text), "name": .text(official.name),
                    "unit": official.unit.map { .text($0.text) } ?? .null,
                    "place": .text(official.place.text),
                    "password": .text(passwords[name] ?? ""),
                ])
            )
        }
        let cases = pickupCodes.sorted { $0.key < $1.key }.map { number, code in
            JSON.object(["number": .text(number.description), "pickupCode": .text(code)])
        }
        return [
            "officials": .object(Dictionary(officials) { first, _ in first }),
            "seed": .number(Int(county.seed)),
            "scale": county.scale.rounded() == county.scale
                ? .number(Int(county.scale)) : .decimal(county.scale),
            "counts": .object(counts.mapValues { .number($0) }),
            "cases": .list(cases),
        ]
    }

    /// Writes it readable by its owner only: it holds passwords.
    func write(to directory: String) throws {
        let file = directory + "/" + Self.file
        try Data(json.bytes + [10]).write(to: URL(filePath: file), options: .atomic)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
    }

    /// What an earlier run wrote; nil when the folder holds no finished demo.
    static func read(from directory: String) -> JSON? {
        FileManager.default.contents(atPath: directory + "/" + file).flatMap { try? JSON($0) }
    }
}
