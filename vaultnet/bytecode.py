"""Code that was compiled in an earlier run, kept where Python keeps its own: in `__pycache__`.

Whoever may write there may write the program itself, so what lies there is as safe as the program.
"""

from __future__ import annotations

import marshal
import os
import sys
import time
from contextlib import suppress
from importlib.util import MAGIC_NUMBER, cache_from_source
from types import CodeType


def key_of(text: str, *makers: str | None) -> str:
    """What kept code is known by: another text, Python or maker has another key.

    Args:
        text: what the code is compiled from.
        makers: the files of the modules that have a part in compiling it.
    """
    from hashlib import sha256

    made_by = [(maker, _mark(maker)) for maker in makers]
    return sha256(repr((MAGIC_NUMBER, made_by, text)).encode()).hexdigest()


def _mark(path: str | None) -> tuple[int, int] | None:
    try:
        status = os.stat(path or "")
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def recall(path: str, key: str) -> CodeType | None:
    """The code that was kept for the file at `path`, or None where there is none of this key."""
    try:
        with open(cache_from_source(path), "rb") as file:
            found, _, code = file.read().partition(b"\n")
        kept = marshal.loads(code) if found == key.encode() else None  # noqa: S302 - see the top
    except (OSError, EOFError, ValueError, TypeError, NotImplementedError):
        return None
    return kept if isinstance(kept, CodeType) else None


def keep(path: str, key: str, code: CodeType) -> None:
    """Keep code for the next run; a disk that refuses costs only time, so it is not told."""
    if sys.dont_write_bytecode:
        return
    with suppress(OSError, NotImplementedError):
        place = cache_from_source(path)
        os.makedirs(os.path.dirname(place), exist_ok=True)
        temporary = f"{place}.{os.getpid()}-{time.time_ns()}"
        fd = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
        with open(fd, "wb") as file:
            file.write(key.encode() + b"\n" + marshal.dumps(code))
        os.replace(temporary, place)
