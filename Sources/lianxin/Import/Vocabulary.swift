import Kernel
import Spreadsheet

/// The words of a cell that may say one of a few things, in English and as offices write them.
struct Vocabulary<Word: Hashable & Sendable>: Sendable {
    private let words: [String: Word]
    /// The stable words, for messages.
    let shown: [String]

    init(_ words: [(Word, [String])], shown: (Word) -> String) {
        var all: [String: Word] = [:]
        for (word, names) in words {
            for name in [shown(word)] + names { all[Heading.key(name)] = word }
        }
        self.words = all
        self.shown = words.map { shown($0.0) }
    }

    subscript(cell: String) -> Word? { words[Heading.key(cell)] }
}

extension Vocabulary<CaseKind> {
    static let caseKinds = Vocabulary(
        [
            (.help, ["求助", "求决", "救助", "帮助", "困难求助"]),
            (.enquiry, ["咨询", "询问", "提问", "问询"]),
            (.complaint, ["投诉", "举报", "投诉举报", "申诉"]),
            (.criticism, ["批评"]),
            (.suggestion, ["建议", "意见", "意见建议"]),
            (.praise, ["表扬", "感谢"]),
            (.wish, ["心愿", "微心愿"]),
            (.dispute, ["纠纷", "矛盾纠纷", "矛盾"]),
            (.application, ["申请", "申办", "办事"]),
        ], shown: \.rawValue)
}

extension Vocabulary<Channel> {
    static let channels = Vocabulary(
        [
            (.web, ["网上", "网络", "网站", "网页", "网上留言", "微信", "小程序"]),
            (.phone, ["电话", "来电", "热线", "12345", "12345热线", "政务热线"]),
            (.visit, ["走访", "入户", "入户走访", "上门"]),
            (.card, ["意见卡", "联系卡", "卡片"]),
            (.opinionBox, ["意见箱", "意见簿"]),
            (.email, ["邮件", "电子邮件", "邮箱", "信箱"]),
            (.window, ["窗口", "来访", "大厅", "服务窗口"]),
            (.meeting, ["会议", "恳谈会", "座谈会", "院坝会"]),
            (.deputyStudio, ["党代表工作室", "代表工作室", "工作室"]),
            (.batch, ["批量", "纸质", "批量导入", "导入", "来信", "信件"]),
            (.open311, []), (.api, ["接口"]),
        ], shown: \.rawValue)
}

extension Vocabulary<ResponsibilityZone.Kind> {
    static let zoneKinds = Vocabulary(
        [
            (.territory, ["区域", "地域"]), (.project, ["项目", "项目工地", "工地"]),
            (.company, ["企业", "公司"]), (.absentWorkers, ["外出务工", "外出务工人员", "在外务工"]),
        ], shown: \.rawValue)
}

extension Vocabulary<Visit.Kind> {
    static let visitKinds = Vocabulary(
        [
            (.home, ["入户", "上门", "入户走访", "家访", "走访"]), (.phone, ["电话", "电话走访"]),
            (.cardLeft, ["留卡", "留联系卡"]), (.courtyard, ["院坝会", "院坝", "现场会"]),
            (.reception, ["接待", "接访", "来访"]), (.overnight, ["住夜", "住村", "住村一晚"]),
            (.nightDuty, ["夜间值班", "住夜值班", "值夜"]),
        ], shown: \.rawValue)
}

extension Vocabulary<Visit.Outcome> {
    static let visitOutcomes = Vocabulary(
        [
            (.met, ["见到", "已见", "见面", "已走访", "完成", "在家", "是"]),
            (.phone, ["电话", "电话联系"]), (.notHome, ["不在家", "无人", "未见", "未见到", "外出", "否"]),
            (.declined, ["谢绝", "拒绝", "不愿"]), (.moved, ["搬迁", "搬走", "已搬离", "迁出"]),
        ], shown: \.rawValue)
}

extension Vocabulary<Role> {
    static let roles = Vocabulary(
        [
            (.desk, ["受理", "受理员", "受理台", "坐席"]), (.handler, ["承办", "承办人", "经办", "经办人"]),
            (.supervisor, ["督查", "督办", "督查考核"]), (.leader, ["领导"]),
            (.field, ["走访", "驻村", "网格员", "驻村干部", "联户", "入户"]), (.admin, ["管理员", "系统管理员"]),
        ], shown: \.rawValue)
}

extension Vocabulary<TerritoryLevel> {
    static let levels = Vocabulary(
        [
            (.province, ["1", "省", "省级", "自治区", "直辖市"]),
            (.prefectureCity, ["2", "市", "市级", "地级", "地市", "州", "地级市"]),
            (.county, ["3", "县", "县级", "区", "区县", "县区"]),
            (.township, ["4", "乡", "镇", "街道", "乡镇", "乡级", "乡镇级", "乡镇街道"]),
            (.village, ["5", "村", "村级", "社区", "村社区", "居委会", "村委会"]),
            (.villagerGroup, ["6", "组", "小组", "村民小组", "居民小组"]),
        ], shown: \.name)
}

extension Vocabulary<CodeSystem> {
    static let codeSystems = Vocabulary(
        [
            (.statistical, ["统计", "统计局", "统计用区划代码"]), (.civilAffairs, ["民政", "民政部"]),
            (.own, ["自编", "自有", "自定义"]),
        ], shown: \.rawValue)
}
