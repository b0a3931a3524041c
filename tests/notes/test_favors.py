"""Open favors, as the page shows them."""

from __future__ import annotations

from tests.running import MakeVault, pages, read

HEAD = "---\ntier: critical\nadded: 2024-01-10\n---\n"
ADVICE = "You have asked nobody for anything in the last year."


def page(make_vault: MakeVault, lines: str) -> str:
    """The text of the page where Ana's note has these lines."""
    vault = make_vault({"People/Ana.md": HEAD + lines})
    (text,) = (page.text for page in pages(read(vault)) if page.name == "favors")
    return text


def test_a_promise_without_words_is_not_called_private(make_vault: MakeVault) -> None:
    text = page(make_vault, "- [ ] promise:\n- [ ] promise: a loan #private\n")
    assert "- [ ] [[Ana]] — not said what: see the note ^promise-" in text
    assert text.count("private") == 1


def test_whoever_waits_for_an_answer_is_not_told_to_ask(make_vault: MakeVault) -> None:
    text = page(make_vault, "- 2026-05-01 call: x\n- [ ] ask: the map\n")
    assert "## I asked" in text
    assert ADVICE not in text


def test_whoever_asked_nobody_is_told_so(make_vault: MakeVault) -> None:
    assert ADVICE in page(make_vault, "- 2026-05-01 call: x\n")
    assert ADVICE not in page(make_vault, "- 2026-05-01 call: x [ask:: no]\n")
