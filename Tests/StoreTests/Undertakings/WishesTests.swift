import Kernel
import Testing

@testable import Store

@Suite("wishes that wait")
struct WishesTests {
    private static func wish(_ text: String, keepPrivate: Bool = false) -> NewCase {
        var new = NewCase(kind: .wish, channel: .visit, place: County.village, text: text)
        new.requester = Registration.Requester(
            name: "岩温", phone: "13800001234", keepPrivate: keepPrivate)
        return new
    }

    @Test("a wish waits by what it is; whose it is isn't told, and who kept back isn't listed")
    func waiting() async throws {
        let county = try await County.make()
        let first = try await county.register(Self.wish("想要一把轮椅。")).number
        _ = try await county.register(Self.wish("不想让人知道。", keepPrivate: true))
        _ = try await county.register()
        let found = try await county.store.read {
            try $0.openWishes(within: County.township, limit: 10)
        }
        #expect(found.map(\.number) == [first])
        #expect(found[0].title == "想要一把轮椅" && found[0].placeName == "娜允村")
        let elsewhere = try await county.store.read {
            try $0.openWishes(within: County.elsewhere, limit: 10)
        }
        #expect(elsewhere.isEmpty)
    }

    @Test("of more than are asked for the newest come, and what has ended waits no more")
    func newest() async throws {
        let county = try await County.make()
        var numbers: [CaseNumber] = []
        for text in ("一 二 三".split(separator: " ")) {
            numbers.append(try await county.register(Self.wish("心愿\(text)")).number)
        }
        try await county.perform(.acceptance, on: numbers[2], by: county.desk)
        try await county.perform(.answer(text: "已经送到。"), on: numbers[2], by: county.desk)
        let found = try await county.store.read {
            try $0.openWishes(within: County.county, limit: 1)
        }
        #expect(found.map(\.number) == [numbers[1]])
    }
}
