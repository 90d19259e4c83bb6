package import Kernel

extension Transaction {
    /// What the cases `numbers` are called, for lists of duties; whoever asks has them in hand.
    package func titles(of numbers: [CaseNumber]) throws -> [CaseNumber: String] {
        let rows = try db.all(
            "SELECT number, words FROM cases WHERE number IN \(list: numbers.map(\.value))"
        ) { (number: CaseNumber(value: try $0.int64(0)), words: try $0.blob(1)) }
        var titles: [CaseNumber: String] = [:]
        for row in rows {
            guard let number = row.number else { continue }
            titles[number] = try opened(row.words, of: Subject(number))["title"]?.text ?? ""
        }
        return titles
    }
}
