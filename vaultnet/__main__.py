"""`vaultnet` and `python -m vaultnet`."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Run the command that the person typed."""
    if sys.argv[1:2] == ["build"]:
        from vaultnet.cli.quick import nothing_to_do

        if (line := nothing_to_do(sys.argv[2:])) is not None:
            print(line)  # noqa: T201 - the machinery for output is what this path avoids
            return
    from vaultnet.cli.main import run

    run()


if __name__ == "__main__":
    # `python -m` puts the current folder first, which may be a vault: nothing there is code.
    sys.path[:] = [folder for folder in sys.path if folder not in ("", os.getcwd())]
    main()
