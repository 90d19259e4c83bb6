internal import Kernel

// The Kernel's words in plain Chinese and English, one switch a word list: the compiler says when
// one is missing.

extension CaseKind {
    var wording: (String, String) {
        switch self {
        case .help: ("求助", "requests for help")
        case .enquiry: ("咨询", "enquiries")
        case .complaint: ("投诉", "complaints")
        case .criticism: ("批评", "criticism")
        case .suggestion: ("建议", "suggestions")
        case .praise: ("表扬", "praise")
        case .wish: ("心愿", "wishes")
        case .dispute: ("纠纷", "disputes")
        case .application: ("申请", "applications")
        }
    }
}

extension CaseEvent {
    var wording: (String, String) {
        switch self {
        case .registered: ("登记", "the registration")
        case .accepted: ("受理", "the acceptance")
        case .assigned: ("交办", "the assignment")
        case .firstContact: ("首次联系群众", "the first contact with the resident")
        case .promised: ("承诺", "the promise")
        case .replied: ("答复", "the reply")
        case .revisited: ("回访", "the revisit")
        case .closed: ("结案", "the closing")
        case .reopened: ("重新办理", "the reopening")
        case .refused: ("作出不予受理或维持的决定", "the decision")
        case .reviewRequested: ("提出复查申请", "the request for a review")
        case .disputed: ("承办单位提出退单", "the unit's objection")
        case .ruled: ("裁定", "the ruling")
        }
    }
}

extension ClockName {
    var wording: (String, String) {
        switch self {
        case .accept: ("受理告知", "acceptance")
        case .urgentReport: ("随记随报", "urgent report")
        case .dispatch: ("转办交办", "dispatch")
        case .firstContact: ("首次联系", "first contact")
        case .promise: ("承诺", "promise")
        case .reply: ("答复", "reply")
        case .revisit: ("回访", "revisit")
        case .finish: ("办结", "completion")
        case .ruling: ("退单裁定", "ruling")
        case .reviewRequest: ("申请复查", "request for a review")
        case .review: ("复查", "review")
        }
    }
}

extension ClosingNeed {
    var wording: (String, String) {
        switch self {
        case .reply: ("已答复", "a reply")
        case .revisit: ("由答复人以外的人回访", "a revisit by somebody other than who replied")
        case .residentSatisfied: ("群众表示满意", "the resident's word that she is satisfied")
        case .residentSignature: ("群众签字", "the resident's signature")
        }
    }
}

extension ServiceCase.State.Name {
    var wording: (String, String) {
        switch self {
        case .registered: ("已登记", "registered")
        case .accepted: ("已受理", "accepted")
        case .assigned: ("已交办", "assigned")
        case .promised: ("已承诺", "promised")
        case .replied: ("已答复", "replied")
        case .revisited: ("已回访", "revisited")
        case .suspended: ("中止", "suspended")
        case .escalated: ("已上报", "escalated")
        case .disputed: ("退单待裁", "disputed")
        case .declined: ("不予受理", "declined")
        case .merged: ("已并案", "merged")
        case .closed: ("已销号", "closed")
        }
    }
}

extension SuspensionReason {
    var wording: (String, String) {
        switch self {
        case .awaitingResident: ("等候群众补充材料", "waiting for the resident")
        case .awaitingSeason: ("须待农时季节", "waiting for the season")
        case .awaitingFunds: ("等候资金到位", "waiting for funds")
        case .inLitigation: ("诉讼、仲裁或复议进行中", "in litigation")
        case .forceMajeure: ("不可抗力", "force majeure")
        }
    }
}

extension Deed.Name {
    var wording: (String, String) {
        switch self {
        case .registration: ("登记", "register")
        case .acceptance: ("受理", "accept")
        case .answer: ("当场解决", "answer on the spot")
        case .assignment: ("交办", "assign")
        case .promise: ("承诺", "promise")
        case .promiseMove: ("变更承诺日期", "move a promise")
        case .reply: ("答复", "reply")
        case .revisit: ("回访", "revisit")
        case .signature: ("签字", "sign")
        case .rating: ("评价", "rate")
        case .closure: ("结案", "close")
        case .reopening: ("重新办理", "reopen")
        case .refusal: ("不予受理", "decline")
        case .review: ("申请复查", "ask for a review")
        case .escalation: ("上报", "escalate")
        case .extension: ("批准延期", "extend")
        case .suspension: ("中止", "suspend")
        case .resumption: ("恢复办理", "resume")
        case .dispute: ("退单", "dispute")
        case .ruling: ("裁定", "rule")
        case .merger: ("并案", "merge")
        case .jointHandling: ("联办", "call in other units")
        case .urging: ("催办", "urge")
        case .note: ("备注", "note")
        case .appointment: ("预约", "make an appointment")
        case .appointmentCancellation: ("取消预约", "cancel an appointment")
        case .attendance: ("登记是否履约", "note whether an appointment was kept")
        case .handOver: ("交接", "hand over")
        }
    }
}

extension Role {
    var wording: (String, String) {
        switch self {
        case .desk: ("受理台", "desk")
        case .handler: ("承办单位", "handling unit")
        case .supervisor: ("督查人员", "supervisor")
        case .leader: ("领导", "leader")
        case .field: ("一线干部", "official in the field")
        case .admin: ("管理员", "administrator")
        }
    }
}

