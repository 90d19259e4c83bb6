#!/usr/bin/env python3
"""The contract of the API walked by a script, as somebody else would write it."""
import collections
import concurrent.futures
import csv
import http.client
import io
import json
import re
import socket
import threading
import time
import uuid

from api import BASE, DEEDS, Caller, Office, days_from_now, query
from kit import VILLAGE, Checks, Folder, Server, make_demo, new_case, run

KINDS = "help enquiry complaint criticism suggestion praise wish dispute application".split()
CHANNELS = ("web phone visit card opinionBox email window meeting deputyStudio batch open311 "
            "api").split()
STATES = ("registered accepted assigned promised replied revisited suspended escalated disputed "
          "declined merged closed").split()
MEASURES = ("intake backlog overdue response solved satisfied keptFirstPromise reopened "
            "notConfirmed coverage").split()
COUNTY = "530827"
checks = Checks()


def register(caller, **more):
    answer = caller.post("/cases", new_case(**more))
    if answer.status != 201:
        raise SystemExit(f"a case could not be registered: {answer}")
    return answer["number"], answer["pickupCode"]


def bring_to(office, state, **more):
    """A new case that was brought to `state`; number and pick-up code."""
    number, code = register(office.anyone, **more)
    unit = {"unit": office.handler.unit}
    path = {
        "registered": [], "accepted": ["acceptance"], "assigned": ["acceptance", "assignment"],
        "promised": ["acceptance", "assignment", "promise"],
        "replied": ["acceptance", "assignment", "reply"],
        "revisited": ["acceptance", "assignment", "reply", "revisit"],
    }[state]
    for deed in path:
        caller, body = {
            "acceptance": (office.desk, {}), "assignment": (office.desk, unit),
            "promise": (office.handler, {"due": days_from_now(3)}),
            "reply": (office.handler, {"text": "已经修好。", "solved": "yes"}),
            "revisit": (office.desk, {"solved": "yes", "satisfied": True}),
        }[deed]
        answer = caller.do(number, deed, body)
        if answer.status != 201:
            raise SystemExit(f"{deed} on the way to {state}: {answer}")
    return number, code


def intake(office):
    case = new_case(title="路灯", at="2026-01-02T03:04:05+08:00", location={"lat": 22, "lon": 99})
    first = office.anyone.post("/cases", case)
    checks.that("a case from the web needs no token", first.status == 201, first)
    checks.that("its number has twelve digits", re.fullmatch(r"\d{12}", first["number"]), first)
    checks.that("it is registered, with dates and a pick-up code",
                first["state"] == "registered" and first["pickupCode"] and first["dueDates"]
                and all({"clock", "due", "provisional"} <= set(d) for d in first["dueDates"]),
                first)
    again = office.anyone.post("/cases", case)
    checks.that("the same id and body again: 200 and the first answer",
                again.status == 200 and again["number"] == first["number"], again)
    other = office.anyone.post("/cases", {**case, "text": "另一件事。"})
    checks.that("the same id with another body: 409 idTaken",
                (other.status, other.refusal) == (409, "idTaken"), other)
    seen = office.requester(first["pickupCode"]).get(f"/cases/{first['number']}")
    checks.that("the pick-up code shows the case as it was brought in",
                seen.status == 200 and seen["text"] == case["text"] and seen["title"] == "路灯"
                and seen["id"] == case["id"] and seen["kind"] == "complaint", seen)
    in_query = office.anyone.get(f"/cases/{first['number']}" + query(code=first["pickupCode"]))
    checks.that("?code= does the same as the header", in_query.json == seen.json, in_query)
    wrong = office.requester("AAAA-AAAA").get(f"/cases/{first['number']}")
    checks.that("a wrong code finds nothing", wrong.status == 404, wrong)
    statuses = {kind: office.anyone.post("/cases", new_case(kind=kind)).status for kind in KINDS}
    checks.that("every kind is taken", set(statuses.values()) == {201}, statuses)
    statuses = {c: office.desk.post("/cases", new_case(channel=c)).status for c in CHANNELS}
    checks.that("every channel is taken from the desk", set(statuses.values()) == {201}, statuses)
    statuses = {c: office.anyone.post("/cases", new_case(channel=c)).status for c in CHANNELS[1:]}
    checks.that("any channel but the web needs a token", set(statuses.values()) == {401}, statuses)
    anonymous = office.anyone.post("/cases", new_case(anonymous=True))
    checks.that("a case may be anonymous", anonymous.status == 201, anonymous)
    unknown = office.anyone.post("/cases", new_case(place="530827999999"))
    checks.that("an unknown place: 422", unknown.status == 422, unknown)
    danger, _ = register(office.anyone, danger=True, text="山体滑坡，危及三户人家。")
    checks.that("danger goes at once to the leader on duty",
                office.leader.get(f"/cases/{danger}").status == 200
                and office.desk.case(danger)["state"] == "assigned", office.desk.case(danger))


