import Testing

@testable import Store

@Suite("a statement as PostgreSQL reads it")
struct PostgreSQLTextTests {
    @Test(
        "arguments are numbered; a question mark in quotes or a comment is only a sign",
        arguments: [
            ("SELECT 1", "SELECT 1"),
            ("a = ? AND b IN (?, ?)", "a = $1 AND b IN ($2, $3)"),
            ("a = '?' AND b = ?", "a = '?' AND b = $1"),
            ("a = 'it''s ?' AND b = ?", "a = 'it''s ?' AND b = $1"),
            ("\"who?\" = ?", "\"who?\" = $1"),
            ("a = ? -- why?\nAND b = ?", "a = $1 -- why?\nAND b = $2"),
            ("a = ? /* why? */ AND b = ?", "a = $1 /* why? */ AND b = $2"),
            ("a - ? / ?", "a - $1 / $2"), ("名 = '水?' OR 名 = ?", "名 = '水?' OR 名 = $1"),
        ])
    func numbers(text: String, expected: String) {
        #expect(PostgreSQLText.numbered(text) == expected)
    }
}
