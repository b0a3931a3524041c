"""One line a week that stays as it was first written."""

from __future__ import annotations

from datetime import date

import pytest

from tests.derive.golden import context, golden, varied
from vaultnet.derive.context import Context, Listed
from vaultnet.derive.journal import Week, journal, measured, parse_row
from vaultnet.derive.rates import Share
from vaultnet.model import Note, Region

PATH = "Network/Journal.md"
OLD = Week("2026-W20", 2.5, 4, Share(1, 4), None, Share(0, 0), Share(3, 9))
ROW = "| 2026-W20 | 2.50 of 4 | 1 of 4 | – | – | 3 of 9 |"


def with_text(ctx: Context, *lines: str, name: str = "journal") -> Context:
    """The context of a vault whose journal says that already."""
    region = Region(name, 5, "", "", edited=False, text="\n".join(lines))
    note = Note(PATH, "generated", regions=(region,))
    network = ctx.network._replace(generated=(note,))
    return varied(ctx, network=network, index=(Listed("journal", "Journal", PATH),))


def test_a_week_is_measured_as_of_its_monday() -> None:
    (week,) = journal(golden())
    assert week == measured(golden(today=date(2026, 6, 29)))
    assert week == Week("2026-W27", 3.0, 4, Share(2, 4), 2, Share(7, 11), Share(9, 11))


def test_what_is_written_stays_whatever_is_known_now() -> None:
    assert journal(with_text(golden(), ROW.replace("W20", "W27"))) == (
        OLD._replace(week="2026-W27"),
    )


def test_weeks_stand_in_order_and_each_once() -> None:
    weeks = journal(with_text(golden(), ROW.replace("W20", "W30"), ROW, ROW))
    assert [week.week for week in weeks] == ["2026-W20", "2026-W27", "2026-W30"]


def test_of_a_week_that_is_there_twice_the_first_counts() -> None:
    assert journal(with_text(golden(), ROW, ROW.replace("2.50", "1.00")))[0] == OLD


def test_a_journal_that_another_folder_holds_is_gone_on_with() -> None:
    ctx = with_text(golden(), ROW)
    (here,) = ctx.network.generated
    there = here._replace(path="Index/Journal.md")
    other = ROW.replace("W20", "W19"), ROW.replace("2.50", "1.00")
    region = there.regions[0]._replace(text="\n".join(other))
    notes = there._replace(regions=(region,)), here
    weeks = journal(varied(ctx, network=ctx.network._replace(generated=notes)))
    assert [week.week for week in weeks] == ["2026-W19", "2026-W20", "2026-W27"]
    assert weeks[1] == OLD


def test_other_lines_and_other_regions_are_no_weeks() -> None:
    ctx = with_text(golden(), "# Journal", "| week | depth |", "| --- | --- |", "a word", ROW)
    assert [week.week for week in journal(ctx)] == ["2026-W20", "2026-W27"]
    assert len(journal(with_text(golden(), ROW, name="due"))) == 1


def test_an_empty_vault_has_a_week_of_dashes() -> None:
    (week,) = journal(context())
    nothing = Share(0, 0)
    assert week == Week("2026-W27", None, 0, nothing, None, nothing, nothing)


def test_a_row_is_read_whatever_its_padding() -> None:
    padded = ROW.replace("| ", "|    ").replace(" |", "     |")
    assert parse_row(padded) == OLD


@pytest.mark.parametrize(
    "row",
    ["", "| 2026-W20 |", f"{ROW} x |", ROW.replace("2.50", "2.5"), ROW.lower()],
)
def test_what_is_no_row_is_none(row: str) -> None:
    assert parse_row(row) is None
