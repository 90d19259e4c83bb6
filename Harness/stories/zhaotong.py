"""Before a promotion (Zhaotong): a candidate lives with the residents for some days.

Ten households, one night, a day in the fields, a practical matter, a survey, a report; then the
residents are asked, and people decide. Nothing follows by itself.
"""
from stories.office import plain, problems, where

VILLAGE = "530827101202"


def stay(office, candidate):
    text = plain(candidate.get("/today"))
    office.that("ten households, a night, a day, a matter, a survey and a report are owed",
                all(word in text for word in (
                    "0/10", "当一天农民", "办一件实事", "开展一次调查", "直接联系群众报告书")), text[:900])
    office.look(candidate, "/today", "candidate")
    page = f"/visits/new?place={VILLAGE}"
    homes = [form for form in candidate.forms(page) if form.startswith("visit-H")][:10]
    office.look(candidate, page, "visits")
    for home in homes[:9] + homes[:1]:
        sent = office.step(candidate, page, home, outcome="met")
    office.that("a visit to a household of the village is noted", where(sent), problems(sent))
    office.at("2027-01-07T09:00")
    office.that("nine households of which one was seen twice are nine",
                "9/10" in plain(candidate.get("/today")), plain(candidate.get("/today"))[:600])
    office.step(candidate, page, homes[9], outcome="met")
    night = office.step(candidate, page, f"visit-{VILLAGE}", kind="overnight", at="2027-01-06T22:00")
    office.that("a night in the village is noted", where(night), problems(night))
    for rule in ("zhaotong-farmer-days", "zhaotong-practical-matters", "zhaotong-surveys"):
        form = next(f for f in candidate.forms("/today") if f.startswith(f"duty-{rule}"))
        office.step(candidate, "/today", form, text="已做")
    office.at("2027-01-09T09:00")
    text = plain(candidate.get("/today"))
    office.that("all but the report is met; the report is overdue by a day",
                "超期1天 填写" in text and "超期1天 走访" not in text and "10/10" in text, text[:900])


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
    named = office.run("official", "role", "ZT1", "--method", "zhaotong-promotion-test",
                       "--holds", "promotionCandidate")
    office.that("the candidate is named", named.returncode == 0, named.stderr)
    office.at("2027-01-04T09:00")
    other = office.person("field")
    office.that("nobody else is a candidate", not office.owes(other, "当一天农民"))
    candidate, team, committee = [office.person(one) for one in people]
    stay(office, candidate)
    survey(office, team)
    decide(office, team, committee)
