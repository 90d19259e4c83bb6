"""Deputies' studios (Dongguan): 616 of them, each with about ten deputies, open one day a week in turn.

The organisation department forms the studios in villages and communities. A rota says who opens
each one; only she owes it that week. What a resident brings to a studio and a deputy can't solve is
recorded, transferred and answered by a department within the city's dates, and counted by place and
channel. At a small scale twenty studios stand for all.
"""
import pathlib
import re
import time
import urllib.parse

from stories.office import COUNTY, plain, problems, where

PACK = "dongguan-deputy-studio"
STUDIO = "dongguan-deputies-per-studio"
OPENING = "dongguan-open-cadence"
OPENED = "2027-01-04T09:00"


def county_pack(office):
    """The city's pack as a county takes it: a demo has no city."""
    text = (pathlib.Path(__file__).parents[2] / f"packs/{PACK}.yaml").read_text()
    taken = pathlib.Path(office.data).parent / f"{PACK}.yaml"
    taken.write_text(text.replace("level: prefectureCity", "level: county")
                     .replace("at: prefectureCity", "at: county"))
    return taken


def villages(office, number):
    """So many villages of the county, again from the first where there are fewer."""
    ask = office.api("desk")
    towns = ask("GET", f"/places/{COUNTY}/children")["items"]
    found = [village for town in towns
             for village in ask("GET", f"/places/{town['code']}/children")["items"]]
    return [found[index % len(found)] for index in range(number)]


def name_of(number, place):
    return f"{place['name']}第{number}党代表工作室"


def deputies(number, place):
    """Ten of them; in every tenth studio seven."""
    return [f"{place['name']}代表{one}" for one in range(1, 8 if number % 10 == 0 else 11)]


def studios(office, department, places):
    """Forms one studio by hand, its members after it, and the others a hundred lines at a time."""
    begun = time.monotonic()
    formed = office.begin(department, "/teams", STUDIO, place=places[0]["code"],
                          title=name_of(1, places[0]))
    page = where(formed)
    if not office.that("a studio is formed", page, problems(formed)):
        return False
    sent = office.step(department, page, "members", members="\n".join(deputies(1, places[0])))
    office.that("its ten deputies are whole", where(sent) and "齐备" in department.get(page).text,
                problems(sent))
    rest = list(enumerate(places, 1))[1:]
    for start in range(0, len(rest), 100):
        lines = [f"{place['code']}：{name_of(number, place)}：{'、'.join(deputies(number, place))}"
                 for number, place in rest[start:start + 100]]
        sent = office.begin(department, "/teams", STUDIO, title="\n".join(lines))
        if not office.that(f"{len(lines)} more are formed by one form", where(sent),
                           problems(sent)):
            return False
    print(f"    {len(places)} studios formed in {time.monotonic() - begun:.1f} s")
    return True


def listed(office, department, places):
    begun, seen, path = time.monotonic(), 0, "/teams"
    while path:
        answer = department.get(path)
        seen += answer.text.count("党代表工作室</a>")
        link = answer.text.split('rel="next" href="')
        path = link[1].split('"')[0].replace("&amp;", "&") if len(link) > 1 else None
    print(f"    all pages of the list in {time.monotonic() - begun:.2f} s")
    office.that("the list has them all, page by page", seen == len(places), seen)
    begun = time.monotonic()
    found = department.get("/teams?q=" + urllib.parse.quote("第10党代表工作室"))
    print(f"    one found by its name in {time.monotonic() - begun:.2f} s")
    office.that("one is found by its name", found.text.count("党代表工作室</a>") == 1,
                plain(found)[:300])
    page = re.search(r'href="(/teams/[^"?]+)">[^<]*第10党代表工作室', found.text)
    if office.that("and leads to its page", page):
        office.that("seven deputies of about ten are a gap that is told",
                    "现有 7" in department.get(page[1]).text)
        office.look(department, page[1], "studio")
    office.look(department, "/teams", "studios")


def opening(office, department, village):
    """Four weeks, one day a week, two deputies in turn; the one who is on owes it."""
    codes = ("W1", "W2")
    first, second = (office.person(office.official(code, village["code"], "field"))
                     for code in codes)
    office.at(OPENED)
    owed = f"duty-{OPENING}-2027-W01"
    office.that("without a rota each deputy owes the opening",
                all(owed in one.forms("/today") for one in (first, second)))
    made = office.begin(department, "/rotas", OPENING, place=village["code"], **{
        "from": "2027-01-04", "to": "2027-01-31", "every": "7", "names": "\n".join(codes),
        "atOnce": "1"})
    page = where(made)
    if not office.that("the rota is filled in turn", page, problems(made)):
        return
    office.that("four Mondays, nobody missing",
                department.get(page).text.count("章W1") == 2 and "齐备" in department.get(page).text)
    office.that("who is on this week owes the opening, the other doesn't",
                owed in first.forms("/today") and owed not in second.forms("/today"))
    office.that("who is on stands on the day's page", "章W1" in plain(second.get("/today")))
    swapped = office.step(department, page, "swap", on="2027-01-04", person="W1", standIn="W2",
                          back="2027-01-11", reason="外出开会")
    office.that("they swap, and say why", where(swapped), problems(swapped))
    office.that("now the other owes it",
                owed not in first.forms("/today") and owed in second.forms("/today"))
    card = plain(office.person().get(f"/contact?place={village['code']}"))
    office.that("residents see who is on today", "今天值班" in card and "章W2" in card, card[:400])
    sent = office.step(second, "/today", owed, text="接待6人")
    office.that("she reports it open", where(sent) and owed not in second.forms("/today"),
                problems(sent))
    office.look(department, page, "rota")
    office.look(department, "/supervision", "supervision")
    office.look(office.person("desk"), "/desk", "desk")
    office.look(second, "/today", "today")
    office.look(office.person(), f"/contact?place={village['code']}", "contact")


def request(office, place):
    """A suggestion made at a studio, transferred, and answered within the city's fifteen days."""
    desk, unit = office.api("desk"), office.api("handler")
    number = desk("POST", "/cases", {
        "kind": "suggestion", "channel": "deputyStudio", "place": place["code"],
        "text": "工作室门口的公交站没有雨棚，建议加装。"})["number"]
    desk("POST", f"/cases/{number}/acceptance", {})
    desk("POST", f"/cases/{number}/assignment", {
        "unit": office.people["handler"]["unit"], "official": office.people["handler"]["code"]})
    dates = {d["clock"]: d["due"][:10] for d in desk("GET", f"/cases/{number}")["dueDates"]}
    office.that("the department is to reply within fifteen working days",
                dates.get("reply") == "2027-01-25", dates)
    office.at("2027-01-22T10:00")
    unit("POST", f"/cases/{number}/reply", {"text": "三月底前装好。", "solved": "partly"})
    state = desk("GET", f"/cases/{number}")["state"]
    office.that("it has replied in time", state == "replied", state)
    rows = {row["key"]: row["value"] for row in desk(
        "GET", f"/statistics?measure=intake&by=channel&place={place['code']}"
               "&from=2027-01-01&to=2027-01-31")["items"]}
    office.that("it is counted for the studio's place and channel",
                rows.get("deputyStudio") == 1, rows)


def story(office):
    pack = county_pack(office)
    office.adopt(pack, COUNTY, departmentReply="15wd", guidancePerMonth=1, activitiesPerYear=2)
    department = office.person("supervisor")
    places = villages(office, 616 if office.scale >= 1 else 20)
    if studios(office, department, places):
        listed(office, department, places)
    opening(office, department, places[0])
    request(office, places[1])
