"""Whom to tell what came of something."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.derive.chronicle import HEAD, chronicle, give, got, heard
from vaultnet.derive.context import Context
from vaultnet.derive.people import person_named
from vaultnet.derive.tales import Tale, is_news, news, ripples_to_tell

BO = heard("2026-05-01", "b1", "Cy")
CY = heard("2026-06-20", "c1", "Di", "Bo#^b1")


def told(name: str, ctx: Context) -> list[str]:
    """What to tell somebody, as `effect because cause`."""
    person = person_named(name, "", ctx)
    assert person is not None
    return [_said(tale) for tale in ripples_to_tell(person, ctx)]


def newest(ctx: Context) -> list[str]:
    """The news for everyone, as `name: effect because cause`."""
    return [f"{tale.person.name}: {_said(tale)}" for tale in ctx.ask(news)]


def _said(tale: Tale) -> str:
    return f"{tale.effect.text} because {tale.because.text}"


def test_whoever_gave_is_told_that_it_was_given_on() -> None:
    ctx = chronicle(Bo=[BO], Cy=[CY], Di=[])
    assert told("Bo", ctx) == ["c1 because b1"]
    assert newest(ctx) == ["Bo: c1 because b1"]


def test_nobody_is_told_of_what_they_gave_or_received_themselves() -> None:
    ctx = chronicle(Bo=[BO], Cy=[CY], Di=[])
    assert told("Cy", ctx) == told("Di", ctx) == []


def test_whoever_received_is_told_as_well() -> None:
    ctx = chronicle(Ana=[give("2026-05-01", "a1")], Bo=[got("2026-06-01", "b1", "Ana#^a1")])
    assert told("Ana", ctx) == ["b1 because a1"]


def test_what_came_further_on_is_told_with_the_nearest_own_act() -> None:
    ctx = chronicle(
        Ana=[got("2026-01-01", "a1"), give("2026-03-01", "a2", "Bo#^b1")],
        Bo=[give("2026-02-01", "b1", "Ana#^a1")],
        Cy=[give("2026-04-01", "c1", "Ana#^a2"), give("2026-05-01", "c2", "#^c1")],
    )
    assert told("Ana", ctx) == ["c2 because a2", "c1 because a2", "b1 because a1"]
    assert told("Bo", ctx) == ["c2 because b1", "c1 because b1", "a2 because b1"]
    assert told("Cy", ctx) == []
    assert newest(ctx) == ["Ana: c2 because a2", "Bo: c2 because b1"]


def test_in_a_chain_everyone_but_the_last_two_is_told_of_the_end() -> None:
    ctx = chronicle(
        Ana=[heard("2026-01-01", "a1", "Bo")],
        Bo=[heard("2026-02-01", "b1", "Cy", "Ana#^a1")],
        Cy=[heard("2026-03-01", "c1", "Di", "Bo#^b1")],
        Di=[heard("2026-04-01", "d1", "Ed", "Cy#^c1")],
        Ed=[],
    )
    assert newest(ctx) == ["Ana: d1 because a1", "Bo: d1 because b1", "Cy: d1 because c1"]


def test_what_was_touched_on_since_is_no_news_any_more() -> None:
    for line, left in (("2026-06-20", 1), ("2026-06-21", 0), ("2026-07-01", 1)):
        ctx = chronicle(Bo=[BO, f"- {line} call: x"], Cy=[CY], Di=[])
        assert len(newest(ctx)) == left
        assert len(told("Bo", ctx)) == 1


def test_news_grow_old_after_a_year() -> None:
    def left(today: str) -> int:
        return len(newest(chronicle(date.fromisoformat(today), Bo=[BO], Cy=[CY], Di=[])))

    assert [left(day) for day in ("2027-06-20", "2027-06-21")] == [1, 0]


def test_the_news_are_those_of_monday_and_the_touches_those_of_today() -> None:
    tuesday, effect = date(2026, 6, 30), heard("2026-06-30", "c1", "Di", "Bo#^b1")
    assert newest(chronicle(tuesday, Bo=[BO], Cy=[effect], Di=[])) == []
    assert newest(chronicle(date(2026, 7, 6), Bo=[BO], Cy=[effect], Di=[])) != []
    assert newest(chronicle(tuesday, Bo=[BO, "- 2026-06-30 call: x"], Cy=[CY], Di=[])) == []


@pytest.mark.parametrize(
    "line", ["status: paused", "status: archived", "deathdate: 2026-06-21", "communal: true"]
)
@pytest.mark.parametrize("who", ["Bo", "Cy", "Di"])
def test_nothing_is_told_to_or_of_people_whom_no_ripple_may_name(who: str, line: str) -> None:
    heads = dict.fromkeys(("Bo", "Cy", "Di"), HEAD)
    heads[who] = HEAD.replace("added", f"{line}\nadded")
    ctx = chronicle(Bo=heads["Bo"] + BO, Cy=heads["Cy"] + CY, Di=heads["Di"])
    assert told("Bo", ctx) == newest(ctx) == []


def test_nothing_private_is_told_on_but_it_may_be_the_cause() -> None:
    private = CY.replace("c1 ", "c1 #private ", 1)
    assert told("Bo", chronicle(Bo=[BO], Cy=[private], Di=[])) == []
    private = BO.replace("b1 ", "b1 #private ", 1)
    assert told("Bo", chronicle(Bo=[private], Cy=[CY], Di=[])) == ["c1 because None"]


def test_an_act_without_words_is_nothing_to_tell_but_it_may_be_the_cause() -> None:
    wordless = CY.replace(": c1 ", ": ", 1)
    ctx = chronicle(Bo=[BO], Cy=[wordless], Di=[])
    assert told("Bo", ctx) == newest(ctx) == []
    ctx = chronicle(Bo=[BO.replace(": b1 ", ": ", 1)], Cy=[CY], Di=[])
    assert newest(ctx) == ["Bo: c1 because "]


@pytest.mark.parametrize("line", ["status: paused", "deathdate: 2026-06-21", "communal: true"])
def test_nothing_is_told_that_links_to_somebody_whom_no_ripple_may_name(line: str) -> None:
    ed = HEAD.replace("added", f"{line}\nadded")
    said = CY.replace(": c1 ", ": with [[Ed]] ", 1)
    assert newest(chronicle(Bo=[BO], Cy=[said], Di=[], Ed=[])) == ["Bo: with [[Ed]] because b1"]
    assert newest(chronicle(Bo=[BO], Cy=[said], Di=[], Ed=ed)) == []
    assert told("Bo", chronicle(Bo=[BO], Cy=[said], Di=[], Ed=ed)) == []
    said = BO.replace(": b1 ", ": with [[Ed|him]] ", 1)
    assert newest(chronicle(Bo=[said], Cy=[CY], Di=[], Ed=ed)) == []


def test_at_the_ends_of_the_calendar_there_is_no_news() -> None:
    for today in (date.min, date.max):
        assert newest(chronicle(today, Bo=[BO], Cy=[CY], Di=[])) == []


NAMES = "ABCDE"


@settings(deadline=None, max_examples=200)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(NAMES),
            st.sampled_from(NAMES),
            st.integers(0, 3),
            st.lists(st.integers(1, 8), max_size=2),
            st.booleans(),
        ),
        max_size=16,
    )
)
def test_the_news_are_the_first_of_what_each_is_to_be_told(
    acts: list[tuple[str, str, int, list[int], bool]],
) -> None:
    lines: dict[str, list[str]] = {name: [] for name in NAMES}
    written: list[str] = []
    for number, (giver, receiver, days, back, private) in enumerate(acts):
        because = [written[number - n] for n in back if n <= number]
        day = str(date(2026, 1, 1 + (number * days) // 3))
        line = heard(day, f"x{number}", receiver, *because)
        lines[giver].append(line.replace(": x", ": #private x", 1) if private else line)
        written.append(f"{giver}#^x{number}")
    ctx = chronicle(**lines)
    everything = {p.uid: ripples_to_tell(p, ctx.frozen) for p in ctx.network.people}
    first = [tales[0] for tales in everything.values() if tales]
    fresh = sorted((t.person.uid, t.effect.day) for t in first if is_news(t, ctx.today))
    found = ctx.ask(news)
    assert sorted((t.person.uid, t.effect.day) for t in found) == fresh
    for tale in found:
        assert tale.effect in [other.effect for other in everything[tale.person.uid]]
        assert f"People/{tale.person.name}.md" in tale.because.people
