#!/usr/bin/env python3
"""Kills and cuts off the primary of three PostgreSQL nodes while two servers write to it.

What was acknowledged is there once, nobody ever wrote beside another, and writing goes on within
30 s each time. LIANXIN_KILLS and LIANXIN_PARTITIONS say how often: 2 and 1 take some three minutes,
the full measure of 20 and 10 eighteen. Without them it leaves itself out: nine more processes than a
run of all tests should start.
"""
import collections
import os
import statistics

from failover import sandbox
from kit import PROGRAM, Checks, Folder

checks = Checks()
MISSING = (sandbox.missing(PROGRAM) if "LIANXIN_PARTITIONS" in os.environ
           else "set LIANXIN_KILLS and LIANXIN_PARTITIONS")
if MISSING:
    print(f"left out: {MISSING}")
    checks.done()
sandbox.enter()

# Only inside, and by a Python that has them.
from failover.cluster import Cluster  # noqa: E402
from failover.faults import schedule  # noqa: E402
from failover.load import Load  # noqa: E402
from failover.office import Office  # noqa: E402
from failover.rounds import strike_all  # noqa: E402
from failover.watch import Watch  # noqa: E402

KILLS = int(os.environ.get("LIANXIN_KILLS", "2"))
PARTITIONS = int(os.environ.get("LIANXIN_PARTITIONS", "1"))


def check_ledger(office, load):
    """Each acknowledged case is there once, under the number that was told."""
    registered = office.cases()
    told = {one.case: one.number for one in load.acknowledged}
    wrong = [case for case, number in told.items() if registered.get(case) != number]
    checks.that("no acknowledged case is lost, and each kept its number", not wrong, wrong[:3])
    checks.that("every case that was sent was acknowledged in the end",
                len(told) == len(load.sent), f"{len(told)} of {len(load.sent)}")
    numbers = collections.Counter(registered.values())
    checks.that("no number was given twice", max(numbers.values()) == 1)
    least, most, count = office.positions()
    checks.that("the ledger has no gap and no double", (least, most) == (1, count),
                f"{count} entries from {least} to {most}")


def print_measures(rounds, load, watch):
    for fault, outages in sorted(by_fault(rounds).items()):
        print(f"{fault}: {len(outages)} times, out for {min(outages):.1f} to {max(outages):.1f} s, "
              f"median {statistics.median(outages):.1f} s")
    print(f"{len(load.acknowledged)} cases acknowledged, {len(watch.written)} writes of the watch; "
          f"answers: {dict(load.answers)}")
    print(f"an old primary took itself for one beside the new one for at most "
          f"{watch.longest_pair():.1f} s; nothing that it wrote then was acknowledged")


def by_fault(rounds):
    found = collections.defaultdict(list)
    for one in rounds:
        found[one.fault].append(one.outage)
    return found


with Folder() as folder, Cluster(folder) as cluster, Office(cluster, folder) as office:
    watch = Watch(cluster.nodes, cluster.leader())
    load = Load(office.servers)
    try:
        rounds = strike_all(cluster, load, schedule(KILLS, PARTITIONS), checks)
    except BaseException:
        load.give_up()
        cluster.print_logs()
        raise
    load.stop()
    watch.stop()
    checks.that("no answer was unexpected", not load.unexpected, load.unexpected[:3])
    checks.that("never two writers", not watch.two_writers(), watch.two_writers())
    check_ledger(office, load)
    digests = office.digests()
    checks.that("all three nodes hold the same ledger", len(set(digests.values())) == 1, digests)
    office.stop_servers()
    verified = office.verify()
    checks.that("verify is clean", verified.returncode == 0, verified.stdout + verified.stderr)
    print(verified.stdout.strip())
    print_measures(rounds, load, watch)
checks.done()
