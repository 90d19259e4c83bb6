import Testing

@testable import lianxin

@Suite("columns that are never recorded")
struct ForbiddenColumnTests {
    @Test(arguments: [
        // Opinion, party
        "政治面貌", "政治 面貌", "政治面貌代码", "户主政治面貌", "政治倾向", "政治立场", "政治表现", "政治身份", "思想动态", "思想状况", "思想情况",
        "思想表现", "是否党员", "党员", "党派", "民主党派", "现实表现", "忠诚度", "political status",
        "politicalAffiliation", "political_views", "party_membership", "party", "ideology",
        "thoughts", "zhengzhimianmao", "zzmm", "ZZMM", "zzmmdm", "GB4762", "GB/T 4762",
        "1中共党员2共青团员3群众", "入党时间", "sixiangdongtai", "zhengzhi_qingxiang", "political opinion",
        // Faith
        "宗教", "宗教信仰", "信仰", "信教情况", "是否信教", "教派", "是否教徒", "是否信仰宗教", "religion", "Religious belief",
        "religious_affiliation", "faith", "church", "zongjiao", "zongjiaoxinyang", "zjxy", "ZJXYDM",
        "1佛教2道教3伊斯兰教", "法轮功人员", "邪教人员", "xiejiao", "GA 214.12", "穆斯林", "is_muslim",
        // Ethnicity
        "民族", "民 族", "民族代码", "民族成份", "户主民族", "家庭成员情况/民族", "少数民族", "是否少数民族", "族别", "ethnicity",
        "ethnic group", "Ethnic_Group", "nationality", "race", "minzu", "mz", "MZDM", "mzmc",
        "GB3304",
        "GB/T 3304-1991", "汉族", "01汉族02蒙古族03回族", "傣族人口",
        // Stability, petitions, watch lists, risk
        "维稳", "维稳对象", "维稳等级", "涉稳人员", "稳控措施", "稳控责任人", "重点人员", "重点人员类别", "重点人群", "重点对象", "重点关注对象",
        "是否重点人员", "关注等级", "关注人员", "管控级别", "管控等级", "管控措施", "布控", "监管级别", "高危人员", "高风险人员", "风险等级",
        "人员风险等级", "风险级别", "风险评分", "风险评级", "风险标签", "户风险等级", "危险分子", "危险等级", "上访", "上访次数", "是否上访",
        "上访户", "上访记录", "越级上访", "进京上访", "缠访", "闹访", "非访", "信访户", "信访次数", "信访重点人员", "不稳定因素", "黑名单",
        "红黑名单",
        "前科", "违法犯罪记录", "刑满释放人员", "吸毒人员", "社区矫正对象", "三色管理", "红黄绿等级", "人员分级", "钉子户", "肇事肇祸",
        "risk level", "riskLevel", "risk_score", "Risk Rating", "risk", "key person",
        "key_personnel",
        "keyPopulation", "watchlist", "watch list", "person of interest", "stability maintenance",
        "stability_risk", "petition history", "petition_count", "repeat petitioner", "blacklist",
        "criminal record", "weiwen", "weiwenduixiang", "zhongdianrenyuan", "zhongdian_renyuan",
        "fengxiandengji", "fxdj", "FXDJ", "zdry", "zdrylx", "wwdx", "wwry", "shangfang",
        "shangfangcishu", "sfry", "wenkong", "guankongjibie", "heimingdan", "troublemaker",
        // Attitude, standing
        "态度", "对政府态度", "对干部态度", "政治态度", "情绪", "情绪状况", "配合程度", "信用等级", "信用分", "诚信积分", "失信人员",
        "社会信用分", "attitude", "attitude to government", "loyalty", "social credit", "creditScore",
        "trust_score", "taidu", "xinyongfen",
        // Family planning
        "计划生育", "计生情况", "计生", "节育措施", "避孕措施", "生育情况", "育龄妇女", "孕检", "是否超生", "独生子女", "二孩", "准生证号",
        "family planning", "birth_control", "contraception", "pregnancy", "fertility", "jhsy",
        "jihuashengyu", "jisheng", "chaosheng",
        // Whereabouts, body, private life
        "行踪", "活动轨迹", "轨迹", "出行记录", "手机定位", "人员定位", "人脸照片", "人脸特征", "指纹", "虹膜", "声纹", "DNA", "血型",
        "基因信息",
        "社会关系", "关系图谱", "通话记录", "聊天记录", "通讯录", "性取向", "投票选择", "人员标签", "居民标签", "标签",
        "location track",
        "movement_history", "gpsTrack", "trajectory", "whereabouts", "face id", "fingerprint",
        "iris",
        "biometric_template", "blood type", "social relations", "call log", "chat history",
        "sexual orientation", "voted_for", "person tags", "tags", "renlian", "guiji", "hdgj",
    ])
    func `a forbidden heading is found`(heading: String) {
        #expect(ForbiddenColumn.word(in: heading) != nil)
    }

