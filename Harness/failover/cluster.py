"""The three nodes together: who leads, whether all is well, and the end of it."""
import sys
import time

import psycopg2

from .node import Node
from .settings import ADDRESSES


class Cluster:
    """Three nodes in `folder`, started, until the block is left."""

    def __init__(self, folder):
        # PostgreSQL runs as another user, and must be able to reach its folder.
        folder.chmod(0o755)
        self.folder = folder
        self.nodes = [Node(number, folder) for number in range(1, len(ADDRESSES) + 1)]

    def __enter__(self):
        try:
            for node in self.nodes:
                node.start()
            self.wait_until_whole(within=120)
        except BaseException:
            self.print_logs()
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for node in self.nodes:
            if node.starts:
                node.power_off()

    def leader(self):
        """The node that holds the lock as far as Patroni says; None while nobody does."""
        for node in self.nodes:
            if node.rest("primary")[0] == 200:
                return node
        return None

    def wait_for_leader(self, other_than=None, within=90):
        """The node that leads now, and isn't `other_than`."""
        end = time.monotonic() + within
        while time.monotonic() < end:
            leader = self.leader()
            if leader and leader is not other_than:
                return leader
            time.sleep(0.1)
        raise TimeoutError(f"nobody leads after {within} s (but {other_than and other_than.name})")

    def wait_until_whole(self, within=120):
        """Until one leads and the two others stream from it, both synchronous.

        Returns the seconds that took.
        """
        began = time.monotonic()
        while time.monotonic() - began < within:
            if not self.what_is_missing():
                return time.monotonic() - began
            time.sleep(0.3)
        raise TimeoutError(f"not whole after {within} s: {self.what_is_missing()}")

    def what_is_missing(self):
        leader = self.leader()
        if not leader:
            return "nobody leads"
        _, answer = leader.rest("cluster")
        members = (answer or {}).get("members", [])
        roles = sorted(member["role"] for member in members if member["state"] == "running")
        if roles != ["leader", "sync_standby", "sync_standby"]:
            return f"running are only {roles}"
        try:
            streams = leader.ask(
                "SELECT application_name FROM pg_stat_replication WHERE state = 'streaming'")
        except psycopg2.Error as error:
            return str(error)
        return "" if len(streams) == 2 else f"only {streams} stream"

    def print_logs(self, limit=40):
        """The last lines of each node's log, for whoever looks for a cause."""
        for node in self.nodes:
            lines = (node.folder / "log").read_text(errors="replace").splitlines()[-limit:]
            print(f"--- {node.name}", *lines, sep="\n", file=sys.stderr)
