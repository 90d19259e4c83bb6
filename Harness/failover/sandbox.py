"""Namespaces of our own for links, processes and mounts; what is missing for them."""
import os
import pathlib
import shutil
import signal
import subprocess
import sys

# Debian's Python has the psycopg2 that came with Patroni.
PYTHON = "/usr/bin/python3"
POSTGRESQL = pathlib.Path("/usr/lib/postgresql/15/bin")
PROGRAMS = ["patroni", "etcd", "nft", "ip", "unshare", "nsenter", "setpriv"]
INSIDE = "LIANXIN_INSIDE_SANDBOX"


def missing(program):
    """Why three nodes, and `program` on them, can't run here; nothing where they can."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return "namespaces need Linux and root"
    programs = [name for name in PROGRAMS if not shutil.which(name)]
    if not (POSTGRESQL / "postgres").exists():
        programs.append("PostgreSQL 15")
    if programs:
        return f"{', '.join(programs)} not installed (FAILOVER_PACKAGES in Scripts/packages)"
    libraries = subprocess.run(["ldd", program], capture_output=True, text=True).stdout
    if "libpq" not in libraries:
        return f"{program} was built without PostgreSQL (--traits PostgreSQL)"
    tried = subprocess.run(
        ["unshare", "--net", "--pid", "--mount", "--fork", "true"], capture_output=True, text=True)
    return f"no namespaces: {tried.stderr.strip()}" if tried.returncode else ""


def enter():
    """Goes on inside the sandbox: this script from its start, as its first process.

    When that process ends, even killed, the kernel ends all others and takes the links away.
    """
    if os.environ.get(INSIDE) == "1" and os.getpid() == 1:
        # The first process of a namespace gets no signal that it doesn't handle.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit("told to end"))
        for command in (["link", "set", "lo", "up"], ["link", "add", "br0", "type", "bridge"],
                        ["addr", "add", "10.77.0.1/24", "dev", "br0"],
                        ["link", "set", "br0", "up"]):
            subprocess.run(["ip", *command], check=True)
        return
    sys.stdout.flush()
    os.environ[INSIDE] = "1"
    os.execvp("unshare", [
        "unshare", "--net", "--pid", "--mount", "--fork", "--kill-child=KILL", "--mount-proc",
        PYTHON, *sys.argv])
