#!/usr/bin/env python3
"""Imports real lists: the divisions of China, the villages of Yunnan, and real messages as cases.

They lie beside the project and are only read; without them small lists of our own stand in.
"""
import csv
import gzip
import io
import json
import re
import time

from api import Caller, query
from kit import ROOT, Checks, Folder, Server, bearer, make_token, run

SHARED = ROOT.parent / "shared" / "data"
checks = Checks()


class Source:
    """A list to import, as plain CSV in a folder of ours."""

    def __init__(self, folder, name, stored, stand_in):
        self.path = folder / name
        packed = SHARED / stored
        self.is_real = packed.exists()
        if self.is_real:
            self.path.write_bytes(gzip.decompress(packed.read_bytes()))
        else:
            print(f"left out: {packed} isn't there; a small list of our own stands in")
            with open(self.path, "w", newline="") as file:
                csv.writer(file, lineterminator="\n").writerows(stand_in)
        self.rows = list(csv.DictReader(io.StringIO(self.path.read_text())))


def divisions():
    yield "code", "level", "name", "parent_code"
    yield from [("53", 1, "云南省", ""), ("44", 1, "广东省", ""), ("4419", 2, "东莞市", "44"),
                ("441900", 3, "东莞市", "4419"), ("5308", 2, "普洱市", "53"),
                ("530827", 3, "孟连县", "5308")]
    for number in range(101, 107):
        yield f"530827{number}", 4, f"第{number}乡", "530827"


def villages():
    yield "code", "name", "township_code"
    for number in range(201, 241):
        yield f"530827101{number}", f"第{number}村", "530827101"
    yield "530827999201", "没有上级的村", "530827999"


def messages():
    yield "id", "user", "time", "title", "text", "up", "down"
    for number in range(300):
        subject = ("小区停水", "道路积水", "学校门口拥堵", "路灯不亮")[number % 4]
        yield (1000 + number, "u1", "2019-04-10T10:21:47", f"反映{subject}",
               f"我们这里{subject}已经{number}天，\n请尽快处理。", 0, 0)


def measured(*arguments):
    """What a run of the program said, its exit code, and the seconds that it took."""
    began = time.monotonic()
    done = run(*arguments)
    return done.stdout + done.stderr, done.returncode, time.monotonic() - began


def summary(told):
    """The figures that an import prints."""
    lines = dict(line.split(": ", 1) for line in told.splitlines() if ": " in line)
    return {word: int(lines.get(word, -1))
            for word in ("rows", "created", "changed", "unchanged", "bad")}


def exported(kind, data, form="csv"):
    answer = run("export", kind, "--data", data, "--format", form)
    if answer.returncode:
        raise SystemExit(answer.stderr)
    return answer.stdout


def import_twice(what, source, folder, data, *options, bad=()):
    """Imports `source` two times; `bad` are the rows that can't go in, as a spreadsheet counts."""
    errors = folder / "errors.csv"
    order = ["import", what, source.path, "--data", data, "--errors", errors, *options]
    told, code, seconds = measured(*order)
    memory = int(re.search(r"peak memory: (\d+) MB", told)[1])
    good = len(source.rows) - len(bad)
    print(f"      {what} of {source.path.name}: {len(source.rows)} rows in {seconds:.1f} s, "
          f"at most {memory} MB")
    checks.that(f"{source.path.name}: {good} rows go in, {len(bad)} don't",
                summary(told) == {"rows": len(source.rows), "created": good, "changed": 0,
                                  "unchanged": 0, "bad": len(bad)}, told)
    checks.that("exit code 0 when all rows went in, else 1", code == bool(bad), code)
    checks.that("less than 200 MB is needed", memory < 200, memory)
    told_bad = list(csv.DictReader(io.StringIO(errors.read_text())))
    checks.that("the errors file names each bad row by its row number in a spreadsheet",
                [int(r["row"]) for r in told_bad] == list(bad)
                and all(r["column"] and r["reason"] for r in told_bad), told_bad[:3])
    before = exported(what, data)
    told, code, seconds = measured(*order)
    checks.that("a second import changes nothing",
                summary(told) == {"rows": len(source.rows), "created": 0, "changed": 0,
                                  "unchanged": good, "bad": len(bad)}
                and exported(what, data) == before and code == bool(bad), told)
    print(f"      again in {seconds:.1f} s")
    return before


def round_trip(what, data, folder, *options):
    """What was exported goes into another folder and comes out the same."""
    text = exported(what, data)
    file = folder / f"{what}-again.csv"
    file.write_text(text)
    other = folder / f"{what}-other"
    if what == "cases":
        places = folder / "places-again.csv"
        run("import", "places", places, "--data", other)
    told = run("import", what, file, "--data", other, *options)
    return text, exported(what, other), told.stdout + told.stderr


def divisions_and_villages(folder, data):
    places = Source(folder, "divisions.csv", "divisions/divisions-2023.csv.gz", divisions())
    import_twice("places", places, folder, data, "--edition", "2023")
    known = {r["code"] for r in places.rows}
    of_yunnan = Source(
        folder, "villages.csv", "divisions/villages-2021-yunnan.csv.gz", villages())
    orphans = [i + 2 for i, r in enumerate(of_yunnan.rows) if r["township_code"] not in known]
    import_twice("places", of_yunnan, folder, data, "--edition", "2021", bad=orphans)
    first, second, told = round_trip("places", data, folder)
    checks.that("exported places go in again and come out the same", first == second, told)
    lines = [json.loads(line) for line in exported("places", data, "jsonl").splitlines()]
    table = list(csv.DictReader(io.StringIO(first)))
    checks.that("JSON lines say what the CSV says",
                [{k: v or "" for k, v in line.items()} for line in lines] == table, lines[:1])
    by_code = {r["code"]: r for r in table}
    checks.that("4419 and 441900 are two places, one in the other",
                by_code["4419"]["level"] == "prefectureCity"
                and by_code["441900"]["level"] == "county"
                and by_code["441900"]["parent"] == "4419",
                (by_code.get("4419"), by_code.get("441900")))


