#!/usr/bin/env python3
"""Measures imports: all divisions of China, the villages of two provinces, and the households of a
city from one CSV, which it makes. Needs the release build; prints one table.

Benchmarks/imports.py [--households N] [--wait SECONDS] [--to FILE]
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


def codes(path):
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

    def __init__(self, data, wait):
        self.data, self.wait, self.lines = data, wait, []

    def take(self, what, path, most_bad=0):
        """Imports a list; the seconds that it took."""
        load.wait_for_quiet(self.wait)
        busy, began = load.busy_seconds(), time.monotonic()
        used = load.children_seconds()
        done = kit.run("import", what, path, "--data", self.data)
        seconds = time.monotonic() - began
        used = load.children_seconds() - used
        others = max(0.0, load.busy_seconds() - busy - used) / (seconds * load.CORES)
        told = done.stdout + done.stderr
        figures = {word: int(re.search(rf"{word}: (\d+)", told)[1])
                   for word in ("rows", "created", "bad", "peak memory")}
        if figures["bad"] > most_bad or figures["created"] + figures["bad"] != figures["rows"]:
            raise SystemExit(told)
        self.lines.append(
            (path.name, figures["rows"], seconds, used, figures["peak memory"], others))
        print(f"    {path.name:24} {seconds:6.2f} s, {used:6.2f} s of processor", file=sys.stderr)
        return seconds


def show(lines, bars, out):
    print("| list | rows | seconds | processor seconds | rows a second | peak memory MB | others |",
          file=out)
    print("| --- | --: | --: | --: | --: | --: | --: |", file=out)
    for name, rows, seconds, used, memory, others in lines:
        print(f"| {name} | {rows:,} | {seconds:.1f} | {used:.1f} | {rows / seconds:,.0f} | {memory} "
              f"| {others:.0%} |", file=out)
    print(file=out)
    for bar, seen, holds in bars:
        print(f"- {bar}: {seen}: {'met' if holds else 'NOT MET'}", file=out)


def measure(options, folder):
    imports = Imports(folder / "data", options.wait)
    divisions = unpacked("divisions-2023.csv.gz", folder)
    whole = [imports.take("places", divisions)]
    lists = [unpacked(f"villages-2021-{province}.csv.gz", folder)
             for province in ("yunnan", "zhejiang")]
    # Some townships of 2021 are gone in the list of 2023; their villages are told and left out.
    whole += [imports.take("places", path, most_bad=500) for path in lists]
    known = set(codes(divisions))
    places = [code for code in codes(lists[0])
              if code.startswith(("5301", "5303", "5308")) and code[:9] in known]
    officials, zones, households = household_lists(folder, places, options.households)
    imports.take("officials", officials)
    imports.take("zones", zones)
    seconds = imports.take("households", households)
    peak = max(line[4] for line in imports.lines)
    return imports.lines, [
        (f"divisions and villages < {BARS['divisions and villages']} s", f"{sum(whole):.1f} s",
         sum(whole) < BARS["divisions and villages"]),
        (f"households < {BARS['households']} s", f"{seconds:.1f} s", seconds < BARS["households"]),
        (f"memory < {MEMORY} MB", f"{peak} MB", peak < MEMORY),
    ]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--households", type=int, default=350_000)
    parser.add_argument("--wait", type=float, default=0,
                        help="seconds to wait for a quiet machine before each list, at most")
    parser.add_argument("--to", type=pathlib.Path, help="file for the table")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="lianxin-") as folder:
        lines, bars = measure(options, pathlib.Path(folder))
    show(lines, bars, sys.stdout)
    if options.to:
        with options.to.open("w") as out:
            show(lines, bars, out)


if __name__ == "__main__":
    main()
