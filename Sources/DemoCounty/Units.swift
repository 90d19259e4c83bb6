import Kernel

/// The bodies that handle cases: departments of the county, field stations of the townships, and
/// village committees. Generic names, invented sizes.
struct Units: Sendable {
    struct Unit: Sendable {
        let handling: HandlingUnit
        let duty: Duty
        /// How many of the county's officials work there.
        let size: Int
        let headPost: String
        let level: TerritoryLevel
        /// The township or village that it belongs to; nil in a department of the county.
        let seat: Int?
    }

    enum Duty: Sendable {
        case office, desk, supervision, department, government, committee, system
    }

    let all: [Unit]
    private let byCode: [String: Int]

    init(_ territory: Territory) {
        var all = Self.county.map { row in
            Self.unit(row, Territory.county, "孟连县", .county, seat: nil)
        }
        for (index, township) in territory.townships.enumerated() {
            all += Self.township.map { row in
                Self.unit(row, township.code, township.name, .township, seat: index)
            }
        }
        for (index, village) in territory.villages.enumerated() {
            let isVillage = village.spokenName.hasSuffix("村")
            let row = Row(
                "CW", isVillage ? "委会" : "居委会", Self.villageSize, "主任", .committee)
            all.append(
                Self.unit(row, village.code, village.spokenName, .village, seat: index))
        }
        self.all = all
        byCode = Dictionary(
            uniqueKeysWithValues: all.enumerated().map { ($1.handling.code.text, $0) })
    }

    /// The unit with the short code `duty` that is nearest to `village`: its committee, its
    /// township's station, or the county's department.
    func index(of short: String, near village: Int, in territory: Territory) -> Int {
        let township = territory.townships[territory.villages[village].township].code.text
        let candidates = [territory.villages[village].code.text, township, Menglian.county.code]
        for place in candidates {
            if let index = byCode["\(place)-\(short)"] { return index }
        }
        preconditionFailure("no unit \(short)")
    }

    func index(_ code: String) -> Int {
        guard let index = byCode[code] else { preconditionFailure("no unit \(code)") }
        return index
    }

    private static func unit(
        _ row: Row, _ place: ID<Place>, _ prefix: String, _ level: TerritoryLevel, seat: Int?
    ) -> Unit {
        let handling = HandlingUnit(
            code: Territory.code("\(place)-\(row.short)"), name: prefix + row.name, place: place)
        return Unit(
            handling: handling, duty: row.duty, size: row.size, headPost: row.headPost,
            level: level, seat: seat)
    }
}

extension Units {
    struct Row {
        let short: String
        let name: String
        let size: Int
        let headPost: String
        let duty: Duty

        init(
            _ short: String, _ name: String, _ size: Int, _ headPost: String,
            _ duty: Duty = .department
        ) {
            self.short = short
            self.name = name
            self.size = size
            self.headPost = headPost
            self.duty = duty
        }
    }

    static let villageSize = 7

    static let county: [Row] = [
        Row("ZFB", "人民政府办公室", 33, "主任", .office),
        Row("RX", "政务服务便民热线办公室", 24, "主任", .desk),
        Row("ZW", "政务服务局", 28, "局长", .desk),
        Row("DC", "督查考核办公室", 18, "主任", .supervision),
        Row("XX", "信息中心", 14, "主任", .system),
        Row("ZJ", "住房和城乡建设局", 54, "局长"),
        Row("CG", "城市管理综合执法局", 58, "局长"),
        Row("SW", "水务局", 46, "局长"),
        Row("JT", "交通运输局", 54, "局长"),
        Row("JJ", "公安局交通警察大队", 46, "大队长"),
        Row("JY", "教育体育局", 86, "局长"),
        Row("WJ", "卫生健康局", 80, "局长"),
        Row("MZ", "民政局", 40, "局长"),
        Row("RS", "人力资源和社会保障局", 48, "局长"),
        Row("YB", "医疗保障局", 32, "局长"),
        Row("ZR", "自然资源局", 52, "局长"),
        Row("NY", "农业农村局", 76, "局长"),
        Row("LC", "林业和草原局", 42, "局长"),
        Row("SJ", "市场监督管理局", 54, "局长"),
        Row("HB", "生态环境分局", 30, "局长"),
        Row("GD", "供电局", 44, "局长"),
        Row("WL", "文化和旅游局", 38, "局长"),
        Row("YJ", "应急管理局", 36, "局长"),
        Row("XF", "消防救援大队", 20, "大队长"),
        Row("CZ", "财政局", 38, "局长"),
        Row("FG", "发展和改革局", 34, "局长"),
        Row("GX", "工业信息化和商务局", 36, "局长"),
        Row("CX", "乡村振兴服务中心", 28, "主任"),
        Row("KF", "咖啡产业服务中心", 26, "主任"),
        Row("CL", "残疾人联合会", 14, "理事长"),
        Row("TX", "通信发展服务中心", 12, "主任"),
        Row("QX", "气象局", 10, "局长"),
    ]

    static let township: [Row] = [
        Row("ZF", "人民政府", 34, "镇长", .government),
        Row("WM", "为民服务中心", 6, "主任", .desk),
        Row("CJ", "村镇规划建设服务中心", 12, "主任"),
        Row("NJ", "农业农村服务中心", 20, "主任"),
        Row("SB", "社会保障服务中心", 14, "主任"),
        Row("WY", "卫生院", 16, "院长"),
        Row("ZH", "综合执法队", 8, "队长"),
    ]
}
