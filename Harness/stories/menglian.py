"""Menglian's five systems: 2,205 people, 348 zones, days a month by rank, a joint meeting.

A county leader owes five days a month in the zone, the head of a department seven, every other
servant what the county set; each sees her own number on her page and on her account. Households and
officials are matched both ways. The county's joint meeting is called and held, and its duty is met.
"""
import csv
import io
import re
import secrets

from stories.office import plain, problems, where

PACK = "menglian-five-systems"
DAYS = {"countyLeader": 5, "departmentHead": 7, "peoplesServant": 3}
RULES = {"countyLeader": "menglian-county-leader-days",
         "departmentHead": "menglian-department-head-days",
         "peoplesServant": "menglian-servants-days"}


def rows(office, kind):
    answer = office.run("export", kind, "--format", "csv")
    return list(csv.DictReader(io.StringIO(answer.stdout)))


def register(office):
    """Who there is, as the office's own export tells; one official of each rank."""
    officials, zones = rows(office, "officials"), rows(office, "zones")
    office.that("2,205 officials are responsible", len(officials) == 2205, len(officials))
    office.that("in 348 zones, each with one leader",
                len(zones) == 348 and all(zone["leader"] for zone in zones), len(zones))
    ranks = {rank: [o for o in officials if f"{PACK}/{rank}" in o["methodRoles"].split(";")]
             for rank in DAYS}
    office.that("nobody has the days of two ranks",
                sum(map(len, ranks.values())) == len({o["code"] for all_of in ranks.values()
                                                      for o in all_of}))
    office.that("there are leaders, heads of departments and other servants",
                all(ranks.values()), {rank: len(of) for rank, of in ranks.items()})
    return officials, ranks


def enter(office, official):
    """Somebody of the register gets a password; she with it."""
    password = secrets.token_urlsafe(18)
    given = office.run("official", "password", official["code"], input=password + "\n")
    office.that(f"{official['post']} can sign in", given.returncode == 0, given.stderr)
    return office.person({"code": official["code"], "password": password})


def days_by_rank(office, ranks):
    """Each sees the days of her own rank, and no other's."""
    people = {}
    for rank, days in DAYS.items():
        official = ranks[rank][-1]
        people[rank] = (official, enter(office, official))
        visitor = people[rank][1]
        text = plain(visitor.get("/today"))
        office.that(f"{rank}: {days} days this month on her page",
                    f"至少{days}天" in text and re.search(rf"\d/{days}\b", text), text[:900])
        others = [f"责任区至少{other}天" for other in DAYS.values() if other != days]
        office.that(f"{rank}: and no other rank's", not any(o in text for o in others), text[:900])
        text = visitor.get("/scorecard").text
        office.that(f"{rank}: her account has her own rule and no other rank's",
                    [rule for rule in RULES.values() if rule in text] == [RULES[rank]])
        office.look(visitor, "/scorecard", rank)
    return people


def account(office, people):
    """A month later: what wasn't done is missed, explained, looked into, and the next one urged."""
    official, servant = people["peoplesServant"]
    address = f"/scorecard/{official['code']}/{RULES['peoplesServant']}"
    # Both months of the turn of the year.
    span = "?from=2026-12-01&to=2027-01-31"
    text = plain(servant.get(address + span))
    office.that("December was missed, January may still be done",
                "没有办" in text and "还没有到期" in text, text)
    name = f"remark-{official['code']}-{RULES['peoplesServant']}-2026-12-{official['place']}"
    reason = office.step(servant, address + span, name, text="住院两周，一月补上。")
    office.that("she says why", where(reason), problems(reason))
    supervisor = office.person("supervisor")
    text = plain(supervisor.get(address + span))
    office.that("her supervisor reads it", "住院两周" in text, text)
    agreed = office.step(supervisor, address + span, name, kind="confirmed", text="")
    office.that("and agrees", where(agreed), problems(agreed))
    urged = office.step(supervisor, address + span, name, kind="urging", text="请尽快补上")
    office.that("a duty is urged", where(urged), problems(urged))
    again = office.step(supervisor, address + span, name, kind="urging", text="再催一次")
    office.that("but once a day", again is not None and again.status == 409, problems(again))
    office.look(supervisor, address + span, "account")
    listed = plain(supervisor.get(f"/supervision/duties?place={official['place']}"))
    office.that("the list of officials goes by their codes", official["code"] in listed, listed[:400])
    stranger = office.person("desk").get(f"/scorecard/{official['code']}")
    office.that("the desk doesn't learn that it is there", stranger.status == 404, stranger)
    table = servant.get("/scorecard.csv" + span)
    office.that("her own is a table too", RULES["peoplesServant"] in table.text, table.text[:300])


