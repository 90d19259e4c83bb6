"""Measures Lianxin on the demo county beside what the machine can do, and prints one table."""
import argparse
import contextlib
import json
import os
import pathlib
import platform
import statistics
import sys
import tempfile
import time

import county
import load
from county import kit

CONNECTIONS = (1, 8, 32)
BARS = {"rate": 2000, "share": 0.30, "p99": 50, "memory": 150, "ready": 1.0}


class Bare:
    """The bare Hummingbird server beside ours."""

    def __init__(self):
        self.port = kit.free_port()
        program = kit.ROOT / ".build" / "release" / "Baseline"
        self.process = county.subprocess.Popen([str(program), "serve", str(self.port)])
        for _ in range(500):
            with contextlib.suppress(OSError):
                connection = kit.http.client.HTTPConnection("127.0.0.1", self.port)
                if county.ask(connection, "/hello", {})[0] == 200:
                    return
            time.sleep(0.01)
        raise SystemExit("the bare server was not ready in time")

    def stop(self):
        self.process.terminate()
        self.process.wait()


class Run:
    """What is measured, in its order, and all samples of it."""

    def __init__(self, options, folder):
        self.options, self.folder = options, folder
        self.samples, self.shares, self.notes = {}, {}, []
        self.requests = folder / "requests"

    def tell(self, text):
        print(text, file=sys.stderr, flush=True)

    def wanted(self, name):
        return self.options.only in name

    def sample(self, name, connections, port, pid, script, arguments, headers=()):
        load.wait_for_quiet(self.options.wait)
        taken = load.wrk(
            port, pid, script, arguments, connections, self.options.seconds, headers)
        self.samples.setdefault((name, connections), []).append(taken)
        if taken.refused or taken.broken:
            self.notes.append(
                f"{name}, {connections} connections: {taken.refused} refused, "
                f"{taken.broken} broken of {taken.requests}")
        self.tell(f"    {name:24} {connections:3} {taken.rate:9.0f}/s  p99 {taken.p99:7.2f} ms  "
                  f"{taken.processor:6.0f} µs  others {taken.others:.0%}")
        return taken

    def middle(self, name, connections=32):
        return load.middle(self.samples[name, connections])

    # Reading

    def read(self, look, server, bare):
        look.write(self.requests)
        for connections in CONNECTIONS:
            ours = self.sample(
                look.name, connections, server.port, server.process.pid, "get.lua",
                [self.requests], look.headers)
        self.requests.write_text(f"/page/{look.bytes}\n")
        theirs = self.sample(
            f"bare, {look.name}", 32, bare.port, bare.process.pid, "get.lua", [self.requests])
        self.shares.setdefault(look.name, []).append(
            (ours.rate / theirs.rate, theirs.processor / ours.processor))

    def share(self, look):
        """Our share of the bare page's rate, and the bare page's share of our processor time."""
        pairs = self.shares[look.name]
        return tuple(statistics.median(pair[index] for pair in pairs) for index in (0, 1))

    # Writing

    def write(self, server, seed):
        for name, way in (("POST case", "plain"), ("POST case, client id", "id")):
            if not self.wanted(name):
                continue
            for connections in CONNECTIONS:
                self.sample(
                    name, connections, server.port, server.process.pid, "register.lua",
                    [kit.VILLAGE, way, seed * 100 + connections])

    def live(self, server, demo, tokens):
        arguments = [kit.VILLAGE, demo["officials"]["handler"]["unit"], county.promise_date(),
                     tokens["desk"], tokens["handler"]]
        if self.wanted("life cycle"):
            self.sample(
                "life cycle", 32, server.port, server.process.pid, "lifecycle.lua", arguments)

    # What the disk and SQLite can do

    def raw(self):
        seconds = self.options.seconds
        flush = json.loads(county.baseline("flush", self.folder / "flush", 1))
        one = json.loads(county.baseline("insert", self.folder / "one.db", 1, seconds))
        many = json.loads(county.baseline("insert", self.folder / "many.db", 32, seconds))
        return (flush["flushMicroseconds"], one["rowsPerSecond"], many["rowsPerSecond"])


def start_times(server, times):
    """Seconds from the start of the program to its first 200 of /readyz; it ends up running."""
    seconds = []
    for _ in range(times):
        server.stop()
        seconds.append(server.start())
    return seconds


def measure(options, folder):
    run = Run(options, folder)
    data = folder / "data"
    county.copy_of_demo(options.scale, data)
    demo = json.loads((data / "demo.json").read_text())
    tokens = {role: kit.make_token(data, demo["officials"][role]["code"])
              for role in ("desk", "handler")}
    server, bare = kit.Server(data), None
    server.start()
    try:
        run.ready = start_times(server, 5)
        bare = Bare()
        readable = readable_looks(run, server, demo, tokens)
        run.looks, run.limits = readable, []
        for number in range(options.rounds):
            run.tell(f"Round {number + 1} of {options.rounds}")
            run.requests.write_text("/hello\n")
            run.sample("bare JSON", 32, bare.port, bare.process.pid, "get.lua", [run.requests])
            for look in readable:
                run.read(look, server, bare)
        run.memory = {"reading": load.memory(server.process.pid)}
        for number in range(options.rounds):
            run.limits.append(run.raw())
            run.write(server, number)
            run.live(server, demo, tokens)
        run.memory["writing"] = load.memory(server.process.pid)
    finally:
        server.stop()
        if bare:
            bare.stop()
    return run


def readable_looks(run, server, demo, tokens):
    readable = []
    for look in county.looks(server, demo, tokens):
        if not run.wanted(look.name):
            continue
        if why := look.check(server):
            run.notes.append(f"{look.name} was not measured: {why}")
        else:
            readable.append(look)
    return readable


