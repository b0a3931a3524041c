"""Task lines, as the Tasks plugin reads them, and a little further."""

from __future__ import annotations

import re
from datetime import date
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import oracle
from vaultnet.model.interaction import field
from vaultnet.syntax.tasks import TaskFields, format_field, read_task, split_block

DAY = date(2026, 7, 10)
TASK = re.compile(r"[\s>]*(?:[-*+]|[0-9]+[.)]) +\[.\] *(.*)", re.DOTALL)
#: A field that Tasks left in its description: it stands behind prose, or is in the other form.
LEFT = re.compile(r"[📅📆🗓➕✅❌⏳⌛🛫]\ufe0f? *\d{4}-\d\d-\d\d|[\[(][^\[\]()]*::")


@pytest.mark.parametrize(
    "written",
    [
        "[due:: 2026-07-10]",
        "(due::2026-07-10 )",
        "[due:: [[2026-07-10]]]",
        "[due:: [[Daily/2026-07-10|Friday]]]",
        "[due:: 2026-07-10T09:30]",
        "📅 2026-07-10",
        "📅2026-07-10",
        "📅\ufe0f 2026-07-10",
        "📅\xa02026-07-10",
        "📆 2026-07-10",
        "🗓️ 2026-07-10",
        "[due:: 2026-07-10],",
        "[due:: 2026-07-10] [due:: 2026-08-10]",
    ],
)
@pytest.mark.parametrize("line", ["send it {}", "{} send it", "send {} it", "send it {} ^a3"])
def test_a_due_date_is_read_wherever_and_however_it_stands(written: str, line: str) -> None:
    task = read_task(line.format(written))
    assert task.due == DAY
    assert task.text.replace(",", "").split() == ["send", "it"]


@pytest.mark.parametrize(
    ("sign", "key", "name"),
    [
        ("➕", "created", "created"),
        ("✅", "completion", "completion"),
        ("❌", "cancelled", "cancelled"),
    ],
)
def test_the_other_dates_have_both_forms(sign: str, key: str, name: str) -> None:
    assert getattr(read_task(f"x {sign} 2026-07-10"), name) == DAY
    assert getattr(read_task(f"x [{key}:: 2026-07-10]"), name) == DAY


def test_everything_else_that_tasks_knows_becomes_a_field() -> None:
    line = "x [to:: me] 🆔 a1 ⛔ b2,c3 ⏫ 🔁 every week 🏁 delete 🛫 2026-01-01 ⏳ 2026-01-02"
    assert read_task(line).fields == (
        ("to", "me"),
        ("id", "a1"),
        ("dependson", "b2,c3"),
        ("priority", "high"),
        ("repeat", "every week"),
        ("oncompletion", "delete"),
        ("start", "2026-01-01"),
        ("scheduled", "2026-01-02"),
    )


@pytest.mark.parametrize(
    "line",
    ["say 🔼 and more", "ask 🔁 every week (or so)?", "the 🆔 card of Bo", "an ⛔ sign: maybe"],
)
def test_a_sign_within_prose_is_prose(line: str) -> None:
    assert read_task(line) == TaskFields(line)


def test_tags_stay_in_the_text_and_do_not_hide_fields() -> None:
    task = read_task("send it 🔁 every week #a 📅 2026-07-10 #b/c")
    assert (task.text, task.due) == ("send it #a #b/c", DAY)
    assert field(task.fields, "repeat") == "every week"


def test_code_and_comments_hold_no_fields() -> None:
    line = "say `📅 2026-07-10` %%[due:: 2026-07-10]%% ok"
    assert read_task(line) == TaskFields(line)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("x [due:: 2026-02-30]", "due date 2026-02-30 is not a date"),
        ("x 📅 2026-02-30", "due date 2026-02-30 is not a date"),
        ("x [completion:: soon]", "completion date soon is not a date"),
    ],
)
def test_a_date_that_is_none_is_told(line: str, fault: str) -> None:
    assert read_task(line) == TaskFields("x", faults=(fault,))


def test_an_empty_date_is_nothing() -> None:
    assert read_task("x [due:: ]") == TaskFields("x")


@pytest.mark.parametrize(
    ("line", "hidden"),
    [
        ("x [due:: 2026-12-01] [to:: me]", ("due",)),
        ("x [to:: me] [due:: 2026-12-01]", ()),
        ("x 📅 2026-12-01 [to:: me] ➕ 2026-12-01", ("due",)),
        ("x [due:: 2026-12-01] [created:: 2026-12-01]", ()),
    ],
)
def test_fields_that_tasks_does_not_reach_are_named(line: str, hidden: tuple[str, ...]) -> None:
    assert read_task(line).hidden == hidden


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("a ^b-1", ("a", "b-1")),
        ("^b", ("", "b")),
        ("a^b", ("a^b", "")),
        ("a ^b_c", ("a ^b_c", "")),
        ("a ^b c", ("a ^b c", "")),
        ("a ^", ("a ^", "")),
    ],
)
def test_a_block_id_is_the_last_word(line: str, parts: tuple[str, str]) -> None:
    assert split_block(line) == parts


