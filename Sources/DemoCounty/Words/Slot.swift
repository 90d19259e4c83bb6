import Kernel

/// What a sentence leaves open; the same throughout one case, from its title to the reply.
enum Slot: String, CaseIterable, Sendable {
    /// 芒掌村
    case village = "村"
    /// 老寨一组
    case group = "组"
    /// 芒掌村老寨一组
    case whereabouts = "地"
    /// 娜允镇
    case township = "镇"
    /// 水井旁
    case spot = "处"
    /// 半个多月
    case span = "久"
    /// 3月12日, 前天
    case day = "日"
    /// 三
    case few = "数"
    /// 二十多户
    case households = "户"
    /// 二十多个
    case persons = "众"
    /// 1200元
    case money = "元"
    /// 6亩
    case acres = "亩"
    /// 五十多米
    case metres = "米"
    /// 晚上十点多
    case night = "夜"
    /// 上午九点
    case hour = "钟"
    /// 我母亲
    case relative = "人"
    /// 甘蔗
    case crop = "作"
    /// 72
    case age = "岁"
    /// The title of the case.
    case title = "题"
    /// The name of the unit that replies.
    case unit = "局"
}

/// The values of all slots for one case.
struct SlotValues: Sendable {
    private var values: [Slot: String]

    subscript(slot: Slot) -> String {
        get { values[slot] ?? "" }
        set { values[slot] = newValue }
    }

    /// - Parameter today: the day on which it is written; `{日}` lies shortly before.
    init(village: Territory.Village, group: String, township: String, today: Day, dice: inout Dice)
    {
        let daysAgo = dice.roll(1...12)
        values = [
            .village: village.spokenName, .group: group,
            .whereabouts: village.spokenName + group, .township: township,
            .spot: dice.pick(village.isTown ? Self.townSpots : Self.villageSpots),
            .span: dice.pick(Self.spans), .day: Self.spoken(today - daysAgo, daysAgo: daysAgo),
            .few: dice.pick(Self.numerals), .households: dice.pick(Self.counts) + "户",
            .persons: dice.pick(Self.counts) + "个",
            .money: "\(dice.roll(2...32) * 50 + dice.roll(2) * 20)元",
            .acres: "\(dice.roll(2...15))亩", .metres: dice.pick(Self.lengths),
            .night: dice.pick(Self.nights), .hour: dice.pick(Self.hours),
            .relative: dice.pick(Self.relatives), .crop: dice.pick(Self.crops),
            .age: "\(dice.roll(63...88))",
        ]
    }

    private static func spoken(_ day: Day, daysAgo: Int) -> String {
        switch daysAgo {
        case 1: "昨天"
        case 2: "前天"
        case 3...9: "\(day.month)月\(day.dayOfMonth)日"
        default: "上上个星期\(weekdays[day.weekday.rawValue - 1])"
        }
    }

    private static let weekdays = ["一", "二", "三", "四", "五", "六", "天"]
    private static let numerals = ["三", "四", "五", "六", "七"]
    private static let counts = ["十几", "二十多", "三十来", "四十多", "五十几", "上百"]
    private static let lengths = [
        "二十来米", "三十多米", "五十多米", "八十米左右", "一百多米", "两百多米", "三百来米",
    ]
    private static let spans = [
        "一个星期", "十来天", "半个月", "半个多月", "二十多天", "一个月", "一个多月", "两个月",
    ]
    private static let nights = ["晚上九点多", "晚上十点以后", "天黑以后", "半夜", "凌晨五点多", "傍晚"]
    private static let hours = ["早上七点半", "上午九点", "上午十一点", "下午两点", "下午三点半", "下午五点"]
    private static let relatives = ["我母亲", "我父亲", "家里老人", "我奶奶", "我爷爷", "家里老母亲"]
    private static let crops = ["甘蔗", "咖啡", "茶叶", "玉米", "橡胶", "坚果", "芭蕉", "水稻"]
    private static let townSpots = [
        "菜市场门口", "客运站对面", "小学门口", "文化广场旁", "主街十字路口", "老车站路口", "幼儿园旁边",
        "卫生院门口", "农贸市场后门", "步行街入口", "滨河路桥头", "加油站旁的巷子", "老粮站院子", "电影院后面",
        "茶厂宿舍楼下", "环城路拐弯处",
    ]
    private static let villageSpots = [
        "村口", "寨门前", "水井旁", "文化活动室旁", "晒场边", "篮球场旁", "进寨的大弯道", "村小学门口",
        "大榕树下", "卫生室门口", "桥头", "公厕旁", "三岔路口", "蓄水池下面", "甘蔗地边的路", "茶叶初制所旁",
        "咖啡晒场旁", "胶林小路口",
    ]
}
