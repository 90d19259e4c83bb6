"""Runs wrk against a server and says what it cost: latency, processor time, and who else worked."""
import dataclasses
import json
import os
import pathlib
import resource
import statistics
import subprocess
import time

LUA = pathlib.Path(__file__).resolve().parent / "lua"
TICK = os.sysconf("SC_CLK_TCK")
CORES = os.cpu_count()
QUIET = 0.08  # of all cores: with more, somebody else's work is in the figure


@dataclasses.dataclass
class Sample:
    rate: float  # requests a second
    p50: float  # milliseconds
    p95: float
    p99: float
    processor: float  # microseconds of the server's user and system time a request
    others: float  # share of all cores that neither wrk nor the server used
    requests: int
    refused: int
    broken: int
    cycles: float  # whole life cycles a second


def processor_seconds(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def memory(pid):
    """Resident megabytes now and at most."""
    lines = dict(
        line.split(":", 1)
        for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines())
    return tuple(int(lines[key].split()[0]) / 1024 for key in ("VmRSS", "VmHWM"))


def busy_seconds():
    """Processor time that all cores have spent on work."""
    fields = pathlib.Path("/proc/stat").read_text().splitlines()[0].split()[1:9]
    user, nice, system, _idle, _waiting, irq, softirq, steal = map(int, fields)
    return (user + nice + system + irq + softirq + steal) / TICK


def children_seconds():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def wrk(port, pid, script, arguments, connections, seconds, headers=()):
    """One run; the server's own figures are taken at its beginning and end."""
    command = [
        "wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "20s", "-s", script]
    for header in headers:
        command += ["-H", header]
    command += [f"http://127.0.0.1:{port}/", "--", *map(str, arguments)]
    before = (processor_seconds(pid), busy_seconds(), children_seconds(), time.monotonic())
    ran = subprocess.run(command, capture_output=True, text=True, cwd=LUA)
    after = (processor_seconds(pid), busy_seconds(), children_seconds(), time.monotonic())
    server, busy, client, elapsed = (b - a for a, b in zip(before, after))
    lines = [line for line in ran.stdout.splitlines() if line.startswith("{")]
    if ran.returncode or not lines:
        raise SystemExit(f"wrk failed: {ran.stdout}{ran.stderr}")
    seen = json.loads(lines[-1])
    requests, span = max(1, seen["requests"]), seen["microseconds"] / 1e6
    return Sample(
        rate=requests / span, p50=seen["p50"] / 1000,
        p95=seen["p95"] / 1000, p99=seen["p99"] / 1000,
        processor=server / requests * 1e6,
        others=max(0.0, busy - server - client) / (elapsed * CORES), requests=requests,
        refused=seen["refused"], broken=seen["broken"], cycles=seen["cycles"] / span)


def wait_for_quiet(at_most):
    """Returns when the machine has been quiet for half a second, or after `at_most` seconds."""
    end = time.monotonic() + at_most
    while time.monotonic() < end:
        before, began = busy_seconds(), time.monotonic()
        time.sleep(0.5)
        if (busy_seconds() - before) / ((time.monotonic() - began) * CORES) < QUIET:
            return


def middle(samples):
    """The median sample, field by field, of the quiet ones, or of all where none was quiet."""
    chosen = [sample for sample in samples if sample.others <= QUIET] or samples
    return Sample(*(
        statistics.median(getattr(sample, field.name) for sample in chosen)
        for field in dataclasses.fields(Sample)))
