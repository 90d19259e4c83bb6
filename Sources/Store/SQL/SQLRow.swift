package import Kernel

/// One row of an answer, valid only inside the closure that is given it. Columns count from 0.
///
/// A getter throws `SQLFault.unexpected` where the column holds NULL or another type: a wrong
/// query must not read as an empty text or a zero.
package protocol SQLRow {
    func isNull(_ column: Int) -> Bool
    func int64(_ column: Int) throws -> Int64
    func real(_ column: Int) throws -> Double
    func text(_ column: Int) throws -> String
    func blob(_ column: Int) throws -> [UInt8]
    /// Whatever stands there, for those who compare tables and don't know their columns.
    func value(_ column: Int) -> SQLValue
    var columnNames: [String] { get }
}

extension SQLRow {
    package func int(_ column: Int) throws -> Int { Int(try int64(column)) }

    package func bool(_ column: Int) throws -> Bool { try int64(column) != 0 }

    package func id<Subject>(_ column: Int, of _: Subject.Type = Subject.self) throws
        -> ID<Subject>
    {
        guard let id = ID<Subject>(try text(column)) else { throw unexpected(column, "an ID") }
        return id
    }

    package func day(_ column: Int) throws -> Day { Day(number: try int(column)) }

    package func moment(_ column: Int) throws -> Moment {
        Moment(milliseconds: try int64(column))
    }

    /// A text that is one of the cases of `Value`.
    package func word<Value: RawRepresentable>(_ column: Int, of _: Value.Type = Value.self) throws
        -> Value where Value.RawValue == String
    {
        guard let value = Value(rawValue: try text(column)) else {
            throw unexpected(column, "one of \(Value.self)")
        }
        return value
    }

    package func intOrNil(_ column: Int) throws -> Int? { try orNil(column, int) }
    package func int64OrNil(_ column: Int) throws -> Int64? { try orNil(column, int64) }
    package func realOrNil(_ column: Int) throws -> Double? { try orNil(column, real) }
    package func boolOrNil(_ column: Int) throws -> Bool? { try orNil(column, bool) }
    package func textOrNil(_ column: Int) throws -> String? { try orNil(column, text) }
    package func blobOrNil(_ column: Int) throws -> [UInt8]? { try orNil(column, blob) }
    package func dayOrNil(_ column: Int) throws -> Day? { try orNil(column, day) }
    package func momentOrNil(_ column: Int) throws -> Moment? { try orNil(column, moment) }

    package func idOrNil<Subject>(_ column: Int, of _: Subject.Type = Subject.self) throws
        -> ID<Subject>?
    {
        isNull(column) ? nil : try id(column)
    }

    package func wordOrNil<Value: RawRepresentable>(
        _ column: Int, of _: Value.Type = Value.self
    ) throws -> Value? where Value.RawValue == String {
        isNull(column) ? nil : try word(column)
    }

    func unexpected(_ column: Int, _ expected: String) -> SQLFault {
        let names = columnNames
        let name = names.indices.contains(column) ? names[column] : "?"
        return .unexpected("column \(column) (\(name)) is not \(expected)")
    }

    private func orNil<Value>(_ column: Int, _ get: (Int) throws -> Value) rethrows -> Value? {
        isNull(column) ? nil : try get(column)
    }
}
