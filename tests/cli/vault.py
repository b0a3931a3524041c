"""The tiny vault on which commands are tried: three people, a day, a mistake."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, Final

from tests.running import TODAY, Outcome, run

DAY: Final = TODAY.isoformat()

NOTES: Final = {
    "People/Ana Ruiz.md": (
        "---\ntype: person\ntier: critical\nrole: client\nadded: 2024-01-10\n---\n\n# Ana Ruiz\n\n"
        "## Log\n\n- 2025-11-02 meet: lunch by the river\n- 2026-08-01 call: still to come\n\n"
        "## Open\n\n- [ ] promise: the staffing study [due:: 2026-06-10]\n"
    ),
    "People/Bo Lindqvist.md": (
        "---\ntype: person\naliases: [Bosse]\ncadence: 6 weeks\nadded: 2024-03-01\n---\n"
    ),
    "People/Zoë Ångström.md": "---\ntype: person\nadded: soon\n---\n",
    "Daily/2026-06-01.md": (
        "Walked with [[Bo Lindqvist]].\n\n> [[Ana Ruiz]] said so\n\n- [ ] write to [[Bosse]]\n"
    ),
    "Ideas.md": "[[Bo Lindqvist]] should meet [[Ana Ruiz]].\n",
}


def on(vault: Path, *words: str) -> Outcome:
    """Run a command on a vault, on a fixed day."""
    return run(*words, "--vault", str(vault), "--today", DAY)


def leave_alone(vault: Path) -> None:
    """Let it be long ago that anybody wrote a note: nothing has to wait for a calm moment."""
    for path in vault.rglob("*.md"):
        os.utime(path, (0, 0))


def answer(vault: Path, *words: str) -> Any:  # noqa: ANN401 - whatever the command prints
    """What a command prints with `--json`."""
    done = on(vault, *words, "--json")
    assert (done.code, done.err) == (0, ""), done
    return json.loads(done.out)
