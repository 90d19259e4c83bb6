#!/usr/bin/env python3
"""Every operation of the API and every form, with every kind of badness: a clear 4xx, never a
5xx, and nothing of it stored.

The operations, their parameters and bodies are read from /openapi.json, so that a new one is
tried as soon as it is there.
"""
import collections
import json
import re
import socket
import urllib.parse
import uuid

from api import BASE, DEEDS, Office, query
from kit import VILLAGE, Checks, Folder, Server, bearer, make_demo, new_case, run
from pages import FORM, Visitor

checks = Checks()
tried = collections.Counter()
wrong = []
LARGE = 10 << 20


def stored(data):
    """How much of everything there is, and the ledger's length."""
    told = run("doctor", "--data", data).stdout
    return dict(re.findall(r"^ +(\w+): (\d+)$", told, re.M))


def judge(what, answer, is_page=False):
    """Notes an answer that isn't a clear refusal."""
    tried[what.split(" ")[0]] += 1
    clear = 400 <= answer.status < 500
    if clear and not is_page:
        clear = (answer.headers.get("Content-Type") == "application/problem+json"
                 and answer.refusal and answer["status"] == answer.status)
    if clear and is_page:
        clear = bool(answer.body)
    if not clear:
        wrong.append(f"{what}: {answer}")


def told(what):
    """A check of all that was tried since the last."""
    number = sum(tried.values())
    if checks.that(f"{what}: {number} requests, each a clear refusal",
                   number and not wrong, f"{len(wrong)}: " + "\n".join(wrong[:6])):
        print("      " + ", ".join(f"{k} {v}" for k, v in sorted(tried.items())))
    tried.clear()
    wrong.clear()


class Operations:
    """What /openapi.json describes."""

    def __init__(self, server):
        self.document = server.exchange("GET", "/openapi.json").json

    def __iter__(self):
        for path, methods in sorted(self.document["paths"].items()):
            for method, operation in sorted(methods.items()):
                yield method.upper(), path, operation

    def resolved(self, schema):
        if "$ref" not in schema:
            return schema
        return self.document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]

    def body(self, operation):
        content = operation.get("requestBody", {}).get("content", {})
        return self.resolved(content.get("application/json", {}).get("schema", {}))

    def parameters(self, operation, where):
        return [p for p in operation.get("parameters", []) if p["in"] == where]


# MARK: Bodies

DEEP = b"[" * 100_000 + b"]" * 100_000
MALFORMED = {
    "half": b'{"text":"a"', "comma": b'{"text":"a",}', "two": b"{}{}", "word": b"nonsense",
    "single": b"{'text':'a'}", "number": b"017", "nan": b'{"text":NaN}', "huge": b'{"n":1e999}',
    "comment": b'{/*a*/}', "unended": b'{"text":"a', "newline": b'{"text":"a\nb"}',
    "mark": b'\xef\xbb\xbf{"text":"a"}', "key": b'{text:"a"}', "null byte": b'{"text":"a"}\x00',
    "latin": '{"text":"café"}'.encode("latin-1"), "gbk": '{"text":"路灯"}'.encode("gb18030"),
    "overlong": b'{"text":"\xc0\xaf"}', "surrogate bytes": b'{"text":"\xed\xa0\x80"}',
    "half a character": b'{"text":"\\ud83d"}', "escape": b'{"text":"\\x41"}',
    "twice": b'{"text":"a","text":"b"}', "twice escaped": b'{"text":"a","te\\u0078t":"b"}',
    "deep": DEEP, "deep objects": b'{"a":' * 50_000, "list": b"[]", "text": b'"a"',
    "nothing": b"null", "bool": b"true",
    "a million keys": b"{" + b",".join(b'"k%d":1' % i for i in range(90_000)) + b"}",
}
STRANGE = {"text": "strange", "number": 7, "fraction": 1.5, "list": [], "object": {"a": 1},
           "bool": True, "null": None, "deep list": [[[[]]]]}
KEYS = ["", " ", "a b", "x" * 256, "\u00e9", "tab\tin", "a,b c"]
MARKS = ["\u0000", "before\u0000after", "\u0007bell", "\u001b[31m", "\u0008", "\u007f"]