def order_of_statuses(office):
    """401, 404, 403, 422, 412, 409: whatever else is wrong, the first of these is told."""
    number, code = bring_to(office, "assigned")
    unsound, stale = {"nonsense": 1}, {"If_Match": '"1"'}
    answers = {
        "no token": (office.anyone.do(number, "revisit", unsound, **stale), 401),
        "a bad token": (office.anyone.do(
            number, "revisit", unsound, Authorization="Bearer lx_nonsense", **stale), 401),
        "a case that she may not know": (
            office.otherHandler.do(number, "reply", unsound, **stale), 404),
        "a deed that isn't hers": (office.handler.do(number, "revisit", unsound, **stale), 403),
        "an unsound request": (office.handler.do(number, "reply", unsound, **stale), 422),
        "an old version": (office.desk.do(
            number, "revisit", {"solved": "yes", "satisfied": True}, **stale), 412),
        "a state that doesn't allow it": (office.desk.do(
            number, "revisit", {"solved": "yes", "satisfied": True}), 409),
    }
    for what, (answer, status) in answers.items():
        checks.that(f"{what}: {status}", answer.status == status, answer)
    conflict = answers["a state that doesn't allow it"][0]
    checks.that("a conflict names what is possible now",
                {"assignment", "suspension", "note"} <= set(conflict.json.get("allowed", [])),
                conflict)
    hidden = office.otherHandler.get(f"/cases/{number}")
    missing = office.otherHandler.get("/cases/202699999995")
    unreal = office.otherHandler.get("/cases/123")
    checks.that("a case that she may not know looks like one that isn't there",
                hidden.status == 404 and hidden.body == missing.body == unreal.body,
                (hidden, missing, unreal))
    checks.that("the handling unit sees it once it is assigned there",
                office.handler.get(f"/cases/{number}").status == 200)
    checks.that("an admin sees no case", office.admin.get(f"/cases/{number}").status == 404)
    tag = office.desk.get(f"/cases/{number}").headers["ETag"]
    same = office.desk.get(f"/cases/{number}", If_None_Match=tag)
    checks.that("a case that hasn't changed: 304", same.status == 304 and not same.body, same)
    done = office.handler.do(number, "promise", {"due": days_from_now(5)}, If_Match=tag)
    checks.that("a deed on the version that was seen is done, and gives the next tag",
                done.status == 201 and done.headers["ETag"] != tag, done)
    stale = office.handler.do(number, "reply", {"text": "好了", "solved": "yes"}, If_Match=tag)
    checks.that("with that tag again: 412", (stale.status, stale.refusal) == (412, "stale"), stale)


