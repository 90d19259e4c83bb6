import Kernel
import Testing

@Suite("canonical JSON")
struct JSONTests {
    /// What the bytes of `text` are read as and written back.
    private func canonical(_ text: String) throws -> String {
        String(decoding: try JSON(text.utf8).bytes, as: UTF8.self)
    }

    private func fault(_ bytes: [UInt8]) -> JSON.Fault? {
        do {
            _ = try JSON(bytes)
            return nil
        } catch {
            return error
        }
    }

    private func fault(_ text: String) -> JSON.Fault? { fault(Array(text.utf8)) }

    // MARK: writing

    @Test func `keys are sorted, spaces gone, words kept`() throws {
        #expect(
            try canonical(#" { "b" : [ 1 , true , null , false ] , "a" : { } , "" : [ ] } "#)
                == #"{"":[],"a":{},"b":[1,true,null,false]}"#)
    }

    @Test func `keys are sorted by UTF-16 code units, as RFC 8785 asks`() throws {
        // The example of RFC 8785, 3.2.3: U+1F600 sorts before U+FB33, unlike by code point.
        let text =
            "{\"\u{20AC}\":1,\"\\r\":2,\"\u{FB33}\":3,\"1\":4,\"\u{1F600}\":5,\"\u{80}\":6,"
            + "\"\u{F6}\":7}"
        #expect(
            try canonical(text)
                == "{\"\\r\":2,\"1\":4,\"\u{80}\":6,\"\u{F6}\":7,\"\u{20AC}\":1,\"\u{1F600}\":5,"
                + "\"\u{FB33}\":3}")
    }

    @Test func `only what must be escaped is, in the shortest way`() throws {
        #expect(
            try canonical(#""\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/""#)
                == #""€$\u000f\nA'B\"\\\\\"/""#)
        #expect(try canonical(#""\b\t\n\f\r\u007f\u2028""#) == "\"\\b\\t\\n\\f\\r\u{7F}\u{2028}\"")
    }

    @Test func `Chinese stays as it is`() throws {
        #expect(try canonical(#"{"名":"\u7389\u6c34村"}"#) == #"{"名":"玉水村"}"#)
    }

    @Test func `whole numbers are written plainly`() throws {
        #expect(
            try canonical("[0,-0,-1,9007199254740992,-9007199254740992]")
                == "[0,0,-1,9007199254740992,-9007199254740992]")
    }

    @Test func `what is written reads back as the same value`() throws {
        let value: JSON = [
            "text": "引号\" 反斜\\ 换行\n \u{0} 😀", "list": [1, -2, [], JSON.object([:])],
            "none": .null, "yes": true, "no": false, "point": .decimal(99.5925),
        ]
        #expect(try JSON(value.bytes) == value)
        #expect(try JSON(JSON(value.bytes).bytes).bytes == value.bytes)
    }

    // MARK: escapes and surrogates

    @Test func `two escapes make one character beyond the first plane`() throws {
        #expect(try JSON(#""\ud83d\ude00""#.utf8).text == "😀")
        #expect(try JSON(#""\uD83D\uDE00""#.utf8).text == "😀")
        #expect(try JSON(#""\uD800\uDC00\uDBFF\uDFFF""#.utf8).text == "\u{10000}\u{10FFFF}")
    }

    @Test(
        "half a character is no text",
        arguments: [
            #""\ud83d""#, #""\ude00""#, #""\ud83dx""#, #""\ud83d\n""#, #""\ud83d\u0041""#,
            #""\ud83d\ud83d""#, #""\ude00\ud83d""#,
        ])
    func refusesHalves(_ text: String) {
        guard case .notText = fault(text) else {
            Issue.record("\(text) gives \(String(describing: fault(text)))")
            return
        }
    }

    @Test(
        "escapes that don't exist or aren't finished are refused",
        arguments: [
            #""\x""#, #""\u12""#, #""\u12g4""#, #""\"#, #""\u"#, #""\ud83d\u"#, #""\U0041""#,
        ])
    func refusesEscapes(_ text: String) {
        guard case .unreadable = fault(text) else {
            Issue.record("\(text) gives \(String(describing: fault(text)))")
            return
        }
    }

    // MARK: faults

    @Test func `the same key twice is refused, even if one is escaped`() {
        #expect(fault(#"{"a":1,"a":1}"#) == .duplicateKey("a"))
        #expect(fault(#"{"a":1,"b":2,"\u0061":3}"#) == .duplicateKey("a"))
        #expect(fault(#"[{"a":1},{"a":1}]"#) == nil)
        #expect(fault(#"{"a":{"a":1}}"#) == nil)
    }

    @Test func `32 levels are read, 33 are too deep`() {
        func nested(_ levels: Int) -> String {
            String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
        }
        #expect(fault(nested(JSON.deepest + 1)) == nil)
        #expect(fault(nested(JSON.deepest + 2)) == .tooDeep)
        #expect(fault(String(repeating: "[", count: 1_000_000)) == .tooDeep)
        #expect(fault(String(repeating: #"{"a":"#, count: 1_000_000)) == .tooDeep)
    }

