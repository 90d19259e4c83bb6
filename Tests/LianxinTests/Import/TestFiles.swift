import Foundation

/// A folder of its own for one test, gone after it.
final class Folder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "lianxin-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String, _ text: String = "") throws -> String {
        let file = path + "/" + name
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        return file
    }

    func text(_ name: String) throws -> String {
        String(
            decoding: try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)), as: UTF8.self)
    }
}

/// Real data that lie beside the project on some machines; tests that need them are skipped
/// elsewhere.
enum Shared {
    static let data: String = {
        var root = URL(fileURLWithPath: #filePath)
        for _ in 1...4 { root.deleteLastPathComponent() }
        return root.deletingLastPathComponent().appendingPathComponent("shared/data").path
    }()

    static var isHere: Bool { FileManager.default.fileExists(atPath: data) }

    /// Unpacks `name` (`divisions/x.csv.gz`) into `folder`, and gives its path there.
    static func unpacked(_ name: String, in folder: Folder) throws -> String {
        let gunzip = Process()
        gunzip.executableURL = URL(fileURLWithPath: "/bin/gunzip")
        gunzip.arguments = ["-c", data + "/" + name]
        let pipe = Pipe()
        gunzip.standardOutput = pipe
        try gunzip.run()
        let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
        gunzip.waitUntilExit()
        let file = folder.path + "/unpacked.csv"
        try bytes.write(to: URL(fileURLWithPath: file))
        return file
    }
}
