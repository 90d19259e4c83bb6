import Kernel
import Testing

@testable import DemoCounty

@Suite("the demo's texts")
struct TextTests {
    private static let county = DemoCounty(seed: 1, scale: 0.2, now: Moment("2026-11-21")!)
    private static let cases = Array(county.cases)

    @Test func `of a hundred texts more than ninety are found only once`() {
        let texts = Self.cases.map(\.registration.text)
        #expect(Set(texts).count * 100 / texts.count > 90)
        #expect(Set(Self.cases.map(\.registration.title)).count > 1500)
    }

    @Test func `a text has 40 to 300 characters, ends with its sentence and leaves no slot open`() {
        let ends: Set<Character> = ["。", "！", "？"]
        for it in Self.cases {
            let text = it.registration.text
            #expect((40...300).contains(text.count), "\(text)")
            #expect(text.last.map(ends.contains) == true, "\(text)")
            #expect(!(text + it.registration.title).contains { "{}…".contains($0) })
            #expect(!it.registration.title.isEmpty && it.registration.title.count <= 40)
        }
    }

    @Test func `nothing is said of belief, origin, politics or attitude, and no firm is named`() {
        let forbidden = [
            "宗教", "信教", "信仰", "民族", "傣", "佤", "拉祜", "汉族", "彝", "党", "书记", "上访", "维稳",
            "思想", "态度恶劣", "政治", "重点人员", "计划生育", "毒品", "偷渡", "有限公司", "集团",
        ]
        var texts = Set(Self.county.officials.map { $0.name + $0.post })
        for it in Self.cases.prefix(1500) {
            texts.formUnion([it.registration.title, it.registration.text])
            texts.formUnion(it.entries.dropFirst().map { "\($0.deed)" })
        }
        for visit in Self.county.visits { texts.formUnion(visit.notes.map(\.text)) }
        let everything = texts.sorted().joined(separator: "\n")
        for word in forbidden { #expect(!everything.contains(word), "\(word)") }
    }

    @Test func `each title has at least two facts, and something felt, asked and answered`() {
        for matter in Catalogue().matters {
            for title in matter.titles.all {
                #expect(matter.facts.fitting(title.variant).count >= 2)
                #expect(!matter.effects.fitting(title.variant).isEmpty)
                #expect(!matter.asks.fitting(title.variant).isEmpty)
                #expect(!matter.replies.fitting(title.variant).isEmpty)
            }
        }
    }

    @Test func `each subject has eight titles and ten facts or more`() {
        for subject in Subject.all {
            #expect(subject.matters.reduce(0) { $0 + $1.titles.all.count } >= 8)
            #expect(subject.matters.reduce(0) { $0 + $1.facts.all.count } >= 10)
        }
    }

    @Test func `every kind has matters of its own`() {
        let kinds = Set(Catalogue().matters.flatMap(\.kinds))
        #expect(kinds == Set(CaseKind.allCases))
        #expect(Catalogue.kinds.map(\.share).reduce(0, +) == 1000)
    }
}