def every_deed(office):
    """Each way through the states, step by step: who, what, and the state that must follow."""
    desk, handler, other, supervisor = (
        office.desk, office.handler, office.otherHandler, office.supervisor)
    assign = {"unit": handler.unit, "official": handler.code}
    reply = {"text": "已更换灯泡。", "solved": "yes"}
    content, discontent = {"solved": "yes", "satisfied": True}, {"solved": "no", "satisfied": False}
    other_number, _ = register(office.anyone)
    done = set()

    def walk(name, steps, **more):
        number, code = register(office.anyone, **more)
        requester = office.requester(code)
        for who, deed, body, state in steps:
            caller = requester if who is None else who
            answer = caller.do(number, deed, body)
            seen = desk.case(number)
            holds = answer.status == 201 and seen["state"] == state and answer["state"] == state
            if not checks.that(f"{name}: {deed} leads to {state}", holds, (answer, seen["state"])):
                return number, requester
            last = seen["entries"][-1]
            checks.that(f"{name}: the entry says {deed}",
                        last["deed"] == deed == answer["deed"] and last["by"] == answer["by"]
                        and all(last.get(k) == v for k, v in body.items() if isinstance(v, str)
                                and k != "due"), last)
            done.add(deed)
        return number, requester

    number, requester = walk("the loop", [
        (desk, "acceptance", {}, "accepted"), (desk, "assignment", assign, "assigned"),
        (handler, "promise", {"due": days_from_now(3), "text": "三天内"}, "promised"),
        (handler, "promise-move", {"due": days_from_now(6), "reason": "配件未到"}, "promised"),
        (supervisor, "urging", {"text": "请尽快"}, "promised"),
        (handler, "note", {"text": "已到现场"}, "promised"),
        (supervisor, "extension", {"due": days_from_now(75), "reason": "雨季"}, "promised"),
        (handler, "reply", reply, "replied"),
        (desk, "revisit", content, "revisited"), (None, "signature", content, "closed"),
        (None, "rating", {"satisfied": True, "score": 5, "text": "谢谢"}, "closed")])
    seen = desk.case(number)
    checks.that("signed by the resident, it is closed as signed",
                (seen.get("outcome"), seen["solved"], seen["satisfied"]) == ("signed", "yes", True),
                seen)
    checks.that("the promise history keeps the first date",
                len(seen["promises"]) == 2 and seen["promises"][1]["movedFrom"], seen["promises"])
    checks.that("entries stand in order of time",
                [e["at"] for e in seen["entries"]] == sorted(e["at"] for e in seen["entries"]))
    walk("reopened", [
        (desk, "acceptance", {}, "accepted"), (desk, "assignment", assign, "assigned"),
        (handler, "reply", reply, "replied"), (None, "signature", discontent, "replied"),
        (None, "reopening", {"reason": "又坏了"}, "assigned"), (handler, "reply", reply, "replied"),
        (desk, "revisit", content, "revisited"),
        (desk, "closure", {"outcome": "satisfied"}, "closed")])
    walk("answered on the spot", [
        (desk, "answer", {"text": "每周一至周五办理。"}, "closed")], kind="enquiry")
    number, _ = walk("declined and reviewed", [
        (desk, "refusal", {"reason": "已由法院受理", "legalBasis": "信访工作条例"}, "declined"),
        (None, "review", {"reason": "不服"}, "declined"),
        (supervisor, "acceptance", {}, "accepted")])
    number, _ = walk("two units", [
        (desk, "acceptance", {}, "accepted"), (desk, "assignment", assign, "assigned"),
        (handler, "dispute", {"reason": "不属本单位"}, "disputed"),
        (supervisor, "ruling", {"unit": other.unit, "reason": "三定方案"}, "assigned"),
        (desk, "joint-handling", {"units": [handler.unit]}, "assigned"),
        (other, "reply", reply, "assigned"), (handler, "reply", reply, "replied")])
    clocks = [d for d in desk.case(number)["dueDates"] if d["clock"] == "reply"]
    checks.that("each of two units has a clock of its own",
                {d.get("unit") for d in clocks} == {handler.unit, other.unit}, clocks)
    walk("suspended", [
        (desk, "acceptance", {}, "accepted"), (desk, "assignment", assign, "assigned"),
        (handler, "suspension", {"reason": "awaitingSeason"}, "suspended"),
        (handler, "resumption", {}, "assigned"),
        (handler, "escalation", {"reason": "涉及邻县"}, "escalated"),
        (desk, "acceptance", {}, "accepted")])
    walk("merged", [(desk, "merger", {"into": other_number}, "merged")])
    walk("withdrawn", [(None, "closure", {"outcome": "withdrawn", "reason": "不用了"}, "closed")])
    checks.that("every deed was done", done == set(DEEDS), set(DEEDS) - done)


def reply_never_closes(office):
    number, code = bring_to(office, "replied")
    checks.that("a reply alone doesn't close", office.desk.case(number)["state"] == "replied")
    own = office.handler.do(number, "revisit", {"solved": "yes", "satisfied": True})
    checks.that("the handler can't make the revisit",
                own.status == 403 and own.refusal in ("ownRevisit", "notYourRole"), own)
    early = office.desk.do(number, "closure", {"outcome": "satisfied"})
    checks.that("without her word it can't be closed as satisfied", early.status == 409, early)
    silent = office.desk.do(number, "closure", {"outcome": "notConfirmed"})
    checks.that("silence must last before it closes as not confirmed",
                (silent.status, silent.refusal) == (409, "silenceNotOver"), silent)
    forged = office.desk.do(number, "signature", {"solved": "yes", "satisfied": True})
    checks.that("nobody signs for the resident",
                (forged.status, forged.refusal) == (403, "onlyTheRequester"), forged)
    told = office.desk.do(number, "revisit", {"solved": "no", "satisfied": False})
    seen = office.desk.case(number)
    checks.that("a revisit never closes by itself; what she says stands apart",
                told.status == 201 and seen["state"] == "revisited" and seen["solved"] == "no"
                and seen["satisfied"] is False, seen)
    refused = office.desk.do(number, "closure", {"outcome": "satisfied"})
    checks.that("not satisfied means not closed",
                (refused.status, refused.refusal) == (409, "notSatisfied"), refused)


def at_once(*acts):
    """Does all `acts` at the same moment; their answers in order."""
    barrier = threading.Barrier(len(acts))

    def act(what):
        barrier.wait()
        return what()

    with concurrent.futures.ThreadPoolExecutor(len(acts)) as pool:
        return [future.result() for future in [pool.submit(act, a) for a in acts]]