def sample(schema, operations):
    """A value that the schema takes."""
    schema = operations.resolved(schema)
    if "enum" in schema:
        return schema["enum"][0]
    return {
        "string": {"date-time": "2026-03-02T10:00:00+08:00", "date": "2026-03-02",
                   "uuid": str(uuid.uuid4())}.get(
            schema.get("format"), "202600000018" if "12" in schema.get("pattern", "") else "x"),
        "boolean": True, "integer": 1, "number": 1, "array": [],
        "object": {k: sample(v, operations) for k, v in schema.get("properties", {}).items()
                   if k in schema.get("required", [])},
    }.get(schema.get("type"), "x")


def is_taken(schema, value):
    """Whether the schema takes a value of this type at all."""
    kind = schema.get("type")
    return kind is None or {
        "string": isinstance(value, str) and "enum" not in schema and "format" not in schema,
        "boolean": isinstance(value, bool), "array": isinstance(value, list),
        "integer": isinstance(value, int) and not isinstance(value, bool),
        "number": isinstance(value, (int, float)) and not isinstance(value, bool),
        "object": isinstance(value, dict) and not schema.get("properties"),
    }[kind]


def broken_bodies(schema, operations):
    """Bodies that are JSON, but not what the operation takes: each with one thing wrong."""
    good = sample(schema, operations)
    yield "unknown key", {**good, "isAdmin": True}
    yield "key in another case", {**good, "Text": "x"}
    for name, member in schema.get("properties", {}).items():
        member = operations.resolved(member)
        if name in schema.get("required", []):
            yield f"without {name}", {k: v for k, v in good.items() if k != name}
            yield f"null {name}", {**good, name: None}
        for kind, value in STRANGE.items():
            if value is not None and not is_taken(member, value):
                yield f"{name} as {kind}", {**good, name: value}
        if member.get("type") == "string":
            yield f"overlong {name}", {**good, name: "长" * 20_001}
            for mark in MARKS:
                yield f"{name} with {mark!r}", {**good, name: mark}
            if "enum" in member or "pattern" in member or "format" in member:
                yield f"unknown {name}", {**good, name: "no such thing"}
                yield f"empty {name}", {**good, name: ""}
        if member.get("type") == "array":
            yield f"endless {name}", {**good, name: ["x"] * 1_000}
            yield f"{name} of odd things", {**good, name: [1, None, {}]}


def bodies(operations, callers):
    for method, path, operation in operations:
        if method != "POST":
            continue
        caller, address = callers(path)
        schema = operations.body(operation)

        def send(what, raw=None, body=None, **headers):
            headers.setdefault("Content_Type", "application/json")
            judge(f"{what} of {address}", caller.ask(
                method, address.removeprefix(BASE), body, raw, **headers))

        for name, raw in MALFORMED.items():
            send(f"malformed ({name})", raw)
        for name, body in broken_bodies(schema, operations):
            send(f"body ({name})", body=body)
        good = sample(schema, operations)
        for key in KEYS:
            send("idempotency-key", body=good if schema.get("required") else {"x": 1},
                 Idempotency_Key=key.encode().decode("latin-1"))
        for kind in ("text/plain", FORM, "application/xml", "multipart/form-data", "json", ""):
            send("content-type", json.dumps(good or {"a": 1}).encode(), Content_Type=kind)
        send("large", b'{"text":"' + b"x" * LARGE + b'"}')
    told("bodies of every operation")


# MARK: Queries and paths

LONG = "x" * 3_000
BAD_QUERIES = {
    "limit": ["0", "-1", "501", "1e3", "９", "99999999999999999999", "x", " 5"],
    "cursor": ["x", "-", "a.b.c", LONG], "state": ["x", "closed,x", "CLOSED"], "kind": ["x"],
    "from": ["2026-02-30", "yesterday", "2026", "20260101", "-1"],
    "to": ["2026-13-01", "0000-00-00", "2026-01-01T00:00:00Z"], "overdue": ["maybe", "1"],
    "open": ["2"], "sort": ["x"], "place": ["999999", "a b", LONG, "../..", "'", "\u0000"],
    "unit": ["a b", LONG, "路"], "official": ["a b", LONG], "measure": ["x", "intake,backlog"],
    "by": ["x"], "due": ["soon"], "role": ["root"], "period": ["x", "2026-99"],
    "q": [LONG], "name": [LONG],
}
BROKEN = ["%", "%zz", "%ff", "%c0%af", "%ed%a0%80", "%00"]


