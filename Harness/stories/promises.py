"""What a township promises in public, and what its comment meeting does (Songmu).

Each line of a promise has its first date, which counts: a moved one is shown beside it. Its maker says
whether it was kept, somebody else confirms. At the comment meeting what is overdue is urged in one
tap, and what is resolved becomes a commitment, which the meeting's page leads to.
"""
import re

from stories.office import TODAY, TOWNS, after, plain, problems, where

NEXT = TODAY.year + 1


def promise(office, committee):
    late = office.begin(committee, "/commitments", "songmu-promise-cadence", title="为民办实事",
                        lines=f"修好三组的路灯，{after(-1)}", to="place", published="yes")
    office.that("a promise for yesterday is refused, and what was typed stays",
                late.status == 409 and "修好三组的路灯" in late.text, problems(late))
    begun = office.begin(
        committee, "/commitments", "songmu-promise-cadence", title="为民办实事",
        lines=f"修好三组的路灯，{NEXT}-09-30\n通自来水到四组，{NEXT}-12-31\n不收群众一分钱",
        to="place", published="yes")
    page = where(begun)
    office.that("three lines are promised, one of them for good", page, problems(begun))
    return page


def keeping(office, committee, page):
    sent = office.step(committee, page, "move", line="1", day=f"{NEXT + 1}-03-31", reason="管道改线")
    office.that("a moved date is shown beside the first", where(sent)
                and "改期 1 次" in plain(committee.get(page)), problems(sent))
    office.step(committee, page, "report", line="0", kept="yes", reason="十二盏已亮")
    own = office.step(committee, page, "confirm", line="0", agrees="yes", text="自己看过")
    office.that("nobody confirms her own report", own.status == 409, problems(own))
    other = office.person("supervisor")
    sent = office.step(other, page, "confirm", line="0", agrees="yes", text="问过村民代表")
    office.that("another does, and it was kept at its first date", where(sent)
                and "按期兑现 1 条" in plain(other.get(page)), problems(sent))
    office.look(committee, page, "promise")
    text = plain(office.person().get("/public"))
    office.that("everybody reads what was promised and kept",
                "修好三组的路灯" in text and "到期 1 条，其中按最初日期兑现 1 条" in text, text[-600:])
    office.that("by whom isn't told", "P1" not in text)


def comment(office, committee):
    begun = office.begin(committee, "/meetings", "songmu-comment-cadence", title="驻村工作点评会",
                         on=after(0))
    page = where(begun)
    if not office.that("the comment meeting is called", page, problems(begun)):
        return
    urging = [name for name in committee.forms(page) if name.startswith("urging-")]
    if office.that("its agenda has what is overdue", urging):
        sent = office.step(committee, page, urging[0])
        office.that("which is urged in one tap, back to the meeting", where(sent) == page, sent)
        office.that("the case says by whom", "点评会催办" in plain(
            committee.get("/cases/" + urging[0].removeprefix("urging-"))))
    office.look(committee, page, "agenda")
    fields = {"minutes": "逐件点评。", "resolved-promise": f"建文化广场，{NEXT}-06-30"}
    sent = office.step(committee, page, "held", **fields)
    office.that("it is recorded", where(sent), problems(sent))
    found = re.search(r'href="(/commitments/[^"]+)"', committee.get(page).text)
    office.that("what it promised is a commitment, one tap from its page",
                found and "建文化广场" in committee.get(found[1]).text)
    office.that("it can't be recorded twice", "held" not in committee.forms(page))


def story(office):
    committee = office.person(office.official("P1", TOWNS[0], "leader,supervisor"))
    page = promise(office, committee)
    if page:
        keeping(office, committee, page)
    comment(office, committee)
