import Kernel
import Testing

@testable import Store

@Suite("an SQL text with its arguments")
struct SqlTests {
    private enum State: String { case open, closed }

    @Test("a value becomes an argument, never text")
    func binds() {
        let name = "'; DROP TABLE cases; --"
        let sql: Sql = "SELECT 1 FROM cases WHERE name = \(name) AND number = \(7)"
        #expect(sql.text == "SELECT 1 FROM cases WHERE name = ? AND number = ?")
        #expect(sql.arguments == [.text(name), .integer(7)])
    }

    @Test("a missing value is NULL, a present one itself")
    func bindsOptionals() {
        let nobody: Int? = nil
        let somebody: Int? = 3
        let state: State? = .closed
        let sql: Sql = "\(nobody) \(somebody) \(state) \(nil as State?)"
        #expect(sql.arguments == [.null, .integer(3), .text("closed"), .null])
    }

    @Test("days, moments, IDs, truths and words of a closed list have one form each")
    func convertsKernelValues() throws {
        let id = try #require(ID<Place>("530827"))
        let day = Day(number: 20_000)
        let sql: Sql =
            "\(id) \(day) \(Moment(milliseconds: 5)) \(true) \(State.open) \([1, 2] as [UInt8]) \(0.5)"
        #expect(
            sql.arguments == [
                .text("530827"), .integer(20_000), .integer(5), .integer(1), .text("open"),
                .blob([1, 2]), .real(0.5),
            ])
    }

    @Test("a part is spliced with its arguments in the right order")
    func splices() {
        let part: Sql = "AND b = \(2)"
        let sql: Sql = "a = \(1) \(part) AND c = \(3) ORDER BY \(raw: "d")"
        #expect(sql.text == "a = ? AND b = ? AND c = ? ORDER BY d")
        #expect(sql.arguments == [.integer(1), .integer(2), .integer(3)])
    }

    @Test("parts are joined by a separator, none to nothing")
    func joins() {
        let parts: [Sql] = ["a = \(1)", "b = \(2)"]
        #expect(parts.joined(" AND ").text == "a = ? AND b = ?")
        #expect(parts.joined(" AND ").arguments == [.integer(1), .integer(2)])
        #expect([Sql]().joined(" AND ").isEmpty)
    }

    @Test("an empty list has no member: IN is false, NOT IN is true")
    func listsNothing() throws {
        let database = try Database.temporary(migrations: [])
        let none: [Int] = []
        let found = try database.readNow { db in
            (
                try db.int("SELECT 1 IN \(list: none)"),
                try db.int("SELECT 1 NOT IN \(list: none)"),
                try db.int("SELECT 2 IN \(list: [1, 2])"),
                try db.int("SELECT 'open' IN \(list: [State.open])")
            )
        }
        #expect(found == (0, 1, 1, 1))
    }
}

private enum Place {}
