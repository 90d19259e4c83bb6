"""Three haves, two reviews (Songmu): half a year of a linked official in her village.

Her card hangs at the door; a visit leaves a line in the diary, and the line becomes a case. The
diary is sorted each week and totalled each month, the committee comments on it each month; what the
resident isn't satisfied with isn't struck off. At the end of the half-year the village rates her:
49 people are no rating, 50 are one, and more ballots than slips are none.
"""
import re

from stories.office import TOWNS, plain, problems, where


def duty(visitor, rule, period):
    """The form by which a duty of a period is reported done; None where it isn't owed."""
    return visitor.forms("/today").get(f"duty-{rule}-{period}")


def done(office, visitor, rule, period, text):
    return office.step(visitor, "/today", f"duty-{rule}-{period}", text=text)


def card(office):
    linked = office.people["field"]
    text = plain(office.person().get(f"/contact?place={linked['place']}"))
    office.that("the card says who answers for the village, and at which telephone",
                linked["name"] in text and "驻村干部" in text and "拨打" in text, text)
    office.look(office.person(), f"/contact?place={linked['place']}", "card")


def diary(office, linked):
    """A visit with a note of the diary that becomes a case; its number."""
    visits = [name for name in linked.forms("/today") if name.startswith("visit-")]
    sent = office.step(linked, "/today", visits[0], outcome="met", kind="home",
                       noteType="livelihood", noteText="水渠塌了一段，稻田没有水。", openCase="yes")
    office.that("the visit is noted, and its note becomes a case",
                sent is not None and sent.status < 400, sent)
    text = linked.get("/today").text
    found = re.search(r'水渠塌了一段.*?/cases/(\d+)"', text, re.S)
    office.that("the diary shows the note with the case's number", found, plain(linked.get("/today")))
    office.look(linked, "/today", "today")
    return found[1]


def week(office, linked):
    office.that("sorting the diary is owed by Sunday", duty(linked, "songmu-sort-cadence", "2027-W01"))
    sent = done(office, linked, "songmu-sort-cadence", "2027-W01", "本周9篇，归为三类")
    office.that("it is reported done", where(sent), problems(sent))
    office.that("and owed no more this week",
                duty(linked, "songmu-sort-cadence", "2027-W01") is None)
    office.at("2027-01-18T09:00")
    text = plain(linked.get("/today"))
    office.that("a week in which nobody sorted is overdue on Monday",
                "超期1天 整理民情日记" in text, text[:600])


def strike_off(office, number, linked):
    """Dispatched, promised, replied; the resident isn't satisfied, and it can't be struck off."""
    desk, unit = office.api("desk"), office.api("handler")
    for deed, body in (("acceptance", {}), ("assignment", {
            "unit": office.people["handler"]["unit"], "official": office.people["handler"]["code"]})):
        desk("POST", f"/cases/{number}/{deed}", body)
    promise = unit("POST", f"/cases/{number}/promise", {"due": "2027-01-25T18:00:00+08:00"})
    office.that("the unit promises a day", promise.status == 201, promise)
    office.at("2027-01-22T15:00")
    unit("POST", f"/cases/{number}/reply", {"text": "已清淤修补。", "solved": "yes"})
    asked = desk("POST", f"/cases/{number}/revisit",
                 {"solved": "partly", "satisfied": False, "text": "只修了一半。"})
    office.that("the resident says it is half done", asked.status == 201, asked)
    closed = desk("POST", f"/cases/{number}/closure", {"outcome": "satisfied"})
    office.that("what she isn't satisfied with isn't struck off",
                closed.status == 409 and closed.refusal == "notSatisfied", closed)


def comment(office, town, number):
    """The month's comment meeting: what is unsatisfied is on its agenda; held, it meets its duty."""
    office.at("2027-01-29T09:00")
    office.that("the month's comment is owed", office.owes(town, "驻村工作点评会"))
    called = office.begin(town, "/meetings", "songmu-comment-cadence",
                          title="一月点评会", on="2027-01-29")
    page = where(called)
    if not office.that("the comment meeting is called", page, problems(called)):
        return
    text = plain(town.get(page))
    office.that("what the resident isn't satisfied with is on its agenda",
                "群众不满意的事项" in text and number[-6:] in text.replace(" ", ""), text)
    office.look(town, page, "comment-agenda")
    form = town.forms(page)["held"]
    held = office.step(town, page, "held", minutes="逐人交账、对账、点评。", **{
        n: "10" for n in form["fields"] if n.startswith("present")}, **{
        n: "二月十日前全部修好" for n in form["fields"] if n.startswith("resolved-")})
    office.that("it is held, and nobody enters it twice: its duty is met",
                where(held) and "2027年1月31日 星期日前完成 乡党委政府每月召开" not in
                plain(town.get("/today")).split("已完成")[0], problems(held))


def rate(office, town, cast):
    """Issues 60 slips, counts `cast` of them; the page, and what counting answered."""
    opened = office.begin(town, "/ballots", "songmu-rating-cadence",
                          rated=office.people["field"]["code"], on="2027-06-28", issued="60")
    page = where(opened)
    if not office.that(f"slips are issued for a rating ({cast})", page, problems(opened)):
        return None, None
    groups = [name for name in town.forms(page)["count"]["fields"] if name.startswith("cast")]
    given = {name: "0" for name in groups} | {groups[0]: str(cast)}
    return page, office.step(town, page, "count", **given, **{
        "spoiled": "2", "mark0-0": "41", "mark0-1": str(cast - 41)})


def ratings(office, town):
    office.at("2027-06-28T14:00")
    for cast, state in ((49, "人数不足，无结果"), (50, "已计票")):
        page, counted = rate(office, town, cast)
        if page is None:
            return
        text = town.get(page).text
        office.that(f"with {cast} ballots: {state}", where(counted) and state in text,
                    problems(counted))
        office.that(f"{'the marks are told' if cast == 50 else 'nothing else is told'} ({cast})",
                    (">41<" in text) == (cast == 50))
        office.look(town, page, f"rating-{cast}")
    page, counted = rate(office, town, 59)
    office.that("61 ballots of 60 slips are refused, and nothing is recorded",
                counted is not None and counted.status == 409 and "对不上" in problems(counted),
                counted)


def story(office):
    leader = office.official("S1", TOWNS[0], "leader,supervisor")
    office.at("2027-01-04T09:00")
    card(office)
    linked, town = office.person("field"), office.person(leader)
    number = diary(office, linked)
    week(office, linked)
    strike_off(office, number, linked)
    comment(office, town, number)
    ratings(office, town)
