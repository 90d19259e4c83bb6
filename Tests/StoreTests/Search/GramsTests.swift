import TestSupport
import Testing

@testable import Store

@Suite("the grams of a text")
struct GramsTests {
    @Test(
        "Chinese goes in pairs with its last character, other runs as words",
        arguments: [
            ("张三丰", "张三 三丰 丰"),
            ("水", "水"),
            ("", ""),
            ("，。！🙂", ""),
            ("Wi-Fi 坏了", "wi fi 坏了 了"),
            ("3单元5号楼", "3 单元 元 5 号楼 楼"),
            ("ＡＢＣ１２３　路燈", "abc123 路灯 灯"),
            ("張三豐", "张三 三丰 丰"),
            ("𠮷野家", "x20bb7野 野家 家"),
            ("Ünïcode ÉCOLE", "ünïcode école"),
            ("〇二〇", "〇二 二〇 〇"),
        ])
    func tokens(text: String, grams: String) {
        #expect(Grams.tokens(of: text) == grams)
    }

    @Test(
        "a query is phrases, all of which must be found",
        arguments: [
            ("水", "\"水\"*"),
            ("停水", "\"停水\""),
            ("张三丰", "\"张三 三丰\""),
            ("停水 路灯", "\"停水\" AND \"路灯\""),
            ("3单元5号", "\"3 单元 元 5 号\"*"),
            ("\"OR\" NEAR(", "\"or\" AND \"near\""),
        ])
    func queries(text: String, query: String) {
        #expect(Grams.query(text) == query)
    }

    @Test("without a letter or digit nothing is asked", arguments: ["", " ", "\"", "*", "🙂", "——"])
    func asksNothing(text: String) {
        #expect(Grams.query(text) == nil)
    }

    @Test("each traditional character is listed once, and none leads to another")
    func foldsOnce() {
        let count = Folding.pairs.unicodeScalars.count { $0 != " " && $0 != "\n" }
        #expect(Folding.simplified.count * 2 == count)
        #expect(Folding.simplified.count > 600)
        #expect(Folding.simplified.values.allSatisfy { Folding.simplified[$0] == nil })
    }
}

@Suite("finding cases by their words")
struct SearchIndexTests {
    private let index = SearchIndex("notes")
    private let database: Database

    private static let texts: [Int64: String] = [
        1: "南街三栋二单元停水三天，请尽快维修",
        2: "公路上的路灯坏了，Wi-Fi 也断了",
        3: "自來水有異味",
        4: "𠮷野家門口垃圾🙂🙂没人清",
        5: "水",
        6: "A区5号楼電梯",
    ]

    init() throws {
        let table = """
            -- sqlite: CREATE VIRTUAL TABLE notes USING fts5 (grams, content = '');
            -- postgresql: CREATE TABLE notes (rowid BIGINT PRIMARY KEY, grams TSVECTOR NOT NULL);
            """
        database = try TestEngine.database(migrations: [Migration(1, "notes", Array(table.utf8))])
        try database.writeNow { [index] db in
            for (row, text) in Self.texts { try index.add(text, at: row, in: db) }
        }
    }

    private func find(_ words: String) throws -> [Int] {
        try database.readNow { [index] db in
            guard let rows = index.rows(matching: words, in: db) else { return [] }
            return try db.all(
                """
                SELECT column1 FROM (VALUES (1), (2), (3), (4), (5), (6)) AS numbers
                WHERE column1 IN \(rows) ORDER BY column1
                """
            ) { try $0.int(0) }
        }
    }

    @Test("one, two, three and more characters, anywhere in the text")
    func findsAnyLength() throws {
        #expect(try find("水") == [1, 3, 5])
        #expect(try find("修") == [1])
        #expect(try find("停水") == [1])
        #expect(try find("自来水") == [3])
        #expect(try find("二单元停水三天") == [1])
        #expect(try find("水停") == [])
        #expect(try find("路路") == [])
    }

    @Test("across the marks between two words nothing is found as one")
    func partsAtMarks() throws {
        #expect(try find("天请") == [])
        #expect(try find("三天 请尽快") == [1])
    }

    @Test("traditional and full-width forms find simplified and half-width ones, and back")
    func folds() throws {
        #expect(try find("電梯") == [6])
        #expect(try find("电梯") == [6])
        #expect(try find("異味") == find("异味"))
        #expect(try find("ｗｉ－ｆｉ") == [2])
        #expect(try find("門口") == [4])
    }

    @Test("letters and digits beside Chinese belong together")
    func findsMixed() throws {
        #expect(try find("A区5号") == [6])
        #expect(try find("a区") == [6])
        #expect(try find("5号楼") == [6])
        #expect(try find("区号") == [])
    }

    @Test("characters beyond the first plane are found like others")
    func findsRareCharacters() throws {
        #expect(try find("𠮷") == [4])
        #expect(try find("𠮷野") == [4])
        #expect(try find("𠮸") == [])
    }

    @Test("no input is a syntax error")
    func takesAnyInput() throws {
        let signs = Array(
            "\"'*()^:-+{}[]<>\\~%_ \u{0}\u{FFFD}\u{202E}水a1🙂👨‍👩‍👧𠮷ａNEAR AND OR NOT grams:")
        var random = SystemRandomNumberGenerator()
        for _ in 0..<2_000 {
            let length = Int.random(in: 0...30, using: &random)
            let text = String((0..<length).compactMap { _ in signs.randomElement(using: &random) })
            _ = try find(text)
        }
        _ = try find(String(repeating: "水 ", count: 10_000))
        _ = try find(String(repeating: "水", count: 10_000))
        _ = try find(String(repeating: "a1", count: 10_000))
    }

    @Test("a text read aside is found by the words by which the index finds it, and by no others")
    func findsAside() throws {
        let signs = Array("南街三栋二单元停水路灯坏了电梯門口𠮷野A5wifi ，。-")
        var random = SystemRandomNumberGenerator()
        for _ in 0..<3_000 {
            let length = Int.random(in: 0...4, using: &random)
            let words = String((0..<length).compactMap { _ in signs.randomElement(using: &random) })
            let aside = Self.texts.filter { Grams.finds(words, in: $0.value) }.keys.sorted()
            #expect(try find(words).map(Int64.init) == aside, "\(words)")
        }
    }

    @Test("what was taken out is found no more")
    func removes() throws {
        let text = try #require(Self.texts[1])
        try database.writeNow { [index] db in try index.remove(text, at: 1, in: db) }
        #expect(try find("水") == [3, 5])
        #expect(try find("维修") == [])
    }
}
