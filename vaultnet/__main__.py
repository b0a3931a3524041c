"""`vaultnet` and `python -m vaultnet`."""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """Run the command that the person typed."""
    # Notes are frozen values that live until the end: looking for garbage among them only costs,
    # while they are made, while modules are loaded, and once more when Python ends.
    gc.disable()
    try:
        _run()
    finally:
        gc.freeze()


def _run() -> None:
    if sys.argv[1:2] == ["build"] and _built(sys.argv[2:]):
        return
    from vaultnet.cli.main import run

    run()


def _built(words: list[str]) -> bool:
    """Build as the command does, unless what reads the command line must be loaded for it."""
    from vaultnet.cli.quick import is_plain, nothing_to_do

    if not is_plain(words):
        return False
    line, seen = nothing_to_do(words)
    if line is not None:
        _say(line)
        return True
    from vaultnet.cli.leaving import leaving

    with leaving():
        from vaultnet.cli.building import build

        build(words[1] if words else None, seen=seen)
    return True


def _say(line: str) -> None:
    """Print a line; where whoever read our output has left, there is nobody to tell."""
    try:
        print(line, flush=True)  # noqa: T201 - the machinery for output is what this path avoids
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        sys.exit(1)


if __name__ == "__main__":
    # `python -m` puts the current folder first, which may be a vault: nothing there is code.
    sys.path[:] = [folder for folder in sys.path if folder not in ("", os.getcwd())]
    main()
