import Kernel
import Testing

@testable import Store

@Suite("cases in the store")
struct CasesTests {
    @Test("a case goes round the whole loop, and its row says what its ledger says")
    func wholeLoop() async throws {
        let county = try await County.make()
        let number = try await county.register().number
        try await county.perform(.acceptance, on: number, by: county.desk)
        try await county.perform(
            .assignment(unit: County.water, official: nil), on: number, by: county.desk)
        try await county.perform(
            .promise(due: County.now.adding(minutes: 1440), text: nil), on: number,
            by: county.handler)
        try await county.perform(
            .reply(text: "已修好。", solved: .yes), on: number, by: county.handler)
        try await county.perform(
            .revisit(Answer(solved: .yes, satisfied: true)), on: number, by: county.desk)
        let done = try await county.perform(
            .closure(.satisfied, reason: nil), on: number, by: county.desk)
        #expect(done.it.state.name == .closed)
        let row = try await county.store.read {
            try $0.cases(CaseQuery(), for: county.desk, at: County.now)
        }
        #expect(row.items.map(\.number) == [number])
        #expect(row.items[0].outcome == .satisfied)
        #expect(row.items[0].version == 7)
        #expect(row.items[0].title == "村口的路灯坏了三天了")
    }

    @Test("numbers of a year run without a gap, also where a registration was refused between")
    func numbers() async throws {
        let county = try await County.make()
        let first = try await county.register().number
        await #expect(throws: StoreRefusal.unknown(field: "place", value: "999")) {
            try await county.register(County.newCase(at: County.id("999")))
        }
        let second = try await county.register().number
        #expect((first.serial, second.serial) == (1, 2))
    }

    @Test("of two officials with the same version one wins, the other is told")
    func twoAtOnce() async throws {
        let county = try await County.make()
        let number = try await county.register().number
        try await county.perform(.acceptance, on: number, by: county.desk, version: 1)
        await #expect(throws: StoreRefusal.stale(version: 2)) {
            try await county.perform(
                .refusal(reason: "不属于本县", legalBasis: nil), on: number, by: county.supervisor,
                version: 1)
        }
    }

    @Test("a unit sees a case once it was given it, and goes on seeing it; others don't know of it")
    func unitSees() async throws {
        let county = try await County.make()
        let number = try await county.register().number
        await #expect(throws: StoreRefusal.notFound) {
            try await county.view(number, .official(county.handler))
        }
        try await county.perform(.acceptance, on: number, by: county.desk)
        try await county.perform(
            .assignment(unit: County.water, official: nil), on: number, by: county.desk)
        try await county.perform(
            .assignment(unit: County.roads, official: nil), on: number, by: county.desk)
        for official in [county.handler, county.otherHandler] {
            let list = try await county.store.read {
                try $0.cases(CaseQuery(), for: official, at: County.now)
            }
            #expect(list.items.map(\.number) == [number])
        }
        for official in [county.townDesk, county.admin, county.field] {
            await #expect(throws: StoreRefusal.notFound) {
                try await county.view(number, .official(official))
            }
        }
    }

    @Test("who may not know the requester doesn't find her case by her name or phone")
    func privateNamesAreNotFound() async throws {
        let county = try await County.make()
        var new = County.newCase("我是岩温叶，电话13800001234，路灯坏了。")
        new.requester = Registration.Requester(
            name: "岩温叶", phone: "13800001234", keepPrivate: true)
        let number = try await county.register(new).number
        try await county.perform(.acceptance, on: number, by: county.desk)
        try await county.perform(
            .assignment(unit: County.water, official: nil), on: number, by: county.desk)
        func find(_ words: String, _ official: Official) async throws -> [CaseNumber] {
            var query = CaseQuery()
            query.text = words
            let wanted = query
            return try await county.store.read {
                try $0.cases(wanted, for: official, at: County.now).items.map(\.number)
            }
        }
        for words in ["岩温叶", "温叶", "13800001234", "路灯 岩温叶"] {
            #expect(try await find(words, county.handler).isEmpty, "\(words)")
            #expect(try await find(words, county.desk) == [number], "\(words)")
        }
        #expect(try await find("路灯", county.handler) == [number])
    }

    @Test("a case about a unit's head is hidden from her and from her subordinates, everywhere")
    func conflictOfInterest() async throws {
        let county = try await County.make()
        var new = County.newCase("水务局局长收了钱不办事。")
        new.aboutOfficial = county.head.code
        let number = try await county.register(new).number
        try await county.perform(.acceptance, on: number, by: county.desk)
        await #expect(throws: Refusal.conflictOfInterest) {
            try await county.perform(
                .assignment(unit: County.water, official: nil), on: number, by: county.desk)
        }
        // Even one who is also a desk official of the whole county.
        let subordinate = County.official("H1", [.handler, .desk], unit: County.water)
        await #expect(throws: StoreRefusal.notFound) {
            try await county.view(number, .official(subordinate))
        }
        let list = try await county.store.read {
            try $0.cases(CaseQuery(), for: subordinate, at: County.now)
        }
        #expect(list.items.isEmpty)
    }

    @Test("words of one, two and more characters are found, in title and text")
    func search() async throws {
        let county = try await County.make()
        let number = try await county.register(County.newCase("娜允村的自来水管爆了。")).number
        _ = try await county.register(County.newCase("路面塌陷，请修路。"))
        for (words, isFound) in [
            ("水", true), ("水管", true), ("自来水管", true), ("水 爆", true), ("管水", false),
            ("路灯", false),
        ] {
            var query = CaseQuery()
            query.text = words
            let asked = query
            let list = try await county.store.read {
                try $0.cases(asked, for: county.desk, at: County.now)
            }
            #expect(list.items.map(\.number) == (isFound ? [number] : []), "\(words)")
        }
    }

    @Test("a wrong pick-up code and a number that nobody has get the same answer")
    func pickupCode() async throws {
        let county = try await County.make()
        let registered = try await county.register()
        let right = Person.requester(code: registered.pickupCode, assistedBy: nil)
        #expect(try await county.view(registered.number, right).it.number == registered.number)
        let wrong = Person.requester(code: "22222222", assistedBy: nil)
        await #expect(throws: StoreRefusal.notFound) {
            try await county.view(registered.number, wrong)
        }
        await #expect(throws: StoreRefusal.notFound) {
            try await county.view(CaseNumber(year: 2026, serial: 99)!, right)
        }
    }

    @Test("danger goes to the duty leader at once, past the queue")
    func danger() async throws {
        let county = try await County.make()
        var new = County.newCase("河水漫过桥面，有人过桥。")
        new.isDanger = true
        let registered = try await county.register(new)
        #expect(registered.state == .assigned)
        let view = try await county.view(registered.number, .official(county.leader))
        #expect(view.it.state.handling?.official == county.leader.code)
    }

    @Test("lists go on after their cursor without a gap or a repeat")
    func paging() async throws {
        let county = try await County.make()
        for index in 1...7 { _ = try await county.register(County.newCase("第\(index)件")) }
        var query = CaseQuery()
        query.limit = 3
        var seen: [CaseNumber] = []
        repeat {
            let asked = query
            let page = try await county.store.read {
                try $0.cases(asked, for: county.desk, at: County.now)
            }
            seen += page.items.map(\.number)
            query.cursor = page.next
        } while query.cursor != nil
        #expect(seen.map(\.serial) == [7, 6, 5, 4, 3, 2, 1])
    }

    @Test("the same matter in the same place is shown as a likely repeat")
    func repeats() async throws {
        let county = try await County.make()
        let number = try await county.register(County.newCase("娜允村口的路灯坏了好几天，晚上看不见。")).number
        _ = try await county.register(County.newCase("田里的水渠堵了，请疏通。"))
        let likely = try await county.store.read {
            try $0.likelyRepeats(
                of: "村口路灯坏了几天，晚上走路看不见", place: County.village, phone: nil,
                for: county.desk, at: County.now)
        }
        #expect(likely.map(\.number) == [number])
    }

    @Test("a repeat that comes later is shown too, and no case is its own")
    func laterRepeats() async throws {
        let county = try await County.make()
        let text = "娜允村口的路灯坏了好几天，晚上看不见。"
        let first = try await county.register(County.newCase(text)).number
        func repeats() async throws -> [CaseNumber] {
            try await county.store.read {
                try $0.likelyRepeats(
                    of: text, in: first, place: County.village, phone: nil, for: county.desk,
                    at: County.now
                ).map(\.number)
            }
        }
        #expect(try await repeats() == [])
        let second = try await county.register(County.newCase(text)).number
        _ = try await county.register(County.newCase("田里的水渠堵了，请疏通。"))
        #expect(try await repeats() == [second])
        #expect(try await repeats() == [second])
    }

    @Test("a deed that was rolled back isn't remembered")
    func rolledBack() async throws {
        struct Undone: Error {}
        let county = try await County.make()
        let number = try await county.register(County.newCase()).number
        await #expect(throws: Undone.self) {
            try await county.store.write { transaction in
                _ = try transaction.perform(
                    .acceptance, on: number, by: .official(county.desk), at: County.now)
                #expect(try transaction.fold(number)?.it.state.name == .accepted)
                throw Undone()
            }
        }
        let state = try await county.store.read { try $0.fold(number)?.it.state.name }
        #expect(state == .registered)
    }

    @Test("a unit's work is what it has in hand: not what went to another unit or is closed")
    func work() async throws {
        let county = try await County.make()
        let number = try await county.register(County.newCase()).number
        func work(_ official: Official) async throws -> [CaseNumber] {
            try await county.store.read {
                try $0.work(of: official.unit!, for: official, after: nil, at: County.now)
                    .owed.items.map(\.number)
            }
        }
        func perform(_ deed: Deed, by official: Official) async throws {
            try await county.store.write {
                _ = try $0.perform(deed, on: number, by: .official(official), at: County.now)
            }
        }
        try await perform(.acceptance, by: county.desk)
        try await perform(.assignment(unit: County.water, official: nil), by: county.desk)
        #expect(try await work(county.handler) == [number])
        try await perform(.jointHandling(units: [County.roads]), by: county.desk)
        #expect(try await work(county.otherHandler) == [number])
        try await perform(.dispute(reason: "归交通局管。"), by: county.handler)
        try await perform(
            .ruling(unit: County.roads, reason: "道路设施归交通局。"), by: county.supervisor)
        #expect(try await work(county.handler) == [])
        #expect(try await work(county.otherHandler) == [number])
    }
}
