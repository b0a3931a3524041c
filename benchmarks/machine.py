"""Name the machine that a figure was measured on."""

from __future__ import annotations

import os
import platform
import re
from pathlib import Path


def describe(folder: Path) -> str:
    """One line: processor, cores, memory, system, Python, and the file system of `folder`."""
    gibibytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    parts = (
        f"{_processor()}, {os.cpu_count()} cores, {gibibytes:.0f} GiB",
        f"{platform.system()} {platform.release()}",
        f"{platform.python_implementation()} {platform.python_version()}",
        file_system(folder),
        "page cache warm",
    )
    return " · ".join(parts)


def _processor() -> str:
    try:
        found = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    except OSError:
        found = None
    return found[1] if found else platform.processor() or platform.machine()


def file_system(folder: Path) -> str:
    """The kind of file system that holds `folder`, as `ext4`."""
    try:
        mounts = Path("/proc/mounts").read_text().splitlines()
    except OSError:
        return "unknown file system"
    places = {fields[1]: fields[2] for fields in map(str.split, mounts)}
    above = [folder.resolve(), *folder.resolve().parents]
    return next((places[str(path)] for path in above if str(path) in places), "unknown file system")
