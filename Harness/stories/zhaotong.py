"""Before a promotion (Zhaotong): a candidate lives with the residents for some days.

Ten households, one night, a day in the fields, a practical matter, a survey, a report; then the
residents are asked, and people decide. Nothing follows by itself.
"""
import uuid

from stories.office import plain, problems, where

VILLAGE = "530827101202"


def stay(office, candidate, api):
    text = plain(candidate.get("/today"))
    office.that("ten households, a night, a day, a matter, a survey and a report are owed",
                all(word in text for word in (
                    "0/10", "当一天农民", "办一件实事", "开展一次调查", "直接联系群众报告书")), text[:900])
    office.look(candidate, "/today", "candidate")
    homes = office.households(VILLAGE, 10)
    visits = [{"id": str(uuid.uuid4()), "official": "ZT1", "household": home, "kind": "home",
               "outcome": "met", "at": f"2027-01-0{4 + n // 3}T1{n % 3}:00:00+08:00", "notes": []}
              for n, home in enumerate(homes)]
    first = api("POST", "/visits", {"visits": visits[:9] + [
        {**visits[0], "id": str(uuid.uuid4()), "at": "2027-01-06T15:00:00+08:00"}]})
    office.at("2027-01-07T09:00")
    text = plain(candidate.get("/today"))
    office.that("nine households of which one was seen twice are nine",
                first.status == 200 and "9/10" in text, (first, text[:600]))
    api("POST", "/visits", {"visits": [
        visits[9] | {"at": "2027-01-07T08:30:00+08:00"},
        {"id": str(uuid.uuid4()), "official": "ZT1", "place": VILLAGE, "kind": "overnight",
         "outcome": "met", "at": "2027-01-06T22:00:00+08:00", "notes": []}]})
    for rule in ("zhaotong-farmer-days", "zhaotong-practical-matters", "zhaotong-surveys"):
        form = next(f for f in candidate.forms("/today") if f.startswith(f"duty-{rule}"))
        office.step(candidate, "/today", form, text="已做")
    office.at("2027-01-09T09:00")
    text = plain(candidate.get("/today"))
    office.that("all but the report is met; the report is overdue by a day",
                "超期1天" in text and "10/10" in text, text[:900])


def survey(office, team):
    for cast, state in ((19, "人数不足，无结果"), (20, "已计票")):
        page = where(office.begin(team, "/ballots", "zhaotong-resident-rating",
                                  rated="ZT1", on="2027-01-09", issued="30"))
        form = team.forms(page)["count"]["fields"]
        groups = [n for n in form if n.startswith("cast")]
        marks = [n for n in form if n.startswith("mark")]
        given = {n: "0" for n in groups + marks} | {
            groups[0]: str(cast), marks[0]: str(cast), "spoiled": "0"}
        counted = office.step(team, page, "count", **given)
        text = plain(team.get(page))
        office.that(f"asked of {cast}: {state}", where(counted) and state in text,
                    problems(counted) or text)
    office.look(team, page, "survey")


def decide(office, team, committee):
    form = office.begin(team, "/decisions", "zhaotong-appointment", what="appointmentDecision",
                        about="ZT1", reason="考察评定合格", on="2027-01-09")
    office.that("the team doesn't decide the appointment",
                form is None or form.status in (403, 409), form)
    done = office.begin(committee, "/decisions", "zhaotong-appointment",
                        what="appointmentDecision", about="ZT1", reason="考察评定合格",
                        on="2027-01-09")
    office.that("the standing committee does", where(done), problems(done))


def story(office):
    office.adopt("zhaotong-promotion-test", "5308", surveyQuorum=20, stayFrom="2027-01-04",
                 stayTo="2027-01-08")
    people = [office.official(*who) for who in (
        ("ZT1", VILLAGE, "field"), ("ZT2", "5308", "supervisor"), ("ZT3", "5308", "leader"))]
    office.at("2027-01-04T09:00")
    candidate, team, committee = [office.person(one) for one in people]
    stay(office, candidate, office.api("field"))
    survey(office, team)
    decide(office, team, committee)
