"""The brief: one page about one person, to read before a meeting."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.derive.golden import ANA, CY, EVERYONE, ME, TODAY, context, golden, person, varied
from vaultnet.derive.context import Context
from vaultnet.model import (
    Card,
    Contact,
    Hook,
    Idea,
    Interaction,
    Introduction,
    Item,
    Named,
    Person,
    Touch,
)
from vaultnet.model.linking import LinkIndex
from vaultnet.notes.brief import brief, facts, title_of
from vaultnet.render import render


def told(someone: Person, ctx: Context | None = None) -> str:
    page = brief(someone)
    return render(page, page.facts(ctx or golden())).text


def known(ctx: Context, *cards: Card) -> Context:
    """The context of a network with these introductions, hooks and ideas in it."""
    paths = [each.path for each in (*ctx.network.people, *cards)]
    network = ctx.network._replace(
        links=LinkIndex(paths),
        introductions=tuple(card for card in cards if isinstance(card, Introduction)),
        hooks=tuple(card for card in cards if isinstance(card, Hook)),
        ideas=tuple(card for card in cards if isinstance(card, Idea)),
    )
    return varied(ctx, network=network)


def test_a_brief_is_called_otherwise_than_the_note_of_the_person() -> None:
    ana = ANA._replace(path="People/Ana Ruiz.md")
    assert title_of(ana) == "Brief Ana Ruiz"
    assert brief(ana).path("Network") == "Network/Brief/Brief Ana Ruiz.md"
    assert brief(ana, "Ana tomorrow").path("Network") == "Network/Brief/Ana tomorrow.md"


def test_the_brief_before_meeting_cy() -> None:
    text = told(CY)
    for words in (
        "# Brief — Cy Okafor\n\n[[Cy Okafor]], critical (collaborator, colleague)\n",
        "- 2026-05-01 email",
        "- Thank: not said what: see the note (2026-05-01)",
        "Written down 2025-08-15",
        "- needs: public speaking coach",
        "- Give next: network",
        "- Introduce [[Ed Moreau]]: Cy Okafor needs public speaking coach. Ask both first.",
    ):
        assert words in text, words


def test_news_of_their_work_is_told() -> None:
    assert "- New job since 2026-05-04, and you were in touch on 2026-06-05" in told(ANA)


def test_a_hook_that_they_have_heard_is_not_said_again() -> None:
    heard, other = (
        Hook(f"Hooks/{name}.md", "surprise", ("treasury",), words=f"{name}?", backed=True)
        for name in ("Heard", "Other")
    )
    line = Interaction(date(2026, 5, 1), "call", "", 9, fields=(("hook", "[[Heard]]"),))
    cy = CY._replace(log=(*CY.log, line), named=(Named("Heard", 9, "hook", inline=True),))
    ctx = known(context(*EVERYONE[:2], cy, *EVERYONE[3:], me=ME), heard, other)
    text = told(cy, ctx)
    assert "- Say: Other? → [[Other]]" in text
    assert "- Said already: [[Heard]]" in text


def test_an_idea_is_proposed_once() -> None:
    idea = Idea("Ideas/Treasury.md", topics=("treasury team",))
    ctx = known(golden(), idea)
    assert "[[Treasury]]" in told(CY, ctx)
    had = Interaction(date(2026, 6, 1), "email", "sent [[Treasury]]", 9, people=("Treasury",))
    cy = CY._replace(log=(*CY.log, had))
    ctx = known(context(*EVERYONE[:2], cy, *EVERYONE[3:], me=ME), idea)
    assert "- Had already: [[Treasury]]" in told(cy, ctx)
    assert facts(cy, ctx)["idea"] is None


def test_an_introduction_under_way_is_told_and_a_declined_one_is_not() -> None:
    under_way = Introduction("I/1.md", CY.path, ANA.path, asked_a=date(2026, 6, 1))
    declined = under_way._replace(path="I/2.md", declined_b=date(2026, 6, 2))
    ctx = known(golden(), under_way)
    assert "- With [[Ana Ruiz]]: an introduction waits for an answer → [[1]]" in told(CY, ctx)
    ctx = known(golden(), declined)
    assert "With [[Ana Ruiz]]" not in told(CY, ctx)
    assert "With [[Cy Okafor]]" not in told(ANA, ctx)


def test_what_is_private_is_counted_and_not_quoted() -> None:
    secret = Item("promise", " ", "her health #private", 9)
    said = Interaction(date(2026, 6, 1), "call", "her divorce #private", 10)
    cy = CY._replace(items=(secret, secret._replace(kind="task")), log=(said,))
    text = told(cy, context(cy))
    assert "health" not in text
    assert "divorce" not in text
    assert "You promised: private: see the note" in text


def test_other_open_tasks_stand_here_and_nowhere_else() -> None:
    task = Item("task", " ", "find the photo", 9, due=date(2026, 7, 1))
    cy = CY._replace(items=(task, task._replace(status="x", text="done")))
    text = told(cy, context(cy))
    assert "- Also open: find the photo, due 2026-07-01" in text
    assert "done" not in text


@pytest.mark.parametrize(
    "change", [{"status": "paused"}, {"status": "archived"}, {"deathdate": date(2026, 1, 1)}]
)
def test_of_whom_is_not_to_be_contacted_nothing_is_proposed(change: dict[str, Any]) -> None:
    line = Interaction(date(2026, 6, 1), "call", "", 9, fields=(("talk", "80"),))
    task = Item("task", " ", "find the photo", 9, due=date(2026, 7, 1))
    contact = CY.contact._replace(birthday=None, preferred_channel="letter", **change)
    cy = CY._replace(contact=contact, items=(task,), log=(*CY.log, line))
    hook = Hook("H.md", words="What if?", backed=True)
    text = told(cy, known(context(ANA, cy, me=ME), hook))
    assert "No longer to be contacted" in text
    for words in (
        "What to bring", "Give next", "Say:", "Introduce", "due", "Overdue", "Thank", "Best now",
        "ask", "Also open",
    ):  # fmt: skip
        assert words not in text, words


def test_communal_ties_have_no_kind_to_give() -> None:
    cy = CY._replace(contact=CY.contact._replace(communal=True))
    assert "Give next" not in told(cy, context(cy))


def test_somebody_of_whom_nothing_is_known_has_a_page_too() -> None:
    new = person(Contact("new", "New"))
    text = told(new, context(new))
    assert "- No touch is written down yet." in text
    assert "Nothing is known: ask" in text


def test_a_brief_does_not_change_from_day_to_day_for_nothing() -> None:
    assert told(ANA, golden(today=TODAY)) == told(ANA, golden(today=date(2026, 7, 1)))


def test_what_was_written_down_without_a_day_is_not_called_unknown() -> None:
    new = person(Contact("new", "New", needs=("a map",)))
    text = told(new, context(new))
    assert "Written down some day; ask whether it still holds" in text
    assert "- needs: a map" in text


def test_a_long_list_is_cut_and_its_length_told() -> None:
    items = tuple(Item("promise", " ", f"thing {n}", n) for n in range(12))
    new = person("new")._replace(items=items)
    text = told(new, context(new))
    assert text.count("You promised") == 10
    assert "- Only the first ten of 12 lines of a kind are here; the note has all of them." in text


def test_what_came_of_it_is_told_until_we_are_in_touch_and_as_of_monday() -> None:
    gave = Interaction(date(2026, 3, 1), "meet", "lunch", 10, fields=(("give", "help"),), block="a")
    heard = Interaction(date(2026, 6, 24), "call", "came", 10, fields=(("got", "help"),))
    cause = Named("Ana", 10, "because-of", inline=True, block="a")
    ana, bo = person(Contact("ana", "Ana")), person(Contact("bo", "Bo"))
    ana = ana._replace(path="People/Ana.md", log=(gave,))
    bo = bo._replace(path="People/Bo.md", log=(heard,), named=(cause,))
    ctx = known(context(ana, bo))
    assert "- Tell them what came of it: came (2026-06-24, [[Bo]])" in told(ana, ctx)
    day_before_monday = varied(ctx, today=date(2026, 6, 27))
    assert "Tell them" not in told(ana, day_before_monday)
    seen = ana._replace(touches=(Touch(date(2026, 6, 29), "call", "me", ana.path, 11),))
    assert "Tell them" not in told(seen, known(context(seen, bo)))
