"""Ripples, as the page shows them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.derive.chronicle import HEAD, chronicle, give, got, heard, worked_example
from tests.derive.golden import golden, varied
from vaultnet.derive.context import Context, Listed
from vaultnet.notes.ripples import NOTE
from vaultnet.render import render

BO = heard("2026-05-01", "coached her", "Cy").replace("^coached her", "^b1")
CY = heard("2026-06-20", "coached her too", "Di", "Bo#^b1").replace(" ^coached her too", "")


def page(ctx: Context) -> str:
    return render(NOTE, NOTE.facts(ctx)).text


def facts(ctx: Context) -> Any:  # noqa: ANN401 - what templates see
    return NOTE.facts(ctx)


def test_in_the_small_vault_they_came_four_times_and_five_gives_had_no_strings() -> None:
    found = facts(golden())
    assert found["inbound"] == {"k": 4, "n": 11, "rate": 0.363636}
    assert found["no_strings"] == {"k": 5, "n": 6, "rate": 0.833333}
    text = page(golden())
    assert "- They came to you: 4 of 11 touches of the last year that one side began\n" in text
    assert "so that no ask followed within 90 days: 5 of 6\n" in text
    assert "What came of what you gave first" not in text


def test_the_worked_example_in_words() -> None:
    text = page(worked_example())
    assert (
        "- 2026-01-01, [[Ana]]: a1 → 4 acts, 3 steps deep, reached [[Bo]], [[Cy]], [[Di]]\n"
        "- 2026-01-01, [[Ed]]: b1 → 1 act, reached [[Fe]]\n"
    ) in text
    assert "- From an act to what came of it: 31 days (median of 6)\n" in text


def test_whoever_carried_it_on_is_named() -> None:
    ctx = chronicle(
        Ana=[give("2026-01-01", "a1")],
        Bo=[got("2026-02-01", "b1", "Ana#^a1")],
        Cy=[heard("2026-03-01", "c1", "Di", "Bo#^b1")],
        Di=[],
    )
    assert (
        "- 2026-01-01, [[Ana]]: a1 → 2 acts, 2 steps deep, reached [[Di]],"
        " carried on by [[Bo]], [[Cy]]\n"
    ) in page(ctx)


def test_whoever_began_it_is_to_be_told() -> None:
    text = page(chronicle(Bo=[BO], Cy=[CY], Di=[]))
    assert (
        "## Tell them\n\n"
        "Something came of what they gave or received, and you were not in touch since.\n\n"
        "- [[Bo]] — 2026-06-20, [[Cy]]: coached her too (it came of 2026-05-01: coached her)\n"
    ) in text
    assert "Nothing yet, as far as you heard" in text


def test_an_act_that_stands_in_the_note_of_another_is_told_with_the_link() -> None:
    ana, cy = heard("2026-05-01", "a1", "Bo"), got("2026-06-01", "c1", "Ana#^a1")
    ctx = chronicle(Ana=[ana], Bo=[], Cy=[cy])
    assert "- [[Bo]] — 2026-06-01, [[Cy]]: c1 (it came of 2026-05-01, [[Ana]]: a1)\n" in page(ctx)


def test_no_name_has_a_number_beside_it() -> None:
    found = facts(worked_example())
    assert set(found["ripples"][0]) == {"act", "acts", "steps", "reached", "carried_on"}
    assert set(found["ripples"][0]["reached"][0]) == {"uid", "name", "link", "path"}
    assert "credit" not in str(found)


def test_a_private_act_is_not_quoted() -> None:
    secret = "- 2026-01-01 call: her illness #private [give:: help] ^a1"
    text = page(chronicle(Ana=[secret], Bo=[got("2026-06-02", "b1", "Ana#^a1")]))
    assert "- 2026-01-01, [[Ana]]: private: see the note → 1 act, carried on by [[Bo]]\n" in text
    assert "(it came of 2026-01-01: private: see the note)\n" in text
    assert "illness" not in text


def test_what_somebody_wrote_is_plain_words() -> None:
    line = "- 2026-01-01 call: *a* | `b` [[Bo]] <i> # x [give:: help] ^a1"
    text = page(chronicle(Ana=[line], Bo=[got("2026-06-02", "b1", "Ana#^a1")]))
    (row,) = (x for x in text.split("\n") if "→" in x)
    assert r"\*a\* \| \`b\`" in row
    assert r"\<i\> \# x → 1 act" in row
    assert row.count("[[") - row.count(r"\[\[") == 2


@pytest.mark.parametrize("line", ["status: paused", "deathdate: 2026-06-21", "communal: true"])
def test_whoever_does_not_count_or_is_not_counted_is_not_on_the_page(line: str) -> None:
    bo = HEAD.replace("added", f"{line}\nadded") + BO + "\n" + give("2026-05-02", "b2", "Ana#^a1")
    text = page(chronicle(Ana=[give("2026-01-01", "a1")], Bo=bo, Cy=[CY], Di=[]))
    assert "Bo" not in text.partition("## In numbers")[0]
    assert "- 2026-01-01, [[Ana]]: a1 → 1 act\n" in text


def test_an_empty_page_says_what_to_write() -> None:
    text = page(chronicle())
    assert text.startswith("# Ripples\n\nNothing is known yet to have come of anything. ")
    assert "`because-of`" in text
    assert "##" not in text


def test_few_cases_are_said_to_be_few() -> None:
    text = page(chronicle(Ana=[give("2026-01-01", "a1"), got("2026-02-01", "a2", "#^a1")]))
    assert (
        "- They came to you: 0 of 2 touches of the last year that one side began (too few" in text
    )
    assert "90 days: 1 of 1 (too few to say more)\n" in text
    assert "31 days (median of 1)\n" in text


def test_faults_are_to_be_fixed_and_notices_are_counted() -> None:
    ctx = chronicle(
        Ana=[give("2026-05-01", "x", "#^y"), give("2026-05-01", "y", "#^x")],
        Bo=["- 2026-05-01 call: thanks [because-of:: [[Ana#^x]]]"],
    )
    text = page(ctx)
    assert "People/Bo.md" not in text
    assert "## To fix\n\n- `People/Ana.md:4` — in a loop with People/Ana.md:5: each came of" in text
    assert (
        "\n1 `because-of` is not followed, since an act needs `give` or `got`, and a day."
        " `vaultnet check` tells where.\n"
    ) in text
    listed = (Listed("problems", "Problems", "Network/Problems.md"),)
    assert " a day. [[Problems]] tells where.\n" in page(varied(ctx, index=listed))


def test_faults_are_told_on_their_day_and_ripples_from_monday_on() -> None:
    ctx = chronicle(
        Ana=[give("2026-06-01", "a1")],
        Bo=[got("2026-06-30", "b1", "Ana#^a1"), got("2026-06-30", "b2", "#^b2")],
    )
    assert facts(ctx)["ripples"] == []
    assert [fault["line"] for fault in facts(ctx)["faults"]] == [5]


def test_on_a_tuesday_every_measure_is_that_of_monday() -> None:
    came = got("2026-06-30", "", "#^a1", more=" [by:: them]")
    found = facts(chronicle(Ana=[give("2026-04-01", "a1"), came]))
    assert (found["links"], found["lag"]) == (0, None)
    assert found["inbound"] == {"k": 0, "n": 1, "rate": 0.0}
    assert found["no_strings"] == {"k": 0, "n": 0, "rate": None}


def test_long_lists_are_cut() -> None:
    lines = [give("2026-01-01", f"a{n}") for n in range(22)]
    lines += [give("2026-02-01", f"e{n}", f"#^a{n}") for n in range(22)]
    reached = {f"P{n}": [give("2026-02-01", f"p{n}", "Ana#^a0")] for n in range(12)}
    text = page(chronicle(Ana=lines, **reached))
    assert text.count("→") == 20
    assert "\n- and 2 more; `vaultnet show ripples --json` has them all\n" in text
    assert "[[P7]] and 2 more\n" in text


def test_many_to_tell_are_cut() -> None:
    people = {f"P{n}": [heard("2026-05-01", f"p{n}", "")] for n in range(12)}
    causes = [f"P{n}#^p{n}" for n in range(12)]
    text = page(chronicle(Ana=[got("2026-06-01", "a", *causes)], **people))
    assert text.count("(it came of") == 10
    assert "\n- and 2 more; `vaultnet show ripples --json` has them all\n" in text