    @Test(
        "bytes that aren't UTF-8 are no text",
        arguments: [
            [0xFF], [0xC3], [0xE4, 0xB8], [0xC0, 0xAF], [0xED, 0xA0, 0x80],
            [0xF4, 0x90, 0x80, 0x80],
            [0xB4, 0xBA, 0xBD, 0xDA],
        ] as [[UInt8]])
    func refusesOtherEncodings(_ bytes: [UInt8]) {
        #expect(fault([0x22] + bytes + [0x22]) == .notText(at: 1))
        #expect(fault(Array("{\"a\\n".utf8) + bytes + Array("\":1}".utf8)) == .notText(at: 2))
    }

    @Test func `a control character inside a text is refused where it stands`() {
        #expect(fault("\"a\nb\"") == .unreadable(at: 2))
        #expect(fault("\"a\\\\\u{1F}\"") == .unreadable(at: 4))
    }

    @Test func `the fault says at which byte`() {
        #expect(fault("") == .unreadable(at: 0))
        #expect(fault("  ") == .unreadable(at: 2))
        #expect(fault("[1,]") == .unreadable(at: 3))
        #expect(fault("[1 2]") == .unreadable(at: 3))
        #expect(fault(#"{"a" 1}"#) == .unreadable(at: 5))
        #expect(fault(#"{"a":1,}"#) == .unreadable(at: 7))
        #expect(fault("{a:1}") == .unreadable(at: 1))
        #expect(fault("null null") == .unreadable(at: 5))
        #expect(fault("\u{FEFF}{}") == .unreadable(at: 0))
    }

    @Test(
        "what only looks like JSON is refused",
        arguments: [
            "nul", "True", "NaN", "Infinity", "-", "+1", "01", "-01", ".5", "1.", "1.e5", "1e",
            "1e+", "1.5.5", "1e5e5", "1-2", "0x10", "'a'", "\"a", "[", "[1", "{", "{\"a\"",
            "{\"a\":", "{\"a\":1", "]", "// a\n1", "1,", "1e999", "9007199254740993",
            "99999999999999999999999999", "[1,,2]", "[,1]", "{,}",
        ])
    func refuses(_ text: String) {
        guard case .unreadable = fault(text) else {
            Issue.record("\(text) gives \(String(describing: fault(text)))")
            return
        }
    }

    // MARK: numbers with a fraction

    @Test(
        "a number has one form however it was written",
        arguments: [
            ("99.5925", "99.5925"), ("22.3300", "22.33"), ("5.0", "5"), ("1e2", "100"),
            ("1E-2", "0.01"), ("-0.0", "0"), ("-1.50", "-1.5"), ("0.000001", "0.000001"),
            ("0.00012", "0.00012"), ("1e-7", "1e-7"), ("-1.25e-9", "-1.25e-9"),
            ("333333333.33333329", "333333333.3333333"), ("5e-324", "5e-324"),
            ("9007199254740991.5", "9007199254740992"),
        ])
    func writesNumbers(_ text: String, _ written: String) throws {
        #expect(try canonical(text) == written)
    }

    // Source: RFC 8785, appendix B.
    @Test(
        "numbers are written as ECMAScript does",
        arguments: [
            (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"),
            (0x0000_0000_0000_0001, "5e-324"), (0x8000_0000_0000_0001, "-5e-324"),
            (0x7FEF_FFFF_FFFF_FFFF, "1.7976931348623157e+308"),
            (0x4340_0000_0000_0000, "9007199254740992"),
            (0x4430_0000_0000_0000, "295147905179352830000"),
            (0x44B5_2D02_C7E1_4AF5, "9.999999999999997e+22"),
            (0x44B5_2D02_C7E1_4AF6, "1e+23"), (0x444B_1AE4_D6E2_EF4E, "999999999999999700000"),
            (0x444B_1AE4_D6E2_EF4F, "999999999999999900000"), (0x444B_1AE4_D6E2_EF50, "1e+21"),
            (0x3EB0_C6F7_A0B5_ED8C, "9.999999999999997e-7"), (0x3EB0_C6F7_A0B5_ED8D, "0.000001"),
            (0x41B3_DE43_5555_5553, "333333333.3333332"),
            (0xBECB_F647_612F_3696, "-0.0000033333333333333333"),
            (0x4314_3FF3_C1CB_0959, "1424953923781206.2"), (0x7FF0_0000_0000_0000, "null"),
        ] as [(UInt64, String)])
    func writesAsECMAScript(_ bits: UInt64, _ written: String) {
        let bytes = JSON.decimal(Double(bitPattern: bits)).bytes
        #expect(String(decoding: bytes, as: UTF8.self) == written)
    }

    @Test func `a decimal number beyond 2^53 is refused like a whole one`() {
        #expect(fault("9007199254740992.0") == nil)
        #expect(fault("9007199254740994.0") == .unreadable(at: 0))
        #expect(fault("1e20") == .unreadable(at: 0))
        #expect(fault("-1e308") == .unreadable(at: 0))
    }
}
