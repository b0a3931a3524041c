"""What counts as an act, when it was, and whom it did good."""

from __future__ import annotations

from datetime import date

import pytest

from tests.derive.chronicle import chronicle
from vaultnet.derive.acts import Act, acts


def act(line: str, **others: list[str]) -> Act | None:
    """The act on this line of Ana's note, if it is one."""
    ctx = chronicle(Ana=[line], **others)
    (ana,) = (person for person in ctx.network.people if person.name == "Ana")
    return ctx.each(acts, (ana,))[0].at(4)


@pytest.mark.parametrize(
    ("line", "mine", "theirs", "to"),
    [
        ("- 2026-05-01 call: x [give:: help]", True, False, "People/Ana.md"),
        ("- 2026-05-01 call: x [give:: help] [by:: them]", True, False, "People/Ana.md"),
        ("- 2026-05-01 call: x [give:: help] [to:: [[Bo]]]", True, False, "Bo"),
        ("- 2026-05-01 call: x [give:: help] [to:: Bo Li]", True, False, "Bo Li"),
        ("- 2026-05-01 call: x [give:: help] [to:: [[Bo]], [[Cy]]]", True, False, "Bo Cy"),
        ("- 2026-05-01 call: x [give:: help] [to:: Bo] [to:: Cy]", True, False, "Bo"),
        ("- 2026-05-01 call: x [got:: endorsement]", False, True, ""),
        ("- 2026-05-01 call: x [got:: help] [to:: [[Bo]]]", False, True, ""),
        ("- 2026-05-01 call: x [give:: help] [got:: fun]", True, True, "People/Ana.md"),
        ("- 2026-05-01 heard: x [give:: help] [to:: [[Bo]]]", False, True, "Bo"),
        ("- 2026-05-01 heard: x [give:: help] [by:: them]", False, True, ""),
        ("- 2026-05-01 heard: x [got:: help]", False, True, ""),
        ("- 2026-05-01 note: x [give:: fun]", True, False, "People/Ana.md"),
        ("- [x] promise: x [give:: help] [completion:: 2026-05-01]", True, False, "People/Ana.md"),
        ("- [x] promise: x [got:: help] ✅ 2026-05-01", False, True, ""),
    ],
)
def test_an_act_has_somebody_who_gave_and_somebody_who_received(
    line: str, mine: bool, theirs: bool, to: str
) -> None:
    found = act(line, Bo=[], Cy=[])
    assert found is not None
    received = (to,) if to == "Bo Li" else tuple(to.split())
    assert (found.mine, found.theirs, found.to) == (mine, theirs, received)
    assert (found.path, found.line, found.day) == ("People/Ana.md", 4, date(2026, 5, 1))


@pytest.mark.parametrize(
    "line",
    [
        "- 2026-05-01 call: x",
        "- 2026-05-01 call: x [ask:: yes]",
        "- 2026-05-01 call: x [give:: money]",
        "- [ ] promise: x [give:: help] [due:: 2026-05-01]",
        "- [-] promise: x [give:: help] [cancelled:: 2026-05-01]",
        "- [x] promise: x [completion:: 2026-05-01]",
        "- [x] ask: x [got:: help] [completion:: 2026-05-01]",
        "- [x] x [give:: help] [completion:: 2026-05-01]",
    ],
)
def test_a_line_that_gave_and_received_nothing_is_no_act(line: str) -> None:
    assert act(line) is None


def test_a_promise_kept_on_no_known_day_is_no_act() -> None:
    assert act("- [x] promise: x [give:: help] [due:: 2026-05-01]") is None


def test_an_act_to_come_is_one_already() -> None:
    found = act("- 2027-01-01 call: x [give:: help]")
    assert found is not None
    assert found.day == date(2027, 1, 1)


def test_a_private_act_has_no_words() -> None:
    assert act("- 2026-05-01 call: her illness #private [give:: help]") == Act(
        "People/Ana.md", 4, date(2026, 5, 1), None, True, False, ("People/Ana.md",)
    )


def test_whoever_gave_or_received_had_a_part_and_nobody_twice() -> None:
    def people(line: str) -> tuple[str, ...]:
        found = act(line, Bo=[])
        assert found is not None
        return found.people

    assert people("- 2026-05-01 call: x [give:: help]") == ("People/Ana.md",)
    assert people("- 2026-05-01 call: x [give:: help] [got:: help]") == ("People/Ana.md",)
    assert people("- 2026-05-01 heard: x [give:: help] [to:: [[Bo]]]") == ("People/Ana.md", "Bo")
    assert people("- 2026-05-01 call: x [give:: help] [to:: [[Bo]]]") == ("Bo",)


def test_a_block_id_leads_to_its_line_in_whatever_case_and_to_the_first_of_two() -> None:
    lines = ["- 2026-05-01 call: x ^A1", "- 2026-04-01 call: y [give:: fun] ^a1", "- [ ] z ^t-2"]
    ctx = chronicle(Ana=lines)
    book = ctx.each(acts, ctx.network.people)[0]
    assert [book.line_of(block) for block in ("a1", "A1", "T-2", "a2")] == [4, 4, 6, None]
