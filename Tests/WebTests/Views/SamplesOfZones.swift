import Kernel

@testable import Web

extension Samples {
    static let zones = ZonesPage(
        rows: [
            ZonesPage.Row(
                id: ID("Z-G001")!, name: "贺雅村一组民情责任区", place: "贺雅村",
                leader: ZonesPage.Person(name: "张华", isActive: true),
                responsible: [
                    ZonesPage.Person(name: "岩温", isActive: true),
                    ZonesPage.Person(name: "玉香", isActive: false),
                ], households: 118),
            ZonesPage.Row(
                id: ID("Z-G002")!, name: "贺雅村二组民情责任区", place: "贺雅村", leader: nil,
                responsible: [], households: 0),
        ], total: 348, q: "贺雅", places: places, chosenPlace: "530827101201",
        next: "/admin/zones?q=x&cursor=Z-G002")
    static let zonesEmpty = ZonesPage(
        rows: [], total: 0, q: "", places: places, chosenPlace: "", next: nil)

    private static let successor = ZonePage.Person(
        code: ID("G0013")!, name: "玉香", post: "驻村干部")
    private static let predecessor = ZonePage.Person(
        code: ID("G0012")!, name: "岩温", post: "驻村干部")

    static func zone(_ step: ZonePage.HandOverShown.Step? = nil) -> ZonePage {
        ZonePage(
            id: ID("Z-G001")!, name: "贺雅村一组民情责任区", level: .villagerGroup,
            place: "孟连县 · 娜允镇 · 贺雅村", households: 118,
            officials: [
                ZonePage.OfficialRow(
                    person: predecessor, isLeader: true, isActive: false,
                    work: ZonePage.Work(households: 60, openCases: 3, promises: 2)),
                ZonePage.OfficialRow(
                    person: successor, isLeader: false, isActive: true,
                    work: ZonePage.Work(households: 58, openCases: 0, promises: 0)),
            ], successors: step == nil ? [Choice("G0013", "玉香 · 驻村干部 · G0013")] : [],
            handOver: step.map {
                ZonePage.HandOverShown(
                    step: $0, from: predecessor, to: successor, on: now.day, movesLead: true,
                    before: ZonePage.Work(households: 60, openCases: 3, promises: 2),
                    after: ZonePage.Work(households: 118, openCases: 2, promises: 1),
                    left: ZonePage.Work(households: 0, openCases: 1, promises: 1))
            })
    }
}
