import Spreadsheet

extension ImportKind {
    /// The headings by which offices call `field` in a file of this kind, besides the field's own
    /// name. A heading stands here once a kind: two fields can't claim it.
    func headings(of field: Field) -> [String] {
        switch self {
        case .places: Self.placeHeadings[field] ?? []
        case .units: Self.unitHeadings[field] ?? []
        case .officials: Self.officialHeadings[field] ?? []
        case .households: Self.householdHeadings[field] ?? []
        case .zones: Self.zoneHeadings[field] ?? []
        case .visits: Self.visitHeadings[field] ?? []
        case .cases: Self.caseHeadings[field] ?? []
        }
    }

    private static let placeHeadings: [Field: [String]] = [
        .code: [
            "代码", "编码", "区划代码", "行政区划代码", "统计用区划代码", "区划编码", "地区代码", "12位代码",
            "division code",
        ],
        .level: ["级别", "层级", "行政级别", "区划级别"],
        .name: [
            "名称", "区划名称", "行政区划名称", "地名", "村（社区）名称", "村名称", "村名", "社区名称", "村民小组名称", "小组名称",
            "乡镇（街道）名称", "乡镇名称", "街道名称", "place name",
        ],
        .parent: ["上级代码", "上级区划代码", "父级代码", "上级编码", "所属代码", "parent_code", "pcode"],
        .village: ["village_code", "村代码", "村（社区）代码", "社区代码", "所属村代码"],
        .township: ["township_code", "street_code", "town_code", "乡镇代码", "街道代码", "乡镇（街道）代码"],
        .county: ["county_code", "area_code", "district_code", "县代码", "县（区）代码", "区县代码"],
        .prefectureCity: ["city_code", "prefecture_code", "市代码", "地市代码", "州市代码"],
        .province: ["province_code", "省代码", "省份代码"],
        .validFrom: ["生效日期", "启用日期", "valid_from", "设立日期"],
        .validTo: ["失效日期", "停用日期", "valid_to", "撤销日期"],
        .edition: ["版本", "年度", "年版"],
        .codeSystem: ["代码体系", "编码体系", "code_system"],
    ]

    private static let unitHeadings: [Field: [String]] = [
        .code: ["代码", "编码", "单位代码", "单位编码", "单位编号", "机构代码", "编号", "unit code", "id"],
        .name: ["名称", "单位名称", "单位", "部门", "部门名称", "承办单位", "机构名称", "unit name", "unit"],
        .place: placeNames,
    ]

    private static let officialHeadings: [Field: [String]] = [
        .code: ["编号", "代码", "工号", "干部编号", "人员编号", "账号", "用户名", "official code", "staff id", "id"],
        .name: ["姓名", "干部姓名", "名字", "full name", "official"],
        .unit: ["单位", "单位代码", "所属单位", "工作单位", "部门", "所在部门", "unit code"],
        .place: placeNames + ["联系村", "包村", "责任区域代码"],
        .roles: ["角色", "岗位角色", "系统角色", "权限", "role"],
        .post: ["职务", "岗位", "职位", "position", "title"],
        .phone: phones,
        .leadsUnit: ["是否单位负责人", "单位负责人", "是否负责人", "leads unit", "head of unit"],
        .isActive: ["是否在岗", "在岗", "是否启用", "是否在职", "active"],
        .methodRoles: ["工作法角色", "制度角色", "method roles"],
    ]

    private static let householdHeadings: [Field: [String]] = [
        .id: [
            "户编号", "户号", "户编码", "农户编号", "家庭编号", "住户编号", "编号", "household id", "household",
            "household no",
        ],
        .place: placeNames,
        .head: ["户主姓名", "户主", "姓名", "户主名", "户主名字", "head of household", "householder", "name"],
        .address: ["地址", "住址", "家庭住址", "家庭地址", "详细地址", "居住地址", "门牌号", "门牌"],
        .phone: phones + ["户主电话", "户主联系电话", "户主手机"],
        .size: ["人口", "家庭人口", "人数", "家庭人口数", "人口数", "家庭人数", "在册人口", "persons", "household size"],
        .zone: ["网格", "责任区", "民情责任区", "所属网格", "网格编号", "责任区编号", "网格名称", "zone id", "grid"],
        .linkedOfficial: [
            "联系干部", "包户干部", "联户干部", "联系人", "挂钩干部", "帮扶干部", "责任干部", "联户党员", "联系干部姓名", "包户干部姓名",
            "official", "linked official code", "联系干部编号",
        ],
        .declinesVisits: ["谢绝走访", "不愿走访", "是否谢绝走访", "谢绝入户", "visits declined"],
    ]

