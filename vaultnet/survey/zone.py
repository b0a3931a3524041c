"""The time zone that this machine is set to."""

from __future__ import annotations

import os
from collections.abc import Mapping

from vaultnet.config.zones import is_zone

_MARK = "zoneinfo/"


def machine_zone(environment: Mapping[str, str], localtime: str = "/etc/localtime") -> str:
    """The zone's name from the variable TZ, else from the system's link; empty if neither tells.

    Args:
        localtime: the link that the system keeps to the zone's file.
    """
    named = environment.get("TZ", "").removeprefix(":").strip()
    for place in (named, os.path.realpath(localtime)):
        name = place.rpartition(_MARK)[2]
        if name and not os.path.isabs(name) and is_zone(name):
            return name
    return ""
