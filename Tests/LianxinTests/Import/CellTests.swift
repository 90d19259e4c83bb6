import Kernel
import Testing

@testable import lianxin

@Suite("what a cell means")
struct CellTests {
    @Test(arguments: [
        ("2023-03-01", "2023-03-01"), ("2023/3/1", "2023-03-01"), ("2023.3.1", "2023-03-01"),
        ("2023年3月1日", "2023-03-01"), ("2023年03月01号", "2023-03-01"), ("20230301", "2023-03-01"),
        ("２０２３－０３－０１", "2023-03-01"), (" 2024-2-29 ", "2024-02-29"),
        ("2019-02-28T11:25:05", "2019-02-28T11:25:05"), ("2019/2/28 11:25", "2019-02-28T11:25:00"),
        ("2019/2/28 9:05:07", "2019-02-28T09:05:07"), ("2019年2月28日 11时25分", "2019-02-28T11:25:00"),
        ("2019年2月28日11:25", "2019-02-28T11:25:00"),
        ("2019-02-28 11:25:05.000", "2019-02-28T11:25:05"),
        ("2019-02-28T03:25:05Z", "2019-02-28T11:25:05"),
        ("2019-02-28T11:25:05+08:00", "2019-02-28T11:25:05"),
    ])
    func `a date is read in the forms that offices write`(cell: String, shown: String) {
        #expect(CellTime(cell)?.text == shown)
    }

    @Test(arguments: [
        "2023-02-29", "2023-13-01", "23-3-1", "2023-3", "2023年3月", "45021", "2023-03/01", "明天",
        "2023-03-01 25:00", "2023-03-01 11", "2023-03-01 11:60", "", "20231301",
    ])
    func `what is no date, or might be two, is refused`(cell: String) {
        #expect(CellTime(cell) == nil)
    }

    @Test(arguments: [
        ("0001", "0001"), ("５３０８２７１０１２０１", "530827101201"), ("'0001", "0001"),
        ("13800000061.0", "13800000061"), (" 4419 ", "4419"), ("01-01", "01-01"),
    ])
    func `a code stays as it was given, leading zeros and all`(cell: String, code: String) {
        #expect(CellForms.code(cell) == .success(code))
    }

    @Test(arguments: ["5.30827E+11", "5.30827e+11", "1E+05"])
    func `a code that a spreadsheet program rounded is refused`(cell: String) {
        #expect(CellForms.code(cell) == .failure(CellFault(.roundedCode)))
    }

    @Test(arguments: [
        ("０８７９－００００００６", "0879-0000006"), ("138 0000 0061", "13800000061"),
        ("'+86 13800000061", "+86 13800000061"), ("(0879)0000006", "(0879)0000006"),
        ("13800000061/0879—0000006", "13800000061/0879-0000006"), ("12345", "12345"),
    ])
    func `a telephone number keeps its signs`(cell: String, phone: String) {
        #expect(CellForms.phone(cell) == .success(phone))
    }

    @Test(arguments: ["甲某", "12", "138x0000y0061", "1.38E+10"])
    func `what is no telephone number is refused`(cell: String) {
        #expect(throws: CellFault.self) { try CellForms.phone(cell).get() }
    }

    @Test(arguments: [
        ("4", 4), ("４人", 4), ("4.0", 4), ("1,204", 1204), ("30分钟", 30), ("0", 0),
    ])
    func `a number may carry its unit`(cell: String, number: Int) {
        #expect(CellForms.number(cell) == number)
    }

    @Test(arguments: ["四", "4.5", "-1", "1,20", "", "9999999999999"])
    func `what is no whole number is refused`(cell: String) {
        #expect(CellForms.number(cell) == nil)
    }

    @Test func `the codes of the tree tell what lies above`() {
        let above = { (code: String) in ID<Place>(code)?.derivedParent?.text }
        #expect(above("530827101201") == "530827101")
        #expect(above("530827101") == "530827")
        #expect(above("530827") == "5308")
        #expect(above("53") == nil)
        #expect(above("330203000000") == "330200000000")
        #expect(above("mca:530827101") == "mca:530827")
        #expect(above("mca:530827") == "mca:530800")
        #expect(above("mca:530800") == "mca:530000")
        #expect(above("mca:429000") == "mca:420000")
        #expect(above("mca:530000") == nil)
        #expect(above("own:group-1") == nil)
    }

    @Test func `a fingerprint is the same in every run and minds where texts end`() {
        #expect(Fingerprint("a", "b").description == Fingerprint("a", "b").description)
        #expect(Fingerprint("ab", "").description != Fingerprint("a", "b").description)
        #expect(Fingerprint().description == "6c62272e07bb014262b821756295c58d")
    }
}
