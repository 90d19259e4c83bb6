"""How etcd, Patroni and PostgreSQL are set. docs/operating.md recommends these; keep them alike."""
DATABASE_PORT, REST_PORT, ETCD_PORT, ETCD_PEERS = 5432, 8008, 2379, 2380
ADDRESSES = {f"node{number}": f"10.77.0.{10 + number}" for number in (1, 2, 3)}

# In seconds. Patroni gives up being the leader when it couldn't renew its lock for retry_timeout,
# and tries every loop_wait: ttl must be longer than loop_wait + 2 * retry_timeout.
TTL, LOOP_WAIT, RETRY_TIMEOUT = 15, 2, 4

# libpq tries the nodes in turn and takes the one that can write. A node that says nothing any more
# is given up after some six seconds, whether something was sent to it or is waited for.
DATABASE_OPTIONS = (
    "target_session_attrs=read-write&connect_timeout=2&tcp_user_timeout=6000"
    "&keepalives_idle=2&keepalives_interval=2&keepalives_count=2")


def database_url(database, user="lianxin", nodes=ADDRESSES):
    hosts = ",".join(f"{address}:{DATABASE_PORT}" for address in nodes.values())
    return f"postgres://{user}@{hosts}/{database}?{DATABASE_OPTIONS}"


def etcd(node):
    peers = ",".join(f"{name}=http://{at}:{ETCD_PEERS}" for name, at in ADDRESSES.items())
    return [
        "--name", node.name, "--data-dir", str(node.folder / "etcd"),
        "--listen-client-urls", f"http://{node.address}:{ETCD_PORT},http://127.0.0.1:{ETCD_PORT}",
        "--advertise-client-urls", f"http://{node.address}:{ETCD_PORT}",
        "--listen-peer-urls", f"http://{node.address}:{ETCD_PEERS}",
        "--initial-advertise-peer-urls", f"http://{node.address}:{ETCD_PEERS}",
        "--initial-cluster", peers, "--initial-cluster-state", "new",
        # Patroni before 3.0.3 mustn't speak version 3 with it: a primary that stood still for longer
        # than the ttl then takes the lock back from its successor, and what that one acknowledged
        # is lost (patroni/patroni#2689). Seen here with "frozen"; Debian 12 has 3.0.2.
        "--enable-v2",
        # An election must be over before Patroni's retry_timeout is.
        "--heartbeat-interval", "200", "--election-timeout", "1500", "--log-level", "warn"]


def patroni(node):
    return {
        "scope": "lianxin", "name": node.name,
        "restapi": {"listen": f"{node.address}:{REST_PORT}",
                    "connect_address": f"{node.address}:{REST_PORT}"},
        "etcd": {"hosts": [f"{address}:{ETCD_PORT}" for address in ADDRESSES.values()]},
        "bootstrap": {
            "dcs": cluster_settings(),
            "initdb": [{"encoding": "UTF8"}, {"locale": "C.UTF-8"}, "data-checksums"],
        },
        "postgresql": {
            "listen": f"{node.address}:{DATABASE_PORT}",
            "connect_address": f"{node.address}:{DATABASE_PORT}",
            "data_dir": str(node.folder / "data"), "bin_dir": "/usr/lib/postgresql/15/bin",
            "use_unix_socket": True,
            "parameters": {"unix_socket_directories": str(node.folder / "sockets")},
            # Nobody else is in the sandbox. An office uses scram-sha-256 and TLS here.
            "pg_hba": ["local all all trust", "host all all 10.77.0.0/24 trust",
                       "host replication all 10.77.0.0/24 trust"],
            "authentication": {"superuser": {"username": "postgres"},
                               "replication": {"username": "replicator"}},
            "remove_data_directory_on_rewind_failure": True,
            "remove_data_directory_on_diverged_timelines": True,
        },
    }


def cluster_settings():
    """What Patroni keeps in etcd for all nodes."""
    return {
        "ttl": TTL, "loop_wait": LOOP_WAIT, "retry_timeout": RETRY_TIMEOUT,
        # A crash is mended in place if that takes no longer than this.
        "primary_start_timeout": 10,
        "maximum_lag_on_failover": 1 << 20,
        # What is acknowledged is on two disks at least, and only who has it all may follow. Both
        # standbys are synchronous while both are there: then the one that received more follows,
        # and the other needn't be rewound first, for which writing would have to wait.
        "synchronous_mode": True, "synchronous_mode_strict": True, "synchronous_node_count": 2,
        # While etcd is down but all nodes see each other, the primary goes on.
        "failsafe_mode": True,
        "postgresql": {
            "use_pg_rewind": True, "use_slots": True,
            "parameters": {
                "synchronous_commit": "on", "wal_log_hints": "on", "max_connections": 60,
                "shared_buffers": "64MB", "wal_keep_size": "256MB", "max_wal_size": "512MB",
                "wal_sender_timeout": "6s", "wal_receiver_timeout": "6s",
                "wal_receiver_status_interval": "1s",
                # A standby looks for its new primary each second, for the primary waits for it.
                "wal_retrieve_retry_interval": "1s",
                "log_line_prefix": "%m [%p] ", "password_encryption": "scram-sha-256",
            },
        },
    }
