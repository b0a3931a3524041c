"""Questions to a network at a date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.derive.golden import EVERYONE, ME, context, golden
from vaultnet.derive import (
    agenda,
    asking,
    attention,
    bridges,
    brokerage,
    candidates,
    careers,
    causes,
    difference,
    favors,
    garden,
    groups,
    guarded,
    hooks,
    ideas,
    introductions,
    journal,
    loyalty,
    matching,
    occasions,
    pairs,
    people,
    plan,
    rank,
    reciprocity,
    reconnect,
    regularity,
    ripples,
    signature,
    standing,
    strength,
    stretch,
    strings,
    tales,
    talk,
    tallies,
    ties,
    value,
)
from vaultnet.derive.context import Context
from vaultnet.model.network import Person

QUESTIONS: tuple[Callable[[Context], object], ...] = (
    agenda.agendas, agenda.aimed, agenda.gone_stale, agenda.in_the_dark, agenda.items_helped,
    asking.can_ask, asking.cold_asks, asking.lead_time,
    attention.attention, attention.tactics,
    bridges.bridge, bridges.holes, bridges.only_ways, bridges.worlds,
    brokerage.brokerage, candidates.candidates,
    careers.careers, careers.followed, careers.missed, careers.new_in_role, careers.risen,
    careers.rising, careers.worth_considering,
    causes.causes,
    difference.contrasts, difference.extremes, difference.stretch,
    favors.asks, favors.promises, favors.raises, favors.thanks,
    garden.garden,
    groups.broadcasts, groups.role_cover, groups.roles, groups.sizes, groups.surprise,
    guarded.aggregates,
    hooks.reach_back, hooks.records, hooks.repertoire, ideas.fresh_ideas,
    introductions.closure, introductions.statuses, journal.journal,
    loyalty.audits, loyalty.beliefs, loyalty.handful, loyalty.handful_size, loyalty.mismatch,
    matching.matches,
    occasions.occasions,
    pairs.pairs,
    people.active, people.critical_few, people.the_many,
    plan.jobs, plan.load, plan.week_plan,
    rank.rank_bias, reciprocity.answer_time, reciprocity.reciprocity, reconnect.dormant,
    regularity.fairness, regularity.on_plan, regularity.regularities,
    signature.signature,
    ripples.lag, ripples.ripples,
    standing.standings, standing.waiting,
    strength.critical_strengths, strength.strengths, strength.weekly_strengths,
    stretch.dimensions, strings.no_strings, tales.news, talk.talk, ties.ties,
    value.total_mix,
    tallies.help_rate, tallies.owed, tallies.reliability,
)  # fmt: skip


def test_a_question_is_answered_once() -> None:
    asked = []

    def question(ctx: Context) -> int:
        asked.append(ctx)
        return 42

    vault = golden()
    assert vault.ask(question) == vault.ask(question) == 42
    assert asked == [vault]


def test_a_week_starts_on_monday() -> None:
    assert golden().week_start == date(2026, 6, 29)


@settings(deadline=None, max_examples=20)
@given(st.permutations(EVERYONE))
def test_the_order_of_people_changes_no_answer(everyone: list[Person]) -> None:
    shuffled, plain = context(*everyone, me=ME), golden()
    for question in QUESTIONS:
        assert shuffled.ask(question) == plain.ask(question)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: f"{q.__module__}.{q.__name__}")
def test_an_empty_vault_has_an_answer_to_everything(question: Callable[[Context], object]) -> None:
    for today in (date.min, date(2026, 6, 30), date.max):
        context(today=today).ask(question)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: f"{q.__module__}.{q.__name__}")
def test_the_ends_of_the_calendar_are_days_like_others(
    question: Callable[[Context], object],
) -> None:
    for today in (date.min, date(1, 1, 2), date(9999, 12, 30), date.max):
        golden(today=today).ask(question)


def test_slow_measures_are_asked_of_the_monday() -> None:
    ctx = golden()
    assert ctx.frozen.today == date(2026, 6, 29)
    assert ctx.frozen.network is ctx.network
    assert ctx.frozen is ctx.frozen


def test_a_monday_is_its_own() -> None:
    ctx = golden(today=date(2026, 6, 29))
    assert ctx.frozen is ctx
    after = ctx.following(ctx.network, ctx.config, ctx.today)
    assert after.frozen is after