extension TerritoryLevel {
    var wording: (String, String) {
        switch self {
        case .province: ("省", "province")
        case .prefectureCity: ("市（州）", "prefecture city")
        case .county: ("县（市、区）", "county")
        case .township: ("乡镇（街道）", "township")
        case .village: ("村（社区）", "village")
        case .villagerGroup: ("村民小组", "villager group")
        }
    }
}

extension PeriodUnit {
    var wording: (String, String) {
        switch self {
        case .day: ("每天", "day")
        case .week: ("每周", "week")
        case .month: ("每月", "month")
        case .quarter: ("每季度", "quarter")
        case .halfYear: ("每半年", "half-year")
        case .year: ("每年", "year")
        }
    }
}

extension VisitedSubject {
    var wording: (String, String) {
        switch self {
        case .household: ("户", "household")
        case .villagerGroup: ("个村民小组", "villager group")
        case .village: ("个村（社区）", "village")
        case .township: ("个乡镇（街道）", "township")
        case .naturalVillage: ("个自然村", "natural village")
        case .zone: ("个责任区", "zone")
        case .project: ("个项目", "project")
        }
    }
}

extension Weekday {
    var wording: (String, String) {
        switch self {
        case .monday: ("星期一", "Monday")
        case .tuesday: ("星期二", "Tuesday")
        case .wednesday: ("星期三", "Wednesday")
        case .thursday: ("星期四", "Thursday")
        case .friday: ("星期五", "Friday")
        case .saturday: ("星期六", "Saturday")
        case .sunday: ("星期日", "Sunday")
        }
    }
}

extension Recurrence {
    /// `per month`, `in the stay`.
    var rate: String {
        if case .every(let unit) = self { "per \(unit.wording.1)" } else { adverb.1 }
    }

    /// `每月`, `every month`.
    var adverb: (String, String) {
        switch self {
        case .every(let unit), .interval(1, let unit):
            (unit.wording.0, "every \(unit.wording.1)")
        case .interval(let number, let unit):
            ("每\(number)\(unit.counted)", "every \(number) \(unit.name(number))")
        case .once(let stretch, _): ("\(stretch.wording.0)内", "in the \(stretch.wording.1)")
        }
    }
}

extension PeriodUnit {
    fileprivate var counted: String {
        switch self {
        case .day: "天"
        case .week: "周"
        case .month: "个月"
        case .quarter: "个季度"
        case .halfYear: "个半年"
        case .year: "年"
        }
    }
}

extension Stretch {
    var wording: (String, String) {
        switch self {
        case .term: ("任期", "term of office")
        case .stay: ("驻点期间", "stay")
        case .campaign: ("活动期间", "campaign")
        }
    }
}

extension AgendaItem {
    var wording: (String, String) {
        switch self {
        case .overdue: ("超期事项", "overdue cases")
        case .reopened: ("重办事项", "reopened cases")
        case .unsatisfied: ("群众不满意的事项", "cases that residents aren't satisfied with")
        case .raisedMost: ("反映最多的事项", "what is raised most")
        case .promised: ("承诺事项", "promises")
        case .disputed: ("退单争议事项", "cases that units dispute")
        case .suggestions: ("群众建议", "suggestions")
        }
    }
}

extension Resolution {
    var wording: (String, String) {
        switch self {
        case .case: ("交办事项", "cases")
        case .promise: ("公开承诺", "promises")
        }
    }
}

extension HandlingWay {
    var wording: (String, String) {
        switch self {
        case .window: ("窗口办理", "at the window")
        case .proxy: ("代办", "by proxy")
        case .joint: ("联办", "jointly")
        case .online: ("网办", "online")
        case .homeService: ("上门服务", "at home")
        }
    }
}

extension Inspection {
    var wording: (String, String) {
        switch self {
        case .announced: ("明察", "announced")
        case .unannounced: ("暗访", "unannounced")
        }
    }
}

extension Holding {
    var wording: (String, String) {
        switch self {
        case .contactCard: ("张联系卡", "contact card")
        case .contactPerson: ("名联系人", "contact person")
        }
    }
}

extension Visit.Kind {
    var wording: (String, String) {
        switch self {
        case .home: ("入户", "at home")
        case .phone: ("电话", "by telephone")
        case .cardLeft: ("留卡", "card left")
        case .courtyard: ("院坝会", "courtyard talk")
        case .reception: ("接访", "reception")
        case .overnight: ("住村", "overnight stay")
        case .nightDuty: ("夜间值守", "night duty")
        }
    }
}

extension Comparison {
    var wording: (String, String) {
        switch self {
        case .exactly: ("", "exactly ")
        case .atLeast: ("至少", "at least ")
        case .atMost: ("至多", "at most ")
        case .moreThan: ("多于", "more than ")
        case .about: ("约", "about ")
        }
    }
}

extension Amount {
    var wording: (String, String) {
        let english = unitName
        return switch self {
        case .minutes: ("\(number)分钟", "\(number) \(english)")
        case .hours: ("\(number)小时", "\(number) \(english)")
        case .workingHours: ("\(number)个工作小时", "\(number) \(english)")
        case .workingDays: ("\(number)个工作日", "\(number) \(english)")
        case .days: ("\(number)日", "\(number) \(english)")
        case .months: ("\(number)个月", "\(number) \(english)")
        }
    }
}
