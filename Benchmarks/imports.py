#!/usr/bin/env python3
"""Measures imports: all divisions of China, the villages of two provinces, and the households of a
city from one CSV, which it makes. Needs the release build; prints one table.

Benchmarks/imports.py [--households N] [--keep DIR] [--to FILE]
"""
import argparse
import csv
import gzip
import pathlib
import random
import re
import sys
import tempfile
import time

import load
from county import kit

SHARED = kit.ROOT.parent / "shared" / "data" / "divisions"
# Seconds, megabytes.
BARS = {"divisions and villages": 5, "households": 30}
MEMORY = 200
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗岩玉"
GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂香罕应叫"


def write(path, heading, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(heading)
        out.writerows(rows)
    return path


def unpacked(name, folder):
    path = folder / name.removesuffix(".gz")
    path.write_bytes(gzip.decompress((SHARED / name).read_bytes()))
    return path


def villages(path):
    with open(path, encoding="utf-8") as file:
        return [row["code"] for row in csv.DictReader(file)]


def household_lists(folder, places, count):
    """An official and a zone for each village, and `count` households spread over them."""
    dice = random.Random(20260302)
    officials = write(folder / "officials.csv", ("工号", "姓名", "区划代码", "角色"), (
        (f"G{place}", name(dice), place, "field") for place in places))
    zones = write(folder / "zones.csv", ("责任区编号", "责任区名称", "区划代码", "负责领导"), (
        (f"Z{place}", f"第{number}责任区", place, f"G{place}")
        for number, place in enumerate(places, 1)))
    households = write(
        folder / "households.csv",
        ("户编号", "区划代码", "户主姓名", "家庭住址", "联系电话", "家庭人口", "网格", "联系干部"),
        (household(dice, number, places[number * len(places) // count])
         for number in range(count)))
    return officials, zones, households


def name(dice):
    return dice.choice(SURNAMES) + "".join(dice.choices(GIVEN, k=dice.choice((1, 2, 2))))


def household(dice, number, place):
    return (f"{place}-{number:06}", place, name(dice), f"{1 + number % 12}组{1 + number % 97}号",
            f"1{dice.randrange(30, 99)}{dice.randrange(10**8):08}", dice.randrange(1, 8),
            f"Z{place}", f"G{place}")


class Imports:
    """What was imported so far, with its time and peak memory."""

    def __init__(self, data):
        self.data, self.lines = data, []

    def take(self, what, path, *options):
        began = time.monotonic()
        done = kit.run("import", what, path, "--data", self.data, *options)
        seconds = time.monotonic() - began
        told = done.stdout + done.stderr
        if done.returncode:
            raise SystemExit(told)
        figures = {word: int(re.search(rf"{word}: (\d+)", told)[1])
                   for word in ("rows", "created", "bad", "peak memory")}
        if figures["created"] != figures["rows"]:
            raise SystemExit(told)
        line = (what, figures["rows"], seconds, figures["peak memory"])
        self.lines.append(line)
        print(f"    {what:12} {line[1]:7} rows {seconds:6.2f} s {line[3]:4} MB", file=sys.stderr)
        return seconds, figures["peak memory"]


def show(lines, bars, out):
    print("| rows | what | seconds | rows a second | peak memory MB |", file=out)
    print("| --: | --- | --: | --: | --: |", file=out)
    for what, rows, seconds, memory in lines:
        print(f"| {rows:,} | {what} | {seconds:.1f} | {rows / seconds:,.0f} | {memory} |", file=out)
    print(file=out)
    for bar, seen, holds in bars:
        print(f"- {bar}: {seen}: {'met' if holds else 'NOT MET'}", file=out)


def measure(options, folder):
    divisions = unpacked("divisions-2023.csv.gz", folder)
    lists = [unpacked(f"villages-2021-{province}.csv.gz", folder)
             for province in ("yunnan", "zhejiang")]
    imports = Imports(folder / "data")
    began = sum(load.busy_seconds() for _ in range(1)), time.monotonic()
    bare = imports.take("places", divisions)
    # Of the villages of 2021 some hang under townships that the list of 2023 no longer has.
    townships = unpacked("townships-2021.csv.gz", folder)
    second = Imports(folder / "villages")
    kit.run("import", "places", divisions, "--data", second.data)
    kit.run("import", "places", townships, "--data", second.data)
    parts = [second.take("places", path, *options.villages) for path in lists]
    imports.lines += second.lines
    places = [code for code in villages(lists[0]) if code.startswith(("5301", "5303", "5308"))]
    officials, zones, households = household_lists(folder, places, options.households)
    other = Imports(second.data)
    other.take("officials", officials)
    other.take("zones", zones)
    seconds, memory = other.take("households", households)
    imports.lines += other.lines
    everything = bare[0] + sum(part[0] for part in parts)
    peak = max(line[3] for line in imports.lines)
    others = load.busy_seconds() - began[0], time.monotonic() - began[1]
    print(f"    all cores worked {others[0]:.0f} s in {others[1]:.0f} s", file=sys.stderr)
    return imports.lines, [
        (f"divisions and villages < {BARS['divisions and villages']} s", f"{everything:.1f} s",
         everything < BARS["divisions and villages"]),
        (f"households < {BARS['households']} s", f"{seconds:.1f} s", seconds < BARS["households"]),
        (f"memory < {MEMORY} MB", f"{peak} MB", peak < MEMORY),
    ]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--households", type=int, default=350_000)
    parser.add_argument("--to", type=pathlib.Path, help="file for the table")
    options = parser.parse_args()
    options.villages = []
    with tempfile.TemporaryDirectory(prefix="lianxin-") as folder:
        lines, bars = measure(options, pathlib.Path(folder))
    show(lines, bars, sys.stdout)
    if options.to:
        with options.to.open("w") as out:
            show(lines, bars, out)


if __name__ == "__main__":
    main()
