#!/usr/bin/env python3
"""Measures how fast a case of 500 entries opens beside one of 5, and how fast a deed on it is done.

Needs the release build. Benchmarks/long_case.py [--entries N] [--seconds N]
"""
import argparse
import pathlib
import statistics
import tempfile
import time

import county
import load
from county import kit


def case_with(server, token, entries):
    """The number of a new case that has so many entries."""
    status, answer = server.post("/api/v1/cases", kit.new_case())
    if status != 201:
        raise SystemExit(f"no case: {answer}")
    connection, number = server.connect(), answer["number"]
    path = f"/api/v1/cases/{number}/note"
    for count in range(entries - 1):
        status, answer = server.post(
            path, {"text": f"第{count}次去看了，还在修。"}, headers=kit.bearer(token),
            connection=connection)
        if status != 201:
            raise SystemExit(f"no entry: {answer}")
    return number


def first_and_warm(server, path, cookie):
    """Milliseconds: the first time after a start of the server, and later on."""
    connection, times = server.connect(), []
    for _ in range(50):
        began = time.monotonic()
        server.exchange("GET", path, headers={"Cookie": cookie}, connection=connection)
        times.append((time.monotonic() - began) * 1000)
    return times[0], statistics.median(times[1:])


def deeds(server, token, number, times):
    """Milliseconds of a note on the case, the median."""
    connection, taken = server.connect(), []
    for _ in range(times):
        began = time.monotonic()
        server.post(f"/api/v1/cases/{number}/note", {"text": "又去看了一次。"},
                    headers=kit.bearer(token), connection=connection)
        taken.append((time.monotonic() - began) * 1000)
    return statistics.median(taken)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=500)
    parser.add_argument("--seconds", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="lianxin-") as folder:
        data = pathlib.Path(folder) / "data"
        demo = kit.make_demo(data, 0.02)
        token = kit.make_token(data, demo["officials"]["desk"]["code"])
        server = kit.Server(data)
        server.start()
        numbers = {count: case_with(server, token, count) for count in (5, options.entries)}
        print("| entries | bytes | first opening ms | later ms | pages/s at 8 | p99 ms | a note ms |")
        print("| --: | --: | --: | --: | --: | --: | --: |")
        for count, number in numbers.items():
            cookie = county.sign_in(server, demo["officials"]["desk"])
            server.stop()
            server.start()
            path = f"/cases/{number}"
            server.exchange("GET", "/cases", headers={"Cookie": cookie})
            first, later = first_and_warm(server, path, cookie)
            size = len(server.exchange("GET", path, headers={"Cookie": cookie}).body)
            requests = pathlib.Path(folder) / "requests"
            requests.write_text(f"{path}\t{cookie}\n")
            sample = load.wrk(server.port, server.process.pid, "get.lua", [requests], 8,
                              options.seconds)
            print(f"| {count} | {size:,} | {first:.2f} | {later:.2f} | {sample.rate:,.0f} | "
                  f"{sample.p99:.2f} | {deeds(server, token, number, 30):.2f} |")
        server.stop()


if __name__ == "__main__":
    main()
