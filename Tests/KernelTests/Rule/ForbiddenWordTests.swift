import Testing

@testable import Kernel

@Suite("what is never recorded")
struct ForbiddenWordTests {
    @Test(
        "a name for it is found, in Chinese, pinyin and English, however it is joined",
        arguments: [
            "宗教信仰", "民族", "户主民族成分", "思想动态", "政治面貌", "维稳对象", "重点人员", "风险等级", "计生情况",
            "行踪轨迹", "religion", "Religion", "household_religion", "religiousBelief", "ethnicity",
            "riskLevel", "risk_level", "RISK-LEVEL", "risklevel", "Risk Level", "keyPersons",
            "watch list", "watchlist", "minzu", "min_zu", "zongjiao", "zong jiao xin yang",
            "weiwen",
            "risk assessment", "at-risk children", "atRiskFamily", "人员风险评估", "politicalOpinion",
            "attitude of resident", "群众态度", "familyPlanning", "faceID",
        ])
    func found(_ name: String) {
        #expect(ForbiddenWord.found(in: name) != nil)
    }

    @Test(
        "an ordinary field isn't taken for it",
        arguments: [
            "姓名", "联系电话", "家庭住址", "服务态度", "工作态度", "低保类别", "残疾等级", "户口所在地", "走访日期",
            "路灯编号", "统计生产", "重点工程", "风险隐患", "地质灾害风险点", "name", "phone", "address", "technical",
            "asterisk", "church hall", "race track", "made in good faith", "fire risk assessment",
            "households at risk of landslides",
            "serviceAttitude", "embrace", "trace number", "churchill road", "sector", "riskOfFlood",
            "level", "key", "person", "category", "village", "minimum", "zone", "date",
        ])
    func notFound(_ name: String) {
        #expect(ForbiddenWord.found(in: name) == nil)
    }

    @Test("what is permitted doesn't cover what isn't")
    func both() {
        #expect(ForbiddenWord.found(in: "服务态度与群众态度") == "态度")
    }
}
