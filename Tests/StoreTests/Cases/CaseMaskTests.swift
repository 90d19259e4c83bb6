import Kernel
import Testing

@testable import Store

@Suite("hiding a requester who asked for it")
struct CaseMaskTests {
    private let mask = Mask(
        Registration.Requester(name: "王秀兰", phone: "138-0000-2222", keepPrivate: true))

    @Test(
        "name and number are hidden wherever they stand, however the number is divided",
        arguments: [
            ("王秀兰家门口", "＊＊＊家门口"), ("打13800002222找王秀兰。", "打＊＊＊找＊＊＊。"),
            ("138 0000 2222", "＊＊＊"), ("138-00002222转1", "＊＊＊转1"), ("王秀", "王秀"),
            ("13800002223", "13800002223"), ("王 秀兰", "王 秀兰"), ("", ""),
        ])
    func hides(_ text: String, _ masked: String) { #expect(mask(text) == masked) }

    @Test("a name of one character or a number of four digits would hide half the text")
    func leavesShortOnes() {
        let mask = Mask(Registration.Requester(name: "王", phone: "1234", keepPrivate: true))
        #expect(mask("王家1234") == "王家1234")
    }
}