    private static let zoneHeadings: [Field: [String]] = [
        .id: ["编号", "责任区编号", "网格编号", "代码", "网格代码", "责任区代码", "code", "zone id", "zone"],
        .name: ["名称", "责任区名称", "网格名称", "责任区", "网格", "民情责任区", "zone name"],
        .level: ["级别", "层级", "责任区级别"],
        .place: placeNames,
        .leader: ["负责领导", "责任区负责人", "责任领导", "牵头领导", "网格长", "负责人", "zone leader"],
        .responsible: [
            "责任人", "民情责任人", "网格员", "责任干部", "联系干部", "成员", "responsible persons", "officials",
        ],
        .kind: ["类型", "责任区类型", "zone kind"],
    ]

    private static let visitHeadings: [Field: [String]] = [
        .id: ["走访编号", "记录编号", "编号", "visit id"],
        .household: ["户编号", "户号", "户编码", "农户编号", "家庭编号", "住户编号", "household id"],
        .place: placeNames,
        .official: [
            "走访人", "走访干部", "走访人员", "干部", "走访人姓名", "走访人编号", "入户干部", "网格员", "visitor", "visited by",
            "official code",
        ],
        .kind: ["走访方式", "方式", "走访类型", "走访形式", "visit kind"],
        .outcome: ["走访结果", "结果", "走访情况", "是否见到", "result"],
        .at: [
            "走访日期", "走访时间", "日期", "时间", "入户日期", "入户时间", "date", "time", "visit date", "visited at",
        ],
        .minutes: ["时长", "走访时长", "用时", "分钟", "duration"],
        .notes: ["诉求", "民情记录", "走访记录", "群众诉求", "反映问题", "问题", "记录", "内容", "民情日记", "note", "text"],
        .noteType: ["诉求类型", "诉求类别", "记录类型", "民情类别", "note type"],
    ]

    private static let caseHeadings: [Field: [String]] = [
        .id: [
            "编号", "工单编号", "事项编号", "留言编号", "受理编号", "诉求编号", "流水号", "单号", "case id", "case no",
            "source id",
        ],
        .kind: ["类型", "诉求类型", "事项类型", "性质", "诉求性质", "case kind"],
        .channel: ["渠道", "来源", "诉求来源", "受理渠道", "来源渠道", "source"],
        .place: placeNames + ["地点代码", "事发地代码"],
        .at: [
            "时间", "日期", "留言时间", "受理时间", "登记时间", "来电时间", "诉求时间", "反映时间", "受理日期", "登记日期", "time",
            "date",
            "received at", "registered at",
        ],
        .title: ["标题", "主题", "留言主题", "诉求标题", "事项名称", "subject"],
        .text: [
            "内容", "正文", "留言详情", "诉求内容", "留言内容", "事项内容", "反映内容", "详情", "诉求", "主要内容", "content",
            "description",
        ],
        .requester: [
            "姓名", "诉求人", "反映人", "来电人", "留言用户", "诉求人姓名", "联系人", "name", "user", "requester name",
        ],
        .phone: phones + ["来电号码", "诉求人电话"],
        .keepPrivate: ["是否保密", "保密", "要求保密", "keep private"],
        .isAnonymous: ["是否匿名", "匿名", "anonymous"],
    ]

    private static let placeNames = [
        "地点", "村（社区）代码", "村代码", "社区代码", "村（居）代码", "区划代码", "行政区划代码", "所属区划代码", "所属村代码",
        "村（社区）编码", "统计用区划代码", "place code", "village_code", "village", "township_code",
        "乡镇代码", "乡镇（街道）代码", "村民小组代码",
    ]
    private static let phones = [
        "电话", "联系电话", "手机", "手机号", "手机号码", "电话号码", "联系方式", "移动电话", "固定电话", "telephone", "tel",
        "mobile",
        "phone number",
    ]
}