def queries(operations, callers, office):
    for method, path, operation in operations:
        if method != "GET" or path.endswith("/events"):
            continue
        caller, address = callers(path)
        address = address.removeprefix(BASE)
        known = {p["name"]: p for p in operations.parameters(operation, "query")}
        needed = {n: {"measure": "intake", "place": "530827"}.get(n, "x")
                  for n, p in known.items() if p.get("required")}
        for name in known:
            for value in BAD_QUERIES.get(name, []):
                if name == "cursor" and not path.endswith("/cases"):
                    continue
                if name == "official" and len(value) < 65 and " " not in value:
                    continue
                judge(f"query ({name}={value[:20]!r}) of {address}",
                      caller.get(address + query(**{**needed, name: value})))
            if name not in ("code", "cursor"):
                for value in BROKEN:
                    extra = query(**needed).replace("?", "&")
                    judge(f"encoding ({name}={value}) of {address}",
                          caller.get(f"{address}?{name}={value}{extra}"))
        if known and "code" not in known:
            judge(f"unknown parameter of {address}",
                  caller.get(address + query(**needed, isAdmin="true")))
    told("queries of every operation")
    for junk in ("..", "../..", "..%2f..%2fetc", "%00", "%ff", "%zz", ".", "a%20b", "x" * 4_000,
                 "路灯", "-1", "202600000010", "0" * 12, "9" * 40, "1'OR'1'='1",
                 "%E2%80%AE", "{number}", "*", ";a=b", "202600000018;x", "202600000018%20"):
        junk = urllib.parse.quote(junk, safe="%/;{}*'=.")
        for _, path, _ in operations:
            if "{" in path and not path.endswith("/hand-over"):
                address = re.sub(r"\{\w+\}", lambda _: junk, path)
                answer = office.desk.server.exchange(
                    "GET" if "/cases/{number}/" not in path else "POST", address,
                    {} if "/cases/{number}/" in path else None, office.desk.headers)
                judge(f"path ({junk[:20]})", answer)
    told("junk in paths")


# MARK: Forms

def form_cases(number):
    """Each form of the pages: who sends it, where to, and what would be right."""
    text = {"text": "好的", "version": "3"}
    deeds = {
        "answer": text, "note": text, "urging": text, "assignment": {"unit": "x"},
        "promise": {"due": "2027-03-01"}, "promise-move": {"due": "2027-03-01", "reason": "雨"},
        "extension": {"due": "2027-03-01", "reason": "雨"},
        "reply": {"text": "好", "solved": "yes"}, "revisit": {"solved": "yes", "satisfied": "true"},
        "closure": {"outcome": "satisfied"}, "refusal": {"reason": "x"},
        "escalation": {"reason": "x"}, "suspension": {"reason": "x"},
        "ruling": {"unit": "x", "reason": "x"}, "dispute": {"reason": "x"},
        "reopening": {"reason": "x"}, "review": {"reason": "x"}, "merger": {"into": "x"},
        "joint-handling": {"units": "x"},
    }
    yield "anyone", "/report", {"text": "路灯坏了", "place": VILLAGE, "kind": "help",
                                "name": "甲某", "phone": "13800001234"}
    yield "anyone", "/track", {"number": number, "code": "AAAA-AAAA"}
    yield "anyone", "/sign-in", {"code": "nobody", "password": "x"}
    for deed in ("signature", "rating", "note", "reopening", "review", "closure"):
        fields = {"signature": {"solved": "yes", "satisfied": "true"},
                  "rating": {"satisfied": "true", "score": "5"},
                  "closure": {"outcome": "withdrawn"}, "note": {"text": "x"}}.get(
            deed, {"reason": "x"})
        yield "resident", f"/track/{number}/{deed}", fields
    for deed, fields in deeds.items():
        yield "desk" if deed not in ("promise", "promise-move", "reply", "dispute") else \
            "handler", f"/cases/{number}/{deed}", fields
    yield "desk", "/cases", {
        "channel": "phone", "kind": "help", "place": VILLAGE, "text": "漏水", "title": "水",
        "name": "甲某", "phone": "13800001234", "aboutUnit": "", "aboutOfficial": ""}
    yield "field", "/visits", {"household": "x", "outcome": "met", "noteType": "hardship",
                               "noteText": "x"}
    yield "field", "/duties/discharge", {"rule": "x", "period": "x", "text": "x"}
    yield "admin", "/admin/officials", {
        "code": "G9999", "name": "甲某", "post": "科员", "phone": "1", "roles": "field",
        "place": VILLAGE}
    yield "admin", "/admin/officials/nobody/roles", {"roles": "desk"}
    yield "admin", "/admin/officials/nobody/password", {}
    yield "admin", "/admin/officials/nobody/disabling", {}
    yield "admin", "/admin/zones/Z-G001/hand-over", {
        "from": "nobody", "to": "nobody", "on": "2026-01-01", "confirmed": "yes"}
    yield "admin", "/admin/methods/nothing/adoption", {"place": VILLAGE, "from": "2027-01-01"}
    yield "admin", "/admin/methods/county-baseline/adoption", {
        "place": VILLAGE, "from": "2027-01-01", "parameter.replyDays": "1000wd"}


