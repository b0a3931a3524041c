"""Stretch: how unlike me the critical few are, who is missing, which ties are bridges."""

from __future__ import annotations

from vaultnet.derive.bridges import OnlyWay, bridge, holes, only_ways, worlds
from vaultnet.derive.brokerage import brokerage
from vaultnet.derive.census import Category
from vaultnet.derive.context import Context
from vaultnet.derive.difference import contrasts, extremes, stretch
from vaultnet.derive.dimensions import open_dimensions, value_of
from vaultnet.derive.guarded import Aggregate, aggregates
from vaultnet.derive.people import by_path, critical_few
from vaultnet.derive.rates import FEW
from vaultnet.derive.stretch import Dimension, dimensions, tendency
from vaultnet.model import Person
from vaultnet.plugins import Facts, IndexNote, Rows
from vaultnet.plugins.values import count, everyone, who


def facts(ctx: Context) -> Facts:
    """Spread (D1), likeness (D2, D4), stretch (D3), what is missing (D5), holes (D6), fields (D7).

    All of it as of Monday.
    """
    ctx = ctx.frozen
    me, names = ctx.me, ctx.ask(open_dimensions)
    different, alike = ctx.ask(extremes) or (None, None)
    made = ctx.ask(brokerage)
    return {
        "size": len(ctx.ask(critical_few)),
        "chosen": list(names),
        "me": me is not None and any(value_of(me, name) for name in names),
        "dimensions": [_dimension(found, ctx) for found in ctx.ask(dimensions)],
        "thin": [kind for found in ctx.ask(dimensions) for kind in _thin(found, ctx)],
        "stretch": ctx.ask(stretch) if len(ctx.ask(contrasts)) >= FEW else None,
        "most_different": who(different.person) if different else None,
        "most_different_in": count(different.difference) if different else None,
        "most_alike": who(alike.person) if alike else None,
        "most_alike_in": count(alike.difference) if alike else None,
        "sensitive": [_aggregate(found) for found in ctx.ask(aggregates)],
        **_holes(ctx),
        "introductions_inside": made.inside,
        "introductions_across": made.across,
    }


def _dimension(found: Dimension, ctx: Context) -> dict[str, object]:
    """One dimension; indices of fewer than five people are not told."""
    spread, enough = found.spread, found.known >= FEW
    choice = None if found.alike.few else found.by_choice
    return {
        "dimension": found.name,
        "known": found.known,
        "seen": [{"value": kind.name, "count": kind.few} for kind in found.seen],
        "unlike": count(found.unlike),
        "missing": [_wanted(kind, ctx) for kind in found.missing],
        "kinds": spread.kinds,
        "blau": spread.blau if enough else None,
        "unbiased": spread.unbiased if enough else None,
        "iqv": spread.iqv if enough else None,
        "effective": spread.effective if enough else None,
        "common": spread.common if enough else None,
        "ei": None if found.unlike.few else found.ei_index,
        "alike_at_large": count(found.alike_at_large),
        "choice": choice,
        "tendency": tendency(choice) or None,
    }


def _wanted(kind: Category, ctx: Context) -> dict[str, object]:
    people = ctx.ask(by_path)
    return {
        "value": kind.name,
        "at_large": kind.everyone,
        "candidates": everyone(people[path] for path in kind.candidates),
    }


def _thin(found: Dimension, ctx: Context) -> list[dict[str, object]]:
    """What is thin in one dimension; nothing where fewer than five people are known."""
    told = {"dimension": found.name, "known": found.known}
    kinds = found.thin if found.known >= FEW else ()
    return [{**told, "count": kind.few, **_wanted(kind, ctx)} for kind in kinds]


def _aggregate(found: Aggregate) -> dict[str, object]:
    tally = found.tally
    return {
        "dimension": found.name,
        "cells": [{"value": v, "count": n} for v, n in tally.cells] if tally else [],
        "other": tally.other if tally else None,
    }


def _holes(ctx: Context) -> dict[str, object]:
    """My place among my contacts, and who is where; nothing of that while too little is known."""
    mine = ctx.ask(holes)
    told = mine.effective_size is not None
    circles = ctx.ask(worlds) if told else ()
    pair = ctx.ask(bridge) if told else None
    return {
        **mine._asdict(),
        "only_way": Rows(_only_way, ctx.ask(only_ways) if told else ()),
        "circles": Rows(_circle, circles),
        "bridge": everyone(pair or ()),
    }


def _only_way(way: OnlyWay) -> dict[str, object]:
    return {"person": who(way.person), "last": way.last}


def _circle(world: tuple[Person, ...]) -> dict[str, object]:
    return {"size": len(world), "people": everyone(world)}


NOTE = IndexNote(
    name="stretch",
    title="Stretch",
    summary="how unlike you the critical few are, who is missing, which ties are bridges",
    template="stretch.md.jinja",
    facts=facts,
)
