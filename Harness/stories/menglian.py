"""Menglian's five systems: the county's joint meeting is called, held, and meets its duty."""
from stories.office import TODAY, plain, problems, where


def joint_meeting(office, leader):
    called = office.begin(leader, "/meetings", "menglian-joint-meeting-county",
                          title="第六次民情联席会", on=str(TODAY))
    page = where(called)
    if not office.that("the county's joint meeting is called", page, problems(called)):
        return
    text = plain(leader.get(page))
    office.that("its page says the rule in words", "联席会" in text and "2个月" in text)
    form = leader.forms(page)["held"]
    fields = {n: "12" for n in form["fields"] if n.startswith("present")}
    held = office.step(leader, page, "held", **fields, minutes="议定两件事。\n一、修渠。",
                       **{n: "娜允镇牵头修渠\n水务局月底前通水" for n in form["fields"]
                          if n.startswith("resolved-")})
    text = plain(leader.get(page))
    office.that("it is held, with minutes and what it resolved",
                where(held) and "已召开" in text and "修渠" in text, problems(held))
    again = office.step(leader, page, "held", minutes="再记一次")
    office.that("it can't be held twice", again is None, again)
    office.look(leader, page, "joint-meeting")


def story(office):
    office.adopt("menglian-five-systems", servantDays=3, inspectorTours=4, ratingQuorum=50,
                 departmentsPerVillage=2)
    leader = office.person("leader")
    joint_meeting(office, leader)
