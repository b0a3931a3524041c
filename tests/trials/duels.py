"""Two writers and one note: an editor and vaultnet write numbered lines at the same time.

`python -m tests.trials.duels in-place --lines 1500` prints what each of them lost.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from typing import Final

from tests.trials.scenes import AT_ONCE, TODAY, rules_of
from vaultnet.edit import AddEntry
from vaultnet.errors import VaultnetError
from vaultnet.pipeline import writeback
from vaultnet.pipeline.planning import Change, plan
from vaultnet.pipeline.recovery import recover
from vaultnet.pipeline.writeback import carry_out

NOTE: Final = "People/Ana.md"
_START: Final = "---\ntype: person\n---\n\n## Log\n\n## Notes\n\n"
_THEIRS: Final = "the editor's line "
_OURS: Final = "vaultnet's line "
_PAUSE: Final = 0.004  # seconds that an editor's buffer is older than the file, at the most

_AHEAD: Final = 3  # lines

#: What a duel may not come to.
MUST_BE_NONE: Final = ("the editor's lost", "vaultnet's lost", "doubled", "left beside it")

Save = Callable[[Path, bytes], None]


def in_place(note: Path, data: bytes) -> None:
    """Truncate, then write: as nano, and most plain programs."""
    with note.open("wb") as file:
        file.write(data)


def by_renaming(note: Path, data: bytes) -> None:
    """Write another file, then rename it: as sed -i, and editors that save atomically."""
    other = note.with_name(".saving")
    other.write_bytes(data)
    other.replace(note)


def as_vim(note: Path, data: bytes) -> None:
    """Rename the note to a backup, write it anew, delete the backup: backupcopy=no."""
    backup = note.with_name(f"{note.name}~")
    note.rename(backup)
    with note.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    backup.unlink()


MANNERS: Final[Mapping[str, Save]] = {
    "in-place": in_place,
    "rename": by_renaming,
    "vim": as_vim,
    "obsidian": in_place,
}


def edit(note: Path, manner: str, lines: int, seed: int, ours: Synchronized[int]) -> None:
    """An editor that adds its lines, one a save, and stays about as far as vaultnet is."""
    save, pauses = MANNERS[manner], random.Random(seed)
    buffer, known = b"", None
    for number in range(lines):
        while number > ours.value + _AHEAD:
            time.sleep(_PAUSE / 4)
        if manner != "obsidian" or _stamp(note) != known:
            buffer = note.read_bytes()
        if manner == "obsidian":
            time.sleep(pauses.uniform(0, _PAUSE))  # somebody types, and the buffer grows old
        elif number % 4 == 0:
            time.sleep(pauses.uniform(0, _PAUSE / 4))
        buffer += f"- {_THEIRS}{number}\n".encode()
        save(note, buffer)
        known = _stamp(note)
        time.sleep(pauses.uniform(0, _PAUSE * (8 if manner == "obsidian" else 1)))


def _stamp(note: Path) -> tuple[int, int, int]:
    status = note.stat()
    return status.st_mtime_ns, status.st_size, status.st_ino


def write_back(root: str, lines: int, done: Synchronized[int]) -> Iterator[str]:
    """The other side: log lines by the protocol; what it says about them is returned."""
    rules = rules_of(root)
    for number in range(lines):
        change = Change(NOTE, (AddEntry(f"{TODAY} call: {_OURS}{number}"),))
        while done.value == number:
            yield from recover(root, rules, AT_ONCE)
            try:
                carry_out(root, rules, f"line {number}", plan(root, rules, [change]), AT_ONCE)
            except VaultnetError as error:
                yield str(error)
                time.sleep(_PAUSE)
            else:
                done.value += 1


def one_round(manner: str, lines: int, seed: int) -> Counter[str]:
    """Let both write their lines into a note, and count what is not there, or there twice."""
    count: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = os.path.join(folder, "state")
        root = os.path.join(os.path.realpath(folder), "vault")
        note = Path(root, NOTE)
        note.parent.mkdir(parents=True)
        note.write_text(_START, "utf-8")
        forks = multiprocessing.get_context("fork")
        done = forks.Value("i", 0)
        editor = forks.Process(target=edit, args=(note, manner, lines, seed, done))
        editor.start()
        count.update(_said(write_back(root, lines, done)))
        editor.join()
        assert editor.exitcode == 0
        while told := recover(root, rules_of(root), AT_ONCE):
            count.update(_said(told))
        found = _counts(note.read_text("utf-8"))
        aside = [path.read_text("utf-8") for path in Path(root, ".vaultnet").rglob("*.md")]
        count["moved aside"] = len(aside)
        count["left beside it"] = sum(path != note for path in note.parent.iterdir())
    theirs = [f"{_THEIRS}{number}" for number in range(lines)]
    ours = [f"{_OURS}{number}" for number in range(lines)]
    only_aside = _counts("\n".join(aside)).keys() - found.keys()
    count["the editor's only aside"] = sum(line in only_aside for line in theirs)
    count["the editor's lost"] = sum(not found[line] and line not in only_aside for line in theirs)
    count["vaultnet's lost"] = sum(not found[line] for line in ours)
    count["doubled"] = sum(found[line] > 1 for line in theirs + ours)
    return count


def duel(manner: str, lines: int, each: int) -> dict[str, object]:
    """Both write so many lines, in rounds: after each, the note is begun anew."""
    begun, count = time.monotonic(), Counter[str]()
    for start in range(0, lines, each):
        count += one_round(manner, min(each, lines - start), seed=start)
    seconds = round(time.monotonic() - begun, 1)
    figures = {name: count[name] for name in (*MUST_BE_NONE, *sorted(count))}
    return {"manner": manner, "lines": lines, **figures, "seconds": seconds}


def _said(sentences: Iterable[str]) -> Iterator[str]:
    return (sentence.partition(":")[0].removeprefix(f"{NOTE} ") for sentence in sentences)


def _counts(text: str) -> Counter[str]:
    lines = (line.removeprefix(f"- {TODAY} call: ").removeprefix("- ") for line in text.split("\n"))
    return Counter(lines)


def main() -> None:
    """Fight the duels that are named, or all; a line of JSON for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("manners", nargs="*", default=list(MANNERS))
    parser.add_argument("--lines", type=int, default=1500)
    parser.add_argument("--each", type=int, default=1500, help="lines in a round")
    parser.add_argument("--grace", type=float, help="as in the program, unless given")
    given = parser.parse_args()
    if given.grace is not None:
        writeback._GRACE = given.grace  # type: ignore[misc]
    wrong = False
    for manner in given.manners or MANNERS:
        figures = duel(manner, given.lines, given.each)
        print(json.dumps(figures), flush=True)  # noqa: T201
        wrong |= any(figures[name] for name in MUST_BE_NONE)
    sys.exit(wrong)


if __name__ == "__main__":
    main()
