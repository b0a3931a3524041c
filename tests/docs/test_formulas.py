"""Examples of formulas, held to what the program computes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from importlib import import_module

import pytest

from tests.docs.pages import section, text_of
from vaultnet.dates import add_days, floor_cadence, next_anniversary, parse_cadence
from vaultnet.derive.agenda import knowledge
from vaultnet.derive.attention import lift
from vaultnet.derive.bridges import around_me
from vaultnet.derive.chains import below, depths, virality
from vaultnet.derive.difference import by_choice, ei_index, mean_stretch
from vaultnet.derive.diversity import iqv, spread
from vaultnet.derive.garden import burstiness
from vaultnet.derive.groups import broadcast_due
from vaultnet.derive.holes import Place
from vaultnet.derive.matching import cover, weigh, words
from vaultnet.derive.medians import median
from vaultnet.derive.pace import cadence_pace
from vaultnet.derive.plan import comfort, jitter, lateness, load_of, make_job, schedule
from vaultnet.derive.rates import Share, wilson
from vaultnet.derive.readiness import decayed, lean
from vaultnet.derive.reciprocity import reciprocity_of
from vaultnet.derive.reconnect import reconnect_score
from vaultnet.derive.regularity import longest_gap
from vaultnet.derive.signature import divergence
from vaultnet.derive.standing import channel_hint
from vaultnet.derive.strength import decay, depth, drift, reference
from vaultnet.derive.stretch import is_thin
from vaultnet.plugins.manager import BUILT_IN


@pytest.mark.parametrize("place", BUILT_IN)
def test_each_formula_behind_a_note_is_explained(place: str) -> None:
    docs = import_module(place.partition(":")[0]).facts.__doc__
    named = re.findall(r"[A-Z]\d+", " ".join(re.findall(r"\(([^)]*)\)", docs)))
    headings = re.findall(r"(?m)^### (.+)$", text_of("docs/how-it-computes.md"))
    told = {name for heading in headings for name in re.findall(r"\b[A-Z]\d+\b", heading)}
    assert set(named) <= told


def _examples() -> Iterator[tuple[str, str]]:
    """(formula, what its example must say) with every number computed here and now."""
    for family in (_time, _strength, _giving, _matching, _difference, _ripples, _groups):
        yield from family()


def _time() -> Iterator[tuple[str, str]]:
    last, ideal, longest = date(2026, 1, 15), floor_cadence(3), floor_cadence(2)
    six_weeks = parse_cadence("6 weeks")
    assert six_weeks
    pace = cadence_pace(six_weeks, 1)
    yield "T1", f"3 a year is a gap of {ideal} days, 2 a year one of {longest} days"
    yield "T2", f"due {add_days(last, ideal)}, latest {add_days(last, longest)}"
    yield "T2", f"`cadence: 6 weeks`: due {pace.due(last)}, latest {pace.latest(last)}"
    yield "T3", f"after {ideal - 1} days ok, after {ideal} due, after {longest} still due"
    yield "T4", f"weight 1, is {50 / 30:.2f}; 156 days on 121, weight 2, is {2 * 156 / 121:.2f}"
    gap = longest_gap([date(2025, 11, 1), date(2026, 4, 1)], date(2025, 6, 30), date(2026, 6, 30))
    yield "T5", f"the longest silence is {gap} days"
    light, heavy = load_of([3] * 25, 5, 3), load_of([3] * 25 + [1] * 100, 3, 3)
    yield "T6", f"are {light.weekly:.2f} touches a week"
    yield "T6", f"it is {heavy.weekly:.2f}; with 3 a week that is {heavy.utilisation:.2f} times"
    weeks = {"a": (0, 0), "b": (0, 1), "c": (0, 1), "d": (1, 1), "e": (0, 3), "f": (2, 2)}
    jobs = [make_job(uid, *window) for uid, window in weeks.items()]
    yield "T7", f"waits {lateness(schedule(jobs, 1))} weeks too long"
    yield "T7", f"{comfort(jobs)} a week would do"
    yield "T8", f"`ana-ruiz` over 28 days: day {jitter('ana-ruiz', 28)}"
    yield "T9", f"on 10 January 2027: next kept on {next_anniversary(2, 29, date(2027, 1, 10))}"
    yield "T10", f"211 days on 121 is {211 / 121:.2f}: {' or '.join(channel_hint(211, 121))}"


def _strength() -> Iterator[tuple[str, str]]:
    yield "S1", f"come to {decay([(30, 3), (90, 2), (400, 1)], 180):.2f}"
    yield "S2", f"30 days of silence: {drift(121, 20, 140, 30):.2f}, listed"
    yield "S2", f"200 days: {drift(121, 3, 1095, 200):.2f}, not listed"
    whole = reference(121, 180)
    yield "S3", f"0.5 where {whole:.2f} is a whole tie: depth {depth(0.5, whole):.2f}"


def _giving() -> Iterator[tuple[str, str]]:
    one, other = iqv([2, 1, 1, 0]), iqv([5, 3, 1, 1])
    yield "V1", f"Gives of 2, 1, 1 and 0: {one:.2f}. Of 5, 3, 1 and 1: {other:.2f}"
    today = date(2026, 6, 30)
    gave, asked = [[add_days(today, -age) for age in ages] for ages in ((30, 200, 365), (100,))]
    sums = f"{decayed(gave, today):.2f} against {decayed(asked, today):.2f}"
    yield "G1", f"{sums}, so {lean(gave, asked, today):.2f}"
    yield "G4", f"259 and 730 days: {median([259, 730])}"
    yield "G6", f"received nothing: {reciprocity_of([(3, 1), (2, 2), (1, 0)]):.2f}"
    uneven, bursts = burstiness([90, 150, 120, 60]), burstiness([2, 3, 355])
    yield "G8", f"60 days: {uneven:.2f}. Of 2, 3 and 355 days: {bursts:.2f}"
    low, high = wilson(9, 10)
    yield "G5", f"9 of 10: between {low:.2f} and {high:.2f}"
    yield "A1", f"90 days ago: {knowledge(2, 90, 180):.2f}"


def _matching() -> Iterator[tuple[str, str]]:
    need, *offers = (
        "hire chief financial officer",
        "recruit chief financial officer search",
        "financial modelling",
        "sailing",
    )
    weights = weigh([words(text) for text in (need, *offers)])
    covers = [cover(words(need), words(offer), weights) for offer in offers]
    yield "I1", f'"{need}": "{offers[0]}" covers {covers[0]:.2f} of it'
    yield "I1", f'"{offers[1]}" {covers[1]:.2f}, which is no match'


def _difference() -> Iterator[tuple[str, str]]:
    mixed = spread([6, 2, 1, 1, 0, 0])
    yield "D1", f"six values: {mixed.blau:.2f}, unbiased {mixed.unbiased:.2f}, IQV {mixed.iqv:.2f}"
    yield "D1", f"as {mixed.effective:.2f} and {mixed.common:.2f} equal ones"
    yield "D2", f"six like you: {ei_index(Share(4, 10)):.2f}"
    yield "D3", f"a mean of {mean_stretch([Share(1, 4), Share(1, 1), Share(0, 1)]):.2f}"
    yield "D4", f"where 30 of 100 are: {by_choice(Share(6, 10), Share(30, 100)):.2f}"
    assert is_thin(Share(1, 10), Share(20, 80))
    yield "D5", "1 of 10 where 20 of 80 have it is thin"
    assert not is_thin(Share(1, 10), Share(12, 80))
    yield "D5", "where 12 of 80 have it, it is not"
    circle = {"a": "bc", "b": "ac", "c": "ab", "d": "e", "e": "d", "f": ""}
    known = {name: frozenset(others) for name, others in circle.items()}
    place = Place(around_me(tuple(circle), known), "")
    yield "D6", f"effective size {place.effective_size:.2f}, constraint {place.constraint:.2f}"


def _ripples() -> Iterator[tuple[str, str]]:
    chain = {"a1": ("a2", "a3"), "a2": ("a4",), "a3": ("a4",), "a4": ("a5",), "a5": ()}
    yield "R2", f"{len(below('a1', chain))} acts, {depths(chain)['a1']} steps deep"
    yield "R5", f"10, 40 and 95 days: {median([10, 40, 95]):.0f}"
    star = {0: (1, 2, 3, 4), 1: (), 2: (), 3: (), 4: ()}
    line = {0: (1,), 1: (2,), 2: (3,), 3: (4,), 4: ()}
    yield "R6", f"{virality(0, star):.2f}. A chain of five: {virality(0, line):.2f}"


def _groups() -> Iterator[tuple[str, str]]:
    yield "M4", f"two tenths and one: {divergence((0.5, 0.3, 0.2), (0.4, 0.3, 0.2, 0.1)):.2f}"
    yield "M3", f"of 200 people: {lift(Share(30, 50), Share(20, 200)):.0f} times"
    yield "M6", f"of possible news: {reconnect_score(2 / 3, 0.9):.2f}"
    yield "M7", f"2 a year: {broadcast_due(date(2026, 3, 1), 2)}"


@pytest.mark.parametrize(("formula", "said"), tuple(_examples()))
def test_examples_of_formulas_have_the_numbers_that_the_program_computes(
    formula: str, said: str
) -> None:
    assert said in section("docs/how-it-computes.md", formula)
