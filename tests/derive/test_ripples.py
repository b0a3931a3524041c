"""What came of what was given: how deep, how much, to whom, and how soon."""

from __future__ import annotations

from datetime import date, timedelta

from tests.derive.chronicle import (
    HEAD,
    chronicle,
    give,
    got,
    heard,
    place_of,
    worked_example,
)
from tests.derive.golden import golden
from vaultnet.derive.context import Context
from vaultnet.derive.ripples import Ripple, lag, ripple, ripples


def ripple_of(name: str, ctx: Context) -> Ripple:
    """What came of the act that says this."""
    found = ripple(place_of(name, ctx), ctx)
    assert found is not None
    return found


def measured(name: str, ctx: Context) -> tuple[int, int, list[str]]:
    """Depth, size and reach of an act."""
    found = ripple_of(name, ctx)
    return found.depth, found.size, [person.name for person in found.reach]


def listed(ctx: Context) -> list[str]:
    """What the acts say that stand at the head of the ripples."""
    return [str(found.act.text) for found in ctx.ask(ripples)]


def test_depth_size_and_reach_of_the_worked_example() -> None:
    ctx = worked_example()
    assert measured("a1", ctx) == (3, 4, ["Bo", "Cy", "Di"])
    assert measured("a2", ctx) == (2, 2, ["Ana", "Di"])
    assert measured("a4", ctx) == (1, 1, ["Ana"])
    assert measured("b1", ctx) == (1, 1, ["Fe"])
    assert measured("a5", ctx) == (0, 0, [])


def test_an_act_that_nothing_links_has_no_ripple() -> None:
    ctx = chronicle(Ana=[give("2026-01-01", "a1")])
    assert ripple(("People/Ana.md", 4), ctx) is None
    assert ctx.ask(ripples) == ()


def test_only_what_began_with_a_give_of_mine_is_listed_and_the_greatest_first() -> None:
    ctx = chronicle(
        Ana=[give("2026-01-01", "a1"), give("2026-02-01", "a2", "#^a1")],
        Bo=[got("2026-01-01", "b1"), give("2026-02-01", "b2", "#^b1")],
        Cy=[give("2026-01-01", "c1"), got("2026-02-01", "", "#^c1"), got("2026-02-02", "", "#^c1")],
        Di=[give("2026-01-01", "d1"), got("2026-02-01", "d", "#^d1"), got("2026-03-01", "", "#^d")],
        Ed=[heard("2026-01-01", "e1", "Ana"), give("2026-02-01", "e2", "#^e1")],
        Fe=[give("2026-01-02", "f1"), give("2026-02-01", "f2", "#^f1")],
    )  # fmt: skip
    assert listed(ctx) == ["d1", "c1", "f1", "a1"]


def test_what_others_did_for_each_other_reaches_whoever_it_was_done_for() -> None:
    ctx = chronicle(
        Ana=[give("2026-01-01", "a1"), heard("2026-02-01", "a2", "Bo", "#^a1")],
        Bo=[heard("2026-03-01", "b1", "", "Ana#^a2"), got("2026-04-01", "b2", "#^b1")],
    )
    found = ripple_of("a1", ctx)
    assert (found.depth, found.size) == (3, 3)
    assert [person.name for person in found.reach] == ["Bo"]
    assert [person.name for person in found.carriers] == ["Ana", "Bo"]


def test_a_line_with_give_and_got_does_both_good() -> None:
    both = "- 2026-02-01 call: both [give:: help] [got:: fun] [because-of:: [[Ana#^a1]]]"
    found = ripple_of("a1", chronicle(Ana=[give("2026-01-01", "a1")], Bo=[both]))
    assert [person.name for person in found.reach] == ["Bo"]
    assert [person.name for person in found.carriers] == ["Bo"]


def test_whoever_received_the_act_is_not_reached_by_what_came_of_it() -> None:
    ctx = chronicle(
        Ana=[
            give("2026-01-01", "a1", more=" [to:: [[Bo]]]"),
            give("2026-02-01", "a2", "#^a1"),
            give("2026-02-01", "a3", "#^a1", more=" [to:: [[Bo]]]"),
        ],
        Bo=[],
    )
    assert measured("a1", ctx) == (1, 2, ["Ana"])


