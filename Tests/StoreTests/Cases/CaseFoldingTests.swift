import Kernel
import Testing

@testable import Store

@Suite("folding a case on from where it was known")
struct CaseFoldingTests {
    /// What the ledger alone tells, without anything that was remembered.
    private func whole(_ number: CaseNumber, in county: County) async throws -> ServiceCase? {
        let office = Office(keys: county.store.office.keys)
        return try await county.store.database.read {
            try Transaction($0, office).fold(number)?.it
        }
    }

    private func known(_ number: CaseNumber, in county: County) async throws -> ServiceCase? {
        try await county.store.read { try $0.fold(number)?.it }
    }

    private func compare(_ number: CaseNumber, in county: County) async throws {
        let (known, whole) = (
            try await known(number, in: county), try await whole(number, in: county)
        )
        #expect(known == whole)
    }

    /// Deeds that may come in any order; whether one is allowed, the Kernel says.
    private func someDeed(_ dice: inout some RandomNumberGenerator) -> Deed {
        let later = County.now.adding(minutes: Int.random(in: 1...5) * 1440)
        let deeds: [Deed] = [
            .note(text: "看过了。"), .urging(text: "请快一点。"), .acceptance,
            .assignment(unit: County.water, official: nil),
            .assignment(unit: County.roads, official: ID("H2")),
            .jointHandling(units: [County.roads]), .promise(due: later, text: "周五前修好"),
            .promiseMove(due: later, reason: "缺材料"), .suspension(reason: "等天晴"), .resumption,
            .reply(text: "修好了。", solved: .yes),
            .revisit(Answer(solved: .no, satisfied: false)), .reopening(reason: "又坏了"),
            .extension(due: later, reason: "等材料"), .dispute(reason: "不是我们的"),
            .ruling(unit: County.water, reason: "按职责"),
        ]
        return deeds.randomElement(using: &dice) ?? .acceptance
    }

    @Test(
        "random cases are the same folded whole and folded on",
        arguments: 1...6 as ClosedRange<UInt64>)
    func foldsOn(seed: UInt64) async throws {
        let county = try await County.make()
        defer { county.store.close() }
        let number = try await county.register().number
        var dice = Dice(seed: seed)
        var done = 0
        for _ in 0..<120 {
            let deed = someDeed(&dice)
            let official =
                [county.desk, county.handler, county.supervisor]
                .randomElement(using: &dice) ?? county.desk
            do {
                try await county.perform(deed, on: number, by: official)
                done += 1
            } catch is Refusal {
                continue
            } catch is StoreRefusal {
                continue
            }
            // Sometimes several entries come before anybody looks.
            if Bool.random(using: &dice) {
                try await compare(number, in: county)
            }
        }
        #expect(done > 10)
        let last = try await known(number, in: county)
        let whole = try await whole(number, in: county)
        #expect(last == whole)
        #expect(last?.version == done + 1)
    }

    private struct TakenBack: Error {}

    @Test("what was folded in a transaction that was taken back is forgotten")
    func forgetsWhatWasTakenBack() async throws {
        let county = try await County.make()
        defer { county.store.close() }
        let number = try await county.register().number
        let desk = county.desk
        await #expect(throws: TakenBack.self) {
            try await county.store.write { transaction in
                for text in ["一", "二"] {
                    _ = try transaction.perform(
                        .note(text: text), on: number, by: .official(desk), at: County.now)
                }
                #expect(try transaction.fold(number)?.it.version == 3)
                throw TakenBack()
            }
        }
        #expect(try await known(number, in: county)?.version == 1)
        try await county.perform(.note(text: "三"), on: number, by: desk)
        try await compare(number, in: county)
    }

    @Test("once the key is destroyed nothing is folded on from what was read with it")
    func forgetsTheErased() async throws {
        let county = try await County.make()
        defer { county.store.close() }
        let number = try await county.register(County.newCase("我家的水管漏了。")).number
        #expect(try await known(number, in: county)?.registration.text == "我家的水管漏了。")
        _ = try await county.store.write {
            try $0.db.run("DELETE FROM subject_keys WHERE subject = \(number.value)")
        }
        let after = try? await known(number, in: county)
        #expect(after?.registration.text != "我家的水管漏了。")
    }
}

/// The same numbers for the same seed (SplitMix64).
private struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
