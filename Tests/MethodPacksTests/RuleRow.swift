import Foundation
import Testing

@testable import Kernel
@testable import MethodPacks

/// A rule of the catalogue with the situation in which its number tells.
struct RuleRow: Sendable, CustomTestStringConvertible {
    let rule: String
    /// The pack's own words for the number, and what stands there with another number.
    let stated: String
    let broken: String
    let probe: Probe
    /// What follows under the rule as it stands, and with the other number.
    let effect: String
    let brokenEffect: String

    init(
        _ rule: String, _ stated: String, _ broken: String, _ probe: Probe, _ effect: String,
        _ brokenEffect: String
    ) {
        self.rule = rule
        self.stated = stated
        self.broken = broken
        self.probe = probe
        self.effect = effect
        self.brokenEffect = brokenEffect
    }

    var testDescription: String { rule }

    static let all = duties + rhythms + bodies + gatherings + work + coverages

    /// What the packs leave to the place, as a place might give it.
    static let figures = [
        "voteQuorum": "30", "voteSmallestCell": "5", "ratingQuorum": "15",
        "ratingSmallestCell": "5", "termFrom": "2026-03-01", "termTo": "2031-02-28",
        "stayFrom": "2026-05-01", "stayTo": "2026-05-05", "campaignFrom": "2026-03-01",
        "campaignTo": "2026-08-31",
    ]
}

/// The packs with the figures of the probes, and copies in which one number is another.
enum ProbedPacks {
    struct Probed: Sendable {
        let pack: MethodPack
        let text: String
    }

    private static let read = Result {
        try Shipped.packs.all.map { pack in
            let text = try String(contentsOfFile: pack.file, encoding: .utf8)
            return Probed(pack: try typed(text, of: pack.file), text: text)
        }
    }

    private static func typed(_ text: String, of file: String) throws -> MethodPack {
        try PackReader.read(Array(text.utf8), file: file, values: RuleRow.figures)
    }

    /// The pack that states the number `id`, and the rule in which it stands.
    static func found(_ id: String) throws -> (probed: Probed, rule: Rule)? {
        for probed in try read.get() {
            if let rule = rule(with: id, in: probed.pack) { return (probed, rule) }
        }
        return nil
    }

    private static func rule(with id: String, in pack: MethodPack) -> Rule? {
        pack.rules.first { rule in rule.figures.contains { $0.origin.id.text == id } }
    }

    /// The same rule, read from a copy of the pack in which only `row`'s words are others.
    ///
    /// - Returns: nil where these words don't stand in the rule.
    static func broken(_ row: RuleRow, rule: Rule, in probed: Probed) throws -> Rule? {
        var lines = probed.text.components(separatedBy: "\n")
        let figure = rule.figures.first { $0.origin.id.text == row.rule }
        let first = (figure?.origin ?? rule.origin).line - 1
        let end =
            lines[(first + 1)...].firstIndex { $0.hasPrefix("  - ") || $0.hasPrefix("  #") }
            ?? lines.endIndex
        guard let line = lines[first..<end].firstIndex(where: { $0.contains(row.stated) }) else {
            return nil
        }
        lines[line] = lines[line].replacingOccurrences(of: row.stated, with: row.broken)
        let copy = try typed(lines.joined(separator: "\n"), of: probed.pack.file)
        return copy.rules.first { $0.id == rule.id }
    }
}
