/// What the author of a pack has to put right, and where.
package struct PackFault: Error, Hashable, Sendable, CustomStringConvertible {
    package let file: String
    /// 1 is the first line.
    package let line: Int
    /// 1 is the first character.
    package let column: Int
    /// The way to the key, e.g. `clock[2].within`; empty for the file as a whole.
    package let key: String
    /// What was found, what is allowed, and the nearest allowed word.
    package let message: String

    package init(file: String, line: Int, column: Int, key: String, message: String) {
        self.file = file
        self.line = line
        self.column = column
        self.key = key
        self.message = message
    }

    /// `packs/songmu.yaml:4:9: no role 'linkedOficial'; … (visit[0].by)`.
    package var description: String {
        "\(file):\(line):\(column): \(message)" + (key.isEmpty ? "" : " (\(key))")
    }
}

extension PackFault: Comparable {
    package static func < (left: Self, right: Self) -> Bool {
        (left.file, left.line, left.column, left.message)
            < (right.file, right.line, right.column, right.message)
    }
}

/// All faults of one pack, in the order of the file; never empty.
package struct PackFaults: Error, Hashable, Sendable, CustomStringConvertible {
    package let all: [PackFault]

    package var description: String { all.map(\.description).joined(separator: "\n") }
}
