"""What the harnesses share: a server of our own on loopback, a client, and counting checks.

Only servers that a harness started itself are ever talked to, and only they are ended.
"""
import base64
import hashlib
import hmac
import http.client
import json
import os
import pathlib
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time
import traceback
import uuid

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = pathlib.Path(
    os.environ.get("LIANXIN_PROGRAM", ROOT / ".build" / "release" / "lianxin"))
VILLAGE = "530827101201"


class Checks:
    """Counts what held and what didn't; the last line is what ./test reads."""

    def __init__(self):
        self.passed = self.failed = 0

    def that(self, what, holds, seen=""):
        if holds:
            self.passed += 1
            print(f"ok    {what}")
        else:
            self.failed += 1
            print(f"FAILS {what}: {seen}")
        return holds

    def section(self, act, *given):
        """Does `act`; where it ends early, that is a failure of its own and the rest goes on."""
        try:
            return act(*given)
        except Exception:
            self.that(f"{act.__name__} comes to its end", False, traceback.format_exc())

    def done(self):
        print(f"{self.passed} passed, {self.failed} failed")
        sys.exit(1 if self.failed else 0)


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def run(*arguments, **options):
    """Runs a command of the program; its output as text, its exit code."""
    return subprocess.run(
        [str(PROGRAM), *map(str, arguments)], capture_output=True, text=True, cwd=ROOT, **options)


class Folder:
    """A data folder that is gone afterwards."""

    def __init__(self, inside=None):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix="lianxin-", dir=inside))

    def __enter__(self):
        return self.path

    def __exit__(self, *_):
        shutil.rmtree(self.path, ignore_errors=True)


def make_demo(data, scale=0.02, *options):
    made = run("demo", "--data", data, "--scale", scale, "--no-serve", *options)
    if made.returncode:
        raise SystemExit(f"the demo could not be made: {made.stdout}{made.stderr}")
    return json.loads((data / "demo.json").read_text())


def make_token(data, official):
    made = run("token", "create", "--official", official, "--days", 1, "--data", data)
    if made.returncode:
        raise SystemExit(f"no token: {made.stdout}{made.stderr}")
    return made.stdout.split()[-1]


class Answer:
    """What came back: `json` is None where the answer isn't JSON."""

    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body
        kind = headers.get("Content-Type", "")
        self.json = json.loads(body) if "json" in kind and body else None

    @property
    def text(self):
        return self.body.decode(errors="replace")

    @property
    def refusal(self):
        return self.json.get("refusal") if isinstance(self.json, dict) else None

    def __getitem__(self, key):
        return self.json[key]

    def __repr__(self):
        return f"{self.status} {self.text[:300]}"


class Server:
    """A server on a data folder, on a port of its own."""

    def __init__(self, data, command=("demo",), **environment):
        self.data, self.command = data, command
        self.environment = {**os.environ, **environment}
        self.port = free_port()
        self.process = None

    def start(self, within=20):
        """Starts it and waits until it is ready; the seconds that took."""
        began = time.monotonic()
        log = open(self.data.parent / f"{self.data.name}.log", "ab")
        self.process = subprocess.Popen(
            [str(PROGRAM), *self.command, "--data", str(self.data), "--port", str(self.port)],
            stdout=log, stderr=log, cwd=ROOT, env=self.environment)
        while time.monotonic() - began < within:
            if self.process.poll() is not None:
                raise SystemExit(f"the server ended with {self.process.returncode}: see {log.name}")
            try:
                if self.get("/readyz")[0] == 200:
                    return time.monotonic() - began
            except OSError:
                pass
            time.sleep(0.01)
        raise SystemExit("the server was not ready in time")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=15)

    def connect(self, timeout=10):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)

    def exchange(self, method, path, body=None, headers=None, connection=None, raw=None):
        """One request and its whole answer."""
        own = connection or self.connect()
        headers = dict(headers or {})
        data = raw
        if body is not None:
            data = json.dumps(body, ensure_ascii=False).encode()
            headers.setdefault("Content-Type", "application/json")
        try:
            own.request(method, path, data, headers)
            answer = own.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        finally:
            if connection is None:
                own.close()

    def ask(self, method, path, body=None, headers=None, connection=None, raw=None):
        """Status and answer (parsed where it is JSON) of one request."""
        answer = self.exchange(method, path, body, headers, connection, raw)
        return answer.status, (answer.body if answer.json is None else answer.json)

    def get(self, path, **options):
        return self.ask("GET", path, **options)

    def post(self, path, body=None, **options):
        return self.ask("POST", path, body, **options)


def time_code(secret):
    """The code that a telephone shows now for a secret in base 32. Source: RFC 6238."""
    key = base64.b32decode(secret.replace(" ", ""))
    digest = hmac.digest(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1)
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start:start + 4])[0] & 0x7FFFFFFF) % 10**6:06}"


def bearer(token):
    return {"Authorization": f"Bearer {token}"}


def new_case(text="村口的路灯坏了三天，晚上看不见路。", **more):
    return {
        "id": str(uuid.uuid4()), "kind": "complaint", "channel": "web", "place": VILLAGE,
        "text": text, **more}
