/// Menglian county: the townships, villages and communities of the statistical lists.
///
/// Sources: levels 1 to 4 from modood/Administrative-divisions-of-China (National Bureau of
/// Statistics, 2023-06-30, WTFPL 2); villages from liyanjie2048/AdministrativeDivisionCn (NBS 2021,
/// MIT); see THIRD-PARTY-NOTICES.md. The list of 2021 has 45 villages and communities; the county
/// that the demo shows had 42 (figure `fig-menglian-villages`). Left out are the three border
/// communities 富边, 兴边 and 戍边 (530827102001 to 003), which the list of 2016 doesn't have yet.
enum Menglian {
    static let province = (code: "53", name: "云南省")
    static let prefecture = (code: "5308", name: "普洱市")
    static let county = (code: "530827", name: "孟连傣族拉祜族佤族自治县")

    static let townships: [(code: String, name: String)] = [
        ("530827101", "娜允镇"), ("530827102", "勐马镇"), ("530827103", "芒信镇"),
        ("530827104", "富岩镇"), ("530827201", "景信乡"), ("530827202", "公信乡"),
    ]

    /// `size` and `demand` are invented: the size by which groups and households are shared out,
    /// and how much a household there raises, in tenths of the usual.
    struct Village {
        let code: String
        let name: String
        let size: Int
        let demand: Int
        let isTown: Bool

        init(_ code: String, _ name: String, _ size: Int, _ demand: Int, town: Bool = false) {
            self.code = code
            self.name = name
            self.size = size
            self.demand = demand
            isTown = town
        }

        /// As people say it: 芒掌村, 古城社区.
        var spokenName: String {
            name.hasSuffix("村委会") ? String(name.dropLast(2)) : name
        }
    }

    static let villages: [Village] = [
        Village("530827101001", "古城社区", 30, 32, town: true),
        Village("530827101002", "城东社区", 34, 38, town: true),
        Village("530827101003", "金塔社区", 26, 27, town: true),
        Village("530827101201", "娜允村委会", 20, 18),
        Village("530827101202", "芒掌村委会", 18, 12),
        Village("530827101203", "芒弄村委会", 15, 10),
        Village("530827101204", "景吭村委会", 16, 13),
        Village("530827101205", "芒街村委会", 12, 7),
        Village("530827101206", "南雅村委会", 14, 6),
        Village("530827101207", "允山村委会", 11, 9),
        Village("530827101208", "洪安村委会", 10, 5),
        Village("530827101209", "南抗村委会", 12, 8),
        Village("530827102201", "勐马村委会", 24, 20, town: true),
        Village("530827102202", "帕亮村委会", 16, 8),
        Village("530827102203", "芒海村委会", 15, 6),
        Village("530827102204", "贺安村委会", 13, 7),
        Village("530827102205", "勐阿村委会", 22, 24, town: true),
        Village("530827102206", "双相村委会", 12, 5),
        Village("530827102207", "腊福村委会", 14, 9),
        Village("530827102208", "东乃村委会", 11, 4),
        Village("530827103201", "芒信村委会", 20, 16, town: true),
        Village("530827103202", "拉嘎村委会", 13, 6),
        Village("530827103203", "芒卡村委会", 14, 9),
        Village("530827103204", "海东村委会", 12, 5),
        Village("530827103205", "岔河村委会", 11, 11),
        Village("530827103206", "班顺村委会", 10, 4),
        Village("530827104201", "信岗村委会", 17, 12),
        Village("530827104202", "英沟村委会", 12, 6),
        Village("530827104203", "大曼糯村委会", 14, 8),
        Village("530827104204", "等嘎拉村委会", 11, 4),
        Village("530827104205", "芒冒村委会", 12, 7),
        Village("530827201201", "回俄村委会", 16, 11),
        Village("530827201202", "景冒村委会", 14, 8),
        Village("530827201203", "朗勒村委会", 11, 5),
        Village("530827201204", "勐白村委会", 13, 10),
        Village("530827201205", "糯各村委会", 10, 4),
        Village("530827202201", "班别村委会", 14, 9),
        Village("530827202202", "公良村委会", 12, 6),
        Village("530827202203", "公信村委会", 16, 12),
        Village("530827202204", "糯董村委会", 11, 5),
        Village("530827202205", "广科村委会", 10, 4),
        Village("530827202206", "班文村委会", 11, 7),
    ]
}