ODD = {"text": ["", "  \n ", "长" * 20_001, "a\u0000b", "\u0007"], "reason": [
    "", "  ", "长" * 20_001, "a\u0000b", "\u001b[2J"], "name": ["长" * 201, "a\u0000b"],
    "phone": ["1" * 41, "\u0007"], "title": ["长" * 601], "aboutUnit": ["nobody", "a b"],
    "aboutOfficial": ["nobody", "a b"], "place": ["", "999999", "a b", "长" * 999],
    "kind": ["loyalty", "help;DROP"], "channel": ["", "telepathy"], "unit": ["", "nobody", "a b"],
    "units": ["", "nobody"], "due": ["", "2026-02-30", "soon", "2020-01-01", "99999-01-01"],
    "solved": ["", "maybe"], "satisfied": ["", "1", "yes"],
    "score": ["0", "6", "x", "999999999999"],
    "outcome": ["", "won", "signed"], "into": ["", "123", "202600000010"],
    "number": ["", "123", "x" * 9_999], "code": ["", "x" * 9_999, "a\u0000"],
    "password": ["", "x" * 9_999], "household": ["", "nobody", "a b"], "noteType": ["", "宗教信仰"],
    "noteText": ["", "长" * 20_001, "a\u0000b"], "rule": ["", "nobody"],
    "period": ["", "x"], "post": ["长" * 101], "roles": ["", "root"],
    "from": ["", "2026-02-30", "2001-01-01"], "parameter.replyDays": ["", "0wd", "x", "15"]}


def forms(server, demo, number, code):
    people = {"anyone": Visitor(server), "resident": Visitor(server)}
    for role in ("desk", "handler", "field", "leader", "admin"):
        people[role] = Visitor(server).sign_in(demo["officials"][role])
    people["resident"].post("/track", {
        **people["resident"].forms("/track")["track"]["fields"], "number": number, "code": code})
    keys = {}
    for role, path in (("resident", f"/track/{number}"), ("desk", "/desk"), ("handler", "/work"),
                       ("field", "/today"), ("admin", "/admin"), ("anyone", "/report")):
        found = people[role].forms(path).values()
        keys[role] = next(f["fields"]["csrf"] for f in found if "csrf" in f["fields"])
    for role, path, fields in form_cases(number):
        person = people[role]
        good = {**fields, "csrf": keys[role]}

        def send(what, fields, **headers):
            judge(f"{what} to {path}", person.post(path, fields, **headers), is_page=True)

        for name in fields:
            for odd in ODD.get(name, []):
                send(f"field ({name}={odd[:12]!r})", {**good, name: odd})
        if role != "anyone":
            send("no form key", fields)
            send("another's form key", {**fields, "csrf": "x" * 43})
        send("another site", good, **{"Sec-Fetch-Site": "cross-site"})
        for raw, what in ((b"text=%ff%fe", "not UTF-8"), (b"text=%zz", "broken %"),
                          (b"&".join(b"a=1" for _ in range(5_000)), "too many fields"),
                          (b"text=" + b"x" * LARGE, "large")):
            judge(f"{what} to {path}",
                  person.ask("POST", path, raw, {"Content-Type": FORM}), is_page=True)
        for kind in ("application/json", "text/plain", "multipart/form-data; boundary=x", ""):
            judge(f"content-type to {path}", person.ask(
                "POST", path, b'{"text":"x"}', {"Content-Type": kind}), is_page=True)
    told("every form")
    for role, path in (("desk", "/cases"), ("desk", "/desk"), ("handler", "/work"),
                       ("leader", "/board"), ("anyone", "/contact")):
        for bad in ("?cursor=%00", "?state=%ff", "?q=%zz", "?cursor=nonsense", "?place=999999"):
            answer = people[role].get(path + bad)
            tried["page"] += 1
            if not 200 <= answer.status < 500:
                wrong.append(f"{path}{bad}: {answer}")
    told("queries of pages")