def two_officials(office, rounds=15):
    outcomes = collections.Counter()
    for _ in range(rounds):
        number, _ = register(office.anyone)
        answers = at_once(lambda: office.desk.do(number, "acceptance"),
                          lambda: office.supervisor.do(number, "acceptance"))
        outcomes[tuple(sorted((a.status, a.refusal or "") for a in answers))] += 1
        entries = [e["deed"] for e in office.desk.case(number)["entries"]]
        outcomes["entries"] += entries != ["registration", "acceptance"]
    checks.that("of two who accept at once one wins and the other is told",
                outcomes == {((201, ""), (409, "alreadyAccepted")): rounds, "entries": 0}, outcomes)
    outcomes = collections.Counter()
    for _ in range(rounds):
        number, _ = bring_to(office, "accepted")
        tag = office.desk.get(f"/cases/{number}").headers["ETag"]
        mine, yours = {"unit": office.handler.unit}, {"unit": office.otherHandler.unit}
        answers = at_once(
            lambda: office.desk.do(number, "assignment", mine, If_Match=tag),
            lambda: office.supervisor.do(number, "assignment", yours, If_Match=tag))
        outcomes[tuple(sorted((a.status, a.refusal or "") for a in answers))] += 1
        winner = mine if answers[0].status == 201 else yours
        outcomes["unit"] += office.desk.case(number)["unit"] != winner["unit"]
    checks.that("of two who assign the version they saw, the second isn't done: 412",
                outcomes == {((201, ""), (412, "stale")): rounds, "unit": 0}, outcomes)


def idempotency(office, rounds=8):
    case = new_case(text="幂等：水管漏水。")
    del case["id"]
    key = {"Idempotency_Key": uuid.uuid4().hex}
    first, again = (office.anyone.post("/cases", case, **key) for _ in range(2))
    checks.that("the same key and body: the same answer",
                first.status == 201 and (again.status, again.body) == (first.status, first.body),
                again)
    other = office.anyone.post("/cases", {**case, "text": "别的事"}, **key)
    checks.that("the same key, another body: 422 keyReused",
                (other.status, other.refusal) == (422, "keyReused"), other)
    several, odd = set(), []
    for number in range(rounds):
        word = f"并发幂等{number}号"
        case = {**new_case(), "text": word}
        del case["id"]
        key = {"Idempotency_Key": uuid.uuid4().hex}
        answers = at_once(*[lambda: office.anyone.post("/cases", case, **key)] * 6)
        odd += [a for a in answers if a.status not in (201, 409)]
        several.add(len({a["number"] for a in answers if a.status == 201}))
        found = office.desk.get("/cases" + query(q=word))["items"]
        several.add(len(found))
    checks.that("the same key six times at once: one case; the others get it or 409",
                several == {1} and not odd, (several, odd))
    number, _ = bring_to(office, "assigned")
    key = {"Idempotency_Key": uuid.uuid4().hex}
    note = {"text": "电话联系过一次"}
    first, again = (office.handler.do(number, "note", note, **key) for _ in range(2))
    notes = [e for e in office.desk.case(number)["entries"] if e["deed"] == "note"]
    checks.that("a deed with a key is done once",
                first.body == again.body and len(notes) == 1, notes)
    case = new_case(text="同一编号并发")
    answers = at_once(*[lambda: office.anyone.post("/cases", case)] * 6)
    checks.that("the same id six times at once: one case",
                sorted(a.status for a in answers) == [200] * 5 + [201]
                and len({a["number"] for a in answers}) == 1, answers)


def masks(office):
    name, phone = "岩温叶", "13800001234"
    number, code = bring_to(
        office, "assigned", title=f"{name}家停水", text=f"我是{name}，请打138-0000-1234。",
        requester={"name": name, "phone": phone, "keepPrivate": True})
    office.requester(code).do(number, "note", {"text": f"{name}补充：{phone}也可以。"})
    office.desk.do(number, "note", {"text": f"已与{name}通话。"})

    def leaks(answer):
        return [secret for secret in (name, phone, "138-0000-1234") if secret in answer.text]

    handler = office.handler.get(f"/cases/{number}")
    checks.that("a requester who keeps private stays so, in entries too",
                handler.status == 200 and not leaks(handler)
                and handler["requester"]["masked"] is True, handler)
    listed = office.handler.get("/cases" + query(state="assigned", limit=500))
    checks.that("in lists too", number in listed.text and not leaks(listed))
    searched = office.handler.get("/cases" + query(q=name))
    checks.that("a search by her name doesn't tell the handler",
                number not in searched.text, searched)
    desk = office.desk.get(f"/cases/{number}")
    checks.that("the desk knows whom to call", name in desk.text and phone in desk.text, desk)


