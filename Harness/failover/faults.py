"""What happens to the primary, and how it is mended."""

class Fault:
    """Something that happens to a node.

    `moves`: another node must lead before it is mended, else it may be mended in place.
    `mends_first`: it is mended as soon as another leads, before the servers write again.
    """

    def __init__(self, name, strike, mend, moves=True, mends_first=False):
        self.name, self.strike, self.mend = name, strike, mend
        self.moves, self.mends_first = moves, mends_first


def cut(**heard):
    """The other nodes are cut off from it, while the servers still reach it."""
    return (lambda node, others: node.cut_from(others, **heard)), (lambda node, _: node.heal())


def kill_both(node, _):
    node.kill_patroni()
    node.kill_postgresql()


KILLS = [
    Fault("power off", lambda node, _: node.power_off(), lambda node, _: node.start()),
    Fault("PostgreSQL killed", lambda node, _: node.kill_postgresql(), lambda *_: None,
          moves=False),
    Fault("Patroni and PostgreSQL killed", kill_both, lambda node, _: node.start_patroni()),
    # The old primary runs on with nobody to stop it until Patroni is there again; what it writes
    # meanwhile is acknowledged by nobody.
    Fault("Patroni killed", lambda node, _: node.kill_patroni(),
          lambda node, _: node.start_patroni(), mends_first=True),
]
PARTITIONS = [
    Fault("cut off from the nodes, not from the servers", *cut()),
    Fault("unplugged", lambda node, _: node.unplug(), lambda node, _: node.plug_in()),
    Fault("hears no node", *cut(is_heard=True)),
    Fault("frozen", lambda node, _: node.freeze(), lambda node, _: node.thaw()),
    Fault("heard by no node", *cut(hears=True)),
]


def schedule(kills, partitions):
    """As many of each, the kinds in turn, kills and partitions mixed."""
    chosen = [((i + 0.5) / kills, KILLS[i % len(KILLS)]) for i in range(kills)]
    chosen += [((i + 0.5) / partitions, PARTITIONS[i % len(PARTITIONS)]) for i in range(partitions)]
    return [fault for _, fault in sorted(chosen, key=lambda one: one[0])]
