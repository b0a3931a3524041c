"""What stops a command: a sentence for the person at the keyboard, and an exit code."""

from __future__ import annotations


class VaultnetError(Exception):
    """A mistake that the person can mend; its text is shown as it is, without a traceback.

    Faults in a note's text are not errors: they are `vaultnet.model.Problem` values.
    """

    exit_code = 1


def reason(error: OSError) -> str:
    """Why the system refused, without the path."""
    return error.strerror or type(error).__name__
