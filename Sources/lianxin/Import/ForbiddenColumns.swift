import Kernel
import Spreadsheet

/// A column that no import takes: the whole file is refused, so that nobody has to trust that a
/// column was dropped. Source: design.md 9; 个人信息保护法 articles 6 and 28.
///
/// `ForbiddenWord` holds the words that neither a pack nor a column may use; here stand those that
/// only headings use: abbreviations of the forms of other systems, lists of codes spelled out,
/// and single words that would be too strict for free text.
struct ForbiddenColumn: Hashable {
    let heading: String
    let word: String

    static func first(in headings: [String]) -> ForbiddenColumn? {
        for heading in headings {
            if let word = word(in: heading) { return ForbiddenColumn(heading: heading, word: word) }
        }
        return nil
    }

    /// The forbidden word that `heading` contains; nil when there is none.
    static func word(in heading: String) -> String? {
        let folded = innocent.reduce(heading.foldedForm) { $0.replacing($1, with: " ") }
        let whole = Heading.key(folded)
        let key = innocentKeys.reduce(whole) { $0.replacing($1, with: "") }
        // The signs between English words tell them apart; those within a Chinese one hide it.
        let forms = key == whole ? [folded, key] : [key]
        if let word = forms.lazy.compactMap(ForbiddenWord.found).first { return word }
        if let word = wholes.first(where: { $0 == key }) { return word }
        if let word = parts.first(where: { key.contains($0) }) { return word }
        guard !autonomous.contains(where: { folded.contains($0) }) else { return nil }
        return peoples.first { key.contains($0) }
    }

    /// Matters, places and the conduct of officials, whose names hold a forbidden word by chance.
    static let innocent =
        [
            "民族乡", "民族镇", "民族村", "民族路", "民族街", "民族社区", "民族中学", "民族小学", "民族学校", "民族广场",
            "上访问", "服务态度", "工作态度", "办事态度", "接待态度", "办理态度", "办件态度", "生育保险", "生育津贴", "宗教局", "民宗局",
            "民族宗教事务局", "公共关系", "利害关系人",
        ]
        + ["消防", "火灾", "地质灾害", "灾害", "山洪", "洪涝", "防汛", "房屋", "建筑", "燃气", "用电", "食品安全", "食品", "项目"]
        .flatMap { matter in
            ["风险等级", "风险级别", "安全风险等级", "危险等级", "危险程度"].map { matter + $0 }
        }

    static let innocentKeys = [
        "serviceattitude", "handlingattitude", "workattitude", "staffattitude", "fuwutaidu",
        "banlitaidu", "gongzuotaidu", "minzuxiang", "minzucun", "minzulu", "firerisklevel",
        "disasterrisklevel", "floodrisklevel", "buildingrisklevel",
    ]

