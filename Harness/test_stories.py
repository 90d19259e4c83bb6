"""Stories of real methods, run on the demo county through the pages, as the people of the office do.

Each adopts a pack by command with the figures that its place would fill in, lets what it is about
happen on the pages, and holds what is refused and what is shown against the method's own numbers.
"""
import datetime
import os
import pathlib
import re
import sys

from kit import Checks, Folder, Server, make_demo, run
from pages import Forms, Visitor

checks = Checks()
COUNTY = "530827"
TODAY = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=8))).date()
SHOTS = os.environ.get("LIANXIN_SHOTS")

FIGURES = {
    "menglian-five-systems": {
        "servantDays": 3, "inspectorTours": 4, "ratingQuorum": 50, "departmentsPerVillage": 2},
}


def adopt(data, pack, place, **figures):
    given = [f"--set={name}={value}" for name, value in figures.items()]
    answer = run("method", "adopt", pack, "--place", place, "--from", TODAY, "--data", data, *given)
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


def songmu(server, people, township_leader):
    """Half-year rating: 49 people are no rating, 50 are one."""
    for cast, state in ((49, "人数不足，无结果"), (50, "已计票")):
        opened = begin(township_leader, "/ballots", "songmu-rating-cadence",
                       rated="驻村干部甲", on=str(TODAY), issued="60")
        page = where(opened)
        if not checks.that(f"slips are issued for a rating ({cast})", page, opened):
            return
        form = township_leader.forms(page)["count"]
        names = sorted(name for name in form["fields"] if name.startswith("cast"))
        counted = step(township_leader, page, "count",
                       **{name: "0" for name in names}, **{names[0]: str(cast)},
                       **{"spoiled": "2", "mark0-0": "40", "mark0-1": str(cast - 40)})
        text = township_leader.get(page).text
        checks.that(f"with {cast} ballots: {state}", where(counted) and state in text,
                    problems(counted))
        checks.that(f"the marks are shown only with 50 ({cast})",
                    (">40<" in text) == (cast == 50), text[:0])


def menglian(server, leader):
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
        make_demo(data, 0.05)
        adopt(data, "menglian-five-systems", COUNTY, **FIGURES["menglian-five-systems"])
        server = Server(data)
        server.start()
        try:
            people = server.people if hasattr(server, "people") else __import__("json").loads(
                (pathlib.Path(data) / "demo.json").read_text())["officials"]
            leader = Visitor(server).sign_in(people["leader"])
            checks.that("the overview names six kinds of work",
                        leader.get("/undertakings").text.count('class="card"') == 6)
            checks.section(menglian, server, leader)
            admin = Visitor(server).sign_in(people["admin"])
        finally:
            server.stop()
        verified = run("verify", "--data", data)
        checks.that("verify finds all as the ledger says", verified.returncode == 0,
                    verified.stdout + verified.stderr)
    checks.done()


if __name__ == "__main__":
    main()
