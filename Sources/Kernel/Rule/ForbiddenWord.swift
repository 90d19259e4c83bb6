/// Words for what is never recorded about a person: opinion, faith, ethnicity, attitude, labels of
/// risk, watch lists, family planning, whereabouts. Neither a pack nor an import may name a field
/// so. Source: design.md 9; 个人信息保护法 articles 6 and 28.
package enum ForbiddenWord {
    /// The forbidden word that `name` contains, as it is listed; nil when there is none.
    ///
    /// Chinese words are found anywhere. English words and pinyin count as whole words, however
    /// they are joined: `riskLevel`, `risk_level` and `risklevel`, but not `asterisk`.
    package static func found(in name: String) -> String? {
        let allowed = Self.permittedBytes.reduce(Array(name.utf8)) { $0.removing($1) }
        // A word of other letters than a to z is looked for only where there are such letters.
        if allowed.contains(where: { $0 >= 0x80 }),
            let word = chineseBytes.first(where: { allowed.range(of: $0.bytes) != nil })
        {
            return word.text
        }
        let words = allowed.words
        let joined = words.joined()
        return phrases.first { phrase in
            words.containsRun(phrase.parts) || words.contains(phrase.whole)
                || joined == phrase.whole
        }?.text
    }

    /// The lists as they are looked for: split, joined and spelt out once.
    private static let permittedBytes = permitted.map { Array($0.utf8) }
    private static let chineseBytes = chinese.map { (text: $0, bytes: Array($0.utf8)) }
    private static let phrases = latin.map { text in
        let parts = text.split(separator: " ").map(String.init)
        return (text: text, parts: parts, whole: parts.joined())
    }

    /// The conduct of officials may be rated, and some words only meet by chance.
    static let permitted = [
        "统计生", "设计生", "合计生", "超生产",
        "服务态度", "工作态度", "办事态度", "接待态度", "serviceAttitude", "service attitude",
        "service_attitude", "church hall", "Church hall", "churchHall", "race track", "raceTrack",
        "good faith", "goodFaith", "fire risk assessment", "flood risk assessment",
        "safety risk assessment",
    ]

    static let chinese = [
        "宗教", "信仰", "教派", "民族", "族别", "族裔", "种族", "思想动态", "思想状况", "思想倾向",
        "政治倾向", "政治观点", "政治立场", "政治面貌", "政治态度", "政治表现", "态度", "维稳", "稳控",
        "重点人", "重点对象", "重点户", "重点人群", "管控对象", "关注对象", "监控对象", "风险等级",
        "风险级别", "风险人群", "人员风险", "风险标签", "风险人员", "风险评分", "危险分子", "危险等级", "不稳定因素", "不安定",
        "上访户", "上访人员", "缠访", "闹访", "信访重点", "信访史", "前科", "刺头", "钉子户", "黑名单",
        "征信分", "信用评分", "社会信用分", "社会关系", "计划生育", "计生", "避孕", "节育", "超生",
        "行踪", "轨迹", "人脸", "指纹", "虹膜", "声纹", "基因", "邪教", "性取向", "人员标签",
    ]

    static let latin = [
        "religion", "religious", "faith", "belief", "church", "sect", "ethnicity", "ethnic",
        "ethnic group", "race", "nationality group", "political opinion", "political view",
        "political views", "political leaning", "political status", "political attitude",
        "ideology", "thoughts", "attitude", "loyalty", "stability maintenance",
        "stability control", "key person", "key persons", "key personnel", "key individual",
        "key population", "watch list", "watchlist", "blacklist", "black list",
        "person of interest", "risk level", "risk label", "risk score", "risk person",
        "risk grade", "risk rating", "risk assessment", "risk profile", "risk category",
        "at risk person", "at risk persons", "at risk people", "at risk child", "at risk children",
        "at risk youth", "at risk family", "at risk families", "at risk group", "at risk groups",
        "danger level", "troublemaker", "petition history",
        "petitioner history", "repeat petitioner", "criminal record", "credit score",
        "social credit", "social graph", "social relations", "family planning", "contraception",
        "birth control", "location track", "location history", "movement history", "gps track",
        "face id", "face recognition", "fingerprint", "iris", "voiceprint", "dna",
        "sexual orientation", "person tag", "person label",
        "zong jiao", "zong jiao xin yang", "xin yang", "min zu", "zhong zu", "si xiang dong tai",
        "si xiang", "zheng zhi mian mao", "zheng zhi qing xiang", "zheng zhi guan dian",
        "tai du", "wei wen", "wen kong", "zhong dian ren", "zhong dian ren yuan",
        "zhong dian dui xiang", "feng xian deng ji", "feng xian biao qian", "shang fang hu",
        "chan fang", "hei ming dan", "ji hua sheng yu", "ji sheng", "xing zong", "gui ji",
        "she hui guan xi", "xie jiao",
    ]
}

extension [UInt8] {
    /// The words of a name, in small letters: split where it isn't a letter from a to z and where a
    /// capital begins.
    fileprivate var words: [String] {
        var words: [String] = []
        var word: [UInt8] = []
        var wasSmall = false
        for byte in self {
            let isCapital = (0x41...0x5A).contains(byte)
            let isSmall = (0x61...0x7A).contains(byte)
            if !(isCapital || isSmall) || (isCapital && wasSmall) {
                if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
                word = []
            }
            if isCapital || isSmall { word.append(byte | 0x20) }
            wasSmall = isSmall
        }
        return word.isEmpty ? words : words + [String(decoding: word, as: UTF8.self)]
    }

    fileprivate func removing(_ part: [UInt8]) -> [UInt8] {
        guard let range = range(of: part) else { return self }
        var bytes = self
        bytes.replaceSubrange(range, with: [UInt8(ascii: " ")])
        return bytes
    }

    /// The first place of `part`; in UTF-8 no character begins within another.
    fileprivate func range(of part: [UInt8]) -> Range<Int>? {
        guard let first = part.first, count >= part.count else { return nil }
        var start = 0
        while start <= count - part.count {
            if self[start] == first {
                var length = 1
                while length < part.count, self[start + length] == part[length] { length += 1 }
                if length == part.count { return start..<(start + length) }
            }
            start += 1
        }
        return nil
    }
}

extension [String] {
    fileprivate func containsRun(_ run: [String]) -> Bool {
        guard let first = run.first, count >= run.count else { return false }
        return (0...(count - run.count)).contains { start in
            self[start] == first && self[start..<(start + run.count)].elementsEqual(run)
        }
    }
}
