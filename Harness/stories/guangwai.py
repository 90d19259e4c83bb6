"""A joint branch on a works site (Guangwai): every household is asked before the work begins."""
from stories.office import TOWNS, plain, problems, where

TOWN = TOWNS[0]


def branches(office, secretary):
    page = where(office.begin(secretary, "/teams", "guangwai-branch-count", title="联合党支部"))
    form = secretary.forms(page)["members"]["fields"]
    pools = [n for n in form if n.startswith("members")]
    ten = {n: "甲\n乙" for n in pools}
    office.step(secretary, page, "members", **ten)
    office.that("ten branches are one too few", "还差 1" in secretary.get(page).text)
    office.step(secretary, page, "members", **ten | {pools[0]: "甲\n乙\n丙"})
    office.that("eleven from five pools are whole", "齐备" in secretary.get(page).text)
    office.look(secretary, page, "branches")


def consent(office, secretary):
    page = where(office.begin(secretary, "/projects", "guangwai-consultation-consent",
                              title="三号院整治", on="2027-01-11"))
    office.step(secretary, page, "asked", agreed="119", refused="0", notAsked="1")
    early = office.step(secretary, page, "accepted")
    office.that("while one household isn't asked it isn't accepted", early.status == 409,
                problems(early))
    asked = office.step(secretary, page, "asked", agreed="107", refused="13", notAsked="0")
    office.that("thirteen say no: all are asked", where(asked), problems(asked))
    office.look(secretary, page, "consent")
    works = where(office.begin(secretary, "/projects", "guangwai-coordinated-works",
                               title="管线一次改完", on="2027-01-11"))
    skipped = office.step(secretary, works, "reached", milestone="finishedInOneGo")
    office.that("no step is left out", skipped.status == 409, problems(skipped))
    for milestone in ("plannedTogether", "doneTogether", "finishedInOneGo"):
        reached = office.step(secretary, works, "reached", milestone=milestone)
        office.that(f"{milestone} is reached", where(reached), problems(reached))


def objection(office, secretary):
    decided = office.begin(secretary, "/decisions", "guangwai-objection", what="workPaused",
                           reason="居民提出挡光", on="2027-01-11")
    office.that("an objection stops the work, on record", where(decided), problems(decided))


def week(office, secretary):
    text = plain(secretary.get("/today"))
    office.that("study, on-site office, inspection and two days on the site are owed this week",
                all(word in text for word in ("研究工程进度", "现场办公", "安全督导", "0/2")), text[:900])
    office.look(secretary, "/today", "secretary")


def story(office):
    office.adopt("guangwai-joint-branch", TOWN, repeatVisits=3, diaryEntries=2, relayMembers=5,
                 peacemakers=2, consultationsPerMonth=1, campaignFrom="2027-01-01",
                 campaignTo="2027-03-31")
    office.at("2027-01-11T09:00")
    secretary = office.person(office.official("GW1", TOWN, "leader"))
    week(office, secretary)
    branches(office, secretary)
    consent(office, secretary)
    objection(office, secretary)
