import ArgumentParser
import MethodPacks

/// `lianxin method schema`: the format of packs for editors.
struct MethodSchema: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Print the JSON Schema of method packs, for editors.")

    func run() {
        print(String(decoding: PackSchema.json.bytes, as: UTF8.self))
    }
}
