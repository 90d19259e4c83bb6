#!/usr/bin/env python3
"""Fills the disk under the server: a clear 507, reading goes on, and intake resumes by itself."""
import os
import subprocess
import time

from kit import Checks, Folder, Server, make_demo, new_case, run

checks = Checks()
if os.geteuid() != 0:
    print("left out: mounting a small disk needs root")
    checks.done()

with Folder() as folder:
    disk = folder / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk], check=True)
    try:
        data = disk / "data"
        make_demo(data, 0.005)
        server = Server(data)
        server.start()
        status, first = server.post("/api/v1/cases", new_case())
        checks.that("a case is registered while there is room", status == 201, status)
        ballast = disk / "ballast"
        with open(ballast, "wb") as file:
            try:
                while True:
                    file.write(b"x" * 65536)
                    file.flush()
            except OSError:
                pass
        refused = None
        for _ in range(2000):
            status, answer = server.post("/api/v1/cases", new_case("满" * 2000))
            if status != 201:
                refused = (status, answer)
                break
        checks.that("a full disk is told as 507", refused and refused[0] == 507, refused)
        words = str(refused[1]) if refused else ""
        checks.that("it says that the case was not recorded",
                    "not recorded" in words or "未登记" in words, words)
        status, _ = server.get(
            f"/api/v1/cases/{first['number']}?code={first['pickupCode']}")
        checks.that("reading goes on", status == 200, status)
        checks.that("the server is alive", server.get("/healthz")[0] == 200)
        ballast.unlink()
        began, status = time.monotonic(), 0
        while status != 201 and time.monotonic() - began < 5:
            status, _ = server.post("/api/v1/cases", new_case())
            time.sleep(0.05)
        checks.that("intake resumes within 5 s of room, without a restart", status == 201, status)
        server.stop()
        verified = run("verify", "--data", data)
        checks.that("verify is clean", verified.returncode == 0,
                    verified.stdout + verified.stderr)
    finally:
        subprocess.run(["umount", "-l", disk], check=False)
checks.done()
