"""Measures whether the cost of a county's work grows with the cases that it has stored."""
import argparse
import datetime
import json
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.parse

import county
import load
from county import kit

COUNTY = "530827"
CONNECTIONS = 8
WRITERS = 32
SECOND = 1000  # milliseconds
# From here on a file isn't walked page by page for the size of its indices.
WALKED = 20e9


def counties(folder, numbers):
    """A data folder for each number of cases: of an earlier run, or made now."""
    for number in numbers:
        data = folder / f"county-{number}"
        if not (data / "demo.json").exists():
            print(f"Making {number:,} cases in {data} ...", file=sys.stderr)
            data.mkdir(parents=True, mode=0o700, exist_ok=True)
            made = kit.run("bulk-county", "--cases", number, "--data", data)
            if made.returncode:
                raise SystemExit(f"{made.stdout}{made.stderr}")
        yield number, data


def looks(server, demo, tokens):
    sessions = {role: county.sign_in(server, official)
                for role, official in demo["officials"].items() if role != "admin"}
    bearer = [f"Authorization: Bearer {tokens['supervisor']}"]
    numbers = county.some_cases(server, tokens["desk"])
    last = datetime.date.today().replace(day=1) - datetime.timedelta(days=1)
    month = f"from={last.replace(day=1)}&to={last}"

    def page(name, role, *paths):
        return county.Look(name, [(path, sessions[role]) for path in paths])

    def answer(name, path):
        return county.Look(name, [(path, None)], bearer)

    def figures(measure, by):
        return f"/api/v1/statistics?measure={measure}&by={by}&place={COUNTY}&{month}"

    words = [urllib.parse.quote(word) for word in ("路灯", "门锁", "学校", "垃圾", "停水", "道路")]
    return [
        page("case page", "desk", *[f"/cases/{number}" for number in numbers]),
        page("duty list /today", "field", "/today"),
        page("desk queue /desk", "desk", "/desk"),
        page("handler's /work", "handler", "/work"),
        page("her cases, newest first", "handler", "/cases"),
        page("/supervision", "supervisor", "/supervision"),
        page("/board of the county", "supervisor", "/board"),
        answer("coverage of the county", f"/api/v1/coverage?place={COUNTY}"),
        answer("month: intake by place", figures("intake", "place")),
        answer("month: in time by unit", figures("response", "unit")),
        answer("month: overdue by kind", figures("overdue", "kind")),
        page("search, two characters", "desk", *[f"/cases?q={word}" for word in words]),
    ]


class County:
    """One data folder under measurement, and what was seen."""

    def __init__(self, options, folder, cases, data):
        self.options, self.cases, self.data = options, cases, data
        self.requests = folder / "requests"
        self.alone, self.beside, self.notes = {}, {}, []

    def measure(self):
        demo = json.loads((self.data / "demo.json").read_text())
        tokens = {role: kit.make_token(self.data, demo["officials"][role]["code"])
                  for role in ("desk", "handler", "supervisor")}
        self.server = kit.Server(self.data, ("serve",))
        self.ready = self.server.start(within=120)
        try:
            for look in looks(self.server, demo, tokens):
                if self.options.only in look.name:
                    self.read(look)
            self.live(demo, tokens)
            self.memory = load.memory(self.server.process.pid)
        finally:
            self.server.stop()
        self.file = (self.data / "lianxin.db").stat().st_size
        self.bytes = self.table_bytes()

    def read(self, look):
        if why := look.check(self.server):
            return self.notes.append(f"{self.cases:,}: {look.name} was not measured: {why}")
        look.write(self.requests)
        self.alone[look.name] = alone = self.wrk(look, [self.requests], CONNECTIONS)
        pause = max(1, round(100 / alone.rate * SECOND))
        writer = subprocess.Popen(
            ["wrk", "-t1", "-c1", f"-d{self.options.seconds + 2}s", "-s", "trickle.lua",
             f"http://127.0.0.1:{self.server.port}/", "--", kit.VILLAGE, "plain", "7", str(pause)],
            cwd=load.LUA, stdout=subprocess.DEVNULL)
        try:
            time.sleep(0.5)
            self.beside[look.name] = self.wrk(look, [self.requests], CONNECTIONS)
        finally:
            writer.wait()

    def wrk(self, look, arguments, connections):
        taken = load.wrk(
            self.server.port, self.server.process.pid, "get.lua", arguments, connections,
            self.options.seconds, look.headers)
        if taken.refused or taken.broken:
            self.notes.append(f"{self.cases:,}: {look.name}: {taken.refused} refused, "
                              f"{taken.broken} broken of {taken.requests}")
        print(f"    {self.cases:>10,} {look.name:26} {taken.rate:8.0f}/s  p99 {taken.p99:7.2f} ms  "
              f"{taken.processor:6.0f} µs  others {taken.others:.0%}", file=sys.stderr)
        return taken

    def live(self, demo, tokens):
        """Whole lives, at first for a second so that what is read first is in memory."""
        arguments = [kit.VILLAGE, demo["officials"]["handler"]["unit"], county.promise_date(),
                     tokens["desk"], tokens["handler"]]
        for seconds in (1, self.options.seconds * 2):
            self.lives = load.wrk(
                self.server.port, self.server.process.pid, "lifecycle.lua", arguments, WRITERS,
                seconds)
        print(f"    {self.cases:>10,} life cycles {self.lives.cycles:.0f}/s  p99 "
              f"{self.lives.p99:.1f} ms  {self.lives.processor:.0f} µs  others "
              f"{self.lives.others:.0%}", file=sys.stderr)

    def table_bytes(self):
        """Bytes a case in the file without its indices; None where that wasn't looked at."""
        if self.options.no_bytes or self.file > WALKED:
            return None
        with sqlite3.connect(f"file:{self.data}/lianxin.db?mode=ro", uri=True) as database:
            return database.execute(
                """SELECT SUM(pgsize) FROM dbstat WHERE name NOT IN
                       (SELECT name FROM sqlite_schema WHERE type = 'index')
                       AND name NOT LIKE 'case_search%'""").fetchone()[0]


