"""The long trials, which no test run has time for: `make soak`.

Every system call of every write-back with every fault, duels of 10,000 lines a side, and an hour
of any edits of any notes.
"""

from __future__ import annotations

import subprocess
import sys
from typing import Final

from tests.trials.crashes import unusable
from tests.trials.duels import MANNERS
from tests.trials.scenes import SCENES

_LINES: Final = "10000"
_SECONDS: Final = "3600"
_EACH: Final = "100"  # lines in a round: a note of 200 lines is a long one


def main() -> None:
    """Run them one after the other, print the figures of each, and fail if one failed."""
    why_not = unusable()
    if why_not:
        sys.exit(why_not)
    trials = [("tests.trials.crashes", scene, "--every") for scene in SCENES]
    duels = [
        ("tests.trials.duels", manner, "--lines", _LINES, "--each", _EACH) for manner in MANNERS
    ]
    fuzz = ("tests.trials.fuzz", "--seconds", _SECONDS)
    codes = [
        subprocess.run([sys.executable, "-m", *words], check=False)
        for words in (*trials, *duels, fuzz)
    ]
    sys.exit(any(done.returncode for done in codes))


if __name__ == "__main__":
    main()
