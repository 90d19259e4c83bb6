"""One node: a machine of its own with etcd, Patroni and PostgreSQL, as far as namespaces go."""
import json
import os
import random
import shutil
import signal
import subprocess
import time
import urllib.error
import urllib.request

import psycopg2

from .settings import DATABASE_PORT, REST_PORT, etcd, patroni

# Whoever loses its parent is the first process's child, and is reaped at once.
FIRST_PROCESS = """
import signal
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
while True:
    signal.pause()
"""
CUT = """
table inet cut {{
  chain in {{ type filter hook input priority 0; {drop_in} }}
  chain out {{ type filter hook output priority 0; {drop_out} }}
}}
"""


class Node:
    """Files in a folder of its own, which outlive what runs there."""

    def __init__(self, number, folder):
        self.number, self.name, self.address = number, f"node{number}", f"10.77.0.{10 + number}"
        self.folder = folder / self.name
        for part in (self.folder, self.folder / "etcd", self.folder / "sockets"):
            part.mkdir()
            shutil.chown(part, "postgres", "postgres")
        # JSON is YAML too.
        (self.folder / "patroni.yml").write_text(json.dumps(patroni(self)))
        self.log = open(self.folder / "log", "ab")
        # Links are made anew with each start and need a name that was never taken.
        self.starts = 0
        self.randomness = random.Random(number)

    # Power

    def start(self):
        """Powers the machine up: a link to the others, then etcd and Patroni."""
        self.starts += 1
        self.link = f"n{self.number}s{self.starts}"
        self.holder = subprocess.Popen(
            ["unshare", "--net", "--pid", "--mount", "--fork", "--kill-child=KILL", "--mount-proc",
             "/usr/bin/python3", "-c", FIRST_PROCESS], stdout=self.log, stderr=self.log)
        self.init = child_of(self.holder)
        self._ip("link", "add", self.link, "type", "veth", "peer", "name", "eth0",
                 "netns", str(self.init))
        self._ip("link", "set", self.link, "master", "br0", "up")
        self.inside("ip", "link", "set", "lo", "up")
        self.inside("ip", "addr", "add", f"{self.address}/24", "dev", "eth0")
        self.inside("ip", "link", "set", "eth0", "up")
        # A machine that boots doesn't give its server the process number from before by rule; in
        # a new namespace all numbers are small, and a stale postmaster.pid would name another's.
        self.inside("sh", "-c", f"echo {self.randomness.randint(5000, 30000)} "
                    "> /proc/sys/kernel/ns_last_pid")
        self.start_etcd()
        self.start_patroni()

    def start_etcd(self):
        # Nobody else on a busy machine should keep it from its heartbeat.
        self.etcd = self._run("etcd", *etcd(self), nice=-10)

    def start_patroni(self):
        self.patroni = self._run("patroni", str(self.folder / "patroni.yml"))

    def power_off(self):
        """Like a plug that is pulled: the others hear nothing more of it, no reset either."""
        self.unplug()
        os.kill(self.init, signal.SIGKILL)
        for process in (self.holder, self.etcd, self.patroni):
            process.wait()
        subprocess.run(["ip", "link", "delete", self.link], capture_output=True)

    def kill_patroni(self):
        os.kill(child_of(self.patroni), signal.SIGKILL)
        self.patroni.wait()

    def kill_postgresql(self):
        """Only its first process: the others end by themselves when they miss it."""
        self.inside("kill", "-9", str(self.postmaster()))

    def freeze(self):
        """All that runs there stands still, as on a stalled host; its links stay up."""
        self._signal_all("STOP")

    def thaw(self):
        """It goes on as if no time had passed."""
        self._signal_all("CONT")
        # nsenter stops with what it has entered for, and must go on to see its end.
        for process in (self.etcd, self.patroni):
            process.send_signal(signal.SIGCONT)

    def _signal_all(self, sign):
        for line in self.inside("ps", "-eo", "pid=,comm=").splitlines():
            pid, command = line.split(None, 1)
            if pid != "1" and command != "ps":
                subprocess.run(self._entered("kill", f"-{sign}", pid), capture_output=True)

    def postmaster(self):
        return int((self.folder / "data" / "postmaster.pid").read_text().split()[0])

    # Links

    def unplug(self):
        self._ip("link", "set", self.link, "down")

    def plug_in(self):
        self._ip("link", "set", self.link, "up")

    def cut_from(self, others, hears=False, is_heard=False):
        """Cuts it off from other nodes; whoever else talks to it, the servers say, still can."""
        addresses = ", ".join(other.address for other in others)
        rules = CUT.format(
            drop_in="" if hears else f"ip saddr {{ {addresses} }} drop;",
            drop_out="" if is_heard else f"ip daddr {{ {addresses} }} drop;")
        subprocess.run(self._entered("nft", "-f", "-"), input=rules, text=True, check=True)

    def heal(self):
        self.inside("nft", "delete", "table", "inet", "cut")

    # Questions

    def rest(self, path, timeout=1.0):
        """Status and answer of Patroni's own interface; None where nobody answers."""
        url = f"http://{self.address}:{REST_PORT}/{path}"
        try:
            with urllib.request.urlopen(url, timeout=timeout) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as answer:
            return answer.code, None
        except (OSError, ValueError):
            return None, None

    def connect(self, database="postgres", **options):
        """A connection past the network, whatever is cut."""
        return psycopg2.connect(
            host=str(self.folder / "sockets"), port=DATABASE_PORT, user="postgres",
            dbname=database, **options)

    def ask(self, query, database="postgres"):
        connection = self.connect(database)
        try:
            with connection, connection.cursor() as cursor:
                cursor.execute(query)
                return cursor.fetchall()
        finally:
            connection.close()

    # Inside

    def inside(self, *command):
        return subprocess.run(
            self._entered(*command), check=True, capture_output=True, text=True).stdout

    def _entered(self, *command):
        return ["nsenter", "-t", str(self.init), "--net", "--pid", "--mount", *command]

    def _run(self, *command, nice=0):
        return subprocess.Popen(
            self._entered("nice", "-n", str(nice), "setpriv", "--reuid=postgres",
                          "--regid=postgres", "--init-groups", *command),
            stdout=self.log, stderr=self.log, cwd=self.folder,
            env={**os.environ, "LANG": "C.UTF-8", "HOME": str(self.folder)})

    def _ip(self, *arguments):
        subprocess.run(["ip", *arguments], check=True)


def child_of(process, within=5):
    """The one process that `process` has started and waits for."""
    children = f"/proc/{process.pid}/task/{process.pid}/children"
    end = time.monotonic() + within
    while time.monotonic() < end:
        with open(children) as file:
            found = file.read().split()
        if found:
            return int(found[0])
        time.sleep(0.01)
    raise RuntimeError(f"process {process.pid} has started nothing")
