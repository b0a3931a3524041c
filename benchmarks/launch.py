"""Run one command and print what it cost: `python -I -S launch.py COMMAND...`.

A process of its own, and as small a one as Python can be: the kernel counts the memory of the
process that starts a program into the peak of the program that it starts.
"""

from __future__ import annotations

import os
import sys
import time


def main(command: list[str]) -> None:
    """Print wall seconds, processor seconds, peak in KiB and the exit code, on one line."""
    actions = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    start = time.perf_counter()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - start
    peak = usage.ru_maxrss // 1024 if sys.platform == "darwin" else usage.ru_maxrss
    print(wall, usage.ru_utime + usage.ru_stime, peak, os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main(sys.argv[1:])
