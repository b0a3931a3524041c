"""Which act led to which, and what does not count as leading."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.derive.chronicle import HEAD, chronicle, give, got, links, place_of, worked_example
from vaultnet.derive.causes import causes
from vaultnet.derive.chains import turned
from vaultnet.derive.context import Context
from vaultnet.derive.credit import credits

NO_ACT = "no act; an act has give or got, and a day"


def faults(ctx: Context) -> list[tuple[str, bool]]:
    """The faults as `Ana:4 sentence`, each with whether it is only a notice."""
    return [
        (f"{fault.path[7:-3]}:{fault.line} {fault.message}", fault.notice)
        for fault in ctx.ask(causes).faults
    ]


def test_the_worked_example_has_six_links() -> None:
    ctx = worked_example()
    assert links(ctx) == {"a1>a2", "a1>a3", "a2>a4", "a3>a4", "a4>a5", "b1>b2"}
    assert faults(ctx) == []


def test_credits_of_the_worked_example_add_up() -> None:
    ctx = worked_example()
    effects = ctx.ask(causes).effects
    credit, before = credits(effects), turned(effects)
    assert [credit[place_of(name, ctx)] for name in ("a1", "a2", "a4", "b1")] == [4, 1, 1, 1]
    assert sum(credit[place] for place in effects if not before[place]) == 5


def test_acts_that_nothing_links_are_in_no_ripple() -> None:
    ctx = chronicle(Ana=[give("2026-01-01", "a1"), got("2026-01-02", "a2")])
    assert ctx.ask(causes) == ({}, {}, ())


def test_a_link_may_stay_in_the_note_or_use_another_name() -> None:
    ana = "---\nadded: 2020-01-01\naliases: Annie\n---\n" + give("2026-01-01", "a1")
    for target in ("#^a1", "Ana#^a1", "People/Ana#^A1", "Annie#^a1"):
        own = ana + "\n" + give("2026-01-02", "a2", target)
        assert links(chronicle(Ana=own)) == {"a1>a2"}
    assert links(chronicle(Ana=ana, Bo=[give("2026-01-02", "b1", "Annie#^a1")])) == {"a1>b1"}


def test_the_same_link_twice_is_one() -> None:
    ctx = chronicle(
        Ana=[give("2026-01-01", "a1"), give("2026-01-02", "a2", "#^a1", "Ana#^a1", "Ana#^A1")]
    )
    assert [len(found) for found in ctx.ask(causes).effects.values()] == [1, 0]


def test_an_act_may_have_several_causes() -> None:
    ctx = chronicle(
        Ana=[give("2026-01-01", "a1")],
        Bo=[give("2026-01-01", "b1"), give("2026-02-01", "b2", "Ana#^a1", "#^b1")],
    )
    assert links(ctx) == {"a1>b2", "b1>b2"}


def test_a_kept_promise_is_cause_and_effect() -> None:
    promise = "- [x] promise: p [give:: help] [because-of:: [[#^a1]]] [completion:: 2026-02-01] ^p1"
    ctx = chronicle(Ana=[give("2026-01-01", "a1"), promise, give("2026-03-01", "a3", "#^p1")])
    assert links(ctx) == {"a1>p", "p>a3"}


def test_an_act_that_causes_itself_is_told_and_left_out() -> None:
    ctx = chronicle(Ana=[give("2026-01-01", "a1", "#^a1"), give("2026-02-01", "a2", "#^a1")])
    assert links(ctx) == {"a1>a2"}
    told = "Ana:4 because-of [[#^a1]] is this very line; nothing causes itself"
    assert faults(ctx) == [(told, False)]


def test_an_effect_dated_before_its_cause_is_told_and_left_out() -> None:
    ctx = chronicle(Ana=[give("2026-03-01", "a1")], Bo=[give("2026-02-28", "b1", "Ana#^a1")])
    assert links(ctx) == set()
    told = "Bo:4 dated 2026-02-28, before its cause [[Ana#^a1]] of 2026-03-01; mend one of the two"
    assert faults(ctx) == [(told, False)]


def test_an_effect_of_the_same_day_may_be_one() -> None:
    ctx = chronicle(Ana=[give("2026-03-01", "a1")], Bo=[give("2026-03-01", "b1", "Ana#^a1")])
    assert links(ctx) == {"a1>b1"}


def test_a_back_dated_line_may_be_a_cause_of_what_was_written_before_it() -> None:
    ctx = chronicle(Ana=[give("2026-03-01", "a2", "#^a1"), give("2025-03-01", "a1")])
    assert links(ctx) == {"a1>a2"}


def test_three_acts_of_a_day_that_cause_each_other_stay_single_acts() -> None:
    ctx = chronicle(
        Ana=[
            give("2026-05-01", "x", "#^z"),
            give("2026-05-01", "y", "#^x"),
            give("2026-05-01", "z", "#^y"),
            give("2026-05-01", "w", "#^z"),
        ]
    )
    assert links(ctx) == {"z>w"}
    told = "Ana:4 in a loop with Ana:5, Ana:6: each came of another; take one of the links out"
    assert [(fault.replace("People/", "").replace(".md", ""), n) for fault, n in faults(ctx)] == [
        (told, False)
    ]


def test_a_loop_over_several_days_is_cut_where_it_goes_back_in_time() -> None:
    ctx = chronicle(Ana=[give("2026-05-01", "x", "#^y"), give("2026-05-02", "y", "#^x")])
    assert links(ctx) == {"x>y"}
    assert [fault.partition(",")[0] for fault, _ in faults(ctx)] == ["Ana:4 dated 2026-05-01"]


def test_two_loops_of_a_day_that_hang_together_are_told_each() -> None:
    day = "2026-05-01"
    ctx = chronicle(
        Ana=[give(day, "a", "#^b"), give(day, "b", "#^a")],
        Bo=[give(day, "c", "#^d", "Ana#^a"), give(day, "d", "#^c")],
    )
    assert links(ctx) == {"a>c"}
    assert [fault.partition(" with")[0] for fault, _ in faults(ctx)] == [
        "Ana:4 in a loop",
        "Bo:4 in a loop",
    ]


@pytest.mark.parametrize(
    ("link", "told", "notice"),
    [
        ("Bo#^b9", "leads nowhere: no dated line and no task in People/Bo.md ends with ^b9", False),
        ("Bo", "leads to a whole note; end the line that is meant with an id such as ^a1,"
         " and link to [[Bo#^a1]]", False),
        ("Bo#Log", "leads to a whole note; end the line that is meant with an id such as ^a1,"
         " and link to [[Bo#^a1]]", False),
        ("Bo#^b2", f"is not followed, for that is {NO_ACT}", True),
        ("Bo#^b3", f"is not followed, for that is {NO_ACT}", True),
        ("Bo#^b4", f"is not followed, for that is {NO_ACT}", True),
        ("Lunch#^x", f"is not followed, for that is {NO_ACT}", True),
    ],
)  # fmt: skip
def test_a_link_to_what_is_no_act_is_told(link: str, told: str, notice: bool) -> None:
    bo = ["- 2026-05-01 call: x ^b2", "- [ ] promise: x [give:: help] ^b3",
          "- [x] promise: x [give:: help] ^b4"]  # fmt: skip
    lunch = "---\ntype: idea\n---\nx ^x\n"
    ctx = chronicle(Ana=[got("2026-05-02", "a", link)], Bo=bo, Lunch=lunch)
    shown = link.removesuffix("#Log")
    assert faults(ctx) == [(f"Ana:4 because-of [[{shown}]] {told}", notice)]
    assert links(ctx) == set()


def test_a_link_to_no_note_is_told_where_links_are_followed_and_not_again() -> None:
    ctx = chronicle(Ana=[got("2026-05-02", "a", "Nobody#^b1")])
    assert faults(ctx) == []
    assert [str(p) for p in ctx.network.problems] == [
        "People/Ana.md:4: because-of [[Nobody]] leads to no note"
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("- 2026-05-02 call: she thanked me [because-of:: [[Bo#^b1]]]", True),
        ("- [x] promise: x [because-of:: [[Bo#^b1]]] [completion:: 2026-05-02]", True),
        ("- [x] promise: x [give:: help] [because-of:: [[Bo#^b1]]]", True),
        ("- [ ] promise: x [give:: help] [because-of:: [[Bo#^b1]]]", False),
        ("- [ ] ask: x [because-of:: [[Bo#^b1]]]", False),
        ("- [x] buy milk [because-of:: [[Bo#^b1]]]", False),
        ("- 2027-05-02 call: x [because-of:: [[Bo#^b1]]]", False),
        ("- 2027-05-02 call: x [got:: help] [because-of:: [[Bo#^b1]]]", False),
        ("- 2027-05-02 call: x [got:: help] [because-of:: [[Bo#^nothing]]]", False),
    ],
)
def test_what_stands_on_no_act_is_a_notice_unless_it_may_become_one(line: str, told: bool) -> None:
    ctx = chronicle(Ana=[line], Bo=[give("2026-05-01", "b1")])
    message = f"because-of is not followed, for this is {NO_ACT}"
    assert faults(ctx) == ([(f"Ana:4 {message}", True)] if told else [])
    assert links(ctx) == set()


def test_what_is_still_to_come_is_no_effect_before_its_day() -> None:
    lines = [give("2026-06-01", "a1"), give("2026-07-01", "a2", "#^a1")]
    assert links(chronicle(Ana=lines)) == set()
    assert links(chronicle(date(2026, 7, 1), Ana=lines)) == {"a1>a2"}


def test_a_cause_still_to_come_cannot_be_one() -> None:
    ctx = chronicle(Ana=[give("2026-07-01", "a1"), give("2026-06-01", "a2", "#^a1")])
    assert links(ctx) == set()
    assert [notice for _, notice in faults(ctx)] == [False]


def test_whoever_received_is_found_by_link_name_alias_or_id() -> None:
    def receivers(to: str) -> tuple[str, ...]:
        line = give("2026-05-02", "a", "Bo#^b1", channel="heard", more=f" [to:: {to}]")
        cy = "---\nadded: 2020-01-01\nuid: cy-o\naliases: Cyrus\n---\n"
        ctx = chronicle(Ana=[line], Bo=[give("2026-05-01", "b1")], Cy=cy, Me="---\ntype: me\n---\n")
        return ctx.ask(causes).acts["People/Ana.md", 4].to

    for to in ("[[Cy]]", "[[Cyrus]]", "Cy", "cy-o", "[[Cy]], [[People/Cy|him]]"):
        assert receivers(to) == ("People/Cy.md",)
    assert receivers("[[Cy]], [[Bo]]") == ("People/Cy.md", "People/Bo.md")
    assert receivers("somebody") == receivers("[[Me]]") == ()


def test_acts_of_those_who_do_not_count_stay_links_of_a_chain() -> None:
    bo = HEAD.replace("added", "status: archived\nadded") + got("2026-02-01", "b1", "Ana#^a1")
    ctx = chronicle(Ana=[give("2026-01-01", "a1")], Bo=bo, Cy=[give("2026-03-01", "c1", "Bo#^b1")])
    assert links(ctx) == {"a1>b1", "b1>c1"}


def test_an_empty_vault_and_the_ends_of_the_calendar_have_no_causes() -> None:
    for today in (date.min, date.max):
        assert chronicle(today).ask(causes) == ({}, {}, ())
        worked_example(today).ask(causes)


@settings(deadline=None, max_examples=100)
@given(
    st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=14),
    st.permutations(range(8)),
)
def test_whatever_links_what_no_act_leads_to_itself_and_credits_are_conserved(
    pairs: list[tuple[int, int]], order: list[int]
) -> None:
    because = {n: [f"P{a}#^a{a}" for a, b in pairs if b == n] for n in range(8)}
    people = {f"P{n}": [give(f"2026-01-0{1 + n // 3}", f"a{n}", *because[n])] for n in order}
    ctx = chronicle(**people)
    effects = ctx.ask(causes).effects
    credit, before = credits(effects), turned(effects)
    first = [place for place in effects if not before[place]]
    assert sum(credit[place] for place in first) == len(effects) - len(first)
    dropped = len(set(pairs)) - len(links(ctx))
    assert (dropped > 0) == bool(ctx.ask(causes).faults)
    assert ctx.ask(causes) == chronicle(**dict(sorted(people.items()))).ask(causes)
