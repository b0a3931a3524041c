"""The whole table of the small vault, from Markdown to number, value by value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from tests.derive.golden import TODAY as DAY
from tests.running import read, see, write
from tests.test_golden_vault import NOTES
from vaultnet.derive.agenda import agenda, aimed
from vaultnet.derive.asking import cold_asks, lead_time
from vaultnet.derive.attention import attention
from vaultnet.derive.careers import followed
from vaultnet.derive.context import Context
from vaultnet.derive.dealings import dealings
from vaultnet.derive.difference import difference, stretch
from vaultnet.derive.garden import burstiness
from vaultnet.derive.groups import role_cover, surprise
from vaultnet.derive.loyalty import handful, loyalty, mismatch
from vaultnet.derive.pairs import pairs
from vaultnet.derive.people import by_path
from vaultnet.derive.plan import week_of, week_plan
from vaultnet.derive.rank import rank_bias
from vaultnet.derive.rates import Share
from vaultnet.derive.readiness import checks, first_day
from vaultnet.derive.reconnect import dormant
from vaultnet.derive.regularity import on_plan, regularities
from vaultnet.derive.standing import standings
from vaultnet.derive.strength import strengths, total_depth, weekly_strengths
from vaultnet.derive.stretch import dimensions
from vaultnet.derive.strings import no_strings
from vaultnet.derive.value import next_give, total_mix, value_mix
from vaultnet.model import Person

WHO: Final = ("Ana Ruiz", "Bo Lindqvist", "Cy Okafor", "Di Tanaka", "Ed Moreau", "Fe Haddad")

#: What is asked about one person, by its name in the table.
Cell = Callable[[Person, Context], object]


@pytest.fixture(scope="module")
def ctx(tmp_path_factory: pytest.TempPathFactory) -> Context:
    """The notes on disk, read by the program."""
    vault = tmp_path_factory.mktemp("table")
    write(vault, NOTES)
    return see(read(vault), DAY).context


def _iso(day: date | None) -> str:
    return "–" if day is None else day.isoformat()


def _round(value: float | None, digits: int = 4) -> float | None:
    return None if value is None else round(value, digits)


def _state(person: Person, ctx: Context) -> object:
    found = ctx.ask(standings)[person.path]
    return found.state, _iso(found.due), _iso(found.latest)


def _urgency(person: Person, ctx: Context) -> object:
    found = ctx.ask(standings)[person.path]
    return found.gap, _round(found.urgency)


def _plan(person: Person, ctx: Context) -> object:
    found = ctx.ask(regularities).get(person.path)
    return found and (found.longest_gap, found.on_plan)


def _strength(person: Person, ctx: Context) -> object:
    found = ctx.ask(strengths)[person.path]
    return _round(found.strength), _round(found.depth)


def _drift(person: Person, ctx: Context) -> object:
    return _round(ctx.ask(strengths)[person.path].drift)


def _gives(person: Person, ctx: Context) -> object:
    found = value_mix(person, ctx.today, ctx.config.value_window_days)
    assert found is not None
    return found.counts, _round(found.iqv), next_give(person, ctx.today)


def _readiness(person: Person, ctx: Context) -> object:
    found = checks(person, dealings(person, ctx), ctx.today, ctx.ask(first_day))
    return found.state, found.missing


def _agenda(person: Person, ctx: Context) -> object:
    found = agenda(person, ctx.today, ctx.config.agenda_stale_days)
    return _round(found.knowledge), found.state


def _difference(person: Person, ctx: Context) -> object:
    found = difference(person.contact, ctx.network.me, ctx.config.dimensions)
    return _round(found.rate)


def _loyalty(person: Person, _ctx: Context) -> object:
    return tuple(loyalty(person.contact))


TABLE: Final[tuple[tuple[str, Cell, tuple[object, ...]], ...]] = (
    ("state; due; latest", _state, (
        ("ok", "2026-10-04", "2026-12-04"), ("overdue", "2026-04-01", "2026-06-01"),
        ("ok", "2026-08-30", "2026-10-30"), ("new", "2026-07-13", "2026-07-13"),
        ("many", "–", "–"), ("many", "–", "–"),
    )),
    ("gap; U", _urgency, (
        (25, 0.4132), (211, 3.4876), (60, 0.9917), (None, None), (119, None), (1327, None),
    )),
    ("longest gap; on plan", _plan, (
        (120, True), (211, False), (189, False), (1, True), None, None,
    )),
    ("S1; depth", _strength, (
        (5.0513, 1.0), (1.8609, 1.0), (2.5915, 1.0), (0.0, 0.0), (1.628, 0.9663), (0.0181, 0.0107),
    )),
    ("S2", _drift, (0.7313, 0.1639, 0.5563, 0.9837, 0.3287, 0.007)),
    ("gives; IQV; next", _gives, (
        ((1, 1, 0, 1), 0.8889, "help"), ((1, 0, 0, 0), 0.0, "network"),
        ((1, 0, 1, 0), 0.6667, "network"), ((0, 0, 0, 0), None, "ideas"),
        ((0, 0, 1, 0), 0.0, "ideas"), ((0, 0, 0, 0), None, "ideas"),
    )),
    ("can I ask", _readiness, (
        ("ready", ()), ("not yet", ("over_time", "warm")), ("not yet", ("invested",)),
        ("not yet", ("invested", "over_time", "warm")), ("almost", ("over_time",)),
        ("not yet", ("invested", "over_time", "warm")),
    )),
    ("A1; A2", _agenda, (
        (0.7098, "stale"), (0.0, "dark"), (0.1952, "stale"), (0.0, "dark"), (0.0, "dark"),
        (0.0, "dark"),
    )),
    ("D3 against me", _difference, (1.0, 0.0, 0.75, 0.6667, 1.0, 0.5)),
    ("loyalty true/unknown", _loyalty, ((3, 0), (1, 1), (2, 1), (0, 3), (3, 0), (0, 3))),
)  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "number", "known"),
    [(cell, n, value) for _, cell, row in TABLE for n, value in enumerate(row)],
    ids=[f"{name}: {WHO[n]}" for name, _, row in TABLE for n in range(len(row))],
)
def test_each_cell_of_the_table(cell: Cell, number: int, known: object, ctx: Context) -> None:
    person = ctx.ask(by_path)[f"People/{WHO[number]}.md"]
    assert cell(person, ctx) == known


def _names(people: tuple[Person, ...]) -> set[str]:
    return {person.name.split()[0] for person in people}


def test_what_the_vault_as_a_whole_comes_to(ctx: Context) -> None:
    assert ctx.ask(on_plan) == Share(2, 4)
    mix = ctx.ask(total_mix)
    assert (mix.counts, _round(mix.iqv)) == ((3, 1, 2, 1), 0.9252)
    year = ctx.ask(attention)
    assert (year.carried, year.critical, year.inbound) == (Share(7, 11), Share(9, 11), Share(4, 11))
    assert _round(year.lift) == 1.2273
    assert round(total_depth(ctx.ask(weekly_strengths).values()), 2) == 3.0
    assert ctx.ask(cold_asks) == Share(0, 1)
    assert ctx.ask(lead_time).days == 259
    assert ctx.ask(no_strings) == Share(5, 6)
    assert ctx.ask(aimed) == Share(1, 7)
    assert ctx.ask(role_cover) == Share(5, 5)
    assert ctx.ask(followed) == Share(0, 2)


def test_who_stands_up_for_me(ctx: Context) -> None:
    assert _names(ctx.ask(handful)) == {"Ana", "Ed"}
    found = ctx.ask(mismatch)
    assert _names(found.claimed) == {"Bo", "Cy", "Di"}
    assert _names(found.unclaimed) == {"Ed"}
    assert found.jaccard == 0.2


def test_how_different_they_are(ctx: Context) -> None:
    assert _round(ctx.ask(stretch)) == 0.6042
    found = {dimension.name: dimension for dimension in ctx.ask(dimensions)}
    assert {name: _round(d.ei_index) for name, d in found.items()} == {
        "industry": 0.0, "function": 0.5, "region": 0.0, "background": 0.3333,
    }  # fmt: skip
    assert {name: [c.name for c in d.missing] for name, d in found.items()} == {
        "industry": ["education"], "function": ["engineering"], "region": ["latam"],
        "background": ["engineering"],
    }  # fmt: skip
    industry, region = found["industry"].spread, found["region"].spread
    assert (industry.blau, _round(industry.unbiased), _round(industry.iqv)) == (
        0.625,
        0.8333,
        0.8333,
    )
    assert (region.blau, _round(region.unbiased), _round(region.iqv)) == (0.5, 0.6667, 0.75)


def test_whom_to_bring_together_and_to_find_again(ctx: Context) -> None:
    found = ctx.ask(pairs)
    warm, cold = (
        [({p.name.split()[0] for p in pair.people}, _round(pair.score)) for pair in some]
        for some in found
    )
    assert warm == [({"Cy", "Ed"}, 1.0)]
    assert cold == [({"Ana", "Fe"}, 0.7028)]
    (fe,) = ctx.ask(dormant)
    assert (fe.person.name, fe.score) == ("Fe Haddad", 0.60208)
    chosen = ctx.ask(surprise)
    assert chosen is not None
    assert chosen.name == "Ed Moreau"


def test_what_is_too_little_to_say(ctx: Context) -> None:
    bias = ctx.ask(rank_bias)
    assert (bias.people, bias.few, bias.tau) == (6, True, None)
    assert _round(burstiness([120, 82, 64])) == -0.6277


@pytest.mark.parametrize(
    ("capacity", "weeks"),
    [
        (1, {"Bo": 27, "Di": 28, "Cy": 35, "Ana": 40}),
        (5, {"Bo": 27, "Di": 27, "Cy": 35, "Ana": 40}),
    ],
)
def test_whose_week_it_is(capacity: int, weeks: Mapping[str, int], tmp_path: Path) -> None:
    write(tmp_path, NOTES)
    write(tmp_path, {".vaultnet/config.toml": f"max_touches_per_week = {capacity}\n"})
    plan = see(read(tmp_path), DAY).context.ask(week_plan)
    this_week = week_of(DAY)
    found = {turn.person.name.split()[0]: 27 for turn in plan.this_week}
    for turn in plan.coming:
        found[turn.person.name.split()[0]] = 27 + week_of(turn.monday) - this_week
    assert found == weeks
