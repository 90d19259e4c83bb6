import Testing

@testable import Spreadsheet

@Suite("any bytes at all")
struct RandomBytesTests {
    /// The same bytes in every run.
    private struct Generator: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    @Test(arguments: [TextEncoding?.none, .utf8, .gb18030, .utf16LE, .utf16BE])
    func `give rows or a fault, and never more rows than line ends`(encoding: TextEncoding?) throws
    {
        var generator = Generator(state: 7)
        let pieces: [[UInt8]] = [
            Array("户编号,户主姓名\n".utf8), [0x22], [0x2C], [0x0A], [0x0D], [0xFF, 0xFE], [0x00],
            Array("甲某".utf8), [0xB0, 0xA1], [0x81, 0x30, 0x81, 0x30], [0xE4, 0xBD], [0x3B, 0x09],
        ]
        for _ in 0..<400 {
            var bytes: [UInt8] = generator.next() % 2 == 0 ? pieces[0] : []
            for _ in 0..<(generator.next() % 60) {
                bytes += pieces[Int(generator.next() % UInt64(pieces.count))]
                if generator.next() % 4 == 0 { bytes.append(UInt8(generator.next() % 256)) }
            }
            let file = TemporaryFile(bytes)
            do {
                let reader = try RowReader(path: file.path, encoding: encoding)
                var count = 0
                while let row = try reader.next() {
                    count += 1
                    #expect(row.number == count)
                }
                #expect(count <= bytes.count + 1)
            } catch {
                #expect([.empty, .workbook, .oldWorkbook, .compressed].contains(error))
            }
        }
    }
}
