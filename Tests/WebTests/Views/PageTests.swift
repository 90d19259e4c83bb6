import Foundation
import Testing

@testable import Web

/// What holds for every page in both languages.
@Suite("every page")
struct PageTests {
    struct Page: CustomTestStringConvertible, Sendable {
        let name: String
        let language: Language
        let text: String

        var testDescription: String { "\(name) in \(language.rawValue)" }
    }

    static let pages = Samples.pages.flatMap { name, make in
        Language.allCases.map { language in
            Page(
                name: name, language: language,
                text: String(decoding: make(Words.in(language)).bytes, as: UTF8.self))
        }
    }

    @Test("closes what it opens, in order", arguments: pages)
    func isBalanced(_ page: Page) throws {
        let empty: Set = ["meta", "link", "input", "br", "img", "!doctype"]
        var open: [String] = []
        for tag in try page.text.captures(of: #"<(/?[a-z!][a-z0-9]*)"#) {
            if tag.hasPrefix("/") {
                #expect(open.popLast() == String(tag.dropFirst()))
            } else if !empty.contains(tag) {
                open.append(tag)
            }
        }
        #expect(open == [])
    }

    @Test("has one main heading, its language and no id twice", arguments: pages)
    func isOrderly(_ page: Page) throws {
        #expect(try page.text.captures(of: "<h1>").count == 1)
        #expect(page.text.contains("<html lang=\"\(page.language.rawValue)\">"))
        let ids = try page.text.captures(of: #"\sid="([^"]+)""#)
        #expect(ids.count == Set(ids).count)
    }

    @Test("names an id that is there, wherever it names one", arguments: pages)
    func pointsAtWhatIsThere(_ page: Page) throws {
        let ids = Set(try page.text.captures(of: #"\sid="([^"]+)""#))
        let named =
            try page.text.captures(of: #"(?:for|aria-labelledby)="([^"]+)""#)
            + page.text.captures(of: ##"href="#([^"]+)""##)
            + page.text.captures(of: #"aria-describedby="([^"]+)""#)
            .flatMap { $0.split(separator: " ").map(String.init) }
        #expect(named.filter { !ids.contains($0) } == [])
    }

    @Test("labels every field", arguments: pages)
    func labelsFields(_ page: Page) throws {
        let labelled = Set(try page.text.captures(of: #"<label[^>]*\sfor="([^"]+)""#))
        let fields = try page.text.captures(of: #"<(?:input|select|textarea)(\s[^>]*)>"#)
            .filter { !$0.contains(#"type="hidden""#) }
        let ids = try fields.flatMap { try $0.captures(of: #"\sid="([^"]+)""#) }
        #expect(ids.count == fields.count)
        #expect(ids.filter { !labelled.contains($0) } == [])
    }

    @Test("sends a key with every form that changes something", arguments: pages)
    func guardsForms(_ page: Page) throws {
        let posts = try page.text.captures(of: #"(?s)method="post".*?</form>"#)
        #expect(posts.allSatisfy { $0.contains(#"name="csrf" value="token""#) })
        let asks = try page.text.captures(of: #"(?s)method="get".*?</form>"#)
        #expect(asks.allSatisfy { !$0.contains("csrf") && !$0.contains("submission") })
    }

    @Test("runs nothing and styles nothing inline", arguments: pages)
    func keepsToThePolicy(_ page: Page) throws {
        let forbidden = #"<script|<style|\sstyle="|\son[a-z]+="|javascript:"#
        #expect(try page.text.captures(of: forbidden) == [])
    }

    @Test("leaves no key or placeholder where a word should stand", arguments: pages)
    func hasAllWords(_ page: Page) throws {
        #expect(try page.text.captures(of: #"\{[a-zA-Z|]+\}"#) == [])
        let texts = try page.text.captures(of: #">([a-zA-Z]+\.[a-zA-Z0-9.]+)<"#)
        #expect(texts == [])
    }

    @Test("says in English nothing but English, the county's own names aside")
    func isWholeInEnglish() throws {
        // Chinese in the English words themselves; names and what people wrote stay as they are.
        let words = Words.in(.en)
        let chinese = try words.keys.filter { try !words[$0].captures(of: #"\p{Han}"#).isEmpty }
        #expect(chinese.sorted() == ["contact.findHint"])
    }
}
