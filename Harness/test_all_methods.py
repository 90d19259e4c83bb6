"""Every method of the catalogue in force in one county at once: nothing breaks, nothing is slow.

Each pack is adopted by command where its level lets it, with its figures left open; where two would
say different things about the same, the second is refused and both files are named. What the
server takes to start and the pages to answer is printed; bounds on it are the benchmark's.
"""
import csv
import io
import re
import statistics
import time

from kit import ROOT, Checks, Folder, Server, make_demo, run
from pages import Visitor
from stories.office import TODAY, Office

checks = Checks()
TOWN = "530827101"


def places(data):
    """The codes of all places, by level."""
    rows = csv.DictReader(io.StringIO(run("export", "places", "--data", data).stdout))
    found = {}
    for row in rows:
        found.setdefault(row["level"], []).append(row["code"])
    return found


def packs():
    for file in sorted((ROOT / "packs").glob("*.yaml")):
        text = file.read_text()
        yield file, re.search(r"^id: (\S+)", text, re.M)[1], re.search(r"^level: (\S+)", text, re.M)[1]


# Townships that leave Songmu for a method that would close cases otherwise.
LEAVING = ("530827201", "530827202")


def adopt_all(data):
    adopted, refused, known = 0, [], places(data)
    for place in LEAVING:
        run("method", "suspend", "songmu-three-haves-two-reviews", "--place", place, "--from", TODAY,
            "--data", data)
    for file, pack, level in packs():
        answers = []
        for place in known[level][:6]:
            answers.append(run("method", "adopt", pack, "--place", place, "--from", TODAY,
                               "--leave-open", "--data", data))
            if answers[-1].returncode == 0:
                break
        if any(answer.returncode == 0 for answer in answers):
            adopted += 1
        else:
            refused.append((pack, answers[-1].stderr.strip() if answers else "no place"))
    for pack, why in refused:
        checks.that(f"{pack} is refused only for a conflict, which names both files",
                    why.count("packs/") >= 2 or "in the past" in why, why)
    checks.that("nearly all packs are in force at once", adopted >= 55, (adopted, refused))
    print(f"      {adopted} packs in force, {len(refused)} refused")


def answered(visitor, path, times=30):
    """How long a page takes, in milliseconds: the middle and the longest of `times`."""
    took = []
    for _ in range(times):
        began = time.monotonic()
        answer = visitor.get(path)
        took.append((time.monotonic() - began) * 1000)
        if answer.status != 200:
            checks.that(f"{path} answers", False, answer)
            return
    print(f"      {path}: {statistics.median(took):.1f} ms, at most {max(took):.1f} ms")


def main():
    with Folder() as data:
        people = make_demo(data, 0.05)["officials"]
        adopt_all(data)
        leader = Office(data, people, checks).official("T1", TOWN, "leader,supervisor")
        server = Server(data)
        ready = server.start()
        print(f"      ready after {ready:.2f} s")
        try:
            for who, pages in (
                    ("field", ["/today"]), ("supervisor", ["/supervision", "/undertakings"]),
                    ("admin", ["/admin/methods"])):
                visitor = Visitor(server).sign_in(people[who])
                for page in pages:
                    answered(visitor, page)
            visitor = Visitor(server).sign_in(leader)
            for page in ("/today", "/meetings", "/ballots", "/teams", "/claims", "/projects",
                         "/decisions"):
                answered(visitor, page)
            answered(Visitor(server), "/methods")
            duties = visitor.get("/today").text
            checks.that("a township's leader sees duties of several methods",
                        duties.count('class="card') >= 5, duties[:0])
        finally:
            server.stop()
        verified = run("verify", "--data", data)
        checks.that("verify finds all as the ledger says", verified.returncode == 0,
                    verified.stdout + verified.stderr)
    checks.done()


if __name__ == "__main__":
    main()
