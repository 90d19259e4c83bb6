"""People who register cases without a pause, and remember what was acknowledged to them."""
import collections
import http.client
import threading
import time
import uuid

from kit import new_case

# One answer that was given: when it was asked for, when it came, by which server.
Acknowledged = collections.namedtuple("Acknowledged", "case number begun at server")


class Load:
    """Writers that send each case, to one server or the other, until it is acknowledged."""

    def __init__(self, servers, writers=4, pause=0.05):
        self.servers, self.pause = servers, pause
        self.sent, self.acknowledged, self.unexpected = [], [], []
        self.answers = collections.Counter()
        self.stopped = threading.Event()
        self.threads = [
            threading.Thread(target=self._write, args=(number,), daemon=True)
            for number in range(writers)]
        for thread in self.threads:
            thread.start()

    def stop(self, within=60):
        """No new cases; those without an answer are sent until they have one."""
        self.deadline = time.monotonic() + within
        self.stopped.set()
        for thread in self.threads:
            thread.join()

    def give_up(self):
        """Ends without waiting for what isn't acknowledged."""
        self.deadline = 0
        self.stopped.set()

    def has_answered(self, server, since):
        """Whether `server` has acknowledged something that was asked for after `since`."""
        return any(one.server == server and one.begun > since
                   for one in reversed(self.acknowledged[-200:]))

    def longest_gap(self, server, since, until):
        """The longest time in which that server acknowledged nothing, in seconds."""
        times = [one.at for one in self.acknowledged
                 if one.server == server and since <= one.at <= until]
        times = [since, *times, until]
        return max(later - earlier for earlier, later in zip(times, times[1:]))

    def _write(self, number):
        connections = {}
        turn = number
        while not self.stopped.is_set():
            case = new_case(f"村口的路灯坏了三天，晚上看不见路。第{len(self.sent)}次说。")
            self.sent.append(case)
            key = str(uuid.uuid4())
            while not self._deliver(case, key, turn % len(self.servers), connections):
                turn += 1
                if self.stopped.is_set() and time.monotonic() > self.deadline:
                    return
            turn += 1
            time.sleep(self.pause)

    def _deliver(self, case, key, server, connections):
        """Sends it once; whether it was acknowledged."""
        begun = time.monotonic()
        try:
            if server not in connections:
                connections[server] = self.servers[server].connect(timeout=10)
            status, answer = self.servers[server].post(
                "/api/v1/cases", case, connection=connections[server],
                headers={"Idempotency-Key": key})
        except (OSError, http.client.HTTPException) as error:
            self.answers[type(error).__name__] += 1
            connections.pop(server).close()
            time.sleep(0.2)
            return False
        self.answers[status] += 1
        if status in (200, 201):
            self.acknowledged.append(
                Acknowledged(case["id"], answer["number"], begun, time.monotonic(), server))
            return True
        # Not now, too much at once, not reachable: to be tried again. Nothing else should come.
        if status not in (409, 429, 502, 503, 504):
            self.unexpected.append((status, str(answer)[:300]))
        time.sleep(0.2)
        return False
