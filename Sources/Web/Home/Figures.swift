import Kernel
import Store

extension Site {
    /// The counts of the home page over the last twelve months; nil before there is a case.
    func homeCounts() async throws -> HomePage.Counts? { nil }
}
