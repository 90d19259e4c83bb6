import Foundation
import Testing

@testable import Web

@Suite("the style sheet")
struct StylesTests {
    private static let css = String(decoding: PackageResources.site_css, as: UTF8.self)

    private func color(_ name: String) throws -> [Double] {
        let hex = try #require(try Self.css.captures(of: "--\(name): #([0-9a-f]{6});").first)
        return try stride(from: 0, to: 6, by: 2).map { offset in
            let start = hex.index(hex.startIndex, offsetBy: offset)
            let part = hex[start..<hex.index(start, offsetBy: 2)]
            let value = Double(try #require(Int(part, radix: 16))) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
    }

    private func luminance(_ name: String) throws -> Double {
        let parts = try color(name)
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    /// Source: WCAG 2.2, success criterion 1.4.3.
    @Test(
        "keeps a contrast of 4.5 to 1 between words and what they stand on",
        arguments: [
            ("ink", "paper"), ("ink", "card"), ("ink-soft", "paper"), ("ink-soft", "card"),
            ("ink-soft", "still-tint"), ("deed", "paper"), ("deed", "card"), ("card", "deed"),
            ("deed-dark", "deed-tint"), ("card", "brand"), ("brand-dark", "brand-tint"),
            ("card", "alarm"), ("alarm", "paper"), ("alarm", "card"), ("soon", "soon-tint"),
            ("done", "done-tint"), ("ink", "done-tint"), ("ink-soft", "done-tint"),
            ("ink", "focus"), ("ink-soft", "brand-tint"),
        ])
    func contrasts(_ text: String, _ ground: String) throws {
        let pair = try [luminance(text), luminance(ground)].sorted()
        #expect((pair[1] + 0.05) / (pair[0] + 0.05) >= 4.5)
    }

    @Test("sizes type in rem only, so that extra-large type enlarges everything")
    func sizesInRem() throws {
        let sizes = try Self.css.captures(of: #"font-size: ([^;]+);"#)
        #expect(sizes.filter { !$0.hasSuffix("rem") && $0 != "0.9em" && $0 != "12pt" } == [])
    }

    @Test("gives every class that the pages use a look, or the class is left out")
    func stylesClasses() throws {
        let used = Set(
            try PageTests.pages.flatMap { page -> [String] in
                try page.text.captures(of: #"class="([^"]+)""#)
                    .flatMap { $0.split(separator: " ").map(String.init) }
            })
        let styled = Set(try Self.css.captures(of: #"\.([a-z][a-z-]*)"#))
        let plain: Set = [
            "reader", "reader-name", "language", "contact-post", "column-main", "column-side",
            "tag-plain", "input-full", "due-date", "task-body", "task-status",
        ]
        #expect(used.subtracting(styled).subtracting(plain).sorted() == [])
    }

    @Test("loads nothing from elsewhere")
    func loadsNothing() throws {
        #expect(try Self.css.captures(of: #"url\(|@import|https?:"#) == [])
    }
}
