"""Farm matters handled in the village (Baise) beside one station, three centres (Baodi): what is
finished where, by proxy, jointly or online, for nothing, with a plain sheet and by appointment."""
import datetime

from stories.office import TODAY, plain, problems

VILLAGE = "530827101201"


def catalogue(office, resident):
    """Without signing in: what there is, and at which level it is finished."""
    text = plain(resident.get(f"/services?place={VILLAGE}"))
    for word in ("不出村办理", "一般农事", "代办", "联办", "网上办理", "村（社区）",
                 "乡镇（街道）", "免费", "明白纸", "逐项做到", "可以预约"):
        office.that(f"the catalogue says: {word}", word in text, text[:1500])
    office.look(resident, f"/services?place={VILLAGE}", "catalogue")
    found = {item["rule"]: item for item in office.server.get(
        f"/api/v1/services?place={VILLAGE}&limit=500")[1]["items"]}
    office.that("the interface says the same without a token",
                found["baise-village-finish"]["finishedAt"] == "village"
                and found["baodi-proxy-service"]["fee"] == 0
                and found["baise-farm-matters"]["ways"] == ["window", "proxy", "joint", "online"],
                found)


def ask_for(office, resident, rule, **fields):
    page = f"/services/{rule}?place={VILLAGE}"
    form = resident.forms(page).get("ask")
    return form and resident.post(form["action"], {
        **form["fields"], "place": VILLAGE, "name": "岩罕", "phone": "13900000000", **fields})


def proxy(office, resident, desk, ask):
    sent = ask_for(office, resident, "proxy-handling-service")
    office.that("a matter is asked for by proxy", sent.status == 201 and "查询码" in sent.text, sent)
    refused = ask("POST", "/cases", {
        "kind": "application", "channel": "window", "place": VILLAGE, "text": "代办",
        "service": "proxy-handling-service", "way": "online"})
    office.that("another way is refused, and the way that there is named",
                refused.status == 409 and refused.refusal == "wayNotAllowed"
                and "proxy" in refused["detail"], refused)
    online = ask("POST", "/cases", {
        "kind": "application", "channel": "web", "place": VILLAGE, "text": "在外务工，网上办",
        "service": "online-handling-service", "way": "online"})
    joint = ask("POST", "/cases", {
        "kind": "application", "channel": "window", "place": VILLAGE, "text": "一次申请",
        "service": "joint-handling-service", "way": "joint"})
    office.that("so are one online and one jointly", online.status == joint.status == 201,
                (online, joint))
    higher = ask("POST", "/cases", {
        "kind": "application", "channel": "window", "place": VILLAGE, "text": "一项审批",
        "service": "baise-township-approvals"})
    text = plain(desk.get(f"/cases/{higher['number']}"))
    office.that("what the township finishes is taken in here, and the page says where it goes",
                "乡镇（街道）（在本地受理" in text, text[:900])
    unknown = ask("POST", "/cases", {
        "kind": "application", "channel": "window", "place": VILLAGE, "text": "x",
        "service": "baise-village-finish", "item": "moonlight"})
    office.that("an item that isn't in the list is refused with those that are",
                unknown.status == 422 and "ordinaryDisputes" in unknown["detail"], unknown)


def appointment(office, resident, desk):
    """The holiday window opens on Saturdays and Sundays."""
    monday = TODAY + datetime.timedelta(days=7 - TODAY.weekday())
    saturday = monday + datetime.timedelta(days=5)
    shut = ask_for(office, resident, "baodi-holiday-window", day=str(monday), hours="09:30-10:30")
    office.that("on a Monday it is shut, and the next Saturday is named",
                shut.status == 409 and f"{saturday.month}月{saturday.day}日" in problems(shut),
                problems(shut))
    made = ask_for(office, resident, "baodi-holiday-window", day=str(saturday),
                   hours="09:30-10:30")
    office.that("on the Saturday it is appointed", made.status == 201, problems(made))
    text = plain(desk.get(f"/appointments?day={saturday}"))
    office.that("the desk has it among that day's", "09:30–10:30" in text, text[:600])
    office.look(desk, f"/appointments?day={saturday}", "appointments")
    page = f"/services/baodi-holiday-window?place={VILLAGE}"
    office.look(resident, page, "asking")


def story(office):
    office.adopt("baise-village-handling", appraisalsPerYear=2, villageShare=80, jointOffices=2)
    office.adopt("baodi-one-station-three-centres", scoringsPerYear=2)
    resident, desk = office.person(), office.person("desk")
    catalogue(office, resident)
    proxy(office, resident, desk, office.api("desk"))
    appointment(office, resident, desk)
