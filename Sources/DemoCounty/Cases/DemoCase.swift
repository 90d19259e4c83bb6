package import Kernel

/// One case of the demo with its whole life up to the county's end: the entries as the ledger
/// keeps them, the registration first. Folding them gives the case as it stands.
package struct DemoCase: Sendable {
    /// From 0, in the order of registration.
    package let index: Int
    /// The number it gets when cases are numbered by year in this order, from serial 1.
    package let number: CaseNumber
    package let registration: Registration
    package let entries: [Entry]
    /// The index of the case that it was merged into, which is a lower one; the entry of the
    /// merger names it by its number.
    package let mergedInto: Int?
}

/// The cases of the demo, made one by one in the order of registration; any of them can be asked
/// for alone. Only their plan is held in memory, some 60 bytes each.
package struct Cases: RandomAccessCollection, Sendable {
    let setting: CaseSetting
    let plans: [CasePlan]

    init(_ setting: CaseSetting, count: Int) {
        self.setting = setting
        plans = CasePlanning(setting, count: count).plans
    }

    package var startIndex: Int { 0 }
    package var endIndex: Int { plans.count }

    package subscript(index: Int) -> DemoCase {
        let plan = plans[index]
        let head = plan.repeats.map { plans[$0] }
        let matter = CaseMatter(plan, head: head, setting)
        var life = CaseLife(plan, matter, head: head, setting)
        life.run()
        return DemoCase(
            index: index, number: plan.number, registration: life.it.registration,
            entries: life.it.entries, mergedInto: life.isMerged ? plan.repeats : nil)
    }
}

/// All that the making of a case looks at.
struct CaseSetting: Sendable {
    let seed: UInt64
    let end: Moment
    let ruleSet: Int
    let calendar: WorkingCalendar
    let rules: @Sendable (Registration) -> CaseRules
    let territory: Territory
    let units: Units
    let officials: Officials
    let households: Households
    let catalogue: Catalogue
}