# The table


def verdict(holds):
    return "met" if holds else "NOT MET"


def rows(run):
    """Lines of the main table."""
    yield ("what", "bytes", "1 conn. req/s", "8 conn. req/s", "32 conn. req/s", "p50 ms",
           "p99 ms", "µs CPU/req", "raw limit", "share", "others")
    yield ("---", *["--:"] * 10)
    for look in run.looks:
        share, _ = run.share(look)
        bare = run.middle(f"bare, {look.name}")
        yield (look.name, f"{look.bytes:,}", *figures(run, look.name),
               f"{bare.rate:,.0f} ({bare.processor:.0f} µs)", f"{share:.0%}",
               f"{run.middle(look.name).others:.0%}")
    _, one, many = limits(run)
    for name in ("POST case", "POST case, client id"):
        if (name, 32) in run.samples:
            ours = run.middle(name)
            yield (name, "", *figures(run, name), f"{many:,.0f} rows (32 a commit)",
                   f"{ours.rate / many:.0%}", f"{ours.others:.0%}")
            yield (f"{name}, 1 connection", "", *[""] * 6, f"{one:,.0f} rows (1 a commit)",
                   f"{run.middle(name, 1).rate / one:.0%}",
                   f"{run.middle(name, 1).others:.0%}")
    if ("life cycle", 32) in run.samples:
        ours = run.middle("life cycle")
        yield ("life cycle (5 requests)", "", "", "", f"{ours.cycles:,.0f} cycles",
               f"{ours.p50:.2f}", f"{ours.p99:.2f}", f"{ours.processor:.0f}", "", "",
               f"{ours.others:.0%}")
    bare = run.middle("bare JSON")
    yield ("(bare Hummingbird, JSON)", "17", "", "", f"{bare.rate:,.0f}", f"{bare.p50:.2f}",
           f"{bare.p99:.2f}", f"{bare.processor:.0f}", "", "", f"{bare.others:.0%}")


def figures(run, name):
    few, some, many = (run.middle(name, connections) for connections in CONNECTIONS)
    return (f"{few.rate:,.0f}", f"{some.rate:,.0f}", f"{many.rate:,.0f}", f"{many.p50:.2f}",
            f"{many.p99:.2f}", f"{many.processor:.0f}")


def limits(run):
    """Medians: microseconds of a flush, rows a second with 1 and with 32 in a commit."""
    return tuple(statistics.median(values) for values in zip(*run.limits))


def bars(run):
    """Each bar, what was seen, whether it is met."""
    yield ("bar", "seen", "")
    yield ("---", "---", "---")
    if ("POST case", 32) in run.samples:
        rate = run.middle("POST case").rate
        yield (f"POST /cases ≥ {BARS['rate']:,}/s at 32 connections, durable", f"{rate:,.0f}/s",
               verdict(rate >= BARS["rate"]))
    for look in run.looks:
        if look.bar == "share":
            rate, processor = run.share(look)
            yield (f"{look.name} ≥ {BARS['share']:.0%} of a bare page of {look.bytes:,} bytes",
                   f"{rate:.0%} of its rate ({processor:.0%} by processor time)",
                   verdict(rate >= BARS["share"]))
    looked = [(run.middle(look.name).p99, look.name) for look in run.looks if look.bar]
    if looked:
        p99, name = max(looked)
        yield (f"p99 < {BARS['p99']} ms at 32 connections for every page of the loop",
               f"at most {p99:.1f} ms ({name})", verdict(p99 < BARS["p99"]))
    peak = max(most for _, most in run.memory.values())
    yield (f"resident memory < {BARS['memory']} MB under load",
           "; ".join(f"{now:.0f} MB after {what}, at most {most:.0f}"
                     for what, (now, most) in run.memory.items()),
           verdict(peak < BARS["memory"]))
    ready = statistics.median(run.ready)
    yield (f"start to ready < {BARS['ready']:.0f} s", f"{ready * 1000:.0f} ms",
           verdict(ready < BARS["ready"]))


def show(run, out):
    flush, one, many = limits(run)
    others = [sample.others for samples in run.samples.values() for sample in samples]
    print(f"{time.strftime('%Y-%m-%d')}, {county.processor_name()}, {os.cpu_count()} cores, "
          f"{platform.system()} {platform.release()}; demo at scale {run.options.scale:g}; "
          f"{run.options.rounds} rounds of {run.options.seconds} s, medians. Others used "
          f"{statistics.median(others):.0%} of the cores in the middle, {max(others):.0%} at "
          f"most. 4 KiB are on the disk after {flush:.0f} µs; raw SQLite commits {one:,.0f} "
          f"rows a second one by one, {many:,.0f} in batches of 32.\n", file=out)
    for table in (bars(run), rows(run)):
        for row in table:
            print("| " + " | ".join(row) + " |", file=out)
        print(file=out)
    for note in run.notes:
        print(f"- {note}", file=out)


def main():
    parser = argparse.ArgumentParser(prog="Benchmarks/run", description=__doc__)
    parser.add_argument("--seconds", type=int, default=2, help="of each sample")
    parser.add_argument("--rounds", type=int, default=3, help="samples of each figure")
    parser.add_argument("--scale", type=float, default=1, help="of the demo county")
    parser.add_argument("--only", default="", help="what has this word in its name")
    parser.add_argument("--wait", type=float, default=0,
                        help="seconds to wait for a quiet machine before each sample, at most")
    parser.add_argument("--to", type=pathlib.Path, help="file for the table")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="lianxin-") as folder:
        run = measure(options, pathlib.Path(folder))
    show(run, sys.stdout)
    if options.to:
        with options.to.open("w") as out:
            show(run, out)


if __name__ == "__main__":
    main()
