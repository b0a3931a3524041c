"""The least that any Python program must do: `python -I floors.py stat|read VAULT`.

`stat` walks the vault and asks for the state of every note (F_stat); `read` reads and decodes each
of them besides (F_read). Both print one number, so that nothing of it can be left out unseen.
"""

from __future__ import annotations

import gc
import os
import sys


def stat_all(vault: str) -> int:
    """Walk and stat every note outside hidden folders; how many there are."""
    count = 0
    folders = [vault]
    scandir = os.scandir
    while folders:
        with scandir(folders.pop()) as entries:
            for entry in entries:
                name = entry.name
                if name.endswith(".md"):
                    entry.stat(follow_symlinks=False)
                    count += 1
                elif name[0] != "." and entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
    return count


def read_all(vault: str) -> int:
    """Walk, stat, read and decode every note; how many characters they hold."""
    characters = 0
    folders = [vault]
    scandir, open_, read, close = os.scandir, os.open, os.read, os.close
    while folders:
        with scandir(folders.pop()) as entries:
            for entry in entries:
                name = entry.name
                if name.endswith(".md"):
                    size = entry.stat(follow_symlinks=False).st_size
                    note = open_(entry.path, os.O_RDONLY)
                    # one byte more than it should hold, so that a note that has grown is seen
                    content = read(note, size + 1)
                    close(note)
                    characters += len(content.decode())
                elif name[0] != "." and entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
    return characters


if __name__ == "__main__":
    gc.disable()
    work = {"stat": stat_all, "read": read_all}[sys.argv[1]]
    print(work(sys.argv[2]))