@pytest.mark.parametrize("value", ["help", "[[Ana]]", "a ] b", "a (b", r"a \] b", "a [b] c"])
def test_a_field_is_written_in_brackets_that_hold_it(value: str) -> None:
    assert read_task(format_field("to", value)).fields == (("to", value),)


@given(st.text(alphabet="[]():,` ^#ab-%📅⏫🔁🆔⛔🏁\ufe0f\xa02026-07", max_size=60) | st.text())
@settings(deadline=None)
def test_no_text_is_too_strange(line: str) -> None:
    task = read_task(line)
    assert task.text == task.text.strip()


@pytest.mark.parametrize(
    "unit", ["🔁 a ", "📅 2026-07-10 ", "[a:: b], ", "#a ", "⛔ a,", "⏫", " ^"]
)
def test_time_grows_with_the_line_and_not_faster(unit: str) -> None:
    def cost(size: int) -> float:
        text = (unit * size)[: 4 * size]
        started = process_time()
        read_task(text)
        return process_time() - started

    small = min(cost(2_500) for _ in range(3))
    assert min(cost(20_000) for _ in range(3)) < 30 * small + 0.05  # with its square: 64 times


def read(task: TaskFields) -> dict[str, Any]:
    """What we read, under the names of the oracle table."""
    days = {
        "dueDate": task.due,
        "createdDate": task.created,
        "doneDate": task.completion,
        "cancelledDate": task.cancelled,
    }
    depends = field(task.fields, "dependson")
    said = {
        # On purpose: blanks within the text stay; Tasks leaves one before each trailing tag.
        "description": " ".join(task.text.split()),
        "priority": field(task.fields, "priority").title() or "Normal",
        "startDate": field(task.fields, "start"),
        "scheduledDate": field(task.fields, "scheduled"),
        "id": field(task.fields, "id"),
        "onCompletion": field(task.fields, "oncompletion"),
        "dependsOn": re.split(r"\s*,\s*", depends) if depends else None,
        "blockLink": f" ^{task.block}" if task.block else "",
    }
    return {key: value for key, value in said.items() if value or key == "description"} | {
        key: day.isoformat() for key, day in days.items() if day
    }


def says(expected: dict[str, Any]) -> dict[str, Any]:
    """What Tasks read, less what we do not type."""
    skipped = {"indentation", "marker", "status", "statusType", "tags"}
    # On purpose: a rule stays as written; Tasks rewrites it ("every Sunday" becomes "every week
    # on Sunday") and drops one that it cannot follow.
    skipped.add("recurrence")
    # On purpose: a date that is none is told and left out; Tasks keeps an invalid one. A start
    # and a scheduled date are only passed on, so they stay as written.
    return {
        key: value
        for key, value in expected.items()
        if key not in skipped and value != "Invalid date"
    } | {"description": " ".join(expected["description"].split())}


@pytest.mark.parametrize("table", ["tasks_lines_emoji.json", "tasks_lines_dataview.json"])
def test_tasks_reads_real_lines_in_the_same_way(table: str) -> None:
    cases = [case for case in oracle(table)["cases"] if case["expected"]]
    agreed = 0
    for case in cases:
        found = TASK.match(case["input"])
        assert found, case["input"]
        if LEFT.search(case["expected"]["description"]):
            continue  # On purpose: we read both forms at once, and fields anywhere on the line.
        ours, theirs = read(read_task(found[1])), says(case["expected"])
        for key in ("startDate", "scheduledDate"):
            if case["expected"].get(key) == "Invalid date":
                ours.pop(key, None)
        assert ours == theirs, case["input"]
        agreed += 1
    assert agreed > len(cases) * 0.9
    assert len(cases) - agreed < 70


def test_what_tasks_reads_we_read_too_even_where_it_stops() -> None:
    for case in oracle("tasks_lines_emoji.json")["cases"]:
        found = TASK.match(case["input"]) if case["expected"] else None
        if found:
            theirs = says(case["expected"])
            ours = read(read_task(found[1]))
            dates = {key: day for key, day in theirs.items() if key.endswith("Date")}
            assert dates.items() <= ours.items(), case["input"]


def test_dataview_reads_the_same_dates_in_list_items() -> None:
    lists = [
        item
        for case in oracle("dataview_pages.json")["cases"]
        for item in case["expected"]["lists"]
    ]
    for item in filter(lambda item: item["task"], lists):
        task = read_task(item["text"])
        days = {"due": task.due, "created": task.created, "completion": task.completion}
        wanted = {key: values[0]["$date"][:10] for key, values in item["fields"].items()}
        assert {key: day.isoformat() for key, day in days.items() if day} == wanted
