import Hummingbird
import Kernel

/// What the deed before a page did, as its address says it: `?done=promise`. A word of a closed
/// list, so that no address can make a page say anything else.
enum Notice {
    static func query(_ deed: Deed.Name) -> (name: String, value: String) {
        ("done", "deed." + deed.rawValue)
    }

    static func query(_ done: Done) -> (name: String, value: String) { ("done", done.rawValue) }

    static func sentence(_ request: Request, _ words: Words) -> String? {
        guard let query = request.uri.query, query.contains("done="),
            let word = try? URLEncoded(query)["done"]
        else { return nil }
        if word.hasPrefix("deed.") {
            return Deed.Name(rawValue: String(word.dropFirst(5))).map(words.done)
        }
        return Done(rawValue: word).map(words.done)
    }
}

extension Response {
    /// To a page that says what was done.
    static func done(
        _ notice: (name: String, value: String), at path: String
    ) -> Response {
        let parts = path.split(separator: "?", maxSplits: 1).map(String.init)
        let query = parts.count == 2 ? parts[1] + "&" : ""
        return .redirect(to: "\(parts[0])?\(query)\(notice.name)=\(notice.value)")
    }
}
