internal import Yams

/// A value of the pack with its place: what every fault needs to be named.
struct Field {
    let node: Node
    /// `clock[2].within`.
    let path: String

    var line: Int { node.mark?.line ?? 1 }
    var column: Int { node.mark?.column ?? 1 }

    /// What stands there, for a message.
    var found: String {
        switch node {
        case .scalar(let scalar):
            scalar.string.isEmpty ? "nothing" : "'\(scalar.string.prefix(40))'"
        case .sequence: "a list"
        case .mapping: "a list of keys"
        case .alias: "an alias"
        }
    }

    var text: String? { node.scalar?.string }

    /// The items of a list; nil for anything else.
    var items: [Field]? {
        guard case .sequence(let sequence) = node else { return nil }
        return sequence.enumerated().map { Field(node: $1, path: "\(path)[\($0)]") }
    }

    /// The keys with their values, in the order of the file; nil for anything else.
    var pairs: [(key: Field, value: Field)]? {
        guard case .mapping(let mapping) = node else { return nil }
        return mapping.map { key, value in
            let name = key.scalar?.string ?? "?"
            let path = path.isEmpty ? name : "\(path).\(name)"
            return (Field(node: key, path: path), Field(node: value, path: path))
        }
    }

    /// How many values stand here, keys included.
    var size: Int { size(of: node) }

    private func size(of node: Node) -> Int {
        switch node {
        case .scalar, .alias: 1
        case .sequence(let sequence): sequence.reduce(1) { $0 + size(of: $1) }
        case .mapping(let mapping):
            mapping.reduce(1) { $0 + size(of: $1.key) + size(of: $1.value) }
        }
    }

    /// What stands deeper than a pack may nest, the first of it; nil in a sound pack.
    var firstTooDeep: Field? {
        deeper(than: PackText.deepest, in: node).map { Field(node: $0, path: "") }
    }

    private func deeper(than limit: Int, in node: Node) -> Node? {
        guard limit > 0 else { return node }
        switch node {
        case .scalar, .alias: return nil
        case .sequence(let sequence):
            return sequence.lazy.compactMap { deeper(than: limit - 1, in: $0) }.first
        case .mapping(let mapping):
            return mapping.lazy.compactMap { pair in
                deeper(than: limit - 1, in: pair.key) ?? deeper(than: limit - 1, in: pair.value)
            }.first
        }
    }
}

extension Field {
    /// A part of the text that stands at `whole`.
    init(node: Node, of whole: Field) {
        var scalar = Node.Scalar(node.scalar?.string ?? "")
        scalar.mark = whole.node.mark
        self.init(node: .scalar(scalar), path: whole.path)
    }
}
