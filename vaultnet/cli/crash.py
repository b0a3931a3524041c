"""A bug's report: what a maintainer needs, without a word of anybody's notes."""

from __future__ import annotations

import os
import platform
import sys
import traceback

from vaultnet import __version__
from vaultnet.disk import write_private
from vaultnet.homes import user_cache


def record_crash(error: BaseException) -> str:
    """Write a report of an unexpected error, and return the sentence that says where it is."""
    path = os.path.join(user_cache(), "vaultnet", "crash.md")
    frames = traceback.extract_tb(error.__traceback__)
    # Locals and messages may quote notes; file, line and function never do.
    calls = [f"{frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
    text = "\n".join(
        [
            "# vaultnet stopped unexpectedly",
            "",
            f"- vaultnet {__version__}, Python {platform.python_version()}, {platform.platform()}",
            f"- command: {_command()}",
            f"- error: {type(error).__name__}",
            "",
            "```text",
            *calls,
            "```",
            "",
        ]
    )
    try:
        write_private(path, text.encode(errors="backslashreplace"))
    except OSError:
        return "\n".join(["where it happened:", *calls])
    return f"a report for an issue is in {path}"


def _command() -> str:
    """The command, if the first word can be one: it may as well be somebody's name."""
    word = "".join(sys.argv[1:2])
    return word if word.isascii() and word.isalpha() and word.islower() else ""
