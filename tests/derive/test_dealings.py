"""What I gave to each person and what I asked of them."""

from __future__ import annotations

from datetime import date

from tests.derive.golden import ANA, BO, CY, DI, ED, FE, context, day, golden, person
from vaultnet.derive.dealings import Asked, Dealings, dealings
from vaultnet.derive.people import active
from vaultnet.derive.value import Give
from vaultnet.model.contact import Contact
from vaultnet.model.item import Item
from vaultnet.model.network import Person


def dealt(someone: Person) -> Dealings:
    return dealings(someone, context(someone))


def _ask(status: str = " ", created: str = "", completion: str = "") -> Item:
    days = [day(text) if text else None for text in (created, completion)]
    return Item("ask", status, "a word", 6, created=days[0], completion=days[1])


def test_the_small_vault() -> None:
    found = golden().each(dealings, active)
    counts = [(len(known.gives), len(known.asks)) for known in found]
    assert counts == [(3, 0), (1, 0), (2, 1), (0, 0), (1, 0), (0, 0)]
    assert dealt(CY).asks == (Asked(date(2026, 5, 1), "yes"),)
    assert dealt(CY).given == (date(2025, 8, 15), date(2026, 2, 20))
    assert [dealt(p).asked for p in (ANA, BO, DI, ED, FE)] == [()] * 5


def test_an_ask_item_was_asked_on_the_day_it_was_created() -> None:
    items = [
        _ask("x", "2026-06-02", "2026-06-16"),
        _ask(" ", "2026-05-01"),
        _ask("/", "2026-05-02"),
    ]
    assert dealt(person("ada", items=items)).asks == (
        Asked(date(2026, 5, 1), "pending"),
        Asked(date(2026, 5, 2), "pending"),
        Asked(date(2026, 6, 2), "yes"),
    )


def test_a_withdrawn_ask_was_never_asked() -> None:
    assert dealt(person("ada", items=[_ask("-", "2026-05-01")])).asks == ()


def test_an_ask_without_a_day_comes_last_and_has_no_place_in_the_order_of_days() -> None:
    found = dealt(person("ada", ["2026-05-01 email ask=no"], [_ask(), _ask("x")]))
    assert found.asks == (
        Asked(date(2026, 5, 1), "no"),
        Asked(None, "pending"),
        Asked(None, "yes"),
    )
    assert found.asked == (date(2026, 5, 1),)


def test_what_is_still_to_come_is_a_plan() -> None:
    log = ["2026-07-01 call give=fun", "2026-07-01 call ask=pending", "2026-06-30 call give=help"]
    found = dealt(person("ada", log, [_ask(" ", "2026-07-01")]))
    assert found == ((Give(date(2026, 6, 30), "help", ""),), (), (date(2026, 6, 30),), ())


def test_what_is_asked_today_is_asked() -> None:
    found = dealt(person("ada", ["2026-06-30 email ask=pending"], [_ask(" ", "2026-06-30")]))
    assert found.asked == (date(2026, 6, 30),) * 2


def test_lines_and_kept_promises_stand_in_the_order_of_their_days() -> None:
    kept = Item(
        "promise", "x", "a study", 3, completion=day("2026-03-01"), fields=(("give", "help"),)
    )
    found = dealt(person("ada", ["2026-05-01 call give=fun", "2026-01-01 call give=ideas"], [kept]))
    assert [give.kind for give in found.gives] == ["ideas", "help", "fun"]


def test_what_was_only_heard_of_is_not_mine() -> None:
    assert dealt(person("ada", ["2026-01-01 heard give=help by=them"])).gives == ()


def test_whoever_does_not_count_has_no_dealings() -> None:
    gone = person(Contact("ada", "Ada", status="paused"), ["2026-01-01 call give=help"])
    assert context(gone).each(dealings, active) == []