def conflict_of_interest(office):
    number, _ = register(office.anyone, about={"unit": office.handler.unit})
    office.desk.do(number, "acceptance")
    refused = office.desk.do(number, "assignment", {"unit": office.handler.unit})
    checks.that("a case isn't given to the unit it is about",
                (refused.status, refused.refusal) == (409, "conflictOfInterest"), refused)
    checks.that("whom it is about never sees it",
                office.handler.get(f"/cases/{number}").status == 404)
    number, _ = register(office.anyone, about={"official": office.desk.code})
    checks.that("not at the desk either", office.desk.get(f"/cases/{number}").status == 404
                and number not in office.desk.get("/cases" + query(limit=20)).text)
    checks.that("her supervisor does", office.supervisor.get(f"/cases/{number}").status == 200)


def lists(office):
    everything, _ = office.desk.all("/cases")
    paged, pages = office.desk.all("/cases", limit=97)
    numbers = [c["number"] for c in everything]
    checks.that("a list in pages holds every case once",
                [c["number"] for c in paged] == numbers and len(set(numbers)) == len(numbers)
                and pages == -(-len(numbers) // 97), (pages, len(numbers), len(paged)))
    link = office.desk.get("/cases" + query(limit=3, state="closed")).headers.get("Link", "")
    target = re.fullmatch(r'<(/[^>]+)>; rel="next"', link)
    follow = target and office.server.exchange("GET", target[1], headers=office.desk.headers)
    checks.that("the Link header leads to the next page",
                follow and follow.status == 200 and len(follow["items"]) == 3
                and all(c["state"] == "closed" for c in follow["items"]), link)
    township = VILLAGE[:9]
    place = {p["code"] for p in office.anyone.get(f"/places/{township}/children")["items"]}
    filters = {
        "state": ({"state": "closed,replied"}, lambda c: c["state"] in ("closed", "replied")),
        "kind": ({"kind": "complaint"}, lambda c: c["kind"] == "complaint"),
        "place": ({"place": township}, lambda c: c["place"].startswith(township)),
        "unit": ({"unit": office.handler.unit}, lambda c: c.get("unit") == office.handler.unit),
        "overdue": ({"overdue": "true"}, lambda c: c["overdue"]),
        "not overdue": ({"overdue": "false"}, lambda c: not c["overdue"]),
        "from and to": ({"from": "2026-01-01", "to": "2026-03-31"},
                        lambda c: "2026-01-01" <= c["registeredAt"][:10] <= "2026-03-31"),
    }
    for what, (parameters, holds) in filters.items():
        found, _ = office.desk.all("/cases", **parameters)
        expected = {c["number"] for c in everything if holds(c)}
        checks.that(f"the filter by {what} finds exactly what it says",
                    {c["number"] for c in found} == expected and found,
                    (len(found), len(expected)))
    checks.that("place codes of the filter lie below it", len(place) > 1, place)
    due = [c["nextDue"] for c in office.desk.all("/cases", sort="due")[0] if c.get("nextDue")]
    checks.that("sorted by date, the soonest comes first", due == sorted(due) and due)
    texts = [(c["number"], c["title"] + c["text"]) for c in everything]
    for word in ("灯", "路灯", "路", "水", "垃圾", "村民小组"):
        found, _ = office.desk.all("/cases", q=word)
        expected = {number for number, text in texts if word in text}
        checks.that(f"q={word} finds the {len(expected)} cases that say so",
                    {c["number"] for c in found} == expected, (len(found), len(expected)))
    number, _ = register(office.anyone, text="龘字当头的新件")
    checks.that("q finds a case as soon as it is registered",
                number in office.desk.get("/cases" + query(q="龘")).text)
    for parameters in ({"limit": "501"}, {"limit": "0"}, {"state": "x"}, {"from": "2026-02-30"},
                       {"cursor": "nonsense"}, {"wrong": "1"}, {"overdue": "maybe"}):
        answer = office.desk.get("/cases" + query(**parameters))
        checks.that(f"{parameters}: 422", answer.status in (400, 422), answer)
    none = office.handler.get("/cases" + query(place="530827999999"))
    checks.that("an unknown place in a filter is told", none.status in (404, 422), none)


def figures(office):
    today = time.strftime("%Y-%m-%d", time.gmtime(time.time() + 8 * 3600))
    wrong = []
    for measure in MEASURES:
        for by in ("place", "unit", "kind", "topic", "month", "channel"):
            answer = office.leader.get(
                "/statistics" + query(measure=measure, by=by, **{"from": "2025-06-01"}))
            if answer.status == 200:
                sound = isinstance(answer["version"], int) and isinstance(answer["items"], list)
                rates = [i["rate"] for i in answer["items"] if i.get("rate") is not None]
                if not sound or not all(0 <= rate <= 1 for rate in rates):
                    wrong.append((measure, by, answer))
            elif not (answer.status == 422 and (measure == "coverage" or by == "topic")):
                wrong.append((measure, by, answer))
    checks.that("every measure by every grouping, with its version", not wrong, wrong[:3])
    cases, _ = office.desk.all("/cases", **{"from": "2025-06-01", "to": today})
    counted = collections.Counter(c["kind"] for c in cases)
    items = office.desk.get("/statistics" + query(
        measure="intake", by="kind", **{"from": "2025-06-01", "to": today}))
    # The desk doesn't see the two cases that are about herself; the figures count them.
    figures = {i["key"]: i["value"] for i in items["items"]}
    checks.that("intake by kind is what the list counts",
                items["value"] >= sum(counted.values())
                and all(0 <= figures[k] - n <= 1 for k, n in counted.items()), (figures, counted))
    outside = office.field.get("/statistics" + query(measure="intake", place=COUNTY))
    checks.that("figures of a place above her own: 403", outside.status == 403, outside)
    checks.that("an unknown measure: 422",
                office.desk.get("/statistics" + query(measure="loyalty")).status == 422)


def coverage_and_visits(office, data):
    rows = office.leader.get("/coverage" + query(place=COUNTY))
    checks.that("coverage counts each township", rows.status == 200 and len(rows["items"]) >= 6,
                rows)
    sound = [r for r in rows["items"]
             if r["met"] + r["declined"] + r["moved"] + r["notMet"] == r["due"]]
    checks.that("met, declined, moved and not met make up the households due",
                len(sound) == len(rows["items"]), rows["items"])
    listed = run("export", "households", "--data", data)
    households = list(csv.DictReader(io.StringIO(listed.stdout)))
    field = office.field
    own = [h["id"] for h in households if h["linkedOfficial"] == field.code]
    checks.that("an export beside the server lists the households", households, listed.stderr)
    checks.that("a household is shown to whom it is linked",
                own and field.get(f"/households/{own[0]}").status == 200
                and office.handler.get(f"/households/{own[0]}").status == 404)

    def met():
        rows = office.leader.get("/coverage" + query(place=field.official["place"][:9]))["items"]
        return sum(r["met"] for r in rows if r["place"] == field.official["place"])

    before = met()
    unmet = None
    visits = []
    for household in own:
        visits.append({
            "id": str(uuid.uuid4()), "official": field.code, "household": household,
            "kind": "home", "outcome": "met", "at": days_from_now(-0.01), "minutes": 20,
            "notes": []})
    strange = {**visits[0], "id": str(uuid.uuid4()), "household": "no-such-household"}
    result = field.post("/visits", {"visits": [*visits, strange]})
    statuses = [r["status"] for r in result["results"]]
    checks.that("visits are noted one by one; a bad one doesn't stop the others",
                result.status == 200 and statuses == ["created"] * len(visits) + ["refused"]
                and result["results"][-1]["refusal"] == "unknownHousehold", result)
    again = field.post("/visits", {"visits": visits})
    checks.that("sent again, they are duplicates",
                {r["status"] for r in again["results"]} == {"duplicate"}, again)
    other = field.post("/visits", {"visits": [{**visits[0], "minutes": 30}]})
    checks.that("another visit under the same id is refused",
                other["results"][0] == {"id": visits[0]["id"], "status": "refused",
                                        "refusal": "idTaken"}, other)
    checks.that("coverage counts them at once", met() > before, (before, met(), unmet))
    raised = {**visits[0], "id": str(uuid.uuid4()), "notes": [
        {"type": "hardship", "text": "屋顶漏雨", "raise": {"kind": "help"}}]}
    result = field.post("/visits", {"visits": [raised]})["results"][0]
    checks.that("a note becomes a case", result["status"] == "created"
                and field.get(f"/cases/{result['case']}").status == 200, result)
    labelled = {**visits[0], "id": str(uuid.uuid4()),
                "notes": [{"type": "宗教信仰", "text": "无"}]}
    result = field.post("/visits", {"visits": [labelled]})["results"][0]
    checks.that("what nobody may note about a household is refused",
                result["status"] == "refused", result)
    broken = field.post("/visits", {"visits": [{"id": "x"}]})
    checks.that("an unsound visit refuses the request", broken.status == 422, broken)


def duties(office):
    own = office.field.get("/duties")
    checks.that("an official sees her own duties",
                own.status == 200 and own["items"]
                and {d["official"] for d in own["items"]} == {office.field.code}, own)
    states = {d["state"] for d in own["items"]}
    checks.that("each stands somewhere", states <= {"due", "overdue", "met"}, states)
    overdue = office.supervisor.get("/duties" + query(place=VILLAGE[:9], state="overdue"))
    checks.that("a supervisor sees those of a place",
                overdue.status == 200
                and all(d["state"] == "overdue" for d in overdue["items"]), overdue)
    checks.that("nobody else does",
                office.handler.get("/duties" + query(place=VILLAGE)).status == 403
                and office.handler.get("/duties" + query(official=office.field.code)).status == 404)


def registry(office):
    county = office.anyone.get(f"/places/{COUNTY}")
    checks.that("places need no token", county.status == 200 and county["level"] == "county",
                county)
    children = office.anyone.get(f"/places/{COUNTY}/children")["items"]
    checks.that("the county has its six townships", len(children) == 6, children)
    village = office.anyone.get(f"/places/{VILLAGE}")
    checks.that("a place knows the way to the root",
                [p["code"] for p in village["path"]][-2:] == [VILLAGE[:9], VILLAGE], village)
    units = office.desk.get("/units" + query(place=COUNTY))
    checks.that("units are listed", {u["code"] for u in units["items"]}
                >= {office.handler.unit, office.otherHandler.unit}, units)
    found = office.desk.get("/officials" + query(unit=office.handler.unit, role="handler"))
    checks.that("officials are found by unit and role",
                any(o["code"] == office.handler.code for o in found["items"])
                and all("handler" in o["roles"] for o in found["items"]), found)
    methods = office.anyone.get("/methods")
    one = office.anyone.get("/methods/songmu-three-haves-two-reviews")
    checks.that("methods need no token, and show their rules",
                methods["items"] and one.status == 200 and one["adoptions"][0]["rules"], one)
    for path in ("/officials", "/units", "/zones", "/duties", "/cases", "/households/x", "/events",
                 "/coverage?place=530827", "/statistics?measure=intake"):
        answer = office.anyone.get(path)
        checks.that(f"{path} needs a token", (answer.status, answer.refusal)
                    == (401, "notSignedIn"), answer)


def hand_over(office, data):
    zones, _ = office.supervisor.all("/zones", limit=200, place=VILLAGE[:9])
    households = list(csv.DictReader(io.StringIO(
        run("export", "households", "--data", data).stdout)))
    linked = collections.Counter((h["zone"], h["linkedOfficial"]) for h in households)
    zone, before = max(
        ((z, linked[z["id"], o]) for z in zones for o in z["responsible"]), key=lambda p: p[1])
    old = max(zone["responsible"], key=lambda o: linked[zone["id"], o])
    new = next(o["code"] for o in office.supervisor.get(
        "/officials" + query(place=zone["place"], role="field", limit=500))["items"]
        if o["code"] not in zone["responsible"])
    body = {"from": old, "to": new, "on": time.strftime("%Y-%m-%d")}
    path = f"/zones/{zone['id']}/hand-over"
    checks.that("a handler can't hand a zone over",
                office.handler.post(path, body).status == 403)
    done = office.supervisor.post(path, body)
    checks.that("a hand-over counts what moves, before and after",
                done.status == 201 and done["before"]["households"] == before
                and done["after"]["households"] >= before
                and set(done["before"]) == {"households", "openCases", "promises"}, done)
    zone_now = next(z for z in office.supervisor.all("/zones", place=VILLAGE[:9])[0]
                    if z["id"] == zone["id"])
    checks.that("the zone has its new official, and not the old one",
                new in zone_now["responsible"] and old not in zone_now["responsible"], zone_now)
    late = {"id": str(uuid.uuid4()), "official": old, "kind": "home", "outcome": "met",
            "household": next(h["id"] for h in households
                              if (h["zone"], h["linkedOfficial"]) == (zone["id"], old)),
            "at": days_from_now(-1), "notes": []}
    answer = office.supervisor.post("/visits", {"visits": [late]})
    checks.that("a visit that comes in after the hand-over is noted as late",
                answer.json.get("results", [{}])[0].get("status") == "late", answer)
    again = office.supervisor.post(path, body)
    checks.that("the predecessor has nothing more to hand over: 409",
                (again.status, again.refusal) == (409, "notInZone"), again)
    same = office.supervisor.post(path, {**body, "from": new})
    checks.that("not to herself: 409", same.status == 409, same)
    unknown = office.supervisor.post("/zones/no-such-zone/hand-over", body)
    checks.that("an unknown zone: 404", unknown.status == 404, unknown)


def events(office):
    def listen(caller):
        connection = office.server.connect(timeout=8)
        connection.request("GET", BASE + "/events", headers=caller.headers)
        answer = connection.getresponse()
        return connection, answer

    connection, stream = listen(office.desk)
    other, others_stream = listen(office.otherHandler)
    checks.that("events come as a stream",
                stream.status == 200
                and stream.headers["Content-Type"].startswith("text/event-stream"), stream.headers)
    time.sleep(1.5)
    number, _ = register(office.anyone)
    data, began = {}, time.monotonic()
    while data.get("number") != number and time.monotonic() - began < 6:
        line = stream.readline().decode()
        if line.startswith("data: "):
            data = json.loads(line[6:])
    checks.that("an event tells of the new case within 5 s",
                data.get("number") == number and data["deed"] == "registration"
                and time.monotonic() - began < 5, data)
    others_stream.fp.raw._sock.settimeout(1.5)
    told = b""
    try:
        while True:
            piece = others_stream.fp.raw.read(4096)
            if not piece:
                break
            told += piece
    except (OSError, TypeError):
        pass
    checks.that("not whoever may not know of it", number.encode() not in told, told)
    connection.close()
    other.close()


def probes(server, office):
    for path in ("/healthz", "/readyz"):
        checks.that(f"{path} is well", server.exchange("GET", path).status == 200)
    metrics = server.exchange("GET", "/metrics").text
    bad = [line for line in metrics.splitlines() if line and not line.startswith("#")
           and not re.fullmatch(r'[a-z_]+(\{(\w+="[^"]*",?)+\})? [0-9.eE+-]+', line)]
    checks.that("metrics are Prometheus text", "# TYPE" in metrics and not bad, bad[:3])
    document = server.exchange("GET", "/openapi.json").json
    deeds = {path.rsplit("/", 1)[1] for path in document["paths"]
             if path.startswith("/api/v1/cases/{number}/")}
    of_services = {"appointment", "appointment-cancellation", "attendance"}
    checks.that("OpenAPI 3.1 names every deed, those of appointments too",
                document["openapi"].startswith("3.1") and deeds == set(DEEDS) | of_services, deeds)
    heads = {}
    for path in ("/healthz", "/openapi.json", BASE + f"/places/{COUNTY}", BASE + "/methods",
                 BASE + "/cases?limit=1", "/report", "/"):
        full = server.exchange("GET", path, headers=office.desk.headers)
        head = server.exchange("HEAD", path, headers=office.desk.headers)
        if (head.status, head.body) != (full.status, b""):
            heads[path] = (full.status, head)
    checks.that("HEAD answers as GET does, without the body", not heads, heads)
    wrong = server.exchange("DELETE", BASE + "/cases")
    checks.that("another method: 405 with what is allowed",
                wrong.status == 405 and "POST" in wrong.headers.get("Allow", ""), wrong)
    nowhere = server.exchange("GET", BASE + "/nowhere")
    Caller.examine(nowhere, "an unknown path")
    checks.that("an unknown path: 404", nowhere.status == 404, nowhere)
    large = office.anyone.post("/cases", new_case(text="长" * 700_000))
    checks.that("a body of 2 MB: 413", (large.status, large.refusal) == (413, "tooLarge"), large)
    closed = {}
    for path in ("/api/v1/cases", "/report"):
        headers = server.exchange("GET", path).headers
        closed[path] = [h for h in ("X-Content-Type-Options", "Content-Security-Policy",
                                    "Referrer-Policy") if not headers.get(h)]
    checks.that("answers carry the security headers", not any(closed.values()), closed)


def drip(server):
    """Sends a body byte by byte; the seconds until the server has had enough."""
    began = time.monotonic()
    with socket.create_connection(("127.0.0.1", server.port)) as client:
        client.sendall(b"POST /api/v1/cases HTTP/1.1\r\nHost: localhost\r\n"
                       b"Content-Type: application/json\r\nContent-Length: 5000\r\n\r\n{")
        client.settimeout(1)
        answer = b""
        while time.monotonic() - began < 40:
            try:
                client.sendall(b" ")
                piece = client.recv(4096)
                if not piece:
                    break
                answer += piece
            except TimeoutError:
                continue
            except OSError:
                break
    return time.monotonic() - began, answer


with Folder() as folder:
    data = folder / "data"
    demo = make_demo(data, 0.02)
    server = Server(data)
    office = Office(server, data, demo)
    server.start()
    try:
        pool = concurrent.futures.ThreadPoolExecutor(1)
        dripping = pool.submit(drip, server)
        checks.section(intake, office)
        checks.section(order_of_statuses, office)
        checks.section(every_deed, office)
        checks.section(reply_never_closes, office)
        checks.section(two_officials, office)
        checks.section(idempotency, office)
        checks.section(masks, office)
        checks.section(conflict_of_interest, office)
        checks.section(lists, office)
        checks.section(figures, office)
        checks.section(registry, office)
        checks.section(coverage_and_visits, office, data)
        checks.section(duties, office)
        checks.section(hand_over, office, data)
        checks.section(events, office)
        checks.section(probes, server, office)
        seconds, answer = dripping.result()
        checks.that("a body that drips is cut off within 30 s, with 408",
                    seconds < 30 and (b" 408 " in answer.split(b"\r\n")[0] or not answer),
                    (seconds, answer[:200]))
        checks.that("every refusal is problem+json with a stable word",
                    not Caller.malformed, Caller.malformed[:5])
        checks.that("every status of the contract was met",
                    {401, 403, 404, 409, 412, 413, 422} <= Caller.seen, Caller.seen)
    finally:
        server.stop()
    verified = run("verify", "--data", data)
    checks.that("verify is clean", verified.returncode == 0, verified.stdout + verified.stderr)
checks.done()
