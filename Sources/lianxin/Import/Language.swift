import ArgumentParser

/// The language of messages.
enum Language: String, CaseIterable, Sendable, ExpressibleByArgument {
    case english = "en"
    case chinese = "zh-Hans"

    /// What the terminal is set to, by the value of `LC_ALL` or else `LANG`.
    init(locale: String?) {
        self = locale?.hasPrefix("zh") == true ? .chinese : .english
    }

    func pick(_ english: String, _ chinese: String) -> String {
        self == .english ? english : chinese
    }
}
