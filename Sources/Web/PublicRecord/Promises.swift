import Kernel
import Store

extension Site {
    /// What was promised in public in all that the office serves; nil where nothing was.
    func promises() async throws -> PromisesShown? {
        let (store, today) = (store, store.now().day)
        return try await promised.value(0) {
            try await store.read { try $0.promisesShown(on: today) }
        }
    }
}

extension Transaction {
    fileprivate func promisesShown(on today: Day) throws -> PromisesShown? {
        let figures = try promiseFigures(within: nil, on: today)
        guard figures.made > 0 else { return nil }
        let lines = try publishedPromises(within: nil, from: today - 90, limit: 30)
        return PromisesShown(
            made: figures.made, due: figures.due, keptInTime: figures.keptInTime,
            lines: try lines.map { promise in
                let place = try place(promise.it.place)?.name ?? ""
                return PromisesShown.Line(
                    text: promise.line.text, of: "\(place) · \(promise.it.title)",
                    due: promise.line.due, dueNow: promise.line.dueNow, state: promise.line.state)
            })
    }
}
