"""The office: two servers on the nodes' database, and what that holds."""
import shutil
import time

import psycopg2

from kit import Server, make_demo, run

from .settings import database_url

NAME = "lianxin"


class Office:
    """A small demo county in the nodes' database, served by two processes until the block ends.

    Each has a folder of its own, as on two machines: the same master key, no tables.
    """

    def __init__(self, cluster, folder):
        self.cluster = cluster
        self.url = database_url(NAME)
        self.folders = [folder / "server1", folder / "server2"]

    def __enter__(self):
        self._create_database()
        make_demo(self.folders[0], 0.005, "--database", self.url)
        shutil.copytree(self.folders[0], self.folders[1])
        self.servers = [
            Server(folder, ("serve", "--database", self.url)) for folder in self.folders]
        try:
            for server in self.servers:
                server.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for server in self.servers:
            if server.process and server.process.poll() is None:
                server.kill()

    def stop_servers(self):
        for server in self.servers:
            server.stop()

    def verify(self):
        return run("verify", "--data", self.folders[0], "--database", self.url)

    def cases(self):
        """Number by the client's id of each case that came with one."""
        return dict(self._ask(
            "SELECT client_id, number::TEXT FROM cases WHERE client_id IS NOT NULL"))

    def positions(self):
        """First and last position of the ledger, and how many entries it has."""
        return self._ask("SELECT min(position), max(position), count(*) FROM entries")[0]

    def digests(self, within=20):
        """Of the ledger, of each node; a standby is given time to catch up."""
        end = time.monotonic() + within
        while True:
            digests = {node.name: self._digest(node) for node in self.cluster.nodes}
            if len(set(digests.values())) == 1 or time.monotonic() > end:
                return digests
            time.sleep(0.5)

    def _digest(self, node):
        try:
            return node.ask(
                """
                SELECT count(*), md5(string_agg(position || encode(commitment, 'hex'), ','
                                                ORDER BY position))
                FROM entries
                """, NAME)[0]
        except psycopg2.Error as error:
            return str(error)

    def _ask(self, query):
        return self.cluster.wait_for_leader().ask(query, NAME)

    def _create_database(self):
        connection = self.cluster.leader().connect()
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE ROLE {NAME} LOGIN")
            cursor.execute(f"CREATE DATABASE {NAME} OWNER {NAME}")
        connection.close()
        # A standby that hasn't got there yet refuses, and libpq doesn't ask the next one then.
        for node in self.cluster.nodes:
            while not node.ask(f"SELECT 1 FROM pg_database WHERE datname = '{NAME}'"):
                time.sleep(0.1)
