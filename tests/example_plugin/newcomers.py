"""An index note in twenty lines: who joined the network in the last thirty days."""

from __future__ import annotations

from datetime import date

from vaultnet.derive.context import Context
from vaultnet.model import Person
from vaultnet.plugins import Facts, IndexNote
from vaultnet.plugins.values import everyone


def facts(ctx: Context) -> Facts:
    """The people added in the last thirty days, in the order of their ids."""
    return {"newcomers": everyone(p for p in ctx.network.people if _is_new(p, ctx.today))}


def _is_new(person: Person, today: date) -> bool:
    added = person.contact.added
    return added is not None and 0 <= (today - added).days <= 30


NOTE = IndexNote(
    name="newcomers",
    title="Newcomers",
    summary="who joined the network in the last thirty days",
    template="# Newcomers\n\n{% for person in newcomers %}\n- {{ person | link }}\n{% endfor %}\n",
    facts=facts,
)