    /// Found anywhere in a heading.
    static let parts = [
        // Opinion and party
        "政治倾向", "政治信仰", "政治身份", "政治面", "政治思想", "政治历史", "思想", "立场", "党派", "派别", "是否党员", "是否中共",
        "中共党员", "共青团员", "民主党派", "无党派", "入党", "党龄", "现实表现", "一贯表现", "忠诚度",
        "politic", "ideolog", "partymember", "partyaffiliation", "thoughtstatus", "loyalty",
        "zhengzhi", "dangpai",
        // Faith
        "信教", "教徒", "教民", "礼拜", "基督", "天主教", "伊斯兰", "穆斯林", "佛教", "道教", "法轮", "邪教", "教职人员",
        "religio", "zongjiao", "muslim", "christian", "buddhis", "falungong", "falun", "xiejiao",
        // Ethnicity
        "少数民族", "族属", "族群", "族籍", "ethnic", "minzu", "shaoshuminzu",
        // Stability, petitions, watch lists, risk
        "上访", "信访户", "信访人员类", "信访次数", "信访前科", "信访老户", "越级访", "非访", "进京访", "缠闹", "涉稳", "维控",
        "稳控", "稳定风险", "不稳定", "重点人", "重点关注", "重点管", "重点群体", "重点户", "特殊人群类", "关注人", "关注等级", "关注级别",
        "管控", "布控", "监控人", "监管等级", "监管级别", "高危人", "高风险人", "风险人", "风险评", "风险分", "人员风险", "个人风险",
        "住户风险", "家庭风险", "风险类别", "风险程度", "风险标", "危险性", "危险人", "人员等级", "人员分级", "人员类别标签",
        "三色", "红黄绿", "红黄蓝", "红名单", "黑名单", "灰名单", "前科", "犯罪", "违法记录", "劣迹", "刑满", "刑释", "吸毒", "涉毒",
        "涉恐", "涉黑", "涉邪", "社区矫正", "社矫", "肇事肇祸", "刺头", "钉子户", "难缠", "闹事",
        "petitionrecord", "petitioncount", "petitionlabel", "petitionhistory", "petitionerlabel",
        "risklevel", "riskscore", "riskgrade", "riskrating", "riskclass", "riskcategory",
        "riskcolor", "riskcolour", "risktag", "personrisk", "keyperson", "keypeople",
        "keypopulation", "keytarget", "watchlist", "watchlevel", "personofinterest",
        "suspicio", "stabilitymaint", "stabilitycontrol", "stabilityrisk", "troublemaker",
        "controllevel", "dangerlevel", "criminalrecord", "priorconviction", "blacklist",
        "redlist", "weiwen", "wenkong", "guankong", "zhongdianren", "zhongdianguanzhu",
        "zhongdianduixiang", "fengxiandengji", "fengxianjibie", "fengxianbiaoqian",
        "fengxianpingfen", "chanfang", "naofang", "feifang", "heimingdan",
        "gaoweiren", "dingzihu",
        // Attitude and standing
        "态度", "情绪", "服从", "配合度", "配合程度", "信用分", "信用积分", "信用等级", "信用评", "诚信分", "诚信等级", "诚信积分", "征信",
        "失信", "socialcredit", "creditscore", "creditrating", "trustscore", "attitude",
        "compliancescore", "cooperativeness", "xinyongfen", "xinyongdengji", "chengxinfen",
        "taidu",
        // Family planning
        "计划生育", "计生", "生育", "节育", "避孕", "绝育", "结扎", "孕检", "环孕", "上环", "育龄", "准生", "超生", "流产", "怀孕",
        "孕情", "独生子女", "二孩", "三孩", "familyplan", "birthcontrol", "contracept", "sterili",
        "pregnan", "fertility", "childbearing", "onechild", "abortion", "jihuashengyu",
        "jisheng", "shengyuzhuangkuang", "shengyuqingkuang", "shangfanghu", "shangfangren",
        "shangfangcishu", "shangfangjilu", "sixiangdongtai", "sixiangzhuangkuang", "biyun",
        "chaosheng", "yuling",
        // Whereabouts, body, private life
        "轨迹", "行踪", "实时定位", "人员定位", "手机定位", "定位记录", "出行记录", "活动规律", "活动范围", "去向监测", "行程码",
        "人脸", "面部特征", "指纹", "掌纹", "虹膜", "声纹", "步态", "基因", "血型", "生物特征", "生物识别",
        "社会关系", "关系图谱", "交往人员", "密切接触", "同伙", "通话记录", "聊天记录", "短信内容", "手机内容", "微信记录", "通讯录",
        "上网记录", "性取向", "投票选择", "投票内容", "选票内容", "投给谁", "locationtrack", "locationhistory",
        "gpstrack", "trajectory", "whereabouts", "movementhistory", "travelhistory",
        "fingerprint", "facerecog", "facialrecog", "faceid", "facetemplate", "voiceprint",
        "biometric", "bloodtype", "genetic", "socialrelation", "socialgraph", "socialnetwork",
        "knownassociate", "callhistory", "calllog", "chathistory", "chatlog", "browsinghistory",
        "sexualorient", "votedfor", "votechoice", "xingzong", "guiji", "renlian", "zhiwen",
        "hongmo", "shengwen", "shehuiguanxi", "tonghuajilu",
        // Free labels of persons
        "人员标签", "人物标签", "居民标签", "群众标签", "个人标签", "住户标签", "家庭标签", "户标签", "persontag",
        "peopletag", "residenttag", "residentlabel", "personlabel", "householdtag",
        "householdlabel", "renyuanbiaoqian",
        // Code lists of the national standards: 民族, 政治面貌, 宗教信仰
        "gb3304", "gbt3304", "gb4762", "gbt4762", "ga21412",
    ]

    /// The whole of a heading.
    static let wholes = [
        "信仰", "族", "族别", "面貌", "党员", "党员户", "党籍", "团员", "标签", "风险", "危险", "稳定", "等级标签", "重点",
        "关注", "积极分子", "信访", "信访情况", "信访记录", "faith", "belief", "beliefs", "race", "church",
        "nationality",
        "party", "thoughts", "dna", "iris", "gait", "risk", "tag", "tags",
        "label", "labels", "petitioner", "ispetitioner", "loyal", "xinyang",
        "xinjiao", "jiaopai", "zubie", "shangfang", "mianmao", "biaoqian", "zhongdian", "fengxian",
        "mz", "mzdm", "mzmc", "mzbm", "mzlb", "ssmz", "sfssmz", "zzmm", "zzmmdm", "zzmmmc", "zzqx",
        "zjxy", "zjxydm", "zjxymc", "sfxj", "sfdy", "zdry", "zdrydm", "zdrylx", "zdrylb", "zdrybz",
        "sfzdry", "zdrq", "wwry", "wwdx", "wkdx", "wkry", "gkjb", "gzdj",
        "sfry", "fxdj", "fxjb", "fxbq", "fxpf", "ryfxdj", "hmd", "jhsy",
        "jsqk", "sxdt", "sxzk", "xyf", "xydj",
        "xyjf", "cxdj", "rybq", "hdgj", "xdgj", "rltz", "shgx",
    ]

    /// Places of these are named after peoples; a heading that names such a place is no column of
    /// ethnicity.
    static let autonomous = ["自治县", "自治州", "自治区", "自治旗", "族乡", "族镇"]

    /// Source: GB/T 3304. A list of them as a heading is the code list of the column.
    static let peoples = [
        "汉族", "蒙古族", "回族", "藏族", "维吾尔", "苗族", "彝族", "壮族", "布依族", "朝鲜族", "满族", "侗族", "瑶族", "白族",
        "土家族", "哈尼族", "哈萨克族", "傣族", "黎族", "傈僳族", "佤族", "畲族", "高山族", "拉祜族", "水族", "东乡族", "纳西族",
        "景颇族",
        "柯尔克孜", "土族", "达斡尔", "仫佬族", "羌族", "布朗族", "撒拉族", "毛南族", "仡佬族", "锡伯族", "阿昌族", "普米族", "塔吉克族",
        "怒族", "乌孜别克", "俄罗斯族", "鄂温克", "德昂族", "保安族", "裕固族", "京族", "塔塔尔族", "独龙族", "鄂伦春", "赫哲族", "门巴族",
        "珞巴族", "基诺族",
    ]
}
