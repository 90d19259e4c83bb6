#!/usr/bin/env python3
"""Moves a demo county from its folder to PostgreSQL: the same rows, exports, figures, searches and
case pages before and after, both ledgers verified, and the folder that was left takes no more.

LIANXIN_DATABASE names an empty database; ./test makes one. LIANXIN_SCALE is the size of the demo
(0.05).
"""
import contextlib
import datetime
import hashlib
import os
import re
import sqlite3
import subprocess
import time
import urllib.parse

import pages
from kit import Checks, Folder, Server, bearer, make_demo, make_token, new_case, run

# Not for the commands that work on the folder.
URL = os.environ.pop("LIANXIN_DATABASE", "")
SCALE = float(os.environ.get("LIANXIN_SCALE", "0.05"))
MEASURES = ("intake", "backlog", "overdue", "response", "solved", "satisfied", "keptFirstPromise",
            "reopened", "notConfirmed")
GROUPINGS = ("place", "unit", "kind", "month", "channel")
EXPORTS = ("places", "units", "officials", "households", "zones", "visits", "cases")
# One, two and four characters, a Latin word, and some that are nowhere.
WORDS = ("水", "路", "灯", "电", "的", "停水", "路灯", "垃圾", "学校", "道路", "噪音", "门锁", "村口",
         "村口路灯", "自来水管", "停水三天", "wifi", "鲸鱼", "鲸", "火星基地")
checks = Checks()
if not URL:
    print("left out: set LIANXIN_DATABASE to an empty PostgreSQL database")
    checks.done()


def questions(server, official, token):
    """Each of the statistics, lists and searches, by what is asked."""
    today = datetime.date.today()
    spans = ((today.replace(month=1, day=1), today), (today - datetime.timedelta(days=800), today),
             (today - datetime.timedelta(days=47), today - datetime.timedelta(days=5)))
    below = server.get("/api/v1/statistics?measure=intake&by=place", headers=bearer(token))[1]
    places = [official["place"], *[row["key"] for row in below["items"]][:2]]
    for measure in (*MEASURES, "coverage"):
        for by in GROUPINGS if measure != "coverage" else ("place", "month"):
            for place in places:
                for since, to in spans:
                    yield (f"/api/v1/statistics?measure={measure}&by={by}&place={place}"
                           f"&from={since}&to={to}")
    for place in places:
        yield f"/api/v1/coverage?place={place}"
    for word in WORDS:
        yield f"/api/v1/cases?q={urllib.parse.quote(word)}&limit=500"
    for more in ("", "&open=true&sort=due", "&state=closed"):
        yield f"/api/v1/cases?limit=500{more}"


class Asked:
    """The same questions to one server after the other, as the same person."""

    def __init__(self, headers, cookie):
        self.headers, self.cookie = headers, cookie

    def answers(self, server, paths):
        with contextlib.closing(server.connect(timeout=60)) as connection:
            return {path: self.answer(server, path, connection) for path in paths}

    def answer(self, server, path, connection=None):
        answer = server.exchange("GET", path, headers=self.headers, connection=connection)
        if answer.status != 200:
            raise SystemExit(f"{path}: {answer}")
        return answer.json

    def page(self, server, path):
        """Its text without what is new each time: the seals of its forms."""
        answer = server.exchange("GET", path, headers={"Cookie": self.cookie})
        return answer.status, re.sub(r'value="[^"]*"', "", answer.text)


def tables(data):
    """The rows of each table of the folder."""
    with contextlib.closing(sqlite3.connect(f"file:{data}/lianxin.db?mode=ro", uri=True)) as db:
        names = [name for name, in db.execute(
            """SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'
               AND name NOT LIKE 'case_search%' ORDER BY name""")]
        return {name: db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names}


def tables_of_server(names):
    query = " UNION ALL ".join(f"SELECT '{name}', count(*) FROM {name}" for name in names)
    told = subprocess.run(["psql", URL, "-Atc", query], capture_output=True, text=True, check=True)
    return {name: int(count) for name, count in
            (line.split("|") for line in told.stdout.splitlines())}


def exports(data, *options):
    """A digest of what each export writes."""
    digests = {}
    for kind in EXPORTS:
        made = run("export", kind, "--format", "jsonl", "--data", data, *options)
        digests[kind] = (made.returncode, hashlib.sha256(made.stdout.encode()).hexdigest(),
                         made.stderr[:200])
    return digests


