import Glibc

@testable import Store

/// A folder of its own for one test; in memory where the system has /dev/shm.
func temporaryDirectory() throws -> String {
    let root = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
    var template = Array("\(root)/lianxin-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw SQLFault.disk("no temporary directory") }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
