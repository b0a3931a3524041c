"""What makes people curious: what was said, what came of it, and what to say next."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.derive.golden import context, golden, log_line, person, saying, with_cards
from vaultnet.derive.context import Context
from vaultnet.derive.hooks import (
    Use,
    all_uses,
    best_hook,
    choice_score,
    reach_back,
    record,
    records,
    repertoire,
)
from vaultnet.derive.rates import Share
from vaultnet.model.cards import Hook
from vaultnet.model.contact import Contact
from vaultnet.model.network import Person, Touch
from vaultnet.model.note import Named

LATER, FIRE = "Hooks/Hire later.md", "Hooks/Why CFOs should fire KPIs.md"


def _hook(path: str = LATER, words: str = "Hire later than you dare.", **keys: object) -> Hook:
    return Hook(path, backed=True, words=words)._replace(**keys)  # type: ignore[arg-type]


def _said(uid: str, *log: str, **keys: object) -> Person:
    """Somebody with these lines, `^` standing for the first hook."""
    lines = [line.replace("^", "hook=Hire_later") for line in log]
    return saying(person(Contact(uid, uid.title())._replace(**keys), lines))  # type: ignore[arg-type]


def _vault(*people: Person, hooks: tuple[Hook, ...] = (_hook(),), today: str = "") -> Context:
    day = date.fromisoformat(today) if today else date(2026, 6, 30)
    return with_cards(context(*people, today=day), *hooks)


def _pulled(yes: int, no: int, path: str = LATER) -> list[Use]:
    return [
        Use(path, date(2026, 1, 1), pull, reached=False) for pull in ["yes"] * yes + ["no"] * no
    ]


def test_a_use_is_a_line_that_names_the_hook() -> None:
    ada = _said(
        "ada", "2026-05-20 call ^ pull=yes", "2026-05-20 email ^ pull=yes", "2026-05-21 call"
    )
    assert _vault(ada).ask(all_uses) == (Use(LATER, date(2026, 5, 20), "yes", reached=False),) * 2


def test_a_hook_named_twice_on_a_line_was_said_once() -> None:
    line = log_line("2026-05-20 call hook=x", 10)
    named = tuple(
        Named(target, 10, "hook", inline=True)
        for target in ("Hire later", "Hooks/Hire later", "hire LATER")
    )
    ada = person("ada")._replace(log=(line,), named=named)
    assert len(_vault(ada).ask(all_uses)) == 1


def test_two_hooks_on_a_line_were_both_said() -> None:
    ada = _said("ada", "2026-05-20 call ^ hook=Why_CFOs_should_fire_KPIs pull=no")
    assert [use.hook for use in _vault(ada, hooks=(_hook(), _hook(FIRE))).ask(all_uses)] == [
        LATER,
        FIRE,
    ]


def test_what_leads_nowhere_or_to_another_note_is_no_use() -> None:
    ada = _said("ada", "2026-05-20 call hook=Nothing", "2026-05-20 call hook=ada")
    assert _vault(ada).ask(all_uses) == ()


def test_a_link_of_another_field_or_of_a_task_is_no_use() -> None:
    line = log_line("2026-05-20 call", 10)
    named = (
        Named("Hire later", 10, "to", inline=True),
        Named("Hire later", 99, "hook", inline=True),
    )
    ada = person("ada")._replace(log=(line,), named=named)
    assert _vault(ada).ask(all_uses) == ()


def test_planned_uses_and_those_with_people_who_left_do_not_count() -> None:
    vault = _vault(
        _said("ada", "2026-07-01 call ^ pull=yes"),
        _said("ben", "2026-05-20 call ^ pull=yes", status="archived"),
        _said("cleo", "2026-05-20 call ^ pull=yes", deathdate=date(2026, 6, 1)),
    )
    assert vault.ask(records)[LATER].uses == 0


def test_a_vault_without_hooks_has_no_uses() -> None:
    assert _vault(_said("ada", "2026-05-20 call ^"), hooks=()).ask(all_uses) == ()
    assert golden().ask(records) == {}


def test_one_of_eight_that_pulled_is_few() -> None:
    found = record(_hook(), _pulled(1, 7))
    assert (found.pulled, found.expected) == (Share(1, 8), 0.2)
    assert (found.low, found.high) == pytest.approx((0.0224, 0.4709), abs=5e-5)
    assert found.is_spent


def test_uses_of_which_nobody_noted_the_effect_count_as_uses_only() -> None:
    ada = _said(
        "ada", "2026-05-20 call ^ pull=yes", "2026-06-01 call ^", "2026-01-01 call ^ pull=no"
    )
    found = _vault(ada).ask(records)[LATER]
    assert (found.uses, found.pulled, found.last) == (3, Share(1, 2), date(2026, 6, 1))


def test_a_hook_that_was_never_said_is_not_known_to_fail() -> None:
    found = _vault().ask(records)[LATER]
    assert (found.uses, found.pulled, found.last) == (0, Share(0, 0), None)
    assert (found.expected, found.low, found.high) == (0.5, 0.0, 1.0)
    assert not found.is_spent


@pytest.mark.parametrize(
    ("yes", "no", "spent"),
    [(0, 4, False), (0, 5, True), (1, 5, False), (1, 7, True), (4, 4, False), (0, 0, False)],
)
def test_a_hook_is_spent_when_it_pulls_less_than_every_other_time_at_best(
    yes: int, no: int, *, spent: bool
) -> None:
    assert record(_hook(), _pulled(yes, no)).is_spent is spent


@pytest.mark.parametrize(
    ("stance", "words", "long"),
    [
        ("answer", 75, False),
        ("answer", 76, True),
        ("answer", 131, True),
        ("surprise", 25, False),
        ("surprise", 26, True),
        ("", 26, True),
    ],
)
def test_an_answer_may_be_three_times_as_long_as_a_hook(
    stance: str, words: int, *, long: bool
) -> None:
    found = record(_hook(words="so " * words, stance=stance), ())
    assert (found.words, found.is_long) == (words, long)


def test_a_hundred_and_thirty_one_words_take_fifty_two_seconds() -> None:
    found = record(_hook(words="so " * 131, stance="answer"), ())
    assert (found.seconds, found.limit) == (52.4, 75)


@pytest.mark.parametrize(
    ("came", "reached"),
    [
        ("2026-03-01", False),
        ("2026-03-02", True),
        ("2026-03-31", True),
        ("2026-04-01", False),
        ("2026-02-28", False),
    ],
)
def test_whoever_comes_within_thirty_days_after_a_hook_has_reached_back(
    came: str, *, reached: bool
) -> None:
    ada = _said("ada", "2026-03-01 call ^", f"{came} message by=them")
    assert _vault(ada).ask(reach_back) == Share(int(reached), 1)


@pytest.mark.parametrize(
    "line", ["2026-03-05 call", "2026-03-05 call by=both", "2026-03-05 note by=them"]
)
def test_only_a_touch_that_they_began_is_reaching_back(line: str) -> None:
    assert _vault(_said("ada", "2026-03-01 call ^", line)).ask(reach_back) == Share(0, 1)


def test_a_touch_told_elsewhere_is_reaching_back_too() -> None:
    ada = _said("ada", "2026-03-01 call ^")
    touch = Touch(date(2026, 3, 9), "email", "them", "People/Ben.md", 3)
    assert _vault(ada._replace(touches=(*ada.touches, touch))).ask(reach_back) == Share(1, 1)


def test_two_of_five_reached_back_and_young_uses_count() -> None:
    vault = _vault(
        _said("ada", "2026-01-01 call ^", "2026-01-20 call by=them"),
        _said("ben", "2026-01-01 call ^", "2026-03-01 call ^ ", "2026-03-20 call by=them"),
        _said("cleo", "2026-06-29 call ^", "2026-07-02 call by=them"),
        _said("dan", "2026-06-30 call ^"),
    )
    assert vault.ask(reach_back) == Share(2, 5)


def test_three_of_eight_are_contrarian_or_a_surprise() -> None:
    stances = ("contrarian", "surprise", "surprise", "question", "story", "result", "answer", "")
    old = date(2024, 1, 1)
    hooks = tuple(_hook(f"{n}.md", stance=s, created=old) for n, s in enumerate(stances))
    gone = _hook("x.md", stance="surprise", retired=True, created=date(2026, 6, 1))
    found = _vault(hooks=(*hooks, gone)).ask(repertoire)
    assert found.unexpected == Share(3, 8)
    assert found.unexpected.rate == 0.375
    assert found.is_stale


@pytest.mark.parametrize(
    ("created", "lately"),
    [("2026-06-30", 1), ("2026-01-01", 1), ("2025-12-31", 0)],
)
def test_a_repertoire_without_anything_from_the_last_180_days_is_stale(
    created: str, lately: int
) -> None:
    found = _vault(hooks=(_hook(created=date.fromisoformat(created)),)).ask(repertoire)
    assert (found.lately, found.is_stale) == (lately, not lately)


@pytest.mark.parametrize("hooks", [(), (_hook(),)])
def test_where_no_hook_has_a_date_nothing_is_called_stale(hooks: tuple[Hook, ...]) -> None:
    found = _vault(hooks=hooks).ask(repertoire)
    assert found.lately is None
    assert not found.is_stale


def test_a_hook_of_a_day_to_come_is_not_counted_before_it() -> None:
    new = _hook("New.md", stance="surprise", created=date(2026, 7, 1))
    old = _hook(stance="story", created=date(2026, 1, 1))
    found = _vault(hooks=(old, new)).ask(repertoire)
    assert (found.unexpected, found.lately) == (Share(0, 1), 1)
    found = _vault(hooks=(old, new), today="2026-07-01").ask(repertoire)
    assert (found.unexpected, found.lately) == (Share(1, 2), 1)
    assert _vault(hooks=(new,)).ask(repertoire) == (Share(0, 0), None)
    assert best_hook(CY, _vault(CY, hooks=(new,), today="2026-07-01")) == new


def test_of_a_repertoire_without_hooks_nothing_is_known() -> None:
    assert golden().ask(repertoire).unexpected.rate is None


@pytest.mark.parametrize(
    ("topic", "pulled", "score"),
    [(0.8, Share(3, 4), 0.746667), (0.8, Share(0, 0), 0.68), (0.0, Share(9, 10), 0.333333)],
)
def test_a_choice_is_six_tenths_topic_and_four_tenths_past(
    topic: float, pulled: Share, score: float
) -> None:
    assert choice_score(topic, pulled) == score


CY = person(Contact("cy", "Cy", priorities=("build a treasury team",), personal_goals=("row",)))


def _named(hook: Hook | None) -> str:
    return hook.path if hook else ""


def test_the_hook_that_is_about_what_matters_to_them_is_chosen() -> None:
    hooks = (_hook("a.md", topics=("sailing",)), _hook("b.md", topics=("Treasury",)))
    assert _named(best_hook(CY, _vault(CY, hooks=hooks))) == "b.md"
    assert (
        _named(best_hook(CY, _vault(CY, hooks=(*hooks, _hook("c.md", topics=("row",)))))) == "b.md"
    )


def test_how_much_of_the_hook_is_about_them_counts_not_how_much_of_them() -> None:
    hooks = (_hook("a.md", topics=("treasury", "sailing")), _hook("b.md", topics=("row",)))
    assert _named(best_hook(CY, _vault(CY, hooks=hooks))) == "b.md"


def test_of_two_on_the_same_topic_the_one_that_pulled_is_chosen() -> None:
    ada = _said("ada", "2026-05-20 call ^ pull=no", "2026-05-21 call hook=Z pull=yes")
    hooks = (_hook(), _hook("Z.md"))
    assert _named(best_hook(CY, _vault(ada, CY, hooks=hooks))) == "Z.md"


def test_of_two_that_are_as_good_the_one_said_less_often_is_chosen_then_the_first_by_path() -> None:
    ada = _said("ada", "2026-05-20 call hook=A")
    hooks = tuple(_hook(f"{name}.md") for name in "ABC")
    assert _named(best_hook(CY, _vault(ada, CY, hooks=hooks))) == "B.md"


def test_someone_of_whom_nothing_is_known_is_offered_the_best_one_all_the_same() -> None:
    di = person("di")
    assert _named(best_hook(di, _vault(di))) == LATER


def test_a_hook_is_never_offered_again_to_whoever_heard_it_or_will() -> None:
    for line in ("2020-01-01 call ^ pull=yes", "2026-07-01 call ^", "2026-05-01 note ^"):
        ada = _said("ada", line)
        assert best_hook(ada, _vault(ada)) is None
        assert best_hook(CY, _vault(ada, CY)) is not None


@pytest.mark.parametrize(
    "hook",
    [
        _hook(retired=True),
        _hook(backed=False),
        _hook(words=""),
        _hook(stance="answer"),
        _hook(words="Your debts are #private."),
        _hook(created=date(2026, 7, 1)),
    ],
)
def test_what_is_not_for_offering_is_not_offered(hook: Hook) -> None:
    assert best_hook(CY, _vault(CY, hooks=(hook,))) is None


def test_nobody_practises_on_a_communal_tie() -> None:
    ada = _said("ada", "2026-01-01 call ^ pull=yes", communal=True)
    other = _hook("Other.md")
    assert best_hook(ada, _vault(ada, hooks=(_hook(), other))) is None
    assert _vault(ada).ask(records)[LATER].uses == 1


def test_in_the_small_vault_there_is_nothing_to_say() -> None:
    assert all(best_hook(p, golden()) is None for p in golden().network.people)


@settings(deadline=None)
@given(st.lists(st.sampled_from(["A", "B", "C"]), max_size=4), st.permutations("ABC"))
def test_what_is_offered_was_never_heard_and_does_not_depend_on_the_order(
    heard: list[str], order: list[str]
) -> None:
    ada = _said("ada", *(f"2026-05-{n:02} call hook={name}" for n, name in enumerate(heard, 1)))
    found = best_hook(ada, _vault(ada, hooks=tuple(_hook(f"{name}.md") for name in order)))
    left = sorted({"A", "B", "C"} - set(heard))
    assert _named(found) == (f"{left[0]}.md" if left else "")


def test_the_ends_of_the_calendar_are_days_like_others() -> None:
    for today in ("0001-01-01", "9999-12-31"):
        vault = _vault(_said("ada", "0001-01-01 call ^", "9999-12-31 call ^"), today=today)
        for question in (all_uses, records, reach_back, repertoire):
            vault.ask(question)
