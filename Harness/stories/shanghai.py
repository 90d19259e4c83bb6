"""Contact by teams (Shanghai): four levels, and nothing vanishes.

What a block's team can't answer on its visit goes up a level at a time: village, township, county.
At each level it stands in the list of those who have it; at the end every question has an outcome
that its resident was told.
"""
from stories.office import plain, problems, where

PACK = "shanghai-team-contact"
VILLAGE = "530827101202"


def up(office, desk, number, units):
    """Takes a case up the ladder; it is in the list of each unit in turn, and never in none."""
    for unit, above in zip(units, units[1:] + [None]):
        given = desk("POST", f"/cases/{number}/assignment", {"unit": unit})
        office.that(f"{unit} has it", given.status == 201
                    and desk("GET", f"/cases/{number}")["unit"] == unit, given)
        if above is None:
            return
        if unit == units[0]:
            over = desk("POST", f"/cases/{number}/escalation",
                        {"reason": "直接报区里", "to": units[2]})
            office.that("nobody skips the township",
                        over.status == 409 and over.refusal == "skipsALevel", over)
        raised = desk("POST", f"/cases/{number}/escalation",
                      {"reason": "本级解决不了", "to": above})
        office.that(f"{unit} passes it up to {above}", raised.status == 201
                    and raised["state"] == "escalated", raised)
        open_ = desk("GET", f"/cases?state=escalated&place={VILLAGE}")
        office.that("and meanwhile the desk sees it among what was passed up",
                    number in [case["number"] for case in open_["items"]], open_)


def nothing_vanishes(office, desk, numbers):
    cases = [desk("GET", f"/cases/{number}").json for number in numbers]
    ended = [case for case in cases if case["state"] == "closed"]
    open_ = [case for case in cases if case["state"] != "closed"]
    office.that("every question is either ended with an outcome, or somebody has it",
                len(ended) == 1 and all(case.get("outcome") for case in ended)
                and all(case.get("unit") or case["state"] in ("registered", "accepted")
                        for case in open_), cases)


def pairs(office, leader):
    """One named partner for each: a second for the same wish is refused."""
    desk = office.api("desk")
    wish = desk("POST", "/cases", {
        "kind": "wish", "channel": "visit", "place": VILLAGE, "text": "一个人住，盼有人常来看看。"})
    partner = office.person(office.official("SH2", VILLAGE[:9], "field"))
    taken = office.begin(partner, "/claims", "changning-pairs", case=wish["number"], text="结对")
    page = where(taken)
    office.that("a partner is named", page, problems(taken))
    other = office.person(office.official("SH3", VILLAGE[:9], "field"))
    second = office.begin(other, "/claims", "changning-pairs", case=wish["number"], text="结对")
    office.that("one partner for each, not two", second.status == 409, problems(second))
    swap = office.begin(office.person(office.official("SH4", VILLAGE[:9], "handler")), "/claims",
                        "xujiahui-spaces", text="地下车库十个车位", window="daytime")
    office.that("parking spaces are lent by daytime", where(swap), problems(swap))
    if page:
        office.look(partner, page, "pair")


def story(office):
    office.adopt(PACK, "5308", resourcesPerUnit=2, unitsReported=90, membersReported=70,
                 lentBicycles=100, levelTime="5wd", deputiesPerVillage=2,
                 campaignFrom="2026-12-01", campaignTo="2027-02-28")
    office.at("2026-12-07T09:00")
    desk, unit = office.api("desk"), office.api("handler")
    county = office.people["handler"]["unit"]
    numbers = []
    for text in ("楼道积水，要改管网。", "小区门口缺路灯。", "想问医保怎么报。"):
        case = desk("POST", "/cases", {
            "kind": "complaint", "channel": "visit", "place": VILLAGE, "text": text})
        desk("POST", f"/cases/{case['number']}/acceptance", {})
        numbers.append(case["number"])
    up(office, desk, numbers[0], [office.people["field"]["unit"], office.unit_of(VILLAGE[:9]), county])
    replied = unit("POST", f"/cases/{numbers[0]}/reply", {"text": "管网已改。", "solved": "yes"})
    office.that("the top of the ladder answers", replied.status == 201, replied)
    desk("POST", f"/cases/{numbers[0]}/revisit", {"solved": "yes", "satisfied": True})
    desk("POST", f"/cases/{numbers[0]}/closure", {"outcome": "satisfied"})
    desk("POST", f"/cases/{numbers[1]}/assignment", {"unit": county})
    nothing_vanishes(office, desk, numbers)
    office.look(office.person("desk"), f"/cases/{numbers[0]}", "ladder")
    deputy = office.person(office.official("SH1", "5308", "field"))
    office.at("2026-12-18T08:00")
    text = plain(deputy.get("/today"))
    office.that("on the 18th the deputy is in the community", "到社区接待居民" in text, text[:500])
    pairs(office, deputy)
