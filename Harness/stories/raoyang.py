"""One plus ten (Raoyang): a member links about ten households.

About ten warns and never blocks; whoever is asked to help may say no; a dispute ends when both sides
agree; every half-year the member is rated, and nothing below the smallest number is told.
"""
from stories.office import plain, problems, where

VILLAGE = "530827101202"
FIGURES = {
    "listUpdates": 2, "householdVisits": 2, "noticeShare": 90, "mustGoTime": "12h",
    "householdsPerCooperative": 3, "promisesPerYear": 1, "exchangesPerYear": 4, "ratingQuorum": 30,
    "ratingSmallestCell": 5, "gradeCount": 3, "commendationSum": 500, "toursPerYear": 2}


def links(office, secretary):
    page = where(office.begin(secretary, "/teams", "raoyang-households-per-member", title="王芳"))
    for count, says in ((9, "齐备"), (16, "约为 10，现有 16")):
        sent = office.step(secretary, page, "members",
                           members="\n".join(f"第{n}户" for n in range(1, count + 1)))
        text = secretary.get(page).text
        office.that(f"with {count} households: {says}", where(sent) and says in text, problems(sent))
    office.that("sixteen is a warning, no gap", "齐备" in secretary.get(page).text)
    office.look(secretary, page, "links")


def call(office, secretary):
    """A call for volunteers: who says no isn't asked again, and doesn't stop it."""
    page = where(office.begin(secretary, "/projects", "raoyang-volunteer-calls",
                              title="清理村道", on="2027-03-01"))
    asked = office.step(secretary, page, "asked", agreed="14", refused="6", notAsked="0")
    text = plain(secretary.get(page))
    office.that("six say no, and that is an answer", where(asked) and "6" in text, problems(asked))
    office.look(secretary, page, "volunteers")


def dispute(office):
    """Closed by an agreement of both, not by the mediator's report."""
    desk, unit = office.api("desk"), office.api("handler")
    number = desk("POST", "/cases", {
        "kind": "dispute", "channel": "visit", "place": VILLAGE, "text": "两家为地埂争执。"})["number"]
    desk("POST", f"/cases/{number}/acceptance", {})
    desk("POST", f"/cases/{number}/assignment", {"unit": office.people["handler"]["unit"]})
    unit("POST", f"/cases/{number}/reply", {"text": "已调解。", "solved": "yes"})
    early = desk("POST", f"/cases/{number}/closure", {"outcome": "satisfied"})
    office.that("the mediator's word ends no dispute",
                early.status == 409 and early.refusal == "notSatisfied", early)
    desk("POST", f"/cases/{number}/revisit", {"solved": "yes", "satisfied": True})
    ended = desk("POST", f"/cases/{number}/closure", {"outcome": "satisfied"})
    office.that("the resident's does", ended.status == 201, ended)
    other = desk("POST", "/cases", {
        "kind": "complaint", "channel": "visit", "place": VILLAGE, "text": "垃圾没有清运。"})
    office.that("for all else the county's baseline goes on", any(
        d["rule"].startswith("county-") for d in other["dueDates"]), other)


def exchanges(office, secretary):
    def progress():
        text = plain(secretary.get("/today"))
        return next((n for n in range(5) if f"沟通交流会 {n}/4" in text), None)
    office.that("four exchanges are owed this year", progress() == 0, plain(secretary.get("/today"))[:600])
    page = where(office.begin(secretary, "/meetings", "raoyang-exchange",
                              title="一季度交流", on="2027-03-01"))
    form = secretary.forms(page)["held"]
    held = office.step(secretary, page, "held", minutes="议事不议人。", **{
        n: "8" for n in form["fields"] if n.startswith("present")})
    office.that("one is held, three remain", where(held) and progress() == 1,
                problems(held) or plain(secretary.get("/today"))[:600])


def rating(office, secretary):
    """Below the quorum no result; grades that fewer than five gave aren't told."""
    office.at("2027-06-25T10:00")
    for cast, state in ((29, "人数不足，无结果"), (40, "已计票")):
        page = where(office.begin(secretary, "/ballots", "raoyang-rating-cadence",
                                  rated="王芳", on="2027-06-25", issued="60"))
        form = secretary.forms(page)["count"]["fields"]
        groups = [n for n in form if n.startswith("cast")]
        marks = [n for n in form if n.startswith("mark")]
        given = {n: "0" for n in groups + marks} | {groups[0]: str(cast)}
        given |= {marks[0]: str(cast - 3), marks[1]: "3", "spoiled": "0"}
        counted = office.step(secretary, page, "count", **given)
        text = plain(secretary.get(page))
        office.that(f"with {cast} ballots: {state}", where(counted) and state in text,
                    problems(counted) or text)
    office.that("three of forty are too few to be told apart", "37" not in text and "3 " not in
                text[text.find("结果"):], text)
    office.look(secretary, page, "rating")


def commend(office, leader):
    high = office.begin(leader, "/decisions", "raoyang-commendations", what="materialReward",
                        reason="带出三户", prize="501", on="2027-06-25")
    office.that("501 yuan are more than the county set", high.status == 409, problems(high))
    right = office.begin(leader, "/decisions", "raoyang-commendations", what="materialReward",
                         reason="带出三户", prize="500", on="2027-06-25")
    office.that("500 are decided by the county's department", where(right), problems(right))


def story(office):
    office.adopt("raoyang-one-plus-ten", **FIGURES)
    office.suspend("songmu-three-haves-two-reviews", VILLAGE[:9])
    office.at("2027-03-01T09:00")
    secretary = office.person(office.official("RY1", VILLAGE, "leader"))
    links(office, secretary)
    call(office, secretary)
    dispute(office)
    exchanges(office, secretary)
    rating(office, secretary)
    commend(office, office.person("leader"))
