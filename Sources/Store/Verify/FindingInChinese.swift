extension Finding {
    /// The same in Chinese.
    package var inChinese: String {
        let place = placeInChinese
        return switch kind {
        case .fileDamaged: "数据库文件已损坏：\(stands)。"
        case .schemaChanged: "\(place)与程序所建不一致：现为 \(stands)，应为 \(follows)。"
        case .entryMissing: "\(place)缺失：现接续 \(stands)，应为 \(follows)。"
        case .entryOutOfOrder: "\(place)次序有误：现为 \(stands)，应为 \(follows)。"
        case .entryUnreadable: "\(place)无法读取：\(stands)。"
        case .entryNotCanonical: "\(place)不是规范格式：字节被改动。"
        case .entryMisplaced: "\(place)所记对象不符：现为 \(stands)，应为 \(follows)。"
        case .timeChanged: "\(place)的时间被改动：现为 \(stands)，记录本身为 \(follows)。"
        case .timeRunsBack:
            "\(place)的接收时间 \(stands) 早于前一条的 \(follows)：次序或时间被改动。"
        case .keyMissing: "\(place)无法解密：密钥已销毁，而台账中没有删除记录。"
        case .keyUnopenable: "\(place)的密钥无法解开：密钥被改动，或主密钥不是原来的那一把。"
        case .textChanged: "\(place)的内容被改动：封存校验不通过。"
        case .factsChanged: "\(place)与登记时不一致：本条或前一条与承诺值不符。"
        case .entryImpossible: "\(place)不可能发生：\(stands)。"
        case .numberOutOfTurn: "\(place)编号不连续：现为 \(stands)，应为 \(follows)。"
        case .otherRules: "\(place)与当时已采用的工作法不符。"
        case .lastEntryMissing:
            "\(place)的最后一条记录缺失：状态由 \(stands) 条记录得出，台账中只有 \(follows) 条。"
        case .rowChanged: "\(place)被改动：现为 \(stands)，台账记录为 \(follows)。"
        case .rowMissing: "\(place)缺失，而台账中有记录。"
        case .rowAdded: "\(place)在台账中没有依据：系另行添加。"
        case .searchChanged: "\(place)的检索内容与其记录不一致。"
        case .keyOrphaned: "\(place)不属于任何记录：原有记录已不存在。"
        }
    }

    private var placeInChinese: String {
        switch place {
        case .database: "数据库"
        case .entry(let position, let sequence, let subject):
            "台账第 \(position) 条" + Self.details(sequence, subject) { "\($1) 第 \($0) 条" }
        case .row(let table, let key, nil): "\(table) 表 \(key) "
        case .row(let table, let key, let column?): "\(table) 表 \(key) 的 \(column) 列"
        }
    }
}
