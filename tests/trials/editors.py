"""Editors that people have, made to tick a box and to add a line as a person would."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

_SECONDS: Final = 20.0
_OVER_IT: Final = ("modified since you opened it", "has changed since")

_Keys = tuple[tuple[str, ...], ...]

_BESIDE: Final = 0.3  # seconds that a program on a terminal is given to draw


class Editor(NamedTuple):
    """A program that edits a file.

    Attributes:
        programs: what must be installed.
        tick: puts an x into the box on a line, and words behind the first link there.
        add: adds a paragraph at the end.
    """

    programs: tuple[str, ...]
    tick: Callable[[Path, int, str], None]
    add: Callable[[Path, str], None]

    @property
    def missing(self) -> str:
        """What is not installed, in words; empty where all is there."""
        lacking = [name for name in self.programs if shutil.which(name) is None]
        return f"{' and '.join(lacking)} is not installed" if lacking else ""


def _run(*command: str) -> None:
    environment = {**os.environ, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
    subprocess.run(
        command, check=True, timeout=_SECONDS, env=environment, stdin=subprocess.DEVNULL,
        capture_output=True,
    )  # fmt: skip


def _vi(*start: str) -> Editor:
    def tick(note: Path, line: int, words: str) -> None:
        box, behind = rf"{line}s/\[ \]/[x]/", rf"{line}s/\]\]/]] {words}/"
        _run(*start, "-c", box, "-c", behind, "-c", "wq", str(note))

    def add(note: Path, words: str) -> None:
        _run(*start, "-c", f"call append('$', ['', '{words}'])", "-c", "wq", str(note))

    return Editor((start[0],), tick, add)


def _sed_tick(note: Path, line: int, words: str) -> None:
    _run("sed", "-i", rf"{line}{{s/\[ \]/[x]/;s/\]\]/]] {words}/}}", str(note))


def _sed_add(note: Path, words: str) -> None:
    _run("sed", "-i", rf"$a\\n{words}", str(note))


def _emacs(note: Path, lisp: str) -> None:
    _run("emacs", "-Q", "--batch", str(note), "--eval", f"(progn {lisp} (save-buffer))")


def _emacs_tick(note: Path, line: int, words: str) -> None:
    box = '(search-forward "[ ]") (replace-match "[x]" t t)'
    behind = f'(search-forward "]]") (insert {json.dumps(f" {words}")})'
    _emacs(note, f"(goto-char (point-min)) (forward-line {line - 1}) {box} {behind}")


def _emacs_add(note: Path, words: str) -> None:
    text = json.dumps(f"\n\n{words}\n")
    _emacs(note, f"(goto-char (point-max)) (insert {text})")


def _on_terminal(note: Path, start: tuple[str, ...], keys: _Keys) -> None:
    """Let somebody type into a program on a terminal, which ends by itself at the last key."""
    socket = f"vaultnet-{os.getpid()}-{time.monotonic_ns():x}"
    tmux = ("tmux", "-L", socket, "-f", "/dev/null")
    size = ("-x", "220", "-y", "50")
    _run(*tmux, "new-session", "-d", *size, *start, str(note))
    try:
        time.sleep(2 * _BESIDE)
        for each in keys:
            _run(*tmux, "send-keys", *each)
            time.sleep(_BESIDE)
        _await_end(tmux, keys[-1])
    finally:
        subprocess.run([*tmux, "kill-server"], check=False, capture_output=True)


def _await_end(tmux: tuple[str, ...], leave: tuple[str, ...]) -> None:
    """Wait until the program is left; asked whether to save over another's text, say yes.

    That is what must be tried: the editor's buffer does not know of the line that vaultnet wrote.
    """
    end = time.monotonic() + _SECONDS
    while subprocess.run([*tmux, "has-session"], check=False, capture_output=True).returncode == 0:
        pane = subprocess.run([*tmux, "capture-pane", "-p"], check=False, capture_output=True)
        shown = pane.stdout.decode()
        if any(question in shown for question in _OVER_IT):
            for keys in (("-l", "y"), leave):
                subprocess.run([*tmux, "send-keys", *keys], check=False, capture_output=True)
                time.sleep(_BESIDE)
        if time.monotonic() > end:
            raise TimeoutError(shown)
        time.sleep(0.05)


def _typed(
    program: str, at: Callable[[int, int], str], save: tuple[tuple[str, ...], ...]
) -> Editor:
    def tick(note: Path, line: int, words: str) -> None:
        text = note.read_text("utf-8").splitlines()[line - 1]
        steps = str(text.index("]]") + 2 - (text.index("[ ]") + 2))
        keys = (("Delete",), ("-l", "x"), ("-N", steps, "Right"), ("-l", f" {words}"))
        start = (program, at(line, text.index("[ ]") + 2))
        _on_terminal(note, start, (*keys, *save))

    def add(note: Path, words: str) -> None:
        last = len(note.read_text("utf-8").splitlines())
        keys = (("End",), ("Enter",), ("Enter",), ("-l", words))
        _on_terminal(note, (program, at(last, 1)), (*keys, *save))

    return Editor((program, "tmux"), tick, add)


EDITORS: Final[Mapping[str, Editor]] = {
    "vim": _vi("vim", "-es", "-u", "NONE", "-N"),
    "vim, backup copied": _vi("vim", "-es", "-u", "NONE", "-N", "-c", "set bkc=yes wb"),
    "neovim": _vi("nvim", "--headless", "-u", "NONE"),
    "sed -i": Editor(("sed",), _sed_tick, _sed_add),
    "emacs": Editor(("emacs",), _emacs_tick, _emacs_add),
    "nano": _typed(
        "nano", lambda line, column: f"+{line},{column}", (("C-o",), ("Enter",), ("C-x",))
    ),
    "micro": _typed("micro", lambda line, column: f"+{line}:{column}", (("C-s",), ("C-q",))),
}
