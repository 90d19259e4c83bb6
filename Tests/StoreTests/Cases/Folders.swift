import Foundation
import Synchronization

@testable import Store

/// A folder of its own for one test, gone when the tests are; in memory where the system has
/// /dev/shm.
func temporaryDirectory() throws -> String {
    let root = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
    var template = Array("\(root)/lianxin-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw SQLFault.disk("no temporary directory") }
    let directory = String(
        decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let isFirst = made.withLock { made in
        made.append(directory)
        return made.count == 1
    }
    // Databases in them are closed when their tests let go of them, at the latest by now.
    if isFirst {
        atexit {
            for directory in made.withLock({ $0 }) {
                try? FileManager.default.removeItem(atPath: directory)
            }
        }
    }
    return directory
}

private let made = Mutex<[String]>([])
