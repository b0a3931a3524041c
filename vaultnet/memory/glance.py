"""What a first look at a vault finds, before anything is read."""

from __future__ import annotations

from vaultnet.scan import Snapshot


class Glance:
    """A vault as a first look found it. A build that finds more to do need not look again.

    What is read later is at least as new as its stamp here, so a change in between is noticed by
    the next look at the latest, as with any walk; and before a note is written to, its stamp is
    looked at once more.

    Attributes:
        root: the vault's real path.
        ignore: the folders that the walk did not enter.
        snapshot: what the walk found.
        surroundings: what the result depends on besides the notes.
        at_ns: when the look began, by the wall clock.
    """

    __slots__ = ("at_ns", "ignore", "root", "snapshot", "surroundings")

    def __init__(
        self,
        root: str,
        ignore: frozenset[str],
        snapshot: Snapshot,
        surroundings: list[object],
        at_ns: int,
    ) -> None:
        self.root = root
        self.ignore = ignore
        self.snapshot = snapshot
        self.surroundings = surroundings
        self.at_ns = at_ns
