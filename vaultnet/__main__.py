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
    seen = None
    if sys.argv[1:2] == ["build"]:
        from vaultnet.cli.quick import nothing_to_do

        line, seen = nothing_to_do(sys.argv[2:])
        if line is not None:
            _say(line)
            return
    from vaultnet.cli.main import run

    run(seen)


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
