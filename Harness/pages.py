"""Somebody at the pages without a browser: reads forms, keeps cookies, sends what she likes."""
import html.parser
import re
import urllib.parse

from kit import time_code

FORM = "application/x-www-form-urlencoded"


class Forms(html.parser.HTMLParser):
    """The forms of a page: where each goes, and what it would send as it stands."""

    def __init__(self, text):
        super().__init__()
        self.found, self.open, self.choosing = [], None, None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "form":
            self.open = {"id": given.get("id", ""), "action": given.get("action", ""),
                         "method": given.get("method", "get"), "fields": {}, "choices": {}}
            self.found.append(self.open)
        elif self.open is not None and "name" in given:
            self.field(tag, given)
        elif tag == "option" and self.choosing:
            self.open["choices"].setdefault(self.choosing, []).append(given.get("value", ""))

    def field(self, tag, given):
        name, value = given["name"], given.get("value", "")
        if given.get("type") in ("radio", "checkbox"):
            self.open["choices"].setdefault(name, []).append(value)
            return
        self.open["fields"][name] = value
        self.choosing = name if tag == "select" else None

    def handle_endtag(self, tag):
        if tag == "form":
            self.open = None
        elif tag == "select":
            self.choosing = None


class Visitor:
    """Somebody with cookies; an official enrols a telephone where a time code is asked for."""

    def __init__(self, server):
        self.server, self.cookies = server, {}

    def ask(self, method, path, raw=None, headers=None):
        headers = {"Accept-Language": "zh-CN", **(headers or {})}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        answer = self.server.exchange(method, path, headers=headers, raw=raw)
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, _, rest = cookie.partition("=")
            self.cookies[name] = rest.split(";")[0]
        return answer

    def get(self, path):
        return self.ask("GET", path)

    def forms(self, path):
        return {form["id"]: form for form in Forms(self.get(path).text).found}

    def post(self, path, fields, **headers):
        pairs = [(k, v) for k, values in fields.items()
                 for v in (values if isinstance(values, list) else [values])]
        return self.ask("POST", path, urllib.parse.urlencode(pairs).encode(),
                        {"Content-Type": FORM, **headers})

    def sign_in(self, official):
        form = self.forms("/sign-in")["sign-in"]
        answer = self.post("/sign-in", {
            **form["fields"], "code": official["code"], "password": official["password"]})
        second = {f["id"]: f for f in Forms(answer.text).found}.get("second-factor")
        if second:
            secret = re.search(r"secret=([A-Z2-7]+)", answer.text)[1]
            answer = self.post(second["action"], {
                **second["fields"], "oneTimeCode": time_code(secret)})
        if answer.status != 303:
            raise SystemExit(f"{official['code']} can't sign in: {answer}")
        return self
