"""The parts of the documentation that come from the program; `make docs` runs this module.

A part stands in a page between two comments, `<!-- generated: help build -->` and `<!-- end -->`.
The first word names one of `MAKERS`, and the rest is what that maker is given.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from tests.running import run
from vaultnet.config import Config, Dated, Headings, People, read_config
from vaultnet.derive.dimensions import SENSITIVE
from vaultnet.derive.matching import STOP_WORDS
from vaultnet.plugins.manager import load_notes
from vaultnet.survey import toml
from vaultnet.survey.draft import ABOUT

ROOT: Final = Path(__file__).parent.parent

#: The day for which the sample vault was written: all examples are of that day.
DAY: Final = "2026-11-25"

#: What the examples call the vault, in place of a temporary folder's name.
VAULT: Final = "/home/you/notes"

_PART = re.compile(r"(<!-- generated: (.+?) -->\n)(.*?)(<!-- end -->)", re.DOTALL)
_UNDATED: Final = frozenset({"demo", "init", "watch"})


def pages() -> tuple[Path, ...]:
    """Every page of the documentation."""
    folders = (ROOT, ROOT / "docs", ROOT / "benchmarks")
    return tuple(page for folder in folders for page in sorted(folder.glob("*.md")))


def current(text: str) -> str:
    """The text of a page with its generated parts as they should be now."""
    return _PART.sub(lambda part: f"{part[1]}\n{make(part[2])}\n\n{part[4]}", text)


def make(order: str) -> str:
    """One generated part, without a newline at its end.

    Raises:
        KeyError: if no maker has that name.
    """
    name, _, rest = order.partition(" ")
    return MAKERS[name](rest)


def help_of(command: str) -> str:
    """What `--help` prints, of one command or of all."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", "80")
        return _fence("text", run(*command.split(), "--help").out)


@cache
def run_of(words: str) -> str:
    """What a command prints in the sample vault; `|3` behind it leaves the first three lines.

    Raises:
        ValueError: if it prints nothing: a failure is no example.
    """
    typed, _, lines = words.partition(" |")
    command = typed.split()
    if command[0] not in _UNDATED:
        command += ["--today", DAY]
    with sample_vault(configured=command[0] != "init") as vault:
        outcome = run(*command, cwd=vault)
        if not outcome.out:
            raise ValueError(f"vaultnet {typed} prints nothing: {outcome.err}")
        printed = outcome.out.replace(os.path.realpath(vault), VAULT)
    shown = printed.splitlines()
    if lines and len(shown) > int(lines):
        shown[int(lines) :] = ["…"]
    return _fence("console", "\n".join([f"$ vaultnet {typed}", *shown]))


@contextmanager
def sample_vault(*, configured: bool = True) -> Iterator[Path]:
    """A copy of the sample vault without its index notes, beside an empty cache.

    Args:
        configured: whether it has its configuration.
    """
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        vault = Path(folder, "notes")
        shutil.copytree(ROOT / "sample-vault", vault, ignore=shutil.ignore_patterns("Network"))
        if not configured:
            shutil.rmtree(vault / ".vaultnet")
        for name in ("HOME", "XDG_CACHE_HOME", "LOCALAPPDATA"):
            patch.setenv(name, folder)
        patch.delenv("VAULTNET_VAULT", raising=False)
        patch.setenv("TZ", "Europe/Lisbon")
        yield vault


def notes_table(_: str) -> str:
    """The built-in index notes: title, short name, and what each is for."""
    notes = load_notes(installed=False)[0]
    return _table(
        ["Index note", "Short name", "What it is for"],
        [[f"*{note.title}*", f"`{note.name}`", note.summary] for note in notes],
    )


def config_table(name: str) -> str:
    """The keys of the configuration's top level, or of one table, with defaults and ranges."""
    owner = getattr(Config(), name) if name else Config()
    rows = []
    for entry, default in owner._asdict().items():
        told_apart = not name and entry in ("categories", "keys", "tiers")
        if not isinstance(default, People | Dated | Headings) and not told_apart:
            key = f"{name}.{entry}" if name else entry
            value = f"`{toml.value(default)}`"
            rows.append([f"`{entry}`", value, accepted(key), ABOUT[key].rstrip(".")])
    return _table(["Key", "Default", "Takes", "Meaning"], rows)


def accepted(key: str) -> str:
    """What a key takes, in the words with which the program refuses anything else."""
    table, _, name = key.rpartition(".")
    _, problems = read_config(f"[{table}]\n{name} = 0.5" if table else f"{name} = 0.5")
    return problems[0].message.partition(" must be ")[2]


def stop_words(_: str) -> str:
    """The words that are left out when needs and offers are compared."""
    return _fence("text", _wrapped(sorted(STOP_WORDS)))


def sensitive_words(_: str) -> str:
    """The words that make a dimension a sensitive one."""
    return _fence("text", _wrapped(sorted(SENSITIVE)))


def source_of(path: str) -> str:
    """A file of the repository as it is."""
    kind = {"py": "python", "toml": "toml", "jinja": "jinja"}[path.rpartition(".")[2]]
    return _fence(kind, (ROOT / path).read_text(encoding="utf-8"))


def _wrapped(words: Sequence[str]) -> str:
    lines = [""]
    for word in words:
        if len(lines[-1]) + len(word) > 96:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _fence(kind: str, text: str) -> str:
    return f"```{kind}\n{text.strip(chr(10))}\n```"


#: The first word of a part's order -> what makes it.
MAKERS: Final[dict[str, Callable[[str], str]]] = {
    "help": help_of,
    "run": run_of,
    "notes": notes_table,
    "config": config_table,
    "stop-words": stop_words,
    "sensitive": sensitive_words,
    "source": source_of,
}


def main() -> None:
    """Rewrite every page whose generated parts are out of date."""
    for page in pages():
        old = page.read_text(encoding="utf-8")
        if (new := current(old)) != old:
            page.write_text(new, encoding="utf-8", newline="\n")
            print(f"wrote {page.relative_to(ROOT)}")  # noqa: T201 - this is a command


if __name__ == "__main__":
    main()
