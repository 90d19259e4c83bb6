package import Kernel

/// The languages in which a method explains itself.
package enum PackLanguage: String, CaseIterable, Sendable {
    case chinese = "zh-Hans"
    case english = "en"

    func callAsFunction(_ chinese: String, _ english: String) -> String {
        self == .chinese ? chinese : english
    }
}

extension Wording {
    package func text(in language: PackLanguage) -> String { language(chinese, english) }
}
