"""Stories of real methods, run on the demo county through the pages, as the people of the office do.

Each adopts a pack by command with the figures that its place would fill in, lets what it is about
happen on the pages, and holds what is refused and what is shown against the method's own numbers.
"""
import datetime
import re
import secrets

from kit import Checks, Folder, Server, make_demo, run
from pages import Visitor

checks = Checks()
COUNTY = "530827"
# Where Songmu is in force in the demo; the second takes Yingshan in its place.
TOWNS = ("530827101", "530827102")
TODAY = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=8))).date()

FIGURES = {
    "yingshan-rewarded-criticism": {
        "diaryPerMonth": 4, "trackingPerMonth": 2, "otherPrize": 100, "zoneHouseholds": 20},
    "menglian-five-systems": {
        "servantDays": 3, "inspectorTours": 4, "ratingQuorum": 50, "departmentsPerVillage": 2},
}


def adopt(data, pack, place, **figures):
    given = [f"--set={name}={value}" for name, value in figures.items()]
    answer = run("method", "adopt", pack, "--place", place, "--from", TODAY, "--leave-open",
                 "--data", data, *given)
    return checks.that(f"{pack} is adopted at {place}", answer.returncode == 0,
                       answer.stdout + answer.stderr)


def begin(visitor, path, rule, **fields):
    """Sends the form that begins something under `rule`; the page that it leads to."""
    form = visitor.forms(path).get("begin-" + rule)
    if form is None:
        return None
    return visitor.post(form["action"], {**form["fields"], **fields})


def step(visitor, path, name, **fields):
    form = visitor.forms(path).get(name)
    if form is None:
        return None
    return visitor.post(form["action"], {**form["fields"], **fields})


def where(answer):
    return answer.headers["Location"].split("?")[0] if answer and answer.status == 303 else None


def problems(answer):
    return re.sub(r"<[^>]+>", " ", "".join(
        re.findall(r'<div class="error-summary".*?</div>', answer.text, re.S))) if answer else ""


def rate(visitor, cast):
    """Issues 60 slips, counts `cast` of them; the page, and what counting answered."""
    opened = begin(visitor, "/ballots", "songmu-rating-cadence",
                   rated="驻村干部甲", on=str(TODAY), issued="60")
    page = where(opened)
    if not checks.that(f"slips are issued for a rating ({cast})", page, problems(opened)):
        return None, None
    groups = [name for name in visitor.forms(page)["count"]["fields"] if name.startswith("cast")]
    given = {name: "0" for name in groups} | {groups[0]: str(cast)}
    return page, step(visitor, page, "count", **given, **{
        "spoiled": "2", "mark0-0": "41", "mark0-1": str(cast - 41)})


def songmu(visitor):
    """Three haves, two reviews: 49 people are no rating, 50 are one; more than were issued are none."""
    for cast, state in ((49, "人数不足，无结果"), (50, "已计票")):
        page, counted = rate(visitor, cast)
        if page is None:
            return
        text = visitor.get(page).text
        checks.that(f"with {cast} ballots: {state}", where(counted) and state in text,
                    problems(counted))
        checks.that(f"{'the marks are told' if cast == 50 else 'nothing else is told'} ({cast})",
                    (">41<" in text) == (cast == 50))
    page, counted = rate(visitor, 59)
    checks.that("61 ballots of 60 slips are refused, and nothing is recorded",
                counted is not None and counted.status == 409 and "对不上" in problems(counted),
                counted)


