"""Baodi: one station, three centres. Small villages are visited whole, large ones to 80 of a hundred.

Where large begins is the district's to say. A villager's papers are handled by proxy as a case; the
windows are rated by slips through four channels, and no small number is told; at the year's end the
village votes on its assistant, and too few votes are no result.
"""
import csv
import io
import re

from stories.office import TOWNS, plain, problems, where

PACK = "baodi-one-station-three-centres"
DISTRICT = "530827"


def village_sizes(office):
    """How many households each village of the town has, by its code."""
    answer = office.run("export", "households", "--format", "csv", "--without-personal")
    sizes = {}
    for row in csv.DictReader(io.StringIO(answer.stdout)):
        village = row["place"][:12]
        sizes[village] = sizes.get(village, 0) + 1
    return {code: size for code, size in sizes.items() if code.startswith(TOWNS[0])}


def coverage(office, sizes, large):
    supervisor = office.person("supervisor")
    path = f"/coverage?place={TOWNS[0]}&method={PACK}&period=2027"
    page = supervisor.get(path).text
    targets = {}
    for code, row in re.findall(
            r'href="/coverage\?place=(\d{12})&amp;period=2027"(.*?)</tr>', page, re.S):
        found = re.search(r"目标(\d+)%", row)
        if found:
            targets[code] = int(found[1])
    wrong = {code: (target, sizes[code]) for code, target in targets.items()
             if target != (80 if sizes[code] >= large else 100)}
    office.that("a large village owes 80 of a hundred, a small one all of them",
                targets and not wrong, wrong or targets)
    office.that("there are villages of both classes", set(targets.values()) == {80, 100}, targets)
    text = plain(supervisor.get(path))
    office.that("the two coverages are counted apart", "小村农户" in text and "大村农户" in text,
                text[-900:])
    office.that("what the office can't know is said plainly", "由人填写，还没有记录" in text)
    filled = office.step(supervisor, path, "count-baodi-badges-worn", reached="18", all="20")
    office.that("a badge count is entered by hand", where(filled), problems(filled))
    text = plain(supervisor.get(f"/coverage?place={TOWNS[0]}&period=2027"))
    office.that("and two badges are missing", "18/20" in text and "还差2" in text, text[-900:])
    office.look(supervisor, path, "coverage")


def proxy(office):
    """Papers handed over in the village are handled for the family: registered, replied, told."""
    desk, unit = office.api("desk"), office.api("handler")
    handler = office.people["handler"]
    made = desk("POST", "/cases", {
        "kind": "application", "channel": "window", "place": f"{TOWNS[0]}",
        "text": "代办农村合作医疗手续，凭证已交村级事务助理。",
        "requester": {"name": "岩糯", "phone": "13900001234"}})
    if not office.that("the papers are taken in as a case", made.status == 201, made):
        return
    number = made.json["number"]
    for deed, body in (("acceptance", {}), ("assignment", {
            "unit": handler["unit"], "official": handler["code"]})):
        desk("POST", f"/cases/{number}/{deed}", body)
    replied = unit("POST", f"/cases/{number}/reply", {"text": "手续已办好，证已送到家。", "solved": "yes"})
    office.that("the unit replies that they are done", replied.status == 201, replied)


def rated(office, town, rule, who, on, cast, **marks):
    """Slips are issued and counted; the page, and what counting answered."""
    opened = office.begin(town, "/ballots", rule, rated=who, on=on, issued="60")
    page = where(opened)
    if not office.that(f"{rule}: slips are issued ({cast})", page, problems(opened)):
        return None, None
    fields = town.forms(page)["count"]["fields"]
    groups = [name for name in fields if name.startswith("cast")]
    given = {name: "0" for name in groups} | {groups[0]: str(cast)}
    own = {name: value for name, value in marks.items() if name in fields}
    return page, office.step(town, page, "count", **given, **{"spoiled": "0"}, **own)


def ballots(office, town):
    office.at("2027-12-28T09:00")
    page, counted = rated(office, town, "baodi-window-rating", "办事大厅", "2027-12-28", 40,
                          **{"mark0-0": "37", "mark0-1": "3"})
    if page:
        text = plain(town.get(page))
        office.that("the windows' rating is counted", where(counted) and "已计票" in text,
                    problems(counted))
        office.that("three dissatisfied residents could be known, and aren't told",
                    not re.search(r">3<", town.get(page).text), text)
        office.look(town, page, "window-rating")
    for cast, state in ((29, "人数不足，无结果"), (30, "已计票")):
        page, counted = rated(office, town, "baodi-vote-cadence", office.people["field"]["code"],
                              "2027-12-28", cast, **{"mark0-0": str(cast)})
        if page:
            office.that(f"the yearly vote with {cast}: {state}",
                        where(counted) and state in plain(town.get(page)), problems(counted))
    own = plain(office.person("field").get("/scorecard?from=2027-01-01&to=2027-12-31"))
    office.that("her account shows the vote, and that the other had no result",
                "群众测评" in own and "人数不足，无结果" in own, own)


def story(office):
    sizes = village_sizes(office)
    large = sorted(sizes.values())[len(sizes) // 2]
    office.adopt(PACK, DISTRICT, largeVillageFrom=large, dutyLeaderDays=5, trackingsPerMonth=2,
                 letterTime="30d", voteQuorum=30, voteSmallestCell=5, windowSmallestCell=5,
                 scoringsPerYear=2, rewardSum=1000)
    town = office.official("B1", TOWNS[0], "leader,supervisor")
    office.at("2027-01-04T09:00")
    coverage(office, sizes, large)
    proxy(office)
    ballots(office, office.person(town))
