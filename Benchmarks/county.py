"""The demo county that is measured, and the people who look at it."""
import datetime
import hashlib
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "Harness"))
import kit  # noqa: E402
import pages  # noqa: E402

# What a demo follows from: a folder that was made from the same is used again.
MADE_FROM = ("Sources/DemoCounty", "Sources/lianxin/Demo", "Sources/Store/Migrations",
             "Sources/Kernel", "packs")


def fingerprint(scale):
    digest = hashlib.sha256(f"{scale} {datetime.date.today()}".encode())
    for folder in MADE_FROM:
        for file in sorted((ROOT / folder).rglob("*")):
            if file.is_file():
                digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def copy_of_demo(scale, to):
    """A demo folder at `to`: of an earlier run where nothing changed since, else made now."""
    kept = pathlib.Path(tempfile.gettempdir()) / "lianxin-benchmark"
    pristine = kept / fingerprint(scale)
    if not (pristine / "demo.json").exists():
        shutil.rmtree(kept, ignore_errors=True)
        print(f"Making the demo county at scale {scale} ...", file=sys.stderr)
        pristine.mkdir(parents=True, mode=0o700)
        kit.make_demo(pristine, scale)
    shutil.copytree(pristine, to)


def sign_in(server, official):
    """The cookie of her session; where a time code is asked for, a telephone is enrolled."""
    cookies = pages.Visitor(server).sign_in(official).cookies
    return f"__Host-lianxin={cookies['__Host-lianxin']}"


def open_case(server, case):
    """The cookie of a resident who has her case open."""
    visitor = pages.Visitor(server)
    visitor.post("/track", {"number": case["number"], "code": case["pickupCode"]})
    name = f"__Host-case-{case['number']}"
    return f"{name}={visitor.cookies[name]}"


class Look:
    """One thing that is read: its paths, each with its cookie, and headers for all."""

    def __init__(self, name, lines, headers=(), bar=None):
        self.name, self.lines, self.headers, self.bar = name, lines, tuple(headers), bar
        self.bytes = 0

    def check(self, server):
        """Why it can't be measured; None where each path answers 200. Notes the mean size."""
        sizes = []
        connection = server.connect()
        for path, its_cookie in self.lines:
            headers = dict(header.split(": ", 1) for header in self.headers)
            if its_cookie:
                headers["Cookie"] = its_cookie
            status, text = ask(connection, path, headers)
            if status != 200:
                return f"{path} answers {status}"
            sizes.append(len(text))
        connection.close()
        self.bytes = sum(sizes) // len(sizes)
        return None

    def write(self, file):
        file.write_text("".join(f"{path}\t{cookie or ''}\n" for path, cookie in self.lines))


def ask(connection, path, headers):
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    return answer.status, answer.read()


def some_cases(server, token):
    """Numbers of new cases, of cases in hand and of closed ones, as many of each."""
    numbers = []
    for state in ("registered,accepted", "assigned,promised", "closed"):
        found = server.get(
            f"/api/v1/cases?limit=60&state={state}", headers=kit.bearer(token))[1]["items"]
        numbers += [case["number"] for case in found]
    return numbers


def looks(server, demo, tokens):
    """All that is read, by who reads it."""
    sessions = {role: sign_in(server, official)
                for role, official in demo["officials"].items() if role != "admin"}
    bearer = {role: f"Authorization: Bearer {token}" for role, token in tokens.items()}
    numbers = some_cases(server, tokens["desk"])
    residents = [(f"/track/{case['number']}", open_case(server, case))
                 for case in demo["cases"][:20]]

    def page(name, role, *paths, bar="p99"):
        return Look(name, [(path, sessions.get(role)) for path in paths], bar=bar)

    lamp = urllib.parse.quote("路灯")
    return [
        page("case page, desk", "desk", *[f"/cases/{number}" for number in numbers],
             bar="share"),
        Look("case page, resident", residents, bar="p99"),
        page("duty list /today", "field", "/today", bar="share"),
        page("/desk", "desk", "/desk"),
        page("/work", "handler", "/work"),
        page("/supervision", "supervisor", "/supervision"),
        page("/cases, search 路灯", "desk", f"/cases?q={lamp}"),
        page("/report", None, "/report"),
        page("/track", None, "/track"),
        page("/", None, "/"),
        Look("API case", [(f"/api/v1/cases/{number}", None) for number in numbers],
             [bearer["desk"]]),
        Look("API search 路灯", [(f"/api/v1/cases?q={lamp}", None)], [bearer["desk"]]),
        Look("API list by date due", [("/api/v1/cases?sort=due&open=true", None)],
             [bearer["desk"]]),
    ]


def promise_date():
    """A week from now, in the afternoon."""
    day = datetime.date.today() + datetime.timedelta(days=7)
    return f"{day}T16:00:00+08:00"


def baseline(*arguments):
    program = ROOT / ".build" / "release" / "Baseline"
    return subprocess.run(
        [str(program), *map(str, arguments)], capture_output=True, text=True, check=True).stdout


def processor_name():
    found = re.search(r"model name\s*:\s*(.*)", pathlib.Path("/proc/cpuinfo").read_text())
    return found.group(1) if found else "?"
