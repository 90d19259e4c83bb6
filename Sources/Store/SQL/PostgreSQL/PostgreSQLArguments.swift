#if PostgreSQL
    /// Arguments as libpq takes them: texts as they are, blobs in binary, NULL without an address.
    struct PostgreSQLArguments {
        private let values: [[UInt8]?]
        private let formats: [Int32]

        init(_ arguments: [SQLValue]) {
            values = arguments.map { argument in
                switch argument {
                case .null: nil
                case .integer(let integer): Array("\(integer)\0".utf8)
                case .real(let real): Array("\(real)\0".utf8)
                // A text can't hold a NUL there; a reader never sees one either.
                case .text(let text): text.utf8.filter { $0 != 0 } + [0]
                case .blob(let blob): blob
                }
            }
            formats = arguments.map { if case .blob = $0 { 1 } else { 0 } }
        }

        func withPointers<Value>(
            _ body: (
                _ values: [UnsafePointer<CChar>?], _ lengths: [Int32], _ formats: [Int32]
            ) throws -> Value
        ) throws -> Value {
            var bytes: [UInt8] = []
            var starts: [Int?] = []
            for value in values {
                starts.append(value.map { _ in bytes.count })
                bytes += value ?? []
            }
            // So that an empty list has an address too.
            bytes.append(0)
            return try bytes.withUnsafeBytes { all in
                let start = all.bindMemory(to: CChar.self).baseAddress
                let pointers = starts.map { offset in
                    offset.flatMap { position in start.map { $0 + position } }
                }
                return try body(pointers, values.map { Int32($0?.count ?? 0) }, formats)
            }
        }
    }
#endif