def test_whoever_does_not_count_keeps_the_act_and_not_the_name() -> None:
    for line in ("status: paused", "status: archived", "deathdate: 2026-06-01", "communal: true"):
        bo = HEAD.replace("added", f"{line}\nadded") + heard("2026-02-01", "b1", "Cy", "Ana#^a1")
        ctx = chronicle(
            Ana=[give("2026-01-01", "a1")],
            Bo=bo + "\n" + give("2026-02-02", "b2", "Ana#^a1") + "\n" + give("2026-01-01", "b3"),
            Cy=[give("2026-03-01", "c1", "Bo#^b1"), got("2026-03-01", "c2", "Bo#^b3")],
        )
        (found,) = ctx.ask(ripples)
        assert (found.act.text, found.size, found.depth) == ("a1", 3, 2)
        assert [person.name for person in found.reach] == ["Cy"]
        assert found.carriers == ()


def test_an_act_that_links_to_somebody_who_does_not_count_is_counted_and_not_shown() -> None:
    for line in ("status: paused", "communal: true"):
        ctx = chronicle(
            Ana=[
                "- 2026-01-01 call: a hand for [[Bo]] [give:: help] ^a1",
                give("2026-01-02", "a2"),
            ],
            Bo=HEAD.replace("added", f"{line}\nadded"),
            Cy=[got("2026-02-01", "c1", "Ana#^a1", "Ana#^a2"), got("2026-02-02", "c2", "#^c1")],
        )
        assert listed(ctx) == ["a2"]
        assert ctx.ask(lag).links == 3


def test_whoever_is_snoozed_counts() -> None:
    bo = HEAD.replace("added", "snooze_until: 2027-01-01\nadded")
    ctx = chronicle(Ana=[give("2026-01-01", "a1")], Bo=bo + got("2026-02-02", "b1", "Ana#^a1"))
    assert [person.name for person in ripple_of("a1", ctx).carriers] == ["Bo"]


def test_a_private_act_is_counted_and_never_quoted() -> None:
    ctx = chronicle(
        Ana=["- 2026-01-01 call: her illness #private [give:: help] ^a1"],
        Bo=["- 2026-01-02 call: his debts #private [got:: help] [because-of:: [[Ana#^a1]]]"],
    )
    (found,) = ctx.ask(ripples)
    assert (found.act.text, found.size) == (None, 1)


def test_the_lag_is_the_median_of_days_from_cause_to_effect() -> None:
    start = date(2025, 1, 1)

    def after(days: int) -> str:
        return give(str(start + timedelta(days=days)), f"a{days}", "#^a0")

    ctx = chronicle(Ana=[give(str(start), "a0"), after(95), after(10), after(40)])
    assert ctx.ask(lag) == (40.0, 3)
    ctx = chronicle(Ana=[give(str(start), "a0"), after(10), after(41)])
    assert ctx.ask(lag) == (25.5, 2)


def test_the_lag_of_nothing_is_unknown() -> None:
    assert chronicle().ask(lag) == golden().ask(lag) == (None, 0)


def test_as_of_an_earlier_day_what_came_later_is_left_out() -> None:
    ctx = worked_example(date(2026, 4, 1))
    assert measured("a1", ctx) == (2, 3, ["Bo", "Cy", "Di"])


def test_as_of_monday_what_came_this_week_is_left_out() -> None:
    tuesday = date(2026, 6, 30)
    ana = [
        give("2026-06-01", "a1"),
        give("2026-06-29", "a2", "#^a1"),
        give("2026-06-30", "", "#^a1"),
    ]
    ctx = chronicle(tuesday, Ana=ana)
    assert [found.size for found in ctx.ask(ripples)] == [2]
    assert [found.size for found in ctx.frozen.ask(ripples)] == [1]


def test_the_small_vault_and_an_empty_one_have_no_ripples() -> None:
    for ctx in (golden(), chronicle(), chronicle(date.min), chronicle(date.max)):
        assert ctx.frozen.ask(ripples) == ()
