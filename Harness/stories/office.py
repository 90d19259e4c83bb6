"""A demo county of one story's own: its commands, its server, its people, its browser."""
import csv
import datetime
import io
import os
import re
import secrets

from kit import Server, bearer, run
from pages import Forms, Visitor

COUNTY = "530827"
# Where Songmu is in force in the demo; the second takes other methods in its place.
TOWNS = ("530827101", "530827102")
SONGMU = "songmu-three-haves-two-reviews"
TODAY = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=8))).date()


def after(days):
    """The day so many days from today, as forms take it."""
    return str(TODAY + datetime.timedelta(days))


def where(answer):
    """The page that a sent form leads to; None where it was refused."""
    return answer.headers["Location"].split("?")[0] if answer and answer.status == 303 else None


def problems(answer):
    """What a refused form says is wrong, as it is read."""
    return re.sub(r"<[^>]+>", " ", "".join(
        re.findall(r'<div class="error-summary".*?</div>', answer.text, re.S))) if answer else ""


def plain(answer):
    """A page's words as they are read, without its marks."""
    text = re.sub(r"<(script|style|head)\b.*?</\1>", " ", answer.text, flags=re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


class Office:
    """What a story needs; `that` notes whether something held."""

    def __init__(self, data, people, checks, browser=None, story="", scale=0.05):
        self.data, self.people, self.checks = data, people, checks
        self.browser, self.story, self.scale = browser, story, scale
        self.server = Server(data)
        self.environment = {}
        self.signed_in = []

    def at(self, time):
        """Goes on at a later time, `2027-01-04T09:00`: the demo's clock is put there for the server
        and for commands, and everybody signs in again."""
        self.stop()
        self.environment = {"LIANXIN_DEMO_TIME": time}
        self.server.environment |= self.environment
        self.start()
        for visitor, official in self.signed_in:
            visitor.cookies.clear()
            visitor.sign_in(official)

    def that(self, what, holds, seen=""):
        return self.checks.that(f"{self.story}: {what}", holds, seen)

    # Commands

    def run(self, *arguments, **options):
        """A command on the county's data; it reaches the server where that runs."""
        return run(*arguments, "--data", self.data,
                   env={**os.environ, **self.environment}, **options)

    def adopt(self, pack, place=COUNTY, since=TODAY, **figures):
        given = [f"--set={name}={value}" for name, value in figures.items()]
        answer = self.run(
            "method", "adopt", pack, "--place", place, "--from", since, "--leave-open", *given)
        return self.that(f"{pack} is adopted at {place}", answer.returncode == 0,
                         answer.stdout + answer.stderr)

    def suspend(self, pack, place, since=TODAY):
        answer = self.run("method", "suspend", pack, "--place", place, "--from", since)
        return self.that(f"{pack} is suspended at {place}", answer.returncode == 0,
                         answer.stdout + answer.stderr)

    def official(self, code, place, roles, *options, name=None):
        """Somebody new in the office, with her password."""
        made = self.run("official", "add", code, "--name", name or "章" + code, "--place", place,
                        "--roles", roles, *options)
        password = secrets.token_urlsafe(18)
        given = self.run("official", "password", code, input=password + "\n")
        if made.returncode or given.returncode:
            raise SystemExit(f"{code}: {made.stderr}{given.stderr}")
        return {"code": code, "password": password}

    # People

    def start(self):
        if self.server.process is None:
            self.server.start(within=60)
        return self

    def stop(self):
        if self.server.process is not None:
            self.server.stop()
            self.server.process = None

    def person(self, name=None):
        """Somebody at the pages: one of the demo's people by her part, one that `official` made,
        or a resident, who doesn't sign in."""
        visitor = Visitor(self.start().server)
        if name is None:
            return visitor
        official = self.people[name] if isinstance(name, str) else name
        self.signed_in.append((visitor, official))
        return visitor.sign_in(official)

    def api(self, name="desk"):
        """Asks the interface as one of the demo's people, by a token."""
        self.start()
        made = self.run("token", "create", "--official", self.people[name]["code"], "--days", 365)
        headers = bearer(made.stdout.split()[-1])

        def ask(method, path, body=None, **more):
            return self.server.exchange(
                method, "/api/v1" + path, body, {**headers, **more.pop("headers", {})}, **more)
        return ask

    def unit_of(self, place):
        """The first unit of a place."""
        rows = csv.DictReader(io.StringIO(self.run("export", "units").stdout))
        return next(row["code"] for row in rows if row["place"] == place)

    def households(self, place, number):
        """The first households of a place and below it, by their ids."""
        rows = csv.DictReader(io.StringIO(self.run("export", "households").stdout))
        return [row["id"] for row in rows if row["place"].startswith(place)][:number]

    # Pages

    def begin(self, visitor, path, rule, **fields):
        """Sends the form that begins something under `rule`; the answer."""
        return self.step(visitor, path, "begin-" + rule, **fields)

    def step(self, visitor, path, form, **fields):
        """Fills in a form of a page and sends it; None where the page has no such form."""
        found = visitor.forms(path).get(form)
        if found is None:
            return None
        return visitor.post(found["action"], {**found["fields"], **fields})

    def owes(self, visitor, title):
        """Whether a duty of this title stands open on her first page."""
        return title in plain(visitor.get("/today")).split("已完成", 1)[0]

    def look(self, visitor, path, name):
        """Looks at a page in Chromium, as a telephone and a desk show it."""
        if self.browser is None:
            return
        self.browser.address = self.address
        page = self.browser.person((390, 844))
        page.context.add_cookies([
            {"name": key, "value": value, "url": self.address.replace("http:", "https:"),
             "secure": True}
            for key, value in visitor.cookies.items()])
        page.goto(self.address + path)
        self.browser.look(page, f"{self.story}-{name}")
        page.context.close()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server.port}"
