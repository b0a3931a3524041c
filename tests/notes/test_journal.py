"""The journal: what is printed is what is read again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.running import build, write
from vaultnet.derive.journal import Week, parse_row
from vaultnet.derive.rates import Share
from vaultnet.notes.journal import NOTE, row
from vaultnet.render import render

SHARES = st.integers(0, 99).flatmap(lambda n: st.builds(Share, st.integers(0, n), st.just(n)))
WEEKS = st.builds(
    lambda week, few, tenths, on_plan, handful, carried, critical: Week(
        f"2026-W{week:02}",
        round(few * tenths / 10, 2) if few else None,
        few,
        on_plan if on_plan.n else Share(0, 0),
        handful,
        carried,
        critical,
    ),
    st.integers(1, 53),
    st.integers(0, 40),
    st.integers(0, 10),
    SHARES,
    st.none() | st.integers(0, 99),
    SHARES,
    SHARES,
)


@given(st.lists(WEEKS, max_size=4))
def test_every_week_reads_as_it_was_printed(weeks: list[Week]) -> None:
    page = render(NOTE, {"weeks": [row(week) for week in weeks]})
    found = [parse_row(line) for line in page.text.splitlines()]
    assert [week for week in found if week] == weeks


def test_a_new_week_is_a_line_more_and_the_old_ones_stay(tmp_path: Path) -> None:
    person = "---\ntier: critical\nadded: 2025-01-01\n---\n- 2026-05-01 call: hello\n"
    write(tmp_path, {"People/Ana.md": person})
    build(tmp_path, date(2026, 5, 5))
    journal = tmp_path / "Network/Journal.md"
    first = rows(journal)
    write(
        tmp_path, {"People/Ana.md": f"{person}- 2026-05-02 meet: lunch\n", "People/Bo.md": person}
    )
    build(tmp_path, date(2026, 5, 10))
    assert rows(journal) == first
    build(tmp_path, date(2026, 5, 11))
    assert rows(journal)[:-1] == first
    assert rows(journal)[-1].startswith("| 2026-W20 | 2.00 of 2 |")


def rows(journal: Path) -> list[str]:
    return [line for line in journal.read_text().splitlines() if line.startswith("| 2")]


def test_a_line_that_somebody_corrects_stays_corrected(tmp_path: Path) -> None:
    write(tmp_path, {"People/Ana.md": "---\ntier: critical\nadded: 2025-01-01\n---\n"})
    build(tmp_path, date(2026, 5, 5))
    journal = tmp_path / "Network/Journal.md"
    text = journal.read_text()
    journal.write_text(text.replace("| 2026-W19 | 0.00 of 1", "| 2026-W19 | 0.50 of 1"))
    build(tmp_path, date(2026, 5, 12))
    assert [row[:24] for row in rows(journal)] == [
        "| 2026-W19 | 0.50 of 1 |",
        "| 2026-W20 | 0.00 of 1 |",
    ]
