"""Micro-wishes (Ningbo): a member takes up one or two small wishes a year and fulfils them."""
from stories.office import plain, problems, where

VILLAGE = "530827101202"
PACK = "ningbo-direct-service-system"


def story(office):
    office.adopt(PACK, "5308")
    office.at("2027-02-01T09:00")
    desk = office.api("desk")
    wishes = [desk("POST", "/cases", {
        "kind": "wish", "channel": "visit", "place": VILLAGE, "text": text})["number"]
        for text in ("想要一把新轮椅。", "想给孩子配一副眼镜。", "想修一修屋顶的漏。")]
    member = office.person(office.official("W1", VILLAGE, "field"))
    other = office.person(office.official("W2", VILLAGE, "field"))
    office.that("one wish a year is owed", office.owes(member, "微心愿"))
    forms = member.forms("/claims")
    office.that("each wish waits with a button, and by what it is alone",
                all(f"take-{number}" in forms for number in wishes)
                and "轮椅" in member.get("/claims").text)
    office.look(member, "/claims", "wishes")
    pages = []
    for number in wishes[:2]:
        taken = office.step(member, "/claims", f"take-{number}", rule="micro-wish-claims")
        office.that(f"wish {len(pages) + 1} is taken up", where(taken), problems(taken))
        pages.append(where(taken))
    office.that("what is taken up waits no more", not any(
        f"take-{number}" in other.forms("/claims") for number in wishes[:2]))
    third = office.begin(member, "/claims", "micro-wish-claims", case=wishes[2], text="认领")
    office.that("a third in one year is refused", third.status == 409, problems(third))
    taken = office.begin(other, "/claims", "micro-wish-claims", case=wishes[0], text="认领")
    office.that("what somebody took up nobody else takes", taken.status == 409, problems(taken))
    office.step(member, pages[0], "fulfilled")
    own = office.step(member, pages[0], "confirmed")
    office.that("she doesn't confirm her own", own is None or own.status in (403, 409), own)
    confirmed = office.step(other, pages[0], "confirmed")
    office.that("another asked whose wish it was: confirmed, and the year's duty is met",
                where(confirmed) and not office.owes(member, "微心愿"), problems(confirmed))
    back = office.step(member, pages[1], "given-back")
    again = office.begin(other, "/claims", "micro-wish-claims", case=wishes[1], text="认领")
    office.that("what is given back somebody else takes up", where(back) and where(again),
                problems(again))
    office.look(member, pages[0], "fulfilled")
