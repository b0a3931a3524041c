"""The lines of a log by what they are worth looking at for."""

from __future__ import annotations

from tests.derive.golden import context, person
from vaultnet.derive.ledger import Ledger, ledger

LOG = (
    "2026-06-01 call give=help give=fun ask=yes",
    "2026-06-02 job org=Elsewhere",
    "2026-06-03 meet got=ideas talk=40",
    "2026-06-04 heard give=network",
    "2026-06-05 broadcast",
    "2026-06-06 call mood=good",
)


def _days(found: Ledger) -> dict[str, list[int]]:
    return {name: [line.date.day for line in lines] for name, lines in found._asdict().items()}


def test_each_line_is_found_by_its_fields_and_its_channel() -> None:
    ada = person("ada", LOG)
    assert _days(context(ada).about(ledger, ada)) == {
        "gave": [1],
        "asked": [1],
        "got": [3],
        "talk": [3],
        "jobs": [2],
        "broadcasts": [5],
    }


def test_a_line_that_says_a_thing_twice_is_there_once() -> None:
    ada = person("ada", ["2026-06-01 call give=help ask=no give=fun"])
    found = context(ada).about(ledger, ada)
    assert found.gave == found.asked == ada.log


def test_a_field_without_a_value_says_nothing() -> None:
    ada = person("ada", ["2026-06-01 call give= ask="])
    assert not any(context(ada).about(ledger, ada))


def test_lines_to_come_are_among_them() -> None:
    ada = person("ada", ["2027-06-01 call give=help"])
    assert context(ada).about(ledger, ada).gave == ada.log
