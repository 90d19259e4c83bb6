"""Rewarded criticism (Yingshan): a month, and the half-year's assembly.

Days 1 to 5 somebody goes from house to house, days 6 to 10 the branch works on what is hard, in
mid-month the town meets. The assembly is called a week before; ten jurors of three pools score by
three standards. What was criticised is answered within fifteen days and asked about after a month,
and stays open until the resident is satisfied.
"""
from stories.office import SONGMU, TOWNS, plain, problems, where

PACK = "yingshan-rewarded-criticism"
VILLAGE = "530827102201"


def owes(visitor, rule, period):
    return f"duty-{rule}-{period}" in visitor.forms("/today")


def month(office, field, branch, town):
    office.at("2027-03-03T09:00")
    office.that("from the first day on problems are sought", owes(field, "yingshan-seek", "2027-03"))
    office.at("2027-03-06T09:00")
    text = plain(field.get("/today"))
    office.that("who hasn't by the fifth is a day late on the sixth", "超期1天" in text, text[:500])
    sent = office.step(branch, "/today", "duty-yingshan-branch-work-2027-03", text="解决四件")
    office.that("from the sixth the branch works on what is hard", where(sent), problems(sent))
    office.at("2027-03-11T09:00")
    office.that("what it did is done; what it didn't report is overdue on the eleventh",
                not owes(branch, "yingshan-branch-work", "2027-03")
                and owes(branch, "yingshan-branch-report", "2027-03"))
    office.look(branch, "/today", "branch-secretary")
    early = office.begin(town, "/meetings", "yingshan-midmonth-days",
                         title="三月专题会", on="2027-03-21")
    office.that("the town's meeting can't be on the 21st", early.status == 409, problems(early))
    page = where(office.begin(town, "/meetings", "yingshan-midmonth-days",
                              title="三月专题会", on="2027-03-11"))
    held = office.step(town, page, "held", minutes="逐件定人定时限。")
    office.that("held on the eleventh, it is owed no more",
                where(held) and not office.owes(town, "2027年3月20日"), problems(held))


def team(office, town):
    page = where(office.begin(town, "/teams", "yingshan-team-min", title="一支部"))
    office.step(town, page, "members", members0="甲\n乙\n丙\n丁", members1="戊")
    text = town.get(page).text
    office.that("five are one too few for a criticism team", "还差 1" in text)
    office.step(town, page, "members", members0="甲\n乙\n丙\n丁\n己", members1="戊")
    office.that("six are enough", "齐备" in town.get(page).text)
    office.look(town, page, "team")


def assembly(office, town):
    form = "yingshan-assembly-cadence"
    late = office.begin(town, "/meetings", form, title="批评大会", on="2027-03-17")
    office.that("six days' notice are too short, and the earliest day is told",
                late.status == 409 and "最早可定在" in problems(late), problems(late))
    called = office.begin(town, "/meetings", form, title="批评大会", on="2027-03-18")
    page = where(called)
    if not office.that("seven are enough", page, problems(called)):
        return
    early = office.step(town, page, "held", minutes="还没开就记")
    office.that("it can't be recorded before its day", early.status == 409, early)
    office.at("2027-03-18T15:00")
    eleven = office.step(town, page, "score", speaker="一支部批评队",
                         slips="\n".join(["90 80 70"] * 11))
    office.that("ten jurors can't give eleven slips",
                eleven.status == 409 and "10 名评委" in problems(eleven), problems(eleven))
    office.step(town, page, "score", speaker="二支部批评队", slips="\n".join(["70 70 70"] * 9))
    office.that("nine slips are one short of the jury", "还差 1" in town.get(page).text)
    wrong = office.step(town, page, "score", speaker="一支部批评队", slips="90 80")
    office.that("a slip has a mark by each of the three standards", wrong.status == 422, wrong)
    ten = office.step(town, page, "score", speaker="一支部批评队",
                      slips="\n".join(["90 80 70"] * 5 + ["80 90 80"] * 5))
    office.that("ten are, and the means are told", where(ten) and "85.00" in town.get(page).text
                and "75.00" in town.get(page).text, problems(ten))
    office.look(town, page, "assembly")


def prize(office, town):
    rule = "yingshan-prizes"
    high = office.begin(town, "/decisions", rule, what="firstPrize", reason="批评准、带方向",
                        prize="301", on="2027-03-18")
    office.that("a first prize of 301 yuan is refused", high.status == 409, problems(high))
    right = office.begin(town, "/decisions", rule, what="firstPrize", reason="批评准、带方向",
                         prize="300", on="2027-03-18")
    office.that("300 are what the rule gives", where(right), problems(right))


def criticism(office):
    """What was criticised: fifteen days to the reply, a month to the revisit, no strike-off."""
    desk, unit = office.api("desk"), office.api("handler")
    case = desk("POST", "/cases", {
        "kind": "criticism", "channel": "meeting", "place": VILLAGE,
        "text": "村道修了半年没有修好，雨天没法走。"})
    number = case["number"]

    def dates():
        return {d["clock"]: d["due"][:10] for d in desk("GET", f"/cases/{number}")["dueDates"]}
    office.that("it is to be answered within fifteen days",
                dates().get("reply") == "2027-04-02", dates())
    desk("POST", f"/cases/{number}/acceptance", {})
    desk("POST", f"/cases/{number}/assignment", {
        "unit": office.people["handler"]["unit"], "official": office.people["handler"]["code"]})
    office.at("2027-03-31T10:00")
    unit("POST", f"/cases/{number}/reply", {"text": "四月开工。", "solved": "partly"})
    office.that("and the resident asked again a month later",
                dates().get("revisit") == "2027-04-30", dates())
    office.at("2027-05-03T10:00")
    desk("POST", f"/cases/{number}/revisit", {"solved": "no", "satisfied": False})
    for outcome in ("satisfied", "notConfirmed"):
        shut = desk("POST", f"/cases/{number}/closure", {"outcome": outcome})
        office.that(f"unsatisfied, it can't be struck off ({outcome})", shut.status == 409, shut)


def story(office):
    office.suspend(SONGMU, TOWNS[1])
    office.adopt(PACK, TOWNS[1], diaryPerMonth=4, trackingPerMonth=2, otherPrize=100,
                 zoneHouseholds=20)
    people = [office.official(*who) for who in (
        ("Y1", TOWNS[1], "leader,supervisor"), ("Y2", VILLAGE, "leader"), ("Y3", VILLAGE, "field"))]
    town, branch, field = [office.person(one) for one in people]
    month(office, field, branch, town)
    team(office, town)
    assembly(office, town)
    prize(office, town)
    criticism(office)