# The table


def rows(seen):
    """A line for each thing measured, with each number of cases side by side."""
    yield ("what", *[f"{it.cases:,} cases" for it in seen], "growth")
    yield ("---", *["--:" for _ in seen], "--:")
    for name in seen[0].alone:
        there = [it for it in seen if name in it.alone]
        costs = [it.alone[name].processor for it in there]
        yield (name, *[cell(it, name) for it in seen], f"{costs[-1] / costs[0]:.1f}")
    yield ("life cycles at 32 connections",
           *[f"{it.lives.cycles:.0f}/s, p95 {it.lives.p95:.0f}, p99 {it.lives.p99:.0f} ms, "
             f"{it.lives.processor:.0f} µs a request" for it in seen],
           f"{seen[-1].lives.processor / seen[0].lives.processor:.1f}")
    yield ("memory of the server", *[f"{it.memory[1]:.0f} MB" for it in seen],
           f"{seen[-1].memory[1] / seen[0].memory[1]:.1f}")
    yield ("start to ready", *[f"{it.ready * SECOND:.0f} ms" for it in seen], "")
    yield ("bytes a case, all", *[f"{it.file / it.cases:,.0f}" for it in seen], "")
    yield ("bytes a case without indices",
           *["" if it.bytes is None else f"{it.bytes / it.cases:,.0f}" for it in seen], "")


def cell(it, name):
    if name not in it.alone:
        return ""
    alone, beside = it.alone[name], it.beside[name]
    return f"{alone.processor:,.0f} µs, p99 {alone.p99:.1f} / {beside.p99:.1f} ms"


def show(seen, out):
    others = [taken.others for it in seen for taken in [it.lives, *it.alone.values()]]
    print(f"{time.strftime('%Y-%m-%d')}, {county.processor_name()}, {load.CORES} cores. Reads: "
          f"processor time of the server a request, p99 of {CONNECTIONS} connections alone / "
          f"beside one write to each hundred reads; growth is that of processor time, which "
          f"others on the machine change least. They used {min(others):.0%} to "
          f"{max(others):.0%} of the cores meanwhile.\n", file=out)
    for row in rows(seen):
        print("| " + " | ".join(row) + " |", file=out)
    print(file=out)
    for note in [note for it in seen for note in it.notes]:
        print(f"- {note}", file=out)


def main():
    parser = argparse.ArgumentParser(prog="Benchmarks/growth", description=__doc__)
    parser.add_argument("--cases", default="20000,1000000", help="numbers of cases, by commas")
    parser.add_argument("--seconds", type=int, default=3, help="of each sample")
    parser.add_argument("--keep", type=pathlib.Path, help="folder for the data, kept for later runs")
    parser.add_argument("--only", default="", help="reads that have this word in their name")
    parser.add_argument("--no-bytes", action="store_true", help="don't walk the files")
    parser.add_argument("--to", type=pathlib.Path, help="file for the table")
    options = parser.parse_args()
    numbers = sorted(int(number) for number in options.cases.split(","))
    with tempfile.TemporaryDirectory(prefix="lianxin-") as folder:
        folder = pathlib.Path(folder)
        seen = []
        for number, data in counties(options.keep or folder, numbers):
            seen.append(County(options, folder, number, data))
            seen[-1].measure()
    show(seen, sys.stdout)
    if options.to:
        with options.to.open("w") as out:
            show(seen, out)


if __name__ == "__main__":
    main()
