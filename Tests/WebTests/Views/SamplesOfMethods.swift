import Kernel

@testable import Web

/// The pages of methods, with everything on them that may be there.
extension Samples {
    private static let inForce = MethodsPage.InForce(
        id: ID("baodi")!, name: "一站三中心", places: ["娜允镇", "勐马镇", "芒信镇"], morePlaces: 3,
        since: Day("2026-01-01")!, versions: [1, 2], rules: 14, waiting: 2)

    static let methods = MethodsPage(
        base: "/methods", inForce: [inForce], packs: [], q: "", places: places, place: "")

    static let methodsForAdmins = MethodsPage(
        base: "/admin/methods", inForce: [],
        packs: [
            MethodsPage.Group(
                level: .county,
                packs: [
                    MethodsPage.PackRow(
                        id: ID("baodi")!, name: "一站三中心", source: "天津市宝坻区", mechanisms: 14,
                        rules: 41, parameters: 9, isInForce: true)
                ])
        ], q: "宝坻", places: [], place: "")

    static let method = page(nil)

    static let methodForAdmins = page(
        MethodPage.Adopting(
            parameters: [
                MethodPage.Parameter(
                    name: "replyDays", label: "答复时限", hint: "1–40个工作日", rules: 2)
            ], places: places, ownText: "id: baodi", check: check, today: Day("2026-03-01")!))

    private static func page(_ adopting: MethodPage.Adopting?) -> MethodPage {
        MethodPage(
            id: ID("baodi")!, name: "一站三中心", level: .county, version: 2, source: "天津市宝坻区",
            mechanisms: [
                MethodPage.MechanismShown(
                    name: "代办", about: "村里代办。", detail: .clause,
                    rules: [
                        MethodPage.RuleShown(
                            id: ID("baodi-reply")!, sentence: "5日内答复。", line: 81,
                            waitsFor: ["答复时限"]),
                        MethodPage.RuleShown(
                            id: ID("baodi-vote")!, sentence: "每年投票。", line: 90, waitsFor: []),
                    ])
            ],
            roles: [MethodPage.RoleShown(name: "代办员", role: .field, level: .village)],
            adoptions: [adopted("1", .inForce), adopted("2", .suspended), adopted("3", .toCome)],
            text: "lianxin: 1\nid: baodi", adopting: adopting)
    }

    private static func adopted(
        _ code: String, _ standing: MethodPage.AdoptedShown.Standing
    ) -> MethodPage.AdoptedShown {
        MethodPage.AdoptedShown(
            place: ID("53\(code)")!, placeName: "娜允镇", version: 2, from: Day("2026-01-01")!,
            standing: standing, rules: 40, figures: [(label: "投票", value: "50")],
            waiting: [ID("baodi-reply")!], waitsFor: ["答复时限"], isOwn: true)
    }

    private static let check = MethodCheckShown(
        place: "娜允镇", from: Day("2026-03-01")!,
        conflicts: [
            MethodCheckShown.Conflict(
                subject: "closing of help", first: "packs/a.yaml:4", second: "packs/b.yaml:9")
        ], inForce: 40, waiting: [ID("baodi-reply")!], before: 1, added: ["a"], removed: ["b"],
        changed: [
            MethodCheckShown.Changed(rule: "c", old: ">= 1 visits/year", new: ">= 2 visits/year"),
            MethodCheckShown.Changed(rule: "d", old: nil, new: nil),
        ],
        holders: [
            MethodCheckShown.Holders(role: "代办员", count: 0),
            MethodCheckShown.Holders(role: "县领导", count: 7),
        ], due: ["每年走访一次。"])

    static let methodText = MethodTextPage(
        faults: [MethodTextFaults.Fault(line: 5, column: 8, message: "no level 'contry'")])
}
