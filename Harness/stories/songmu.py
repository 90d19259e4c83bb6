"""Three haves, two reviews (Songmu): 49 people are no rating, 50 are one; more than were issued
are none."""
from stories.office import TODAY, TOWNS, plain, problems, where


def rate(office, visitor, cast):
    """Issues 60 slips, counts `cast` of them; the page, and what counting answered."""
    opened = office.begin(visitor, "/ballots", "songmu-rating-cadence",
                          rated="驻村干部甲", on=str(TODAY), issued="60")
    page = where(opened)
    if not office.that(f"slips are issued for a rating ({cast})", page, problems(opened)):
        return None, None
    groups = [name for name in visitor.forms(page)["count"]["fields"] if name.startswith("cast")]
    given = {name: "0" for name in groups} | {groups[0]: str(cast)}
    return page, office.step(visitor, page, "count", **given, **{
        "spoiled": "2", "mark0-0": "41", "mark0-1": str(cast - 41)})


def ratings(office, town):
    for cast, state in ((49, "人数不足，无结果"), (50, "已计票")):
        page, counted = rate(office, town, cast)
        if page is None:
            return
        text = town.get(page).text
        office.that(f"with {cast} ballots: {state}", where(counted) and state in text,
                    problems(counted))
        office.that(f"{'the marks are told' if cast == 50 else 'nothing else is told'} ({cast})",
                    (">41<" in text) == (cast == 50))
        office.look(town, page, f"rating-{cast}")
    page, counted = rate(office, town, 59)
    office.that("61 ballots of 60 slips are refused, and nothing is recorded",
                counted is not None and counted.status == 409 and "对不上" in problems(counted),
                counted)


def story(office):
    town = office.person(office.official("S1", TOWNS[0], "leader,supervisor"))
    ratings(office, town)
