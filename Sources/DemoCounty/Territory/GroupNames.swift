/// Invented names for the villager groups of one village, each once: 老寨一组, 老寨二组, 竹林组.
struct GroupNames {
    let names: [String]

    init(village: Menglian.Village, count: Int, dice: inout Dice) {
        if village.isTown {
            names = (1...count).map { "居民\(Self.numeral($0))组" }
            return
        }
        var hamlets = Self.hamlets
        var names: [String] = []
        while names.count < count {
            let hamlet = hamlets.remove(at: dice.roll(min(8, hamlets.count)))
            let parts = min(dice.pick(weights: [6, 3, 1]) + 1, count - names.count)
            names +=
                parts == 1
                ? ["\(hamlet)组"] : (1...parts).map { "\(hamlet)\(Self.numeral($0))组" }
        }
        self.names = names
    }

    private static let hamlets = [
        "老寨", "新寨", "大寨", "上寨", "下寨", "小寨", "中寨", "田坝", "河边", "水井", "茶山",
        "山脚", "半坡", "大平掌", "小平掌", "岔路", "竹林", "芭蕉林", "胶林", "石头寨", "龙塘",
        "大树脚", "梁子", "箐口", "桥头", "果园", "新村", "回龙", "坝尾", "松山", "蔗园", "干坝",
        "双河", "凉水井", "白沙", "红土坡",
    ]

    /// 1 to 99 in Chinese numerals.
    static func numeral(_ number: Int) -> String {
        let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
        let (tens, ones) = (number / 10, number % 10)
        switch tens {
        case 0: return digits[ones]
        case 1: return "十" + digits[ones]
        default: return digits[tens] + "十" + digits[ones]
        }
    }
}