def visits(office, people):
    """Three days in the zone meet the servant's month."""
    _, servant = people["peoplesServant"]
    form = next((n for n in servant.forms("/today") if n.startswith("visit-")), None)
    if not office.that("she has households to visit", form):
        return
    for day in ("2027-01-11", "2027-01-12", "2027-01-13"):
        sent = office.step(servant, "/today", form, outcome="met", kind="home", at=f"{day}T10:00")
        office.that(f"she is there on {day}", where(sent), problems(sent))
        form = next(n for n in servant.forms("/today") if n.startswith("visit-"))
    text = plain(servant.get("/today"))
    office.that("three of three days are done", "3/3" in text, text[:700])


def both_ways(office, officials):
    """Every household has an official, every official a household; gaps are told."""
    households = rows(office, "households")
    field = {o["code"] for o in officials
             if "field" in o["roles"].split(";") and o["isActive"] in ("true", "yes", "1")}
    linked = {h["linkedOfficial"] for h in households if h["linkedOfficial"]}
    leader = office.person("supervisor")
    path = f"/coverage?place=530827&method={PACK}"
    text = plain(leader.get(path))
    with_official = sum(1 for h in households if h["linkedOfficial"])
    office.that("households with an official, of all",
                f"{with_official}/{len(households)}" in text, text[-900:])
    office.that("officials with a household, of all",
                f"{len(field & linked)}/{len(field)}" in text, text[-900:])
    missing = len(field) - len(field & linked)
    office.that("and how many are missing", missing == 0 or f"还差{missing}" in text, text[-900:])
    office.look(leader, path, "coverage")


def joint_meeting(office, leader):
    called = office.begin(leader, "/meetings", "menglian-joint-meeting-county",
                          title="第六次民情联席会", on="2027-01-15")
    page = where(called)
    if not office.that("the county's joint meeting is called", page, problems(called)):
        return
    text = plain(leader.get(page))
    office.that("its page says the rule in words", "联席会" in text and "2个月" in text)
    form = leader.forms(page)["held"]
    fields = {n: "12" for n in form["fields"] if n.startswith("present")}
    held = office.step(leader, page, "held", **fields, minutes="议定两件事。\n一、修渠。",
                       **{n: "娜允镇牵头修渠\n水务局月底前通水" for n in form["fields"]
                          if n.startswith("resolved-")})
    text = plain(leader.get(page))
    office.that("it is held, with minutes and what it resolved",
                where(held) and "已召开" in text and "修渠" in text, problems(held))
    again = office.step(leader, page, "held", minutes="再记一次")
    office.that("it can't be held twice", again is None, again)
    office.look(leader, page, "joint-meeting")
    own = leader.get("/scorecard/" + office.people["leader"]["code"]
                     + "/menglian-joint-meeting-county?from=2027-01-01&to=2027-12-31")
    office.that("her account shows the meeting by which the duty was met",
                page in own.text and "按时办了" in own.text, plain(own))


def story(office):
    office.adopt(PACK, servantDays=3, inspectorTours=4, ratingQuorum=50, departmentsPerVillage=2)
    officials, ranks = register(office)
    leader = office.person("leader")
    people = days_by_rank(office, ranks)
    both_ways(office, officials)
    office.at("2027-01-15T09:00")
    account(office, people)
    visits(office, people)
    joint_meeting(office, leader)
