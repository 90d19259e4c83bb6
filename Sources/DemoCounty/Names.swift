/// Names of nobody in particular: common characters, put together by the dice.
enum Names {
    static func person(_ dice: inout Dice) -> String {
        while true {
            let (surname, first, second) =
                (dice.pick(surnames), dice.pick(firsts), dice.pick(seconds))
            let name = surname + first + second
            if first != second, !knownPeople.contains(name) { return name }
        }
    }

    /// What the characters would also make, and everybody would think of somebody.
    private static let knownPeople: Set<String> = [
        "刘德华", "林志玲", "林志颖", "李文亮", "孙春兰", "胡春华", "张国清", "何立峰", "陈文清", "袁家军",
        "王文涛", "李国英", "李德生", "张文康", "陈建国", "李明华", "王国生", "张庆伟", "李玉玲", "陈国强",
        "王家胜", "李金华", "王正亮", "宋秀岩", "陈金华", "杨丽萍", "李丽珍", "张学友", "许家印", "罗志祥",
    ]

    /// A mobile number that can't be anybody's: no network begins with 100.
    static func mobile(_ dice: inout Dice) -> String { "100" + padded(dice.roll(100_000_000), 8) }

    /// A landline of the county's area that can't be anybody's: no subscriber number begins with 0.
    static func landline(_ number: Int) -> String { "0879-" + padded(number, 7) }

    private static let surnames = words(
        """
        张 王 李 赵 陈 杨 刘 黄 周 吴 徐 孙 马 朱 胡 林 郭 何 高 罗 郑 梁 谢 宋 唐 许 邓 冯 韩 曹
        曾 彭 萧 蔡 潘 田 董 袁 于 余 叶 蒋 杜 苏 魏 程 吕 丁 沈 任 姚 卢 傅 钟 姜 崔 谭 廖 范 汪
        陆 金 石 戴 贾 韦 夏 邱 方 侯 邹 熊 孟 秦 白 江 阎 薛 尹 段 雷 黎 史 龙 陶 贺 顾 郝 龚
        邵 万 钱 严 覃 武 戚 莫 孔 向 汤 李 张 杨 王 陈 李 杨 张 王 刘
        """)

    private static let firsts = words(
        """
        建 国 志 文 明 永 春 秋 海 云 新 正 光 家 世 德 忠 玉 秀 桂 美 丽 晓 雪 月 红 艳 小 天 子
        俊 佳 思 雨 一 梦 学 庆 良 昌 荣 贵 富 应 开 朝 绍 宗 廷 自 有 加 兴 从 福 金 银 学 立 振
        """)

    private static let seconds = words(
        """
        华 兰 英 芳 珍 琴 芬 萍 梅 菊 莲 凤 霞 燕 娟 玲 敏 静 芝 蓉 强 军 平 林 生 才 武 斌 辉 勇
        祥 忠 全 东 松 柏 泉 峰 阳 涛 宇 轩 涵 怡 洁 琳 颖 慧 倩 婷 发 财 旺 顺 康 宁 安 和 清 亮
        """)

    private static func words(_ text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).map(String.init)
    }
}