# MARK: Bytes

def bytes_on_the_line(server):
    """What is hardly HTTP: the server answers 4xx or hangs up, and goes on."""
    head = b"GET /healthz HTTP/1.1\r\nHost: x\r\n"
    lines = {
        "no HTTP": b"\x16\x03\x01\x02\x00\x01\x00" + b"\x00" * 200 + b"\r\n\r\n",
        "a header of 100 kB": head + b"A: " + b"x" * 100_000 + b"\r\n\r\n",
        "a megabyte of headers": head + b"".join(
            b"X-%d: %s\r\n" % (i, b"y" * 1_000) for i in range(1_000)) + b"\r\n",
        "ten thousand headers": head + b"".join(b"X-%d: y\r\n" % i for i in range(10_000))
        + b"\r\n",
        "a path of 100 kB": b"GET /" + b"x" * 100_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        "a header with a line end": head + b"A: b\rC: d\r\n\r\n",
        "a header with a null": head + b"A: b\x00c\r\n\r\n",
        "two lengths": b"POST /api/v1/cases HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n"
                       b"Content-Length: 50\r\n\r\n{}",
        "length and chunks": b"POST /api/v1/cases HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n"
                             b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "a negative length": b"POST /api/v1/cases HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n"
                             b"\r\n",
        "a bad chunk": b"POST /api/v1/cases HTTP/1.1\r\nHost: x\r\nContent-Type: application/json"
                       b"\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
        "a method of its own": b"BREW /report HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        "HTTP/9": b"GET / HTTP/9.9\r\nHost: x\r\n\r\n",
    }
    for what, sent in lines.items():
        answer = b""
        with socket.create_connection(("127.0.0.1", server.port), timeout=5) as client:
            try:
                client.sendall(sent)
                client.shutdown(socket.SHUT_WR)
                while piece := client.recv(65536):
                    answer += piece
            except OSError:
                pass
        status = re.match(rb"HTTP/1\.[01] (\d{3})", answer)
        alive = server.exchange("GET", "/healthz").status == 200
        checks.that(f"{what}: refused or hung up, and the server goes on",
                    alive and (not answer or status and status[1][:1] == b"4"
                               or what == "a header with a line end"), answer[:200])


with Folder() as folder:
    data = folder / "data"
    demo = make_demo(data, 0.005)
    server = Server(data)
    office = Office(server, data, demo)
    server.start()
    try:
        operations = Operations(server)
        case = office.anyone.post("/cases", new_case())
        number, code = case["number"], case["pickupCode"]
        requester = office.requester(code)
        office.desk.do(number, "acceptance")
        office.desk.do(number, "assignment", {"unit": office.handler.unit})
        zone = office.supervisor.get("/zones?limit=1")["items"][0]["id"]
        units = {"promise", "promise-move", "reply", "dispute", "resumption", "suspension"}

        def callers(path):
            """Who may do what stands at `path`, and its address."""
            address = path.replace("{number}", number).replace("{code}", "530827")
            address = address.replace("/zones/{id}", f"/zones/{zone}")
            address = address.replace("{id}", "no-such-thing")
            deed = path.rsplit("/", 1)[1]
            if deed in ("signature", "rating"):
                return requester, address
            if deed in units:
                return office.handler, address
            if deed == "visits":
                return office.field, address
            return office.supervisor if deed != "cases" else office.desk, address

        before = stored(data)
        checks.section(bodies, operations, callers)
        checks.section(queries, operations, callers, office)
        checks.section(forms, server, demo, number, code)
        checks.section(bytes_on_the_line, server)
        after = stored(data)
        checks.that("nothing of it was stored", before == after and before,
                    {k: (before.get(k), after[k]) for k in after if before.get(k) != after[k]})
        seen = office.desk.case(number)
        checks.that("the case is as it was", seen["version"] == 3, seen)
        metrics = server.exchange("GET", "/metrics").text
        faults = re.findall(r'^\S*requests_total\{.*status="5.*$', metrics, re.M)
        checks.that("the server counted no fault of its own", not faults, faults)
    finally:
        server.stop()
    verified = run("verify", "--data", data)
    checks.that("verify is clean", verified.returncode == 0, verified.stdout + verified.stderr)
checks.done()
