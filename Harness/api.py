"""Somebody who scripts against the API: with an official's token, a pick-up code, or nothing."""
import datetime
import urllib.parse

from kit import bearer, make_token

BASE = "/api/v1"
CHINA = datetime.timezone(datetime.timedelta(hours=8))
DEEDS = [
    "acceptance", "answer", "assignment", "promise", "promise-move", "reply", "revisit",
    "signature", "rating", "closure", "reopening", "refusal", "review", "escalation", "extension",
    "suspension", "resumption", "dispute", "ruling", "merger", "joint-handling", "urging", "note",
]


def days_from_now(days):
    """A moment so many days ahead, in RFC 3339 with its zone."""
    moment = datetime.datetime.now(CHINA) + datetime.timedelta(days=days)
    return moment.isoformat(timespec="seconds")


def query(**parameters):
    return "?" + urllib.parse.urlencode({k: v for k, v in parameters.items() if v is not None})


class Caller:
    """Every refusal that any caller ever got is held against RFC 9457 and our own promises."""

    malformed = []
    seen = set()

    def __init__(self, server, headers=None, official=None):
        self.server, self.headers, self.official = server, headers or {}, official

    @property
    def code(self):
        return self.official["code"]

    @property
    def unit(self):
        return self.official["unit"]

    def ask(self, method, path, body=None, raw=None, **headers):
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        answer = self.server.exchange(
            method, BASE + path, body, {**self.headers, **named}, raw=raw)
        if answer.status >= 400 and method != "HEAD":
            self.examine(answer, f"{method} {path}")
        return answer

    def get(self, path, **headers):
        return self.ask("GET", path, **headers)

    def post(self, path, body=None, **headers):
        return self.ask("POST", path, {} if body is None else body, **headers)

    def do(self, number, deed, body=None, **headers):
        return self.post(f"/cases/{number}/{deed}", body, **headers)

    def case(self, number):
        return self.get(f"/cases/{number}").json

    def all(self, path, limit=500, **parameters):
        """All items of a list, page by page; how many pages."""
        items, cursor, pages = [], None, 0
        while True:
            answer = self.get(path + query(limit=limit, cursor=cursor, **parameters))
            if answer.status != 200:
                raise SystemExit(f"{path}: {answer}")
            items += answer["items"]
            pages += 1
            cursor = answer.json.get("next")
            if cursor is None:
                return items, pages

    @classmethod
    def examine(cls, answer, what):
        problem = answer.json
        cls.seen.add(answer.status)
        if answer.headers.get("Content-Type") != "application/problem+json":
            cls.malformed.append(f"{what}: {answer.status} {answer.headers.get('Content-Type')}")
            return
        fields = {"type": str, "title": str, "status": int, "detail": str, "refusal": str}
        sound = all(isinstance(problem.get(name), kind) for name, kind in fields.items())
        if not sound or problem["status"] != answer.status or not problem["refusal"].isalnum():
            cls.malformed.append(f"{what}: {answer}")


class Office:
    """The people of the demo, each with a token; `anyone` has none."""

    def __init__(self, server, data, demo):
        self.server = server
        self.anyone = Caller(server)
        for role, official in demo["officials"].items():
            token = make_token(data, official["code"])
            setattr(self, role, Caller(server, bearer(token), official))

    def requester(self, code):
        return Caller(self.server, {"Pickup-Code": code})
