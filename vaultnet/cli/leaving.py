"""The way out of the program: whatever goes wrong becomes a sentence and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import ENOSPC
from io import TextIOWrapper
from typing import Final, NoReturn

from vaultnet.cli.quick import COMPLETE
from vaultnet.cli.saying import say
from vaultnet.errors import VaultnetError, reason

_BUG: Final = 3


@contextmanager
def leaving() -> Iterator[None]:
    """Run what stands within, and leave with a sentence if that fails."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # What an old encoding cannot say is spelt out, rather than nothing being said at all.
            stream.reconfigure(errors="backslashreplace")
    try:
        yield
    except VaultnetError as error:
        stop(str(error), error.exit_code)
    except (KeyboardInterrupt, EOFError):
        say("", err=True)  # what the terminal shows of ^C has a line of its own
        stop("stopped", 130)
    except BrokenPipeError:
        _leave_unheard()
    except Exception as error:  # noqa: BLE001 - the last net: a bug becomes a report, not a dump
        _fail(error)


def stop(message: str, code: int) -> NoReturn:
    """Leave with a sentence."""
    from vaultnet.syntax.escape import terminal

    say(f"vaultnet: {terminal(message)}", err=True)
    sys.exit(code)


def _leave_unheard() -> NoReturn:
    """Leave where whoever read our output has left: nothing is wrong, and nobody to tell."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):  # what was not heard cannot be said later, either
            stream.close()
    sys.exit(1)


def _fail(error: Exception) -> NoReturn:
    """Leave after what nobody had in mind: a full disk, a shell gone wrong, or else a bug."""
    if isinstance(error, OSError) and error.errno == ENOSPC:
        stop(f"the output cannot be written: {reason(error)}", 1)
    if COMPLETE in os.environ:
        sys.exit(1)  # at the Tab key, where nobody reads an error
    from vaultnet.cli.crash import record_crash

    where = record_crash(error)
    stop(f"this is a bug in vaultnet: {type(error).__name__}; {where}", _BUG)
