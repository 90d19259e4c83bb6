#!/usr/bin/env python3
"""Measures on 100,000 Chinese cases what was measured of Redmine, Request Tracker, django-helpdesk,
Roundup and Trac on a machine like this, and prints it beside the best of them. Needs the release build.

Benchmarks/peers.py [--cases N] [--data DIR] [--seconds N] [--rounds N] [--to FILE]
"""
import argparse
import pathlib
import statistics
import sys
import tempfile
import time
import urllib.parse

import county
import load
from county import kit

CONNECTIONS = (1, 8, 32)
# Requests a second of the best peer at so many connections; seconds for the last two.
BEST = {"create a case": (24, 68, 70), "read a case page": (22, 45, 31),
        "queue of one unit by due date": (12, 22, 19)}
BEST_SECONDS = {"two Chinese characters in title and text": 0.97,
                "report per unit, status and month": 0.63}
BAR = 30
WORDS = ("路灯", "自来", "道路", "噪音", "垃圾", "停水", "收费", "学校", "水管", "村口")


def make(data, cases):
    """A county with so many cases: by the bulk generator where the program has one, else a demo."""
    bulk = kit.run("bulk-county", "--cases", cases, "--data", data)
    if bulk.returncode:
        kit.make_demo(data, cases / 20_000)
    return kit.json.loads((data / "demo.json").read_text())


class Peers:
    def __init__(self, options, server, demo, data):
        self.options, self.server, self.demo = options, server, demo
        self.token = kit.make_token(data, demo["officials"]["desk"]["code"])
        self.sessions = {role: county.sign_in(server, demo["officials"][role])
                         for role in ("desk", "handler", "supervisor")}
        self.requests = pathlib.Path(options.folder) / "requests"
        self.rates, self.seconds = {}, {}

    def rate(self, name, script, arguments, headers=()):
        rates = []
        for connections in CONNECTIONS:
            samples = []
            for number in range(self.options.rounds):
                more = [number * 100 + connections] if script == "register.lua" else []
                sample = load.wrk(
                    self.server.port, self.server.process.pid, script, [*arguments, *more],
                    connections, self.options.seconds, headers)
                if sample.refused or sample.broken:
                    raise SystemExit(f"{name}: {sample.refused} refused, {sample.broken} broken")
                samples.append(sample.rate)
            rates.append(statistics.median(samples))
        self.rates[name] = rates
        print(f"    {name}: {', '.join(f'{rate:,.0f}' for rate in rates)}/s", file=sys.stderr)

    def pages(self, name, role, paths):
        self.requests.write_text(
            "".join(f"{path}\t{self.sessions[role]}\n" for path in paths))
        self.rate(name, "get.lua", [self.requests])

    def median(self, name, gets):
        """Seconds for all of `gets` (paths with headers), one after the other; the median."""
        connection, seconds = self.server.connect(timeout=60), []
        for turn in gets:
            began = time.monotonic()
            for path, headers in turn:
                answer = self.server.exchange("GET", path, headers=headers, connection=connection)
                if answer.status != 200:
                    raise SystemExit(f"{path} answers {answer.status}")
            seconds.append(time.monotonic() - began)
        self.seconds[name] = (statistics.median(seconds), max(seconds))
        print(f"    {name}: {self.seconds[name][0]:.4f} s", file=sys.stderr)

    def measure(self):
        cookie = {role: {"Cookie": session} for role, session in self.sessions.items()}
        numbers = county.some_cases(self.server, self.token)
        self.pages("read a case page", "desk", [f"/cases/{number}" for number in numbers])
        self.pages("queue of one unit by due date", "handler", ["/work"])
        search = [[(f"/cases?q={urllib.parse.quote(word)}", cookie["desk"])] for word in WORDS]
        self.median("two Chinese characters in title and text", search * 5)
        bearer, since = kit.bearer(self.token), "from=2016-01-01"
        report = [(f"/api/v1/statistics?measure=intake&by={by}&{since}", bearer)
                  for by in ("unit", "month")] + [("/supervision", cookie["supervisor"])]
        self.median("report per unit, status and month", [report] * 20)
        self.rate("create a case", "register.lua", [kit.VILLAGE, "plain"])



def show(peers, cases, out):
    print(f"{time.strftime('%Y-%m-%d')}, {county.processor_name()}, {load.CORES} "
          f"cores; {cases:,} cases.\n", file=out)
    print("| what | best peer at 1 / 8 / 32 connections | Lianxin | times | at least 30 times |",
          file=out)
    print("| --- | --: | --: | --: | --- |", file=out)
    for name, best in BEST.items():
        times = [ours / theirs for ours, theirs in zip(peers.rates[name], best)]
        row = (name, " / ".join(f"{rate}/s" for rate in best),
               " / ".join(f"{rate:,.0f}/s" for rate in peers.rates[name]),
               " / ".join(f"{factor:.0f}" for factor in times),
               "met" if min(times) >= BAR else "NOT MET")
        print("| " + " | ".join(row) + " |", file=out)
    for name, best in BEST_SECONDS.items():
        seconds, longest = peers.seconds[name]
        row = (name, f"{best} s", f"{seconds * 1000:.1f} ms (at most {longest * 1000:.1f})",
               f"{best / seconds:.0f}", "met" if best / seconds >= BAR else "NOT MET")
        print("| " + " | ".join(row) + " |", file=out)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--data", type=pathlib.Path, help="a folder made before with so many cases")
    parser.add_argument("--seconds", type=int, default=3, help="of each sample")
    parser.add_argument("--rounds", type=int, default=3, help="samples of each figure")
    parser.add_argument("--to", type=pathlib.Path, help="file for the table")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="lianxin-") as folder:
        options.folder = folder
        data = pathlib.Path(folder) / "data"
        if options.data:
            # A socket of a server that ran there can't be copied.
            ignored = county.shutil.ignore_patterns("lianxin.sock")
            county.shutil.copytree(options.data, data, ignore=ignored)
            demo = kit.json.loads((data / "demo.json").read_text())
        else:
            demo = make(data, options.cases)
        server = kit.Server(data, ("serve",))
        server.start()
        try:
            peers = Peers(options, server, demo, data)
            peers.measure()
        finally:
            server.stop()
    show(peers, options.cases, sys.stdout)
    if options.to:
        with options.to.open("w") as out:
            show(peers, options.cases, out)


if __name__ == "__main__":
    main()
