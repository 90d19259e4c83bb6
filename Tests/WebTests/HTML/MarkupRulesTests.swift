import Foundation
import Testing

@testable import Web

/// What the compiler can't see in a literal.
@Suite("the markup in the sources")
struct MarkupRulesTests {
    private static let sources = try! SourceText.files(below: "Web")

    private func expectNone(_ pattern: String, _ why: Comment) throws {
        for (name, text) in Self.sources {
            let code = text.split(separator: "\n")
                .filter { !$0.drop(while: { $0 == " " }).hasPrefix("//") }.joined(separator: "\n")
            #expect(try code.captures(of: pattern) == [], "\(name): \(why.rawValue)")
        }
    }

    @Test("a value in an attribute stands in quotes")
    func quotesAttributes() throws {
        try expectNone(#"[\s"][a-z-]+=\\\([^")]"#, "an attribute without quotes")
        try expectNone(#"<[a-z][^>"\n]*\s[a-z-]+=[^"\\\s>=]"#, "an attribute without quotes")
    }

    @Test("no page holds a script, a handler or a style: the content policy forbids them")
    func holdsNoScript() throws {
        try expectNone("<script", "a script")
        try expectNone("<style", "a style element")
        try expectNone(#"<[a-z][^>]*\sstyle="#, "an inline style")
        try expectNone(#"<[a-z][^>]*\son[a-z]+="#, "an event handler")
    }

    @Test("a link from data goes through the list of schemes")
    func checksLinks() throws {
        // What stands at the start of an address decides where it leads; a value after a path
        // of our own can't change that.
        try expectNone(#"(?:href|action|src)=\\?"\\\((?!url:)"#, "an address without url:")
    }

    @Test("only Html.swift makes markup from bytes")
    func makesMarkupInOnePlace() throws {
        for (name, text) in Self.sources where name != "HTML/Html.swift" {
            #expect(try text.captures(of: #"\bHtml\("#) == [], "\(name) makes Html itself")
        }
    }
}
