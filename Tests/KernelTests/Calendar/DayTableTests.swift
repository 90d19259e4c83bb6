import Kernel
import Testing

@Suite("reading a day table")
struct DayTableTests {
    private let head = "notice,year,issued,number,title,address\n"
    private let notice = "cn-2027-1,2027,2026-11-05,〔2026〕1号,安排,https://www.gov.cn/\n"
    private let days = "\ndate,kind,name,notice\n"

    private func fault(_ text: String) -> String? { fault(Array(text.utf8)) }

    private func fault(_ bytes: [UInt8]) -> String? {
        do {
            _ = try DayTable.notices(bytes)
            return nil
        } catch {
            return error.description
        }
    }

    @Test func `a notice and its days`() throws {
        let text = head + notice + days + "2026-12-31,off,元旦,cn-2027-1\n"
        let notices = try DayTable.notices(text.utf8)
        #expect(notices.map(\.id.text) == ["cn-2027-1"])
        #expect(
            notices.first?.rulings
                == [.init(day: day("2026-12-31"), kind: .off, name: "元旦")])
    }

    @Test func `a byte-order mark and Windows line ends don't matter`() throws {
        let text = head + notice + days + "2027-01-01,off,元旦,cn-2027-1"
        let windows = "\u{FEFF}" + text.replacing("\n", with: "\r\n")
        #expect(try DayTable.notices(windows.utf8) == DayTable.notices(text.utf8))
    }

    @Test func `each fault names its line and what is allowed`() {
        #expect(fault("") == "line 1: no notice")
        #expect(fault("a,b\n") == "line 1: no heading '\(head.dropLast())' before this line")
        #expect(fault(head + "x,2027\n") == "line 2: the columns are \(head.dropLast())")
        #expect(fault(head + "春,2027,2026-11-05,,,\n") == "line 2: notice '春' isn't an id")
        #expect(fault(head + "a,MMXX,2026-11-05,,,\n") == "line 2: year 'MMXX' isn't a year")
        #expect(
            fault(head + "a,2027,5/11,,,\n")
                == "line 2: '5/11' isn't a day; write it as 2026-02-13")
        #expect(fault(head + notice + notice) == "line 3: notice 'cn-2027-1' stands here twice")
        let table = head + notice + days
        #expect(
            fault(table + "2027-01-01,work,元旦,cn-2027-1")
                == "line 5: no kind 'work'; the kinds are off, on, makeUpOn")
        #expect(
            fault(table + "2027-01-01,off,元旦,cn-2028-1")
                == "line 5: no notice 'cn-2028-1' in this table")
        #expect(
            fault(table + "2028-01-01,off,元旦,cn-2027-1")
                == "line 5: 2028-01-01 isn't in 2027, nor in the year before")
        #expect(
            fault(
                table + "2027-01-01,off,元旦,cn-2027-1\n2027-01-01,makeUpOn,元旦,cn-2027-1")
                == "line 6: 2027-01-01 stands in 'cn-2027-1' twice")
        #expect(
            fault(table + "2027-02-29,off,春节,cn-2027-1")
                == "line 5: '2027-02-29' isn't a day; write it as 2026-02-13")
    }

    @Test func `a table in another encoding is refused`() {
        #expect(fault([0x64, 0xB4, 0xBA, 0xBD, 0xDA]) == "line 0: the table isn't UTF-8")
    }
}
