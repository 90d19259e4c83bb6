import Foundation

/// Finds the folder of packs.
enum PackPlace {
    /// Nil when there is none. What is asked for is taken as it is, so that a wrong path is told
    /// and not passed over.
    static func folder(asked: String?) -> String? {
        if let named = asked ?? ProcessInfo.processInfo.environment["LIANXIN_PACKS"] {
            return isFolder(named) ? named : nil
        }
        if isFolder("packs") { return "packs" }
        let program = Bundle.main.executableURL?.resolvingSymlinksInPath()
        var folder = program?.deletingLastPathComponent()
        while let current = folder, current.path != "/" {
            let packs = current.appendingPathComponent("packs").path
            if isFolder(packs) { return packs }
            folder = current.deletingLastPathComponent()
        }
        return nil
    }

    private static func isFolder(_ path: String) -> Bool {
        var isDirectory: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
            && isDirectory.boolValue
    }
}

/// Writes a line to standard error.
func printError(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
}
