import Kernel

/// The matters by kind, each as often as its subject comes up in the month.
struct Catalogue: Sendable {
    let matters: [Matter]
    /// By kind in the order of `kinds`: indices of matters.
    private let byKind: [[Int]]
    /// By month, January first: the weight of each matter.
    private let weights: [[Int]]

    /// How often each kind comes up, in thousandths.
    static let kinds: [(kind: CaseKind, share: Int)] = [
        (.help, 330), (.complaint, 290), (.enquiry, 130), (.suggestion, 85), (.application, 55),
        (.dispute, 40), (.criticism, 25), (.wish, 25), (.praise, 20),
    ]

    init() {
        matters = Subject.all.flatMap(\.matters)
        byKind = Self.kinds.map { [matters] row in
            matters.indices.filter { matters[$0].kinds.contains(row.kind) }
        }
        weights = (0..<12).map { month in
            Subject.all.flatMap { subject in
                subject.matters.map { _ in
                    subject.weight * subject.months[month] * 10 / subject.matters.count
                }
            }
        }
    }

    /// - Parameter isPublic: only what several households can see and report at one spot.
    func pick(
        ofKind kind: Int, inMonth month: Int, isPublic: Bool, _ dice: inout Dice
    ) -> Int {
        let choices = isPublic ? byKind[kind].filter { matters[$0].isOnSite } : byKind[kind]
        return choices[dice.pick(weights: choices.map { weights[month - 1][$0] })]
    }
}
