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


def cookie(answer_headers, name):
    for value in answer_headers.get_all("Set-Cookie") or []:
        if value.startswith(name):
            return value.split(";", 1)[0]
    return None


class Visitor:
    """Somebody at a browser: posts a form and keeps the cookie that it is given."""

    def __init__(self, server):
        self.server = server

    def post(self, path, fields):
        connection = self.server.connect()
        body = urllib.parse.urlencode(fields)
        connection.request(
            "POST", path, body, {"Content-Type": "application/x-www-form-urlencoded"})
        answer = connection.getresponse()
        answer.read()
        connection.close()
        return answer

    def sign_in(self, official):
        """The session's cookie; None where a time code from a telephone is asked for besides."""
        answer = self.post(
            "/sign-in", {"code": official["code"], "password": official["password"]})
        return cookie(answer.headers, "__Host-lianxin")

    def open_case(self, number, code):
        """The cookie of a resident who has her case open."""
        answer = self.post("/track", {"number": number, "code": code})
        return cookie(answer.headers, f"__Host-case-{number}")


class Look:
    """One thing that is read: its paths, each with its cookie, and headers for all."""

    def __init__(self, name, lines, headers=(), bar=None):
        self.name, self.lines, self.headers, self.bar = name, lines, tuple(headers), bar
        self.bytes = 0

    def check(self, server):
        """Why it can't be measured; None where each path answers 200. Notes the mean size."""
        if not self.lines:
            return "nobody could be signed in for it"
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
    officials, visitor = demo["officials"], Visitor(server)
    sessions = {role: visitor.sign_in(official) for role, official in officials.items()}
    bearer = {role: f"Authorization: Bearer {token}" for role, token in tokens.items()}
    numbers = some_cases(server, tokens["desk"])
    residents = [(f"/track/{case['number']}",
                  visitor.open_case(case["number"], case["pickupCode"]))
                 for case in demo["cases"][:20]]

    def page(name, role, *paths, bar="p99"):
        session = sessions.get(role) if role else None
        lines = [(path, session) for path in paths] if session or not role else []
        return Look(name, lines, bar=bar)

    lamp = urllib.parse.quote("路灯")
    return [
        page("case page, desk", "desk", *[f"/cases/{number}" for number in numbers],
             bar="share"),
        Look("case page, resident", [line for line in residents if line[1]], bar="p99"),
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
