package import Kernel

extension Transaction {
    /// What the cases `numbers` are called, for lists of duties; whoever asks has them in hand.
    package func titles(of numbers: [CaseNumber]) throws -> [CaseNumber: String] {
        let rows = try db.all(
            """
            SELECT c.number, c.words, k.wrapped
            FROM cases c LEFT JOIN subject_keys k ON k.subject = c.number
            WHERE c.number IN \(list: numbers.map(\.value))
            """
        ) { row in
            (
                number: CaseNumber(value: try row.int64(0)), words: try row.blob(1),
                wrapped: try row.blobOrNil(2)
            )
        }
        var titles: [CaseNumber: String] = [:]
        for row in rows {
            guard let number = row.number else { continue }
            let words = try opened(row.words, of: Subject(number), wrapped: row.wrapped)
            titles[number] = words["title"]?.text ?? ""
        }
        return titles
    }
}
