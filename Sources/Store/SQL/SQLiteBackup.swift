import Glibc

/// A copy of a live database, made beside its readers and its writer.
struct SQLiteBackup {
    let file: String
    let copy: String

    init(of file: String, to copy: String) {
        self.file = file
        self.copy = copy
    }

    /// Written under another name first: a file called `copy` is always whole and on the disk.
    func make() throws {
        let unfinished = copy + ".unfinished"
        guard access(copy, F_OK) != 0 else { throw SQLFault.disk("\(copy): exists already") }
        unlink(unfinished)
        do {
            try write(to: unfinished)
            try flush(unfinished)
            guard rename(unfinished, copy) == 0 else { throw fault(copy) }
            try flush(directory)
        } catch {
            unlink(unfinished)
            throw error
        }
    }

    private func write(to path: String) throws {
        // SQLite takes an empty file for a new one; this one is readable by its owner only.
        let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw fault(path) }
        close(descriptor)
        try SQLiteConnection(file: file, role: .reader).run("VACUUM INTO \(path)")
    }

    private func flush(_ path: String) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw fault(path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw fault(path) }
    }

    private var directory: String {
        guard let slash = copy.lastIndex(of: "/") else { return "." }
        return slash == copy.startIndex ? "/" : String(copy[..<slash])
    }

    private func fault(_ path: String) -> SQLFault {
        let reason = String(cString: strerror(errno))
        return errno == ENOSPC ? .full("\(path): \(reason)") : .disk("\(path): \(reason)")
    }
}
