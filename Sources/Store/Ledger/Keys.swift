import Kernel

extension Transaction {
    /// The key of `subject`, made at its first use.
    func key(of subject: Subject) throws -> SubjectKey {
        try existingKey(of: subject) ?? newKey(of: subject)
    }

    /// The key of a subject that has none.
    func newKey(of subject: Subject) throws -> SubjectKey {
        let key = SubjectKey()
        try db.send(
            """
            INSERT INTO subject_keys (subject, wrapped)
            VALUES (\(subject.id), \(try office.keys.wrap(key, of: "\(subject.id)")))
            """)
        return key
    }

    /// Nil when it was destroyed, or never made.
    func existingKey(of subject: Subject) throws -> SubjectKey? {
        let wrapped = try db.first(
            "SELECT wrapped FROM subject_keys WHERE subject = \(subject.id)"
        ) { try $0.blob(0) }
        return try wrapped.map { try unwrapped($0, of: subject) }
    }

    func unwrapped(_ wrapped: [UInt8], of subject: Subject) throws -> SubjectKey {
        try office.keys.unwrap(wrapped, of: "\(subject.id)")
    }

    /// The subject of `topic` and `code`, numbered at its first use.
    func subject(_ topic: String, _ code: String) throws -> Subject {
        let known = try db.first(
            "SELECT id FROM subjects WHERE topic = \(topic) AND code = \(code)"
        ) { try $0.int64(0) }
        if let known { return Subject(id: known, topic: topic) }
        let id = try db.int("SELECT COALESCE(MAX(id), 0) + 1 FROM subjects")
        try db.run("INSERT INTO subjects (id, topic, code) VALUES (\(id), \(topic), \(code))")
        return Subject(id: Int64(id), topic: topic)
    }
}
