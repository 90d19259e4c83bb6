import HTTPTypes
import Hummingbird

/// Keeps the language that a reader chose by a link: she needn't choose it on every page.
struct LanguageCookie: RouterMiddleware {
    static let name = "lang"

    func handle(
        _ request: Request, context: Context,
        next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        if let query = request.uri.query, query.contains("lang="),
            let word = try? URLEncoded(query)["lang"], let language = Language(rawValue: word)
        {
            let year = 365 * 86_400
            response.headers[values: .setCookie].append(
                "\(Self.name)=\(language.rawValue); Path=/; Max-Age=\(year); HttpOnly; SameSite=Lax"
            )
        }
        return response
    }
}

extension Request {
    /// The value of the cookie `name`.
    func cookie(_ name: String) -> String? { headers.cookie(name) }
}

extension HTTPFields {
    /// The value of the cookie `name`.
    func cookie(_ name: String) -> String? {
        let prefix = name + "="
        for header in self[values: .cookie] {
            for pair in header.split(separator: ";") {
                let pair = pair.drop { $0 == " " }
                if pair.hasPrefix(prefix) { return String(pair.dropFirst(prefix.count)) }
            }
        }
        return nil
    }
}

extension Language {
    /// The reader's: the one that she chose before, else what her browser asks for.
    init(of headers: HTTPFields) {
        self =
            headers.cookie(LanguageCookie.name).flatMap(Language.init(rawValue:))
            ?? Language(accepting: headers[.acceptLanguage] ?? "")
    }
}
