import Kernel
import Store

/// What the forms of an undertaking say, typed, and who sent them.
struct StepReading: Sendable {
    let form: SentForm
    let words: Words
    let today: Day
    /// Who sent it.
    let official: Official
    /// The role of the pack in which she acts; nil for none that the rule asks for.
    var role: ID<PackRole>?
    /// The officials whom the form names, by what it calls them.
    var known: [String: Official] = [:]

    func problem(_ fault: FieldFault, _ field: String) -> FormProblems {
        FormProblems([Problem(words.fault(fault), field: field)])
    }

    func text(_ field: String, atMost limit: Int = 500) throws -> String {
        let text = SentForm.lines(form[field]).trimmed
        guard !text.isEmpty else { throw problem(.noText, field) }
        guard text.unicodeScalars.count <= limit else { throw problem(.tooLong, field) }
        return text
    }

    /// Empty is 0.
    func number(_ field: String, atLeast least: Int = 0) throws -> Int {
        let text = form[field].trimmed
        guard let number = text.isEmpty ? 0 : Int(text), (least...9_999_999).contains(number)
        else { throw problem(.badCount, field) }
        return number
    }

    func day(_ field: String) throws -> Day {
        guard let day = Day(form[field].trimmed) else { throw problem(.badDate, field) }
        return day
    }

    func caseNumber(_ field: String) throws -> CaseNumber? {
        let text = form[field].trimmed
        if text.isEmpty { return nil }
        guard let number = CaseNumber(text) else { throw problem(.badNumber, field) }
        return number
    }

    /// The lines of a text that aren't empty, each cut to so many characters.
    func lines(_ field: String, cutTo length: Int = 200) -> [String] {
        SentForm.lines(form[field]).split(separator: "\n").map { String($0).trimmed }
            .filter { !$0.isEmpty }.map { String($0.prefix(length)) }
    }
}