def yingshan(visitor):
    """Rewarded criticism: a week's notice, a jury of ten from three pools by three standards, teams."""
    form = "yingshan-assembly-cadence"
    late = begin(visitor, "/meetings", form, title="批评大会", on=str(TODAY + datetime.timedelta(6)))
    checks.that("six days' notice are too short, and the earliest day is told",
                late.status == 409 and "最早可定在" in problems(late), problems(late))
    called = begin(visitor, "/meetings", form, title="批评大会",
                   on=str(TODAY + datetime.timedelta(7)))
    page = where(called)
    if not checks.that("seven are enough", page, problems(called)):
        return
    early = step(visitor, page, "held", minutes="还没开就记")
    checks.that("it can't be recorded before its day", early.status == 409, early)
    score = step(visitor, page, "score", speaker="一支部批评队", slips="90 80 70\n80 90 80")
    checks.that("nor can the jury score", score.status == 409, score)
    wrong = step(visitor, page, "score", speaker="一支部批评队", slips="90 80")
    checks.that("a slip has a mark by each of the three standards", wrong.status == 422, wrong)
    team = where(begin(visitor, "/teams", "yingshan-team-min", title="一支部"))
    step(visitor, team, "members", members0="甲\n乙\n丙\n丁", members1="戊")
    text = visitor.get(team).text
    checks.that("five are one too few for a criticism team", "还差 1" in text)
    step(visitor, team, "members", members0="甲\n乙\n丙\n丁\n己", members1="戊")
    checks.that("six are enough", "齐备" in visitor.get(team).text)


def official(data, code, place, roles):
    """Somebody new in the office, with her password."""
    made = run("official", "add", code, "--name", "章" + code, "--place", place, "--roles", roles,
               "--data", data)
    password = secrets.token_urlsafe(18)
    given = run("official", "password", code, "--data", data, input=password + "\n")
    if made.returncode or given.returncode:
        raise SystemExit(f"{code}: {made.stderr}{given.stderr}")
    return {"code": code, "password": password}


def menglian(leader):
    """The county's joint meeting: called, held, and the duty of two months is met by it."""
    called = begin(leader, "/meetings", "menglian-joint-meeting-county",
                   title="第六次民情联席会", on=str(TODAY))
    page = where(called)
    if not checks.that("the county's joint meeting is called", page, problems(called)):
        return
    text = leader.get(page).text
    checks.that("its page says the rule in words", "联席会" in text and "2个月" in text)
    form = leader.forms(page)["held"]
    fields = {n: "12" for n in form["fields"] if n.startswith("present")}
    held = step(leader, page, "held", **fields, minutes="议定两件事。\n一、修渠。",
                **{n: "娜允镇牵头修渠\n水务局月底前通水" for n in form["fields"]
                   if n.startswith("resolved-")})
    text = leader.get(page).text
    checks.that("it is held, with minutes and what it resolved",
                where(held) and "已召开" in text and "修渠" in text, problems(held))
    again = step(leader, page, "held", minutes="再记一次")
    checks.that("it can't be held twice", again is None, again)


def main():
    with Folder() as data:
        people = make_demo(data, 0.05)["officials"]
        adopt(data, "menglian-five-systems", COUNTY, **FIGURES["menglian-five-systems"])
        left = run("method", "suspend", "songmu-three-haves-two-reviews", "--place", TOWNS[1],
                   "--from", TODAY, "--data", data)
        checks.that("a town leaves one method for another", left.returncode == 0, left.stderr)
        adopt(data, "yingshan-rewarded-criticism", TOWNS[1], **FIGURES["yingshan-rewarded-criticism"])
        leaders = [official(data, f"T{n}", town, "leader,supervisor")
                   for n, town in enumerate(TOWNS, 1)]
        server = Server(data)
        server.start()
        try:
            leader = Visitor(server).sign_in(people["leader"])
            checks.that("the overview names six kinds of work",
                        leader.get("/undertakings").text.count('class="card"') == 6)
            checks.section(menglian, leader)
            checks.section(songmu, Visitor(server).sign_in(leaders[0]))
            checks.section(yingshan, Visitor(server).sign_in(leaders[1]))
        finally:
            server.stop()
        verified = run("verify", "--data", data)
        checks.that("verify finds all as the ledger says", verified.returncode == 0,
                    verified.stdout + verified.stderr)
    checks.done()


if __name__ == "__main__":
    main()