def said(cell):
    """A cell without what nobody sees at its ends; lines end as on this side of the network."""
    return cell.replace("\r\n", "\n").strip(" \t\n\u00a0\u200b\u3000\ufeff")


def real_messages(folder, data):
    source = Source(
        folder, "messages.csv", "requests/zh-messages-with-votes-train.csv.gz", messages())
    import_twice("cases", source, folder, data, "--place", "530827", "--source", "board",
                 "--columns", "id=id,at=time,title=title,text=text")
    table = list(csv.DictReader(io.StringIO(exported("cases", data))))

    def words(rows):
        return sorted((said(r["title"]), said(r["text"])) for r in rows)

    checks.that("every message is a case, word for word",
                words(table) == words(source.rows), len(table))
    lines = [json.loads(line) for line in exported("cases", data, "jsonl").splitlines()]
    checks.that("so it is in JSON lines", words(lines) == words(source.rows), len(lines))
    checks.that("they came with a batch, and are new",
                {(r["channel"], r["state"]) for r in table} == {("batch", "registered")})
    first, second, told = round_trip("cases", data, folder)
    fields = ("id", "kind", "channel", "place", "at", "title", "text")
    again = {r["number"]: [r[f] for f in fields]
             for r in csv.DictReader(io.StringIO(second))}
    checks.that("exported cases go in again and say the same",
                list(again.values()) == [[r[f] for f in fields] for r in table], told)
    return source


def search(data, source):
    run("official", "add", "D1", "--name", "甲某", "--place", "530827", "--roles", "desk",
        "--data", data)
    token = make_token(data, "D1")
    server = Server(data, command=("serve",))
    server.start()
    try:
        desk = Caller(server, bearer(token))
        for word in ("小区", "道路", "学校", "停水", "积水"):
            found, _ = desk.all("/cases", q=word)
            said = sum(word in r["title"] + "\n" + r["text"] for r in source.rows)
            print(f"      {word}: {len(found)} cases")
            checks.that(f"search finds the {said} cases that say {word}",
                        len(found) == said
                        and all(word in c["title"] + c["text"] for c in found), len(found))
        began = time.monotonic()
        for _ in range(20):
            desk.get("/cases" + query(q="小区", limit=20))
        each = (time.monotonic() - began) / 20
        checks.that("a search takes less than 50 ms", each < 0.05, f"{each * 1000:.1f} ms")
    finally:
        server.stop()


BAD_ROWS = """村民户登记表,,,
户编号,户主姓名,村（社区）代码,人口
0001,甲某,530827,4

0002,"乙某
（又名丙某）",530827,3
0003,丁某,530827,很多
0004,戊某,999999,2
"""


def bad_rows(folder, data):
    file, errors, preview = (folder / n for n in ("bad.csv", "bad-errors.csv", "preview.jsonl"))
    file.write_text(BAD_ROWS, encoding="gb18030")
    told, code, _ = measured("import", "households", file, "--data", data, "--errors", errors)
    rows = [(int(r["row"]), r["column"], r["value"])
            for r in csv.DictReader(io.StringIO(errors.read_text()))]
    checks.that("bad rows don't stop the good ones",
                code == 1 and summary(told)["created"] + summary(told)["bad"] >= 4, told)
    checks.that("rows count as in a spreadsheet: title, heading, empty row, a cell of two lines",
                (6, "人口", "很多") in rows and any(r[:2] == (7, "村（社区）代码") for r in rows),
                rows)
    dry = run("import", "households", file, "--data", data, "--dry-run", "--preview", preview)
    seen = [json.loads(line) for line in preview.read_text().splitlines()]
    checks.that("a preview shows each row and its problems",
                seen[0]["row"] == 3 and seen[0]["cells"]["户主姓名"] == "甲某"
                and {s["row"] for s in seen if s["problems"]} == {6}, dry.stderr)
    file.write_text("id,title,text,place\n1,停电,村里停电,530827\n2,停电,村里停电,999999\n"
                    "3,停电,,530827\n4,,,530827\n")
    told, code, _ = measured("import", "cases", file, "--data", data, "--errors", errors)
    rows = [(r["row"], r["column"])
            for r in csv.DictReader(io.StringIO(errors.read_text()))]
    checks.that("nor do bad messages",
                code == 1 and summary(told)["created"] == 2
                and rows == [("3", "place"), ("5", "text")], told + str(rows))


def forbidden(folder, data):
    before = exported("households", data)
    for heading in ("宗教信仰", "民族", "思想动态", "信访风险等级"):
        file = folder / "forbidden.csv"
        file.write_text(f"户编号,户主姓名,村（社区）代码,{heading}\n9001,甲某,530827,无\n")
        told, code, _ = measured("import", "households", file, "--data", data)
        checks.that(f"a list with a column {heading} is refused, with the reason",
                    code == 1 and heading in told and len(told) > 20, told)
        print(f"      {told.strip().splitlines()[0][:160]}")
    checks.that("nothing of it is kept", exported("households", data) == before)


with Folder() as folder:
    data = folder / "data"
    checks.section(divisions_and_villages, folder, data)
    source = checks.section(real_messages, folder, data)
    checks.section(search, data, source)
    checks.section(bad_rows, folder, data)
    checks.section(forbidden, folder, data)
    verified = run("verify", "--data", data)
    checks.that("verify is clean", verified.returncode == 0, verified.stdout + verified.stderr)
    print("      " + verified.stdout.strip())
checks.done()
