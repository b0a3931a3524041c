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
from vaultnet.derive.groups import broadcast_due
from vaultnet.derive.matching import cover, weigh, words
from vaultnet.derive.pace import cadence_pace
from vaultnet.derive.plan import comfort, jitter, lateness, load_of, make_job, schedule
from vaultnet.derive.rates import Share, wilson
from vaultnet.derive.reconnect import reconnect_score
from vaultnet.derive.regularity import longest_gap
from vaultnet.derive.standing import channel_hint
from vaultnet.derive.strength import decay, depth, drift, reference
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
    yield "S1", f"come to {decay([(30, 3), (90, 2), (400, 1)], 180):.2f}"
    yield "S2", f"30 days of silence: {drift(121, 20, 140, 30):.2f}, listed"
    yield "S2", f"200 days: {drift(121, 3, 1095, 200):.2f}, not listed"
    whole = reference(121, 180)
    yield "S3", f"0.5 where {whole:.2f} is a whole tie: depth {depth(0.5, whole):.2f}"
    low, high = wilson(9, 10)
    yield "G5", f"9 of 10: between {low:.2f} and {high:.2f}"
    yield "A1", f"90 days ago: {knowledge(2, 90, 180):.2f}"
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
    yield "M3", f"of 200 people: {lift(Share(30, 50), Share(20, 200)):.0f} times"
    yield "M6", f"of possible news: {reconnect_score(2 / 3, 0.9):.2f}"
    yield "M7", f"2 a year: {broadcast_due(date(2026, 3, 1), 2)}"


@pytest.mark.parametrize(("formula", "said"), tuple(_examples()))
def test_examples_of_formulas_have_the_numbers_that_the_program_computes(
    formula: str, said: str
) -> None:
    assert said in section("docs/how-it-computes.md", formula)
