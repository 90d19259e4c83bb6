import Testing

@testable import Web

@Suite("the language of a page")
struct LanguageTests {
    @Test(
        "is the reader's first that there is, Chinese where there is none",
        arguments: [
            ("", Language.zhHans), ("en", .en), ("en-GB,en;q=0.9,zh;q=0.1", .en),
            ("zh-CN,zh;q=0.9,en;q=0.8", .zhHans), ("fr,de", .zhHans), ("fr, en;q=0.3", .en),
            ("en;q=0.2, zh-TW;q=0.7", .zhHans), ("en;q=0", .zhHans), ("*", .zhHans),
            ("zhx;q=1,en;q=0.5", .en), (";;q=,=,", .zhHans),
        ])
    func negotiates(_ header: String, _ language: Language) {
        #expect(Language(accepting: header) == language)
    }
}
