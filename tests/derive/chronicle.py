"""Small vaults told as lines of text, for acts that refer to each other."""

from __future__ import annotations

from datetime import date

from tests.derive.golden import TODAY
from vaultnet.config import Config
from vaultnet.derive.acts import Place
from vaultnet.derive.causes import causes
from vaultnet.derive.context import Context
from vaultnet.model.assembly import assemble
from vaultnet.read.note import read_note
from vaultnet.read.rules import Rules

#: Properties that end on line 3, so that the first line of a log is line 4.
HEAD = "---\nadded: 2020-01-01\n---\n"

_RULES = Rules.of(Config())


def chronicle(today: date = TODAY, /, **people: str | list[str]) -> Context:
    """The vault of these people: their lines, or the whole text where it has properties."""
    notes = {
        f"People/{name}.md": text if isinstance(text, str) else HEAD + "\n".join(text)
        for name, text in people.items()
    }
    read = {path: read_note(path, text.encode(), _RULES) for path, text in notes.items()}
    return Context(network=assemble(read), config=_RULES.config, today=today)


def give(day: str, block: str = "", *because: str, more: str = "", channel: str = "call") -> str:
    """A line on which I gave help; its text is its block id."""
    links = ", ".join(f"[[{target}]]" for target in because)
    cause = f" [because-of:: {links}]" if links else ""
    end = f" ^{block}" if block else ""
    return f"- {day} {channel}: {block or 'x'}{more} [give:: help]{cause}{end}"


def got(day: str, block: str = "", *because: str, more: str = "") -> str:
    """A line on which I received help."""
    return give(day, block, *because, more=more).replace("[give::", "[got::")


def heard(day: str, block: str, to: str, *because: str) -> str:
    """A line on which I heard that the person helped somebody."""
    more = f" [to:: [[{to}]]]" if to else ""
    return give(day, block, *because, more=more, channel="heard")


def names(ctx: Context) -> dict[Place, str]:
    """What each act that is in a ripple says, by its place."""
    return {place: act.text or "" for place, act in ctx.ask(causes).acts.items()}


def links(ctx: Context) -> set[str]:
    """The causes and effects of a vault, by what the lines say, as `a1>a2`."""
    said = names(ctx)
    effects = ctx.ask(causes).effects
    return {f"{said[cause]}>{said[effect]}" for cause, found in effects.items() for effect in found}


def place_of(name: str, ctx: Context) -> Place:
    """Where the act stands that says this."""
    (found,) = (place for place, said in names(ctx).items() if said == name)
    return found


def worked_example(today: date = TODAY) -> Context:
    """Seven acts of which five came of another, over two chains."""
    return chronicle(
        today,
        Ana=[give("2026-01-01", "a1"), give("2026-05-01", "a5", "Di#^a4")],
        Bo=[give("2026-02-01", "a2", "Ana#^a1")],
        Cy=[give("2026-03-01", "a3", "Ana#^a1")],
        Di=[give("2026-04-01", "a4", "Bo#^a2", "Cy#^a3")],
        Ed=[give("2026-01-01", "b1")],
        Fe=[give("2026-01-02", "b2", "Ed#^b1")],
    )