def difference(before, after):
    """The first that isn't the same, and how many aren't."""
    other = [key for key in before if before[key] != after.get(key)]
    if not other and before.keys() == after.keys():
        return ""
    first = next(iter(other), None)
    return f"{len(other)} differ; {first}: {before.get(first)!s:.300} then {after.get(first)!s:.300}"


def compare(what, before, after):
    found = difference(before, after)
    checks.that(f"{what}: all {len(before)} as before", before and not found, found)


def move(data):
    began = time.monotonic()
    moved = run("move", "--from", data, "--to", URL)
    seconds = time.monotonic() - began
    checks.that("move ends well, its copy verified", moved.returncode == 0,
                moved.stdout[-500:] + moved.stderr[-500:])
    print(f"      scale {SCALE:g}: moved and verified in {seconds:.0f} s; "
          + " / ".join(moved.stdout.split("\n")[-5:]))


def verify(where, data, *options):
    verified = run("verify", "--data", data, *options)
    checks.that(f"verify is clean {where}", verified.returncode == 0,
                verified.stdout + verified.stderr)
    print("      " + verified.stdout.strip())


def check_refusals(left, new, asked, data):
    """The office has one ledger: what the folder doesn't take any more, the server takes."""
    case = new_case()
    answer = left.exchange("POST", "/api/v1/cases", case)
    checks.that("the server of the old folder refuses to register, and says why",
                (answer.status, answer.refusal) == (503, "moved")
                and "Retry-After" in answer.headers, answer)
    answer = left.exchange("GET", "/api/v1/cases?limit=1", headers=asked.headers)
    checks.that("it goes on reading", answer.status == 200, answer)
    again = run("move", "--from", data, "--to", URL)
    checks.that("it isn't moved twice", again.returncode == 1 and "moved" in again.stderr,
                again.stderr)
    answer = new.exchange("POST", "/api/v1/cases", case)
    checks.that("the server on PostgreSQL registers the same", answer.status == 201, answer)


def whole(folder):
    data = folder / "data"
    demo = make_demo(data, SCALE)
    official = demo["officials"]["supervisor"]
    token = make_token(data, official["code"])
    left = Server(data, ("serve",))
    left.start(within=60)
    new = None
    try:
        visitor = pages.Visitor(left).sign_in(demo["officials"]["desk"])
        cookie = f"__Host-lianxin={visitor.cookies['__Host-lianxin']}"
        asked = Asked(bearer(token), cookie)
        paths = list(questions(left, official, token))
        cases = [f"/cases/{case['number']}" for case in demo["cases"][:10]]
        counts, written = tables(data), exports(data)
        before = asked.answers(left, paths)
        shown = {path: asked.page(left, path) for path in cases}
        found = [len(before[path]["items"]) for path in paths if "?q=" in path]
        checks.that("the searches find something, and some find nothing",
                    max(found) > 5 and min(found) == 0, found)
        move(data)

        new = Server(data, ("serve", "--database", URL))
        new.start(within=60)
        compare("rows of each table", counts, tables_of_server(counts))
        compare("exports", written, exports(data, "--database", URL))
        after = asked.answers(new, paths)
        # What the hour changes, the old server is asked anew; it still reads.
        for path in [path for path in paths if before[path] != after[path]]:
            before[path], after[path] = asked.answer(left, path), asked.answer(new, path)
        for what, start in (("figures", "statistics"), ("coverage", "coverage"),
                            ("searches", "cases?q="), ("lists", "cases?limit=")):
            own = {path: answer for path, answer in before.items()
                   if path.startswith("/api/v1/" + start)}
            compare(what, own, {path: after[path] for path in own})
        again = {path: asked.page(new, path) for path in cases}
        checks.that("who was signed in still is", all(page[0] == 200 for page in again.values()))
        compare("case pages", shown, again)
        check_refusals(left, new, asked, data)
    finally:
        left.stop()
        if new:
            new.stop()
    verify("in the folder", data)
    verify("on PostgreSQL", data, "--database", URL)


with Folder() as folder:
    checks.section(whole, folder)
checks.done()
