#!/usr/bin/env python3
"""Kills the server again and again under load: what was acknowledged stands, once.

LIANXIN_KILLS sets how often (20; the full measure is 200).
"""
import http.client
import os
import random
import threading
import time

from kit import Checks, Folder, Server, make_demo, new_case, run

KILLS = int(os.environ.get("LIANXIN_KILLS", "20"))
WORKERS = 8
checks = Checks()


def load(server, acknowledged, unsure, stop):
    """Registers cases until told to stop; what got no answer is unsure."""
    connection = server.connect(timeout=5)
    while not stop.is_set():
        case = new_case()
        try:
            status, answer = server.post("/api/v1/cases", case, connection=connection)
        except (OSError, http.client.HTTPException):
            unsure.append(case)
            return
        if status == 201:
            acknowledged.append((case, answer))
        else:
            unsure.append(case)


with Folder() as folder:
    data = folder / "data"
    make_demo(data, 0.005)
    server = Server(data)
    acknowledged, unsure, starts = [], [], []
    randomness = random.Random(1)
    for _ in range(KILLS):
        starts.append(server.start())
        stop = threading.Event()
        workers = [
            threading.Thread(target=load, args=(server, acknowledged, unsure, stop))
            for _ in range(WORKERS)]
        for worker in workers:
            worker.start()
        time.sleep(randomness.uniform(0.05, float(os.environ.get("LIANXIN_KILL_SECONDS", "1"))))
        server.kill()
        stop.set()
        for worker in workers:
            worker.join()
    starts.append(server.start())
    lost = [
        case["id"] for case, answer in acknowledged
        if server.get(f"/api/v1/cases/{answer['number']}?code={answer['pickupCode']}")[0] != 200]
    numbers = [answer["number"] for _, answer in acknowledged]
    checks.that("cases were acknowledged before the kills", len(acknowledged) > KILLS,
                len(acknowledged))
    checks.that("no acknowledged case is lost", not lost, lost[:3])
    checks.that("no number was given twice", len(set(numbers)) == len(numbers))
    again = [server.post("/api/v1/cases", case) for case, _ in acknowledged[:200]]
    doubled = [
        a for a, (_, first) in zip(again, acknowledged)
        if a[0] != 200 or a[1]["number"] != first["number"]]
    checks.that("sent again, a case keeps its number", not doubled, doubled[:2])
    retried = [server.post("/api/v1/cases", case) for case in unsure]
    twice = [server.post("/api/v1/cases", case) for case in unsure]
    checks.that("what got no answer can be sent again, and is there once",
                all(r[0] in (200, 201) and t[0] == 200 and r[1]["number"] == t[1]["number"]
                    for r, t in zip(retried, twice)))
    server.stop()
    checks.that("ready again within 3 s after every kill", max(starts) <= 3, max(starts))
    verified = run("verify", "--data", data)
    checks.that("verify is clean", verified.returncode == 0, verified.stdout + verified.stderr)
    print(f"{KILLS} kills, {len(acknowledged)} acknowledged, {len(unsure)} without an answer, "
          f"slowest start {max(starts):.2f} s")
checks.done()
