#!/usr/bin/env python3
"""How long packs take: reading one of 5,000 rules, refusing an alias bomb, all packs in force at once,
and the duties of all responsible officials of the whole county.

Run it on a quiet machine with the release build; nothing here is a test.
"""
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Harness"))
from kit import PROGRAM, Checks, Folder, bearer, make_demo, make_token  # noqa: E402
from pages import Visitor  # noqa: E402
from stories.office import Office  # noqa: E402
import test_all_methods  # noqa: E402

HEAD = """lianxin: 1
id: many
version: 1
name: { zh-Hans: 很多, en: Many }
level: township
roles:
  worker: { zh-Hans: 干部, en: worker, is: field }
terms:
  doIt: { zh-Hans: 做一件, en: do it }
cadence:
"""
BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(9))


def took(*arguments, times=15):
    """The middle of how long the whole command takes, in milliseconds, and its exit code."""
    spans, code = [], 0
    for _ in range(times):
        began = time.perf_counter()
        code = subprocess.run([str(PROGRAM), *arguments], capture_output=True).returncode
        spans.append((time.perf_counter() - began) * 1000)
    return statistics.median(spans), code


def files():
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        many, bomb, small = folder / "many.yaml", folder / "bomb.yaml", folder / "small.yaml"
        rule = "  - {{ id: rule-{}, duty: doIt, of: worker, every: month, times: {} }}\n"
        many.write_text(HEAD + "".join(rule.format(n, n % 9 + 1) for n in range(5000)))
        small.write_text(HEAD + rule.format(1, 1))
        bomb.write_text(BOMB)
        for name, file in (("1 rule", small), ("5,000 rules", many), ("an alias bomb", bomb)):
            span, code = took("method", "check", str(file))
            print(f"method check of {name}: {span:.0f} ms, exit {code}")


def asked(what, ask, times=20):
    spans = []
    for _ in range(times):
        began = time.perf_counter()
        ask()
        spans.append((time.perf_counter() - began) * 1000)
    print(f"{what}: {statistics.median(spans):.1f} ms, the first {spans[0]:.0f}, "
          f"the longest {max(spans):.0f}")


def county():
    """The whole county with every pack in force that its levels let in."""
    with Folder() as data:
        people = make_demo(data, 1)["officials"]
        test_all_methods.adopt_all(data)
        office = Office(data, people, Checks())
        print(f"ready after {office.server.start(60):.2f} s, the first start after they were adopted")
        office.server.stop()
        print(f"ready after {office.server.start(60):.2f} s, the next")
        try:
            for who, paths in (
                    ("field", ["/today"]), ("supervisor", ["/supervision", "/supervision/duties",
                                                           "/coverage", "/undertakings"]),
                    ("leader", ["/today", "/scorecard", "/meetings"])):
                visitor = Visitor(office.server).sign_in(people[who])
                for path in paths:
                    asked(f"{path} of the {who}", lambda: visitor.get(path))
            headers = bearer(make_token(data, people["supervisor"]["code"]))

            def duties():
                number, cursor = 0, ""
                while cursor is not None:
                    page = office.server.exchange(
                        "GET", f"/api/v1/duties?place=530827&limit=500{cursor}", None, headers)
                    number += len(page["items"])
                    cursor = f"&cursor={page['next']}" if page.json.get("next") else None
                return number
            print(f"{duties()} duties of the county's officials")
            asked("all of them", duties, 5)
        finally:
            office.stop()


if __name__ == "__main__":
    files()
    county()
