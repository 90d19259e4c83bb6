import Kernel

/// Who has to do with a case, by its place, its matter and the way it came in.
struct CaseStaff {
    let setting: CaseSetting
    let matter: CaseMatter
    let channel: Channel

    init(_ setting: CaseSetting, _ matter: CaseMatter, _ channel: Channel) {
        self.setting = setting
        self.matter = matter
        self.channel = channel
    }

    private var officials: Officials { setting.officials }
    private var village: Int { setting.territory.groups[matter.group].village }

    private func nearest(_ short: String) -> Int {
        setting.units.index(of: short, near: village, in: setting.territory)
    }

    /// The township's government.
    var government: Int { nearest("ZF") }

    /// The unit whose matter it is; among the villages mostly the nearer one.
    func unit(_ dice: inout Dice) -> Int {
        let isTown = setting.territory.villages[village].isTown
        let isNear = dice.chance(isTown ? 150 : 650)
        return nearest(isNear ? matter.matter.villageUnit : matter.matter.townUnit)
    }

    /// Another that takes part, or that it should have gone to.
    func otherUnit(than unit: Int, _ dice: inout Dice) -> Int {
        let candidates = [
            nearest(matter.matter.villageUnit), nearest(matter.matter.townUnit), government,
            nearest("CG"), nearest("CJ"),
        ].filter { $0 != unit }
        return dice.pick(candidates)
    }

    /// Some criticism is of the unit itself; it isn't told.
    func about(_ unit: Int, _ dice: inout Dice) -> Registration.Subject? {
        let isByHotline = [Channel.phone, .web, .email].contains(channel)
        guard matter.kind == .criticism, isByHotline, unit != government, dice.chance(600) else {
            return nil
        }
        let code = setting.units.all[unit].handling.code
        return Registration.Subject(official: nil, unit: code)
    }

    /// Who registers it: by herself on the web, otherwise whoever takes it in.
    func registrar(_ dice: inout Dice) -> Actor {
        switch channel {
        case .web, .email, .open311: .requester(assistedBy: nil)
        case .api: .office
        case .visit:
            officials.actor(setting.households.official(matter.group, matter.household))
        case .card, .opinionBox: officials.actor(dice.pick(officials.desks[nearest("CW")]))
        case .phone, .window, .meeting, .deputyStudio, .batch: desk(&dice)
        }
    }

    /// An official of the desk that dispatches what comes in this way.
    func desk(_ dice: inout Dice) -> Actor {
        switch channel {
        case .phone, .web, .email, .open311, .api: hotline(&dice)
        case .window: officials.actor(dice.pick(officials.desks[nearest("ZW")]))
        case .visit, .card, .opinionBox, .meeting, .deputyStudio, .batch:
            officials.actor(dice.pick(officials.desks[nearest("WM")]))
        }
    }

    /// The demo's own desk official takes a little more than her part.
    func hotline(_ dice: inout Dice) -> Actor {
        let desks = officials.desks[nearest("RX")]
        return officials.actor(dice.chance(60) ? desks[0] : dice.pick(desks))
    }

    /// The first two of a unit do most of the work; the demo's handlers are the first of theirs.
    func handler(of unit: Int, _ dice: inout Dice) -> Int {
        let handlers = officials.handlers[unit]
        return dice.chance(400) ? handlers[0] : dice.pick(handlers)
    }

    func supervisor(_ dice: inout Dice) -> Actor {
        let ofCounty = officials.supervisors.filter {
            officials.all[$0].place == Territory.county
        }
        return officials.actor(dice.chance(250) ? ofCounty[0] : dice.pick(ofCounty))
    }
}
