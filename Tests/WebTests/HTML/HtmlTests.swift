import Testing

@testable import Web

@Suite("escaping")
struct HtmlTests {
    private func text(_ html: Html) -> String { String(decoding: html.bytes, as: UTF8.self) }

    @Test("what a resident writes never becomes markup, in text or in an attribute")
    func escapes() {
        let words = #"<script>"it's" & 中文</script>"#
        #expect(
            text("<p title=\"\(words)\">\(words)</p>") == """
                <p title="&lt;script&gt;&quot;it&#39;s&quot; &amp; 中文&lt;/script&gt;">\
                &lt;script&gt;&quot;it&#39;s&quot; &amp; 中文&lt;/script&gt;</p>
                """)
    }

    @Test("NUL, which HTML doesn't allow, is dropped")
    func dropsNull() {
        #expect(text("\("a\0b")") == "ab")
    }

    @Test("markup made before is put in once, not escaped again")
    func nests() {
        let row: Html = "<td>\("<")</td>"
        #expect(text("<tr>\(row)</tr>") == "<tr><td>&lt;</td></tr>")
    }

    @Test("a missing value leaves nothing behind")
    func leavesOutNil() {
        let name: String? = nil
        let part: Html? = nil
        #expect(text("<p>\(name)\(part)\(some: name, { "<b>\($0)</b>" })</p>") == "<p></p>")
    }

    @Test("each, if and some put in what they are told")
    func repeats() {
        let present: String? = "&"
        #expect(text("\(each: [1, 2], { "<li>\($0)</li>" })") == "<li>1</li><li>2</li>")
        #expect(text("\(if: true, "a", else: "b")\(if: false, "c", else: "d")") == "ad")
        #expect(text("\(some: present, { "<b>\($0)</b>" })") == "<b>&amp;</b>")
        #expect(text(.joined(["a", "b"], separator: ", ")) == "a, b")
    }

    @Test(
        "a link from data leads to this server, to the web, to mail or to a telephone",
        arguments: ["/", "/cases/1", "?q=1", "#top", "https://a.cn/x?y=1", "HTTP://a", "tel:12345"])
    func letsThrough(_ address: String) {
        #expect(text("\(url: address)") == address)
    }

    @Test(
        "any other link from data leads nowhere",
        arguments: [
            "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:x", "java\nscript:x",
            "data:text/html,x", "//evil.cn", "/\\evil.cn", "evil", "vbscript:x", "", ":",
        ])
    func blocks(_ address: String) {
        #expect(text("\(url: address)") == "#")
    }

    @Test("a query is percent-encoded, and empty values are left out")
    func encodesQueries() {
        #expect(
            Address.path("/cases", [("q", "水 &"), ("state", ""), ("a b", "1")])
                == "/cases?q=%E6%B0%B4%20%26&a%20b=1")
        #expect(Address.path("/cases", [("q", "")]) == "/cases")
    }
}

@Suite("markup that is made once and filled in often")
struct HtmlTemplateTests {
    @Test("each value stands wherever its mark stood, escaped")
    func fillsIn() {
        let line = HtmlTemplate(values: 2) { marks in
            "<li id=\"\(marks[0])\">\(marks[1]) <a href=\"#\(marks[0])\">目</a></li>"
        }
        #expect(
            text(line("a\"1", "<水>"))
                == "<li id=\"a&quot;1\">&lt;水&gt; <a href=\"#a&quot;1\">目</a></li>")
        #expect(text(line("b", "")) == "<li id=\"b\"> <a href=\"#b\">目</a></li>")
    }

    @Test("a template without values is the markup itself")
    func holdsNoValue() {
        #expect(text(HtmlTemplate(values: 0) { _ in "<p>村民</p>" }()) == "<p>村民</p>")
        #expect(text(HtmlTemplate(values: 1) { $0.isEmpty ? "a" : "b" }("c")) == "b")
    }

    private func text(_ html: Html) -> String { String(decoding: html.bytes, as: UTF8.self) }
}
