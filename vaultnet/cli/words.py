"""Words that are typed: a line of text, and one word out of a few that are known."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import click
from click.shell_completion import CompletionItem

from vaultnet.errors import VaultnetError
from vaultnet.syntax.escape import terminal
from vaultnet.syntax.hints import unknown

#: Letters and digits of any script, and signs that mean nothing to a shell.
_BARE: Final = re.compile(r"[\w.][\w.-]*")


def is_bare(word: str) -> bool:
    """Whether every shell takes a word as it stands: nothing in it is acted on, or is an option."""
    return _BARE.fullmatch(word) is not None


def said(words: Iterable[str]) -> str:
    """What was typed, as one line with single blanks.

    Raises:
        VaultnetError: if it is more than one line, or holds what nobody can see.
    """
    text = " ".join(words).strip(" ")
    if "".join(text.splitlines()) != text:
        raise VaultnetError("a text is one line; leave out its line breaks")
    if terminal(text) != text:
        raise VaultnetError("the text holds a character that cannot be seen; leave it out")
    return " ".join(text.split())


def said_in_note(words: Iterable[str]) -> str:
    """What was typed, as one line for the body of a note.

    Raises:
        VaultnetError: as `said`, or if Obsidian would hide what stands below it.
    """
    text = said(words)
    if text.count("%%") % 2:
        raise VaultnetError(
            "a %% that is not closed hides the rest of a note; close it with another"
        )
    return text


class Word(click.ParamType[str]):
    """One of a few known words, in any case; a slip is answered with what may have been meant."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        self.name = name
        self.known = tuple(known)

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """The word as vaultnet spells it; any other is a mistake in the call."""
        word = str(value).casefold()
        if word not in self.known:
            self.fail(unknown(self.name, str(value), self.known).message, param, ctx)
        return word

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's own signature
        param: click.Parameter,  # noqa: ARG002
        incomplete: str,
    ) -> list[CompletionItem]:
        """The words that begin like what is typed so far."""
        begun = incomplete.casefold()
        return [CompletionItem(word) for word in self.known if word.startswith(begun)]
