"""Critical few: who they are, where each of them stands, which roles they cover."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from vaultnet.derive.attention import tactics
from vaultnet.derive.context import Context
from vaultnet.derive.groups import role_cover, roles, sizes
from vaultnet.derive.people import critical_few
from vaultnet.derive.regularity import Regularity, fairness, on_plan, regularities
from vaultnet.derive.signature import signature
from vaultnet.derive.standing import Standing, standings
from vaultnet.derive.strength import weekly_strengths
from vaultnet.plugins import Facts, IndexNote, Rows
from vaultnet.plugins.values import count, everyone, who


class _Measured(NamedTuple):
    """Where one of the critical few stands, how regularly we meet, and how deep the tie is."""

    standing: Standing
    regularity: Regularity | None
    depth: float


def facts(ctx: Context) -> Facts:
    """Standing (T2, T3), depth (S3), plan (T5); size (M1), roles (M2), shape (M4), spread (T8)."""
    groups, shape = ctx.ask(sizes), ctx.ask(signature)
    return {
        "size": groups.critical,
        "maximum": groups.maximum,
        "people": Rows(_row, _measured(ctx), ctx.today),
        "on_plan": count(ctx.ask(on_plan)),
        "roles": [
            {
                "role": role.name,
                "people": everyone(role.people),
                "candidates": everyone(role.candidates),
            }
            for role in ctx.ask(roles)
        ],
        "roles_covered": count(ctx.ask(role_cover)),
        "broadcast_only": everyone(ctx.ask(tactics).broadcast_only),
        "fairness": ctx.frozen.ask(fairness),
        "first_share": shape.later[0] if shape.later else None,
        "shift": shape.divergence,
    }


def _measured(ctx: Context) -> list[_Measured]:
    stand, tended, strong = ctx.ask(standings), ctx.ask(regularities), ctx.ask(weekly_strengths)
    paths = [person.path for person in ctx.ask(critical_few)]
    return [_Measured(stand[path], tended.get(path), strong[path].depth) for path in paths]


def _row(found: _Measured, today: date) -> dict[str, object]:
    standing, regularity, depth = found
    person = standing.person
    return {
        "person": who(person),
        "last": standing.last,
        "state": standing.state,
        "due": standing.due,
        "latest": standing.latest,
        "late": standing.latest is not None and standing.latest < today,
        "snooze_until": person.contact.snooze_until if standing.state == "snoozed" else None,
        "depth": depth,
        "longest_gap": regularity.longest_gap if regularity else None,
        "on_plan": regularity.on_plan if regularity else None,
        "closeness": person.contact.closeness,
    }


NOTE = IndexNote(
    name="critical",
    title="Critical few",
    summary="who they are, where each of them stands, which roles they cover",
    template="critical.md.jinja",
    facts=facts,
)
