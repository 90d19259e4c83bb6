"""Whether two nodes ever write at once, asked of every node past the network."""
import threading
import time

import psycopg2

DATABASE = "witness"


class Watch:
    """Tries to write on every node, four times a second, and notes what was acknowledged."""

    def __init__(self, nodes, leader):
        connection = leader.connect()
        connection.autocommit = True
        with connection.cursor() as cursor:
            # Beside the data, whose tables are compared with the ledger.
            cursor.execute(f"CREATE DATABASE {DATABASE}")
        connection.close()
        connection = leader.connect(DATABASE)
        with connection, connection.cursor() as cursor:
            cursor.execute("CREATE TABLE written (node TEXT NOT NULL)")
        connection.close()
        # (timeline, node, begun, at): timelines are hexadecimal numbers of one length.
        self.written = []
        # (timeline, node) -> first and last time at which that node was no standby.
        self.primaries = {}
        self.stopped = threading.Event()
        for node in nodes:
            threading.Thread(target=self._look, args=(node,), daemon=True).start()

    def stop(self):
        self.stopped.set()

    def two_writers(self):
        """What should not be: a write that was begun after a later timeline had its first, or two
        nodes on one timeline."""
        firsts, faults = {}, []
        for timeline, node, _, at in sorted(self.written, key=lambda one: one[3]):
            first = firsts.setdefault(timeline, (node, at))
            if first[0] != node:
                faults.append(f"{first[0]} and {node} both wrote timeline {timeline}")
        for timeline, node, begun, _ in self.written:
            later = [first for other, first in firsts.items()
                     if other > timeline and first[1] < begun]
            faults += [f"{node} wrote timeline {timeline} after {first[0]} had begun a later one"
                       for first in later]
        return sorted(set(faults))

    def longest_pair(self):
        """How long an old primary still took itself for one beside the new one, in seconds; it
        had nobody to acknowledge what it wrote."""
        spans = sorted(self.primaries.items())
        together = [min(one[1], other[1]) - max(one[0], other[0])
                    for i, ((_, node), one) in enumerate(spans)
                    for (_, another), other in spans[i + 1:] if node != another]
        return max([0, *together])

    def _look(self, node):
        connection = None
        while not self.stopped.wait(0.25):
            try:
                if connection is None:
                    connection = node.connect(DATABASE, connect_timeout=2)
                    connection.autocommit = True
                with connection.cursor() as cursor:
                    self._try_to_write(node, connection, cursor)
            except psycopg2.Error:
                if connection is not None:
                    connection.close()
                connection = None

    def _try_to_write(self, node, connection, cursor):
        cursor.execute("SELECT pg_is_in_recovery()")
        if cursor.fetchone()[0]:
            return
        cursor.execute("SELECT substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)")
        timeline = cursor.fetchone()[0]
        begun = time.monotonic()
        span = self.primaries.setdefault((timeline, node.name), [begun, begun])
        del connection.notices[:]
        try:
            cursor.execute(f"INSERT INTO written VALUES ('{node.name}')")
            # "Committed here, but might not be on a standby" is no acknowledgement.
            if not connection.notices:
                self.written.append((timeline, node.name, begun, time.monotonic()))
        finally:
            span[1] = time.monotonic()
