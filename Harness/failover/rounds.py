"""One fault after the other under load, and how long nothing was acknowledged."""
import dataclasses
import random
import time

LONGEST_OUTAGE = 30  # seconds; what issue 3 asks for


@dataclasses.dataclass
class Round:
    fault: str
    before: str
    after: str
    outage: float  # seconds without an acknowledgement, of the server that fared worse
    whole: float  # seconds from the mending until two standbys streamed again


def strike(cluster, load, fault, randomness):
    """Lets one fault happen to the primary, waits, mends it, and waits until all is well."""
    time.sleep(randomness.uniform(1, 3))
    node = cluster.wait_for_leader()
    others = [other for other in cluster.nodes if other is not node]
    began = time.monotonic()
    fault.strike(node, others)
    try:
        leader = cluster.wait_for_leader(node if fault.moves else None)
        led = time.monotonic()
        if not fault.mends_first:
            wait_for_answers(load, led)
    finally:
        fault.mend(node, others)
    mended = time.monotonic()
    wait_for_answers(load, led)
    cluster.wait_until_whole()
    ended = time.monotonic()
    servers = range(len(load.servers))
    outage = max(load.longest_gap(server, began, ended) for server in servers)
    return Round(fault.name, node.name, leader.name, outage, ended - mended)


def wait_for_answers(load, began, within=90):
    """Until each server has acknowledged something that was asked for since `began`."""
    end = time.monotonic() + within
    while time.monotonic() < end:
        if all(load.has_answered(server, began) for server in range(len(load.servers))):
            return
        time.sleep(0.1)
    raise TimeoutError(f"no acknowledgement by both servers in {within} s")


def strike_all(cluster, load, faults, checks, seed=1):
    """All faults one after the other; ends early where one leaves the cluster broken."""
    randomness = random.Random(seed)
    rounds = []
    for number, fault in enumerate(faults, 1):
        done = strike(cluster, load, fault, randomness)
        rounds.append(done)
        checks.that(
            f"{number:2} {fault.name}: {done.before} → {done.after}, out for {done.outage:.1f} s, "
            f"whole again {done.whole:.1f} s after it was mended",
            done.outage <= LONGEST_OUTAGE, f"more than {LONGEST_OUTAGE} s")
    return rounds
