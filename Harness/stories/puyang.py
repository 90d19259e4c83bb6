"""Old Li's hotline (Puyang): the day with as many calls as it can take and one more, a danger at
once with the duty leader, a repair that lacks a step, and the nearest station."""
import concurrent.futures
import csv
import io
import time
import uuid

from stories.office import COUNTY, TODAY, after, plain, problems, where

CITY, VILLAGE = "5308", "530827101201"
FUNCTIONS = ("indoorRepair", "tradeInformation", "complaintIntake", "billEnquiry")
CONNECTIONS = 4


def table(office, desk):
    """The CSV of the hotline: by day and by what was asked for."""
    text = desk.get("/hotline?form=csv").text.lstrip("\ufeff")
    return list(csv.reader(io.StringIO(text)))


def today(rows):
    """Calls, answered at once, became cases, open: of all of today."""
    return [int(cell) for cell in next(row for row in rows if row[0] == str(TODAY))[2:]]


def call(ask, number):
    """One call: four of five are answered at once, the others become cases."""
    body = {"id": str(uuid.uuid4()), "kind": "enquiry", "channel": "phone", "place": VILLAGE,
            "text": f"第{number}个来电", "service": "laoli-centre",
            "item": FUNCTIONS[number % len(FUNCTIONS)]}
    answer = ask("POST", "/cases", body)
    if answer.status != 201 or number % 5 == 0:
        return answer.status
    return ask("POST", f"/cases/{answer['number']}/answer", {"text": "已当场答复。"}).status


def send(ask, calls):
    with concurrent.futures.ThreadPoolExecutor(CONNECTIONS) as pool:
        return list(pool.map(lambda number: call(ask, number), calls))


def busiest_day(office, desk, ask, peak):
    before = today(table(office, desk))
    wanted = peak - before[0]
    began = time.monotonic()
    statuses = send(ask, range(wanted))
    office.that(f"{wanted} calls of the day are all taken, in {time.monotonic() - began:.0f} s",
                set(statuses) == {201}, set(statuses))
    text = plain(desk.get("/hotline"))
    office.that(f"{peak} calls are within what it can take", "在能力以内" in text, text[:300])
    office.that("its number stands there", "4420000" in text)
    calls, at_once, became, _ = today(table(office, desk))
    office.that("every call is answered at once or became a case",
                calls == peak and at_once + became == calls, (calls, at_once, became))
    office.that("by functions as they were called", all(
        f"呼叫中心：{name}" in text for name in ("室内维修", "费用查询")), text[:600])
    office.look(desk, "/hotline", "peak")
    send(ask, [0])
    text = plain(desk.get("/hotline"))
    office.that("one more is one above what it can take", "超出能力1个" in text, text[:300])
    office.look(desk, "/hotline", "above")


def danger(office, ask):
    """At two in the night: nobody has to open the queue."""
    office.at(f"{after(1)}T02:00")
    answer = ask("POST", "/cases", {
        "kind": "help", "channel": "phone", "place": VILLAGE, "text": "煤气罐着火", "danger": True,
        "service": "laoli-centre", "item": "emergencyDispatch"})
    dates = {date["clock"]: date for date in answer["dueDates"]}
    office.that("a danger is with the leader on duty at once", answer["state"] == "assigned", answer)
    office.that("and the time to send somebody out is met",
                "met" in dates.get("dispatch", {}), answer["dueDates"])
    night = ask("POST", "/cases", {
        "kind": "application", "channel": "phone", "place": VILLAGE, "text": "半夜漏水",
        "service": "laoli-repair", "item": "waterRepair",
        "appointment": {"day": after(2), "from": "02:00", "to": "03:00"}})
    office.that("a repair can be appointed for two in the night", night.status == 201, night)


def repair(office, desk, ask, group, near, far):
    sent = ask("POST", "/cases", {
        "kind": "application", "channel": "phone", "place": group, "text": "厨房水管漏水",
        "service": "laoli-repair", "item": "waterRepair", "way": "homeService"})
    number = sent["number"]
    page = f"/cases/{number}"
    office.step(desk, page, "acceptance")
    text = plain(desk.get(page))
    first, others = text.find("章" + near["code"]), text.find("交办给")
    office.that("the station that answers for the village is proposed first, and why",
                0 <= others < first < others + 30 and "负责本村" in text, text[:900])
    office.that("the station far away isn't among the nearest", "章" + far["code"] not in text)
    office.look(desk, page, "dispatch")
    given = office.step(desk, page, f"assignment-{number}-{near['code']}")
    office.that("one button gives it to her", where(given), problems(given))
    head = office.person(near)
    text = plain(head.get(page))
    office.that("she sees the six ones and the two completions", all(
        step in text for step in ("一双鞋套", "一个回访电话", "现场清理到位")), text[:900])
    steps = head.forms(page)["reply"]["choices"]["checked"]
    short = office.step(head, page, "reply", text="已修好", solved="yes", checked=steps[:-1])
    office.that("without its last step it isn't solved, and the step is named",
                short.status == 409 and "讲解到位" in problems(short), problems(short))
    office.look(head, page, "steps")
    done = office.step(head, page, "reply", text="已修好", solved="yes", checked=steps)
    office.that("with all eight it is replied to", where(done), problems(done))
    office.that("what was gone through stands in the history",
                "一双鞋套" in plain(head.get(page)))


def stations(office):
    """Two heads of stations: one answers for a group of the village, the other for a village far
    away. The group, and the two."""
    group = office.start().server.get(f"/api/v1/places/{VILLAGE}/children")[1]["items"][0]["code"]
    unit = office.people["handler"]["unit"]
    heads = [office.official(code, COUNTY, "field", "--unit", unit) for code in ("PS1", "PS2")]
    zones = office.data / "stations.csv"
    zones.write_text("编号,名称,区划代码,负责领导\n"
                     f"PZ1,第一站,{group},PS1\nPZ2,第二站,530827102201,PS2\n", encoding="utf-8")
    imported = office.run("import", "zones", zones)
    office.that("the stations' areas are imported", imported.returncode == 0,
                imported.stdout + imported.stderr)
    return group, *heads


def story(office):
    peak = 3500 if office.scale >= 1 else 350
    office.adopt("laoli-hotline", CITY, peakCalls=peak, stations=32, villagesPerStation=3,
                 supervisors=50, emergencyTime="30min", appraisalsPerYear=2)
    found = stations(office)
    desk, ask = office.person("desk"), office.api("desk")
    busiest_day(office, desk, ask, peak)
    repair(office, desk, ask, *found)
    danger(office, ask)
