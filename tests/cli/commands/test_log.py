"""`vaultnet log`, beyond its transcript."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.vault import DAY, answer, leave_alone, on
from tests.running import TODAY, tree, write
from vaultnet.cli.commands.log import Said, _entry, _line
from vaultnet.errors import VaultnetError
from vaultnet.model.words import CHANNELS
from vaultnet.syntax.entries import parse_log

PLAIN: Said = {"day": None, "channel": None, "by": None, "give": None, "got": None, "others": ()}


def line_of(text: str, **said: str) -> str:
    return _line(_entry(text, {**PLAIN, **said}, TODAY))  # type: ignore[typeddict-item]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("call: lunch", f"{DAY} call: lunch"),
        ("CALL: lunch", f"{DAY} call: lunch"),
        ("call:", f"{DAY} call:"),
        ("lunch", f"{DAY} touch: lunch"),
        ("2026-03-02 call: lunch", "2026-03-02 call: lunch"),
        ("2026-03-02", "2026-03-02 touch:"),
        ("[[2026-01-01]] call: past", "2026-01-01 call: past"),
        ("[[Daily/2026-01-01|then]] - call: past", "2026-01-01 call: past"),
        ("2026-03-02: call: lunch", "2026-03-02 call: lunch"),
        ("2026-03-02T12:30 lunch", "2026-03-02 touch: 12:30 lunch"),
        ("[[Bo]] was there", f"{DAY} touch: [[Bo]] was there"),
        ("12:30 at the gate", f"{DAY} touch: 12:30 at the gate"),
        ("https://example.com", f"{DAY} touch: https://example.com"),
        ("note::x", f"{DAY} touch: note::x"),
        ("call: a [give:: fun] b ^x1", f"{DAY} call: a b [give:: fun] ^x1"),
        ("call: with [[Bo|him]]", f"{DAY} call: with [[Bo|him]]"),
        ("job: [org:: Northside]", f"{DAY} job: [org:: Northside]"),
    ],
)  # fmt: skip
def test_a_text_becomes_the_line_that_says_it(text: str, line: str) -> None:
    assert line_of(text) == line


def test_options_become_fields_and_repeat_nothing() -> None:
    assert line_of("call: x", by="them", give="fun", got="help") == (
        f"{DAY} call: x [by:: them] [give:: fun] [got:: help]"
    )
    assert line_of("call: x [give:: fun]", give="fun", channel="call") == (
        f"{DAY} call: x [give:: fun]"
    )
    assert line_of("2026-03-02 x", day="2026-03-02") == "2026-03-02 touch: x"


@pytest.mark.parametrize(
    ("text", "said", "sentence"),
    [
        ("2026-03-02 x", {"day": "today"}, "the text says 2026-03-02, and --date says 2026-06-30"),
        ("call: x [by:: both]", {"by": "me"}, "the text says both, and --by says me"),
        ("call: x [give:: money]", {}, 'unknown give "money"'),
        ("[[2026-03-02]] x", {"day": "today"}, "the text says 2026-03-02, and --date says"),
        ("2026-02-30 call: never", {}, '"2026-02-30" is not a date'),
        ("[[2026-02-30]] call: never", {}, '"2026-02-30" is not a date'),
        ("2026-6-3 call: x", {}, "is not a date; write 2026-06-03"),
        ("meeting: x", {}, 'unknown channel "meeting"; did you mean "meet"?'),
        (
            "(x:: ])[due::",
            {},
            f'"{DAY} touch: [due:: (x:: ])" would not be read as it is meant; say it more plainly',
        ),
    ],
)  # fmt: skip
def test_what_contradicts_itself_or_is_unknown_is_refused(
    text: str, said: dict[str, str], sentence: str
) -> None:
    with pytest.raises(VaultnetError) as stopped:
        line_of(text, **said)
    assert sentence in str(stopped.value)


@given(st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), max_size=60))
def test_any_line_that_is_written_reads_as_it_is_meant(text: str) -> None:
    try:
        entry = _entry(" ".join(text.split()), PLAIN, TODAY)
        line = _line(entry)
    except VaultnetError:
        return
    again, faults = parse_log(line, 0)
    assert again is not None
    assert (faults, again.date, again.channel) == ((), entry.date, entry.channel)
    assert again.text == entry.text
    assert again.channel in CHANNELS


@pytest.mark.parametrize("days", [1, 100, 300, 2000])
def test_an_older_event_never_moves_a_due_date_back(calm: Path, days: int) -> None:
    due = answer(calm, "log", "ana", "call: now")["standing"]["due"]
    day = (date.fromisoformat(DAY) - timedelta(days=days)).isoformat()
    later = answer(calm, "log", "ana", "meet: then", "--date", day)
    assert later["standing"]["due"] == due
    assert later["written"][0]["text"] == f"- {day} meet: then"


def test_whoever_is_named_in_the_text_is_not_named_again(calm: Path) -> None:
    done = answer(calm, "log", "ana", "meet: with [[Bo Lindqvist]]", "--with", "bo")
    assert done["written"][0]["text"] == f"- {DAY} meet: with [[Bo Lindqvist]]"


def test_a_person_whose_name_is_not_unique_is_linked_by_the_path(calm: Path) -> None:
    write(calm, {"Old/Bo Lindqvist.md": "a note of the same name\n"})
    leave_alone(calm)
    done = answer(calm, "log", "ana", "--channel", "meet", "--with", "bosse")
    assert done["written"][0]["text"] == f"- {DAY} meet: with [[People/Bo Lindqvist|Bo Lindqvist]]"


def test_line_ends_and_the_mark_of_a_windows_note_stay(calm: Path) -> None:
    path = calm / "People/Cy Okafor.md"
    path.write_bytes(
        b"\xef\xbb\xbf---\r\ntype: person\r\n---\r\n\r\n## Log\r\n\r\n- 2026-01-02 call: x\r\n"
    )
    leave_alone(calm)
    on(calm, "log", "cy", "call: y")
    assert path.read_bytes().endswith(b"- 2026-01-02 call: x\r\n- 2026-06-30 call: y\r\n")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf---\r\n")


def test_a_note_that_cannot_be_written_is_told(calm: Path) -> None:
    path = calm / "People/Ana Ruiz.md"
    path.chmod(0o444)
    before = tree(calm)
    done = on(calm, "log", "ana", "call: x")
    assert (done.code, done.out) == (1, "")
    assert done.err == "vaultnet: People/Ana Ruiz.md is read-only; nothing was written\n"
    assert tree(calm) == before


@pytest.mark.parametrize("command", ["log", "promise", "ask", "raise"])
def test_a_comment_that_is_not_closed_is_refused(calm: Path, command: str) -> None:
    done = on(calm, command, "ana", "half %% of it")
    assert (done.code, done.out) == (1, "")
    assert done.err == (
        "vaultnet: a %% that is not closed hides the rest of a note; close it with another\n"
    )
    assert on(calm, command, "ana", "half %%or so%% of it").code == 0


def test_a_call_that_is_told_to_be_copied_is_quoted(calm: Path) -> None:
    head = "---\ntype: person\nuid: $(x)\nsnooze_until: 2026-08-01\n---\n"
    write(calm, {"People/Cy.md": head})
    leave_alone(calm)
    assert "`vaultnet snooze '$(x)' --off` ends it" in on(calm, "log", "Cy", "call").out


@pytest.mark.parametrize("command", ["log", "promise"])
def test_a_block_id_that_stands_there_is_not_written_twice(calm: Path, command: str) -> None:
    write(calm, {"People/Cy.md": "---\ntype: person\n---\n\nA thought. ^s1\n"})
    leave_alone(calm)
    done = on(calm, command, "cy", "again ^S1")
    assert (done.code, done.out) == (1, "")
    assert done.err == (
        "vaultnet: ^S1 stands in that note already; links to it would mean two lines\n"
    )
    assert on(calm, command, "cy", "again ^s2").code == 0
