"""The many, as the page shows them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.notes.test_markdown import faults
from tests.running import MakeVault, pages, read, see
from vaultnet.notes.many import facts

NEWS = "- 2026-03-01 broadcast: spring letter\n- 2026-03-20 message: liked it [by:: them]\n"
LONG_AGO = "- 2020-01-01 meet: x\n"


def page(make_vault: MakeVault, notes: dict[str, str]) -> str:
    """The text of the page of a vault with these notes."""
    (text,) = (page.text for page in pages(read(make_vault(notes))) if page.name == "many")
    assert faults(text) == []
    return text


def asleep(*answers: str) -> str:
    """The note of somebody to find again, with the three answers of loyalty."""
    keys = ("would_introduce", "would_help", "would_vouch")
    lines = "".join(f"{key}: {answer}\n" for key, answer in zip(keys, answers, strict=True))
    return f"---\n{lines}---\n{LONG_AGO}"


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        (("true", "true", "true"), "; trusted"),
        (("true", "true", ""), "; trust unknown"),
        (("", "", ""), "; trust unknown"),
        (("true", "true", "false"), ""),
        (("false", "false", "false"), ""),
    ],
)
def test_trust_is_told_in_words_and_a_no_not_at_all(
    make_vault: MakeVault, answers: tuple[str, str, str], said: str
) -> None:
    text = page(make_vault, {"People/Ana.md": asleep(*answers)})
    assert f"- [[Ana]] — last 2020-01-01{said}\n" in text


def test_whom_to_find_again_is_cut_and_the_facts_have_them_all(make_vault: MakeVault) -> None:
    text = page(make_vault, {f"People/P{n:02}.md": LONG_AGO for n in range(12)})
    assert text.count("- [[P") == 10
    assert "- and 2 more; `vaultnet show many --json` has them all\n" in text
    found = facts(see(read(make_vault({}))).context)["dormant"]
    assert isinstance(found, Sequence)
    assert len(found) == 12


AGREED = "---\nbroadcast: true\nbroadcast_consent: 2026-01-01\n---\n"
HOW = "Nobody has agreed to get your news yet. Ask, and write `broadcast: true` and the day as"


def test_while_nobody_agreed_to_get_news_it_is_said_how(make_vault: MakeVault) -> None:
    assert HOW in page(make_vault, {"People/Ana.md": "---\nbroadcast: true\n---\n"})
    assert HOW not in page(make_vault, {"People/Ana.md": AGREED})


def test_whoever_knows_nobody_is_not_told_how(make_vault: MakeVault) -> None:
    assert HOW not in page(make_vault, {})


def test_whoever_answered_the_news_is_to_be_written_to(make_vault: MakeVault) -> None:
    text = page(
        make_vault, {"People/Ana.md": NEWS, "People/Bo.md": NEWS + "- 2026-04-01 call: x\n"}
    )
    assert "## Answered your news\n" in text
    assert "- [[Ana]] — 2026-03-20, after the news of 2026-03-01\n" in text
    assert "[[Bo]] —" not in text
