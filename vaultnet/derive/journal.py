"""One line a week about the principles, which stays as it was first written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from vaultnet.dates import iso_week
from vaultnet.derive.attention import attention
from vaultnet.derive.context import Context
from vaultnet.derive.loyalty import handful, handful_size
from vaultnet.derive.parts import generated_notes
from vaultnet.derive.people import critical_few
from vaultnet.derive.rates import Share
from vaultnet.derive.regularity import on_plan
from vaultnet.derive.strength import critical_strengths, total_depth

#: The index note whose own text holds the weeks before.
NAME = "journal"

_SHARE = r"(?:(\d+) of (\d+)|–)"
_ROW = re.compile(
    r"\|\s*(\d{4}-W\d\d)\s*"
    rf"\|\s*(?:(\d+\.\d\d) of (\d+)|–)\s*\|\s*{_SHARE}\s*\|\s*(?:(\d+)|–)\s*"
    rf"\|\s*{_SHARE}\s*\|\s*{_SHARE}\s*\|"
)


class Week(NamedTuple):
    """How things stood on the Monday of one week.

    Attributes:
        week: the ISO week.
        depth: relationships' worth of depth among the critical few, to two places; None where
            there were none (S3).
        on_plan: how many of the critical few were on plan (T5); `n` is how many there were.
        handful: how many had three times yes; None while no question was answered (L2).
        carried: touches of the year before that carried something (V3).
        critical: touches of the year before that went to the critical few (M3).
    """

    week: str
    depth: float | None
    few: int
    on_plan: Share
    handful: int | None
    carried: Share
    critical: Share


def journal(ctx: Context) -> tuple[Week, ...]:
    """Every week that was written down, and this one, in order.

    A week that is there already stays as it is: what one machine has written, another one reads.
    One that was written for a trial with another day stays, too: nobody else may take lines out.
    """
    weeks = {week.week: week for week in _written(ctx)}
    this_week = iso_week(ctx.today)
    if this_week not in weeks:
        weeks[this_week] = measured(ctx.frozen)
    return tuple(weeks[name] for name in sorted(weeks))


def measured(ctx: Context) -> Week:
    """How things stand on the day of the context."""
    few, year = ctx.ask(critical_few), ctx.ask(attention)
    depth = total_depth(ctx.ask(critical_strengths).values()) if few else None
    return Week(
        iso_week(ctx.today),
        None if depth is None else round(depth, 2),
        len(few),
        ctx.ask(on_plan),
        len(ctx.ask(handful)) if ctx.ask(handful_size) else None,
        year.carried,
        year.critical,
    )


def _written(ctx: Context) -> Iterator[Week]:
    """The weeks in the journals of the vault; of one that is there twice, that of the journal."""
    own = next((note.path for note in ctx.index if note.name == NAME), "")
    seen = set()
    # That of another folder, where the index notes once lay, has weeks as well.
    for note in sorted(ctx.ask(generated_notes), key=lambda note: (note.path != own, note.path)):
        for region in note.regions:
            for line in region.text.splitlines() if region.name == NAME else ():
                week = parse_row(line.strip())
                if week is not None and week.week not in seen:
                    seen.add(week.week)
                    yield week


def parse_row(row: str) -> Week | None:
    """The week that a row of the journal tells of, or None."""
    found = _ROW.fullmatch(row)
    if found is None:
        return None
    week, depth, few, *rest = found.groups()
    plan, plans, loyal, carried, touches, critical, all_touches = rest
    return Week(
        week,
        None if depth is None else float(depth),
        int(few or 0),
        _read(plan, plans),
        None if loyal is None else int(loyal),
        _read(carried, touches),
        _read(critical, all_touches),
    )


def _read(k: str | None, n: str | None) -> Share:
    return Share(int(k or 0), int(n or 0))
