import HTTPTypes
import Kernel
import Store
import Testing

@testable import Web

/// A person before a browser: keeps cookies, follows redirects, fills in the forms of the page
/// that she has before her.
final class Visitor {
    let county: APICounty
    private(set) var cookies: [String: String] = [:]
    /// The page before her.
    private(set) var page = TestAnswer(status: 0, headers: [:], bytes: [])
    /// Where it was found, with its query.
    private(set) var address = ""
    /// All addresses that she has seen in her address bar.
    private(set) var addresses: [String] = []

    init(_ county: APICounty) { self.county = county }

    /// A visitor who is signed in.
    static func official(_ code: String, in county: APICounty) async throws -> Visitor {
        let password = "correct horse battery"
        try await county.store.setPassword(password, for: ID(code)!)
        let visitor = Visitor(county)
        try await visitor.get("/sign-in")
        try await visitor.send("sign-in", ["code": code, "password": password])
        if visitor.page.text.contains("oneTimeCode") {
            try await visitor.send(
                "second-factor", ["oneTimeCode": visitor.timeCode(at: APICounty.now)])
        }
        return visitor
    }

    @discardableResult
    func get(_ path: String, headers: HTTPFields = [:]) async throws -> TestAnswer {
        try await go(.get, path, headers: headers)
    }

    /// Fills in the form `name` of the page and sends it.
    ///
    /// - Parameter fields: besides the hidden ones; a list sends a field several times.
    @discardableResult
    func send(
        _ name: String, _ fields: KeyValuePairs<String, String> = [:],
        without hidden: Set<String> = []
    ) async throws -> TestAnswer {
        let form = try #require(self.form(name), "no form \(name) on \(address): \(page.status)")
        let all = form.hidden.filter { !hidden.contains($0.name) } + fields.map { ($0, $1) }
        return try await post(form.action, all)
    }

    @discardableResult
    func post(_ path: String, _ fields: [(name: String, value: String)]) async throws -> TestAnswer
    {
        let body = fields.map { Address.encoded($0.name) + "=" + Address.encoded($0.value) }
            .joined(separator: "&")
        return try await go(.post, path, body: Array(body.utf8))
    }

    /// The same form again, as by a double click: with the hidden fields that it had.
    func form(_ name: String) -> (action: String, hidden: [(name: String, value: String)])? {
        let forms = page.text.matches(
            of: /(?s)<form class="form" id="([^"]*)" method="post" action="([^"]*)"(.*?)<\/form>/)
        guard let form = forms.first(where: { $0.output.1 == name }) else { return nil }
        let hidden = String(form.output.3).matches(
            of: /<input type="hidden" name="([^"]*)" value="([^"]*)"/
        )
        .map { (name: String($0.output.1), value: Self.plain($0.output.2)) }
        return (Self.plain(form.output.2), hidden)
    }

    private static func plain(_ text: Substring) -> String {
        String(text).replacing("&amp;", with: "&").replacing("&#39;", with: "'")
            .replacing("&quot;", with: "\"")
    }

    private func go(
        _ method: HTTPRequest.Method, _ path: String, headers: HTTPFields = [:], body: [UInt8] = []
    ) async throws -> TestAnswer {
        var fields = headers
        if !cookies.isEmpty {
            fields[.cookie] = cookies.map { "\($0)=\($1)" }.joined(separator: "; ")
        }
        if method == .post {
            fields[.contentType] = "application/x-www-form-urlencoded"
            fields[.fetchSite] = "same-origin"
        }
        page = try await county.client.send(method, path, headers: fields, body: body)
        address = path
        addresses.append(path)
        for header in page.headers[values: .setCookie] { keep(header) }
        if page.status == 303, let next = page.headers[.location] { return try await get(next) }
        return page
    }

    private func keep(_ header: String) {
        let pair = header.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
        let name = String(pair[0])
        cookies[name] = header.contains("Max-Age=0") || pair.count < 2 ? nil : String(pair[1])
    }

    /// What a telephone shows that was given the secret of the page.
    private func timeCode(at now: Moment) -> String {
        guard let secret = page.text.firstMatch(of: /secret=([A-Z2-7]+)/) else { return "" }
        let bytes = Base32.bytes(String(secret.output.1)) ?? []
        return TimeCode(secret: bytes).code(at: now)
    }

    /// What the page says is wrong.
    var problems: [String] {
        page.text.matches(of: /<li><a href="#[^"]*">([^<]*)<\/a><\/li>/)
            .map { String($0.output.1) }
    }

    /// Number and pick-up code of the receipt before her.
    var receipt: APICounty.Receipt {
        let keys = page.text.matches(of: /<dd>([^<]*)<\/dd>/).map { String($0.output.1) }
        return APICounty.Receipt(
            number: (keys.first ?? "").filter(\.isNumber), code: keys.dropFirst().first ?? "")
    }
}

extension APICounty {
    /// The deeds of a case as the ledger has them, each with who did it.
    func ledger(of number: String) async throws -> [String] {
        let number = CaseNumber(number)!
        return try await store.read { try $0.fold(number)?.it.entries ?? [] }
            .map { "\($0.deed.name.rawValue) by \($0.by)" }
    }
}
