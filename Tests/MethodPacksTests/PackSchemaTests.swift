import Foundation
import Testing
import Yams

@testable import Kernel
@testable import MethodPacks

@Suite("the JSON Schema of packs")
struct PackSchemaTests {
    @Test("describes every key of every shape, and what it takes")
    func isWhole() {
        for (key, shape) in Shape.all {
            for member in shape.keys {
                #expect(PackSchema.value(of: member, in: key) != nil, "\(key).\(member)")
                #expect(PackSchema.about(member, in: key) != nil, "\(key).\(member)")
            }
        }
    }

    @Test("takes every pack that is shipped")
    func takesPacks() throws {
        let folder = ScenarioTests.root.appendingPathComponent("packs")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".yaml") }
        #expect(names.count >= 53)
        let schema = SchemaCheck(root: PackSchema.json)
        for name in names.sorted() {
            let text = try String(
                contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
            let root = try #require(try Yams.compose(yaml: text))
            #expect(schema.faults(root).isEmpty, "\(name): \(schema.faults(root).prefix(3))")
        }
    }

    @Test(
        "finds what an editor can find",
        arguments: [
            ("level: county", "level: contry"), ("id: a-b", "id: a b"),
            ("lianxin: 1", "lianxin: 2"),
            ("version: 1", "vresion: 1"), ("within: 5wd", "within: 5 days"),
            ("every: month", "every: moon"), ("by: worker", "by: [worker]"),
        ])
    func findsFaults(_ right: String, _ wrong: String) throws {
        let pack = """
            lianxin: 1
            id: a-b
            version: 1
            name: { zh-Hans: 甲, en: A }
            level: county
            roles:
              worker: { zh-Hans: 干部, en: worker, is: field }
            visit:
              - { id: v, by: worker, of: household, atLeast: 1 per year }
            cadence:
              - { id: c, duty: d, of: worker, every: month }
            clock:
              - { id: k, name: reply, for: all, from: registered, to: replied, within: 5wd }
            """
        let schema = SchemaCheck(root: PackSchema.json)
        #expect(schema.faults(try #require(try Yams.compose(yaml: pack))) == [])
        #expect(pack.contains(right))
        let broken = pack.replacingOccurrences(of: right, with: wrong)
        #expect(schema.faults(try #require(try Yams.compose(yaml: broken))) != [])
    }
}

/// The words of JSON Schema that the schema of packs uses, checked on YAML.
struct SchemaCheck {
    let root: JSON

    func faults(_ node: Node) -> [String] { faults(node, root, at: "") }

    private func faults(_ node: Node, _ schema: JSON, at path: String) -> [String] {
        if let name = schema["$ref"]?.text?.split(separator: "/").last {
            return faults(node, root["$defs"]?[String(name)] ?? .null, at: path)
        }
        if let schemas = schema["anyOf"]?.list {
            let none = schemas.allSatisfy { !faults(node, $0, at: path).isEmpty }
            return none ? ["\(path): none of the possible forms"] : []
        }
        if let constant = schema["const"]?.number {
            return node.int == constant ? [] : ["\(path): not \(constant)"]
        }
        if let words = schema["enum"]?.list {
            let isOne = words.contains { word in
                word.text.map { $0 == node.string } ?? (word.number == node.int)
            }
            return isOne ? [] : ["\(path): \(node.string ?? "") isn't in the list"]
        }
        switch schema["type"]?.text {
        case "object": return object(node, schema, at: path)
        case "array":
            guard let items = node.sequence, let schema = schema["items"] else {
                return ["\(path): no list"]
            }
            return items.enumerated().flatMap { faults($1, schema, at: "\(path)[\($0)]") }
        case "integer":
            guard let number = node.int else { return ["\(path): no number"] }
            let least = schema["minimum"]?.number ?? .min, most = schema["maximum"]?.number ?? .max
            return least <= number && number <= most ? [] : ["\(path): \(number) out of range"]
        case "boolean": return node.bool == nil ? ["\(path): not true or false"] : []
        default: return text(node, schema, at: path)
        }
    }

    private func object(_ node: Node, _ schema: JSON, at path: String) -> [String] {
        guard let pairs = node.mapping else { return ["\(path): no mapping"] }
        let properties = schema["properties"]?.object ?? [:]
        let keys = Set(pairs.compactMap(\.key.string))
        let missing = (schema["required"]?.list ?? []).compactMap(\.text)
            .filter { !keys.contains($0) }
        return missing.map { "\(path): no \($0)" }
            + pairs.flatMap { key, value -> [String] in
                let name = key.string ?? ""
                let other = schema["additionalProperties"] ?? .bool(true)
                if let known = properties[name] {
                    return faults(value, known, at: "\(path).\(name)")
                }
                if other == .bool(false) { return ["\(path): unknown \(name)"] }
                let names = schema["propertyNames"].map { faults(key, $0, at: path) } ?? []
                return names + faults(value, other, at: "\(path).\(name)")
            }
    }

    private func text(_ node: Node, _ schema: JSON, at path: String) -> [String] {
        guard schema["type"]?.text == "string" else { return ["\(path): no schema"] }
        guard let text = node.scalar?.string else { return ["\(path): no text"] }
        guard let pattern = schema["pattern"]?.text else { return [] }
        return text.range(of: pattern, options: .regularExpression) == nil
            ? ["\(path): \(text) doesn't fit"] : []
    }
}
