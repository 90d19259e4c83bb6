"""Rewarded criticism (Yingshan): a week's notice, a jury of ten from three pools by three
standards, teams of six."""
from stories.office import SONGMU, TOWNS, after, problems, where


def assembly(office, town):
    form = "yingshan-assembly-cadence"
    late = office.begin(town, "/meetings", form, title="批评大会", on=after(6))
    office.that("six days' notice are too short, and the earliest day is told",
                late.status == 409 and "最早可定在" in problems(late), problems(late))
    called = office.begin(town, "/meetings", form, title="批评大会", on=after(7))
    page = where(called)
    if not office.that("seven are enough", page, problems(called)):
        return
    early = office.step(town, page, "held", minutes="还没开就记")
    office.that("it can't be recorded before its day", early.status == 409, early)
    score = office.step(town, page, "score", speaker="一支部批评队", slips="90 80 70\n80 90 80")
    office.that("nor can the jury score", score.status == 409, score)
    wrong = office.step(town, page, "score", speaker="一支部批评队", slips="90 80")
    office.that("a slip has a mark by each of the three standards", wrong.status == 422, wrong)
    office.look(town, page, "assembly")


def team(office, town):
    page = where(office.begin(town, "/teams", "yingshan-team-min", title="一支部"))
    office.step(town, page, "members", members0="甲\n乙\n丙\n丁", members1="戊")
    text = town.get(page).text
    office.that("five are one too few for a criticism team", "还差 1" in text)
    office.step(town, page, "members", members0="甲\n乙\n丙\n丁\n己", members1="戊")
    office.that("six are enough", "齐备" in town.get(page).text)
    office.look(town, page, "team")


def story(office):
    office.suspend(SONGMU, TOWNS[1])
    office.adopt("yingshan-rewarded-criticism", TOWNS[1], diaryPerMonth=4, trackingPerMonth=2,
                 otherPrize=100, zoneHouseholds=20)
    town = office.person(office.official("Y1", TOWNS[1], "leader,supervisor"))
    assembly(office, town)
    team(office, town)