    @Test(arguments: [
        "户编号", "户号", "户主姓名", "户主", "姓名", "性别", "年龄", "出生日期", "身份证号", "证件号码", "与户主关系", "家庭关系",
        "村（社区）代码",
        "村（社区）名称", "村民小组", "所属民族乡", "民族乡名称", "民族村", "民族中学", "门牌号", "地址", "家庭住址", "户籍地址", "居住地",
        "联系电话",
        "手机号码", "人口", "家庭人口", "常住人口", "劳动力人数", "在校学生数", "60岁以上人数", "建档日期", "建档人", "网格", "网格员",
        "责任区",
        "责任领导", "联系干部", "联户党员", "包户党员", "在职党员姓名", "驻村干部", "第一书记", "职务", "单位", "部门", "角色", "是否在岗",
        "走访人", "走访日期", "走访时间", "走访方式", "走访结果", "走访次数", "是否见到", "诉求", "诉求类型", "诉求内容", "群众诉求", "是否办结",
        "办结日期",
        "办理时限", "办理结果", "办理单位", "承办单位", "协办单位", "受理编号", "受理时间", "受理人", "登记时间", "登记人", "来电号码",
        "来电时间",
        "来电人", "反映人", "反映问题", "留言编号", "留言用户", "留言主题", "留言时间", "留言详情", "点赞数", "反对数", "答复意见", "答复时间",
        "一级标签",
        "二级分类", "信访编号", "信访日期", "信访件编号", "满意度", "是否满意", "满意情况", "解决程度评分", "办理态度评分", "服务态度",
        "工作态度评价",
        "办理速度评分", "线上访问量", "网上访问次数", "评价", "评价等级", "备注", "说明", "序号", "行号", "状态", "进度", "渠道", "来源",
        "类型", "类别",
        "级别", "代码", "名称", "区划代码", "行政区划代码", "上级代码", "省", "市", "县", "乡镇", "街道", "社区", "村", "组", "经度",
        "纬度", "坐标", "面积",
        "住房结构", "房屋类型", "危房等级", "房屋安全风险等级", "消防风险等级", "地质灾害风险等级", "食品安全风险等级", "隐患类型", "隐患等级",
        "用水情况",
        "用电情况", "通路情况", "低保", "是否低保户", "五保户", "残疾证号", "残疾等级", "救助类型", "养老保险", "医疗保险", "生育保险",
        "帮扶措施", "帮扶责任人",
        "帮扶计划", "产业项目", "种植面积", "养殖数量", "年收入", "收入来源", "耕地面积", "林地面积", "车牌", "小区", "楼栋", "单元", "房号",
        "物业公司",
        "停车位", "预约时间", "预约窗口", "服务事项", "事项名称", "材料清单", "费用", "时长", "孟连傣族拉祜族佤族自治县代码",
        "id", "code", "name", "level", "parent_code", "township_code", "county_code", "edition",
        "valid_from", "place", "unit", "official", "roles", "post", "phone", "address", "zone",
        "head of household", "household id", "household size", "linkedOfficial", "declinesVisits",
        "leader", "responsible", "visit date", "outcome", "kind", "channel", "title", "text",
        "time",
        "requester", "keepPrivate", "isAnonymous", "status", "state", "due date", "reply",
        "replied at",
        "satisfied", "solved", "score", "service attitude", "staff attitude", "urban_rural",
        "lon_gcj02", "lat_gcj02", "up", "down", "case_id", "closure_reason", "queue",
        "neighborhood",
        "ward", "street", "zip", "lat", "lon", "photo", "fire risk level", "asterisk",
        "tracking number",
        "terrace", "surface", "embrace", "irises", "brisk", "stages", "stage", "postage", "minutes",
    ])
    func `an ordinary heading is not`(heading: String) {
        #expect(ForbiddenColumn.word(in: heading) == nil)
    }
}
