"""When I was last in touch with someone, and what was said."""

from __future__ import annotations

from tests.derive.golden import day
from vaultnet.derive.encounters import latest_encounters
from vaultnet.model import Contact, Interaction, Person, Touch

PATH = "People/Ana.md"


def someone(*lines: tuple[str, str, str]) -> Person:
    """Ana, with lines of her log, and a daily note of 2 March and of 4 March that links her."""
    log = tuple(Interaction(day(when), kind, text, n) for n, (when, kind, text) in enumerate(lines))
    touches = [Touch(x.date, x.channel, "me", PATH, x.line) for x in log if x.touches]
    touches += [Touch(day(f"2026-03-0{n}"), "touch", "me", f"Daily/{n}.md", 1) for n in (2, 4)]
    return Person(
        contact=Contact("ana", "Ana"),
        path=PATH,
        link="Ana",
        log=log,
        items=(),
        touches=tuple(sorted(touches)),
    )


ANA = someone(
    ("2026-03-01", "call", "the move"),
    ("2026-03-02", "meet", "lunch"),
    ("2026-03-03", "note", "no touch"),
    ("2026-03-05", "message", "her health #private"),
    ("2026-07-01", "call", "planned"),
)


def told(until: str, most: int) -> list[tuple[str, str, str | None]]:
    found = latest_encounters(ANA, day(until), most)
    return [(str(entry.day), entry.path, entry.text) for entry in found]


def test_the_latest_days_come_first_and_no_more_than_asked_for() -> None:
    assert told("2026-06-30", 3) == [
        ("2026-03-05", PATH, None),
        ("2026-03-04", "Daily/4.md", ""),
        ("2026-03-02", PATH, "lunch"),
    ]


def test_what_comes_later_is_left_out() -> None:
    assert told("2026-03-01", 5) == [("2026-03-01", PATH, "the move")]


def test_nobody_met_is_nothing() -> None:
    assert told("2026-02-01", 5) == []
