"""Value mix, as the page shows it."""

from __future__ import annotations

from tests.running import MakeVault, pages, read

CRITICAL = "---\ntier: critical\nadded: 2024-01-10\n---\n"
COMMUNAL = "---\ntier: critical\ncommunal: true\n---\n"
FUN = "- 2026-06-20 call: a song [give:: fun]\n"


def page(make_vault: MakeVault, notes: dict[str, str]) -> str:
    """The text of the page where these are the notes."""
    (text,) = (page.text for page in pages(read(make_vault(notes))) if page.name == "value")
    return text


def test_each_of_the_critical_few_has_a_row_with_what_comes_next(make_vault: MakeVault) -> None:
    log = (
        "- 2025-09-12 meet: a play [give:: fun]\n- 2026-01-10 call: a plan [give:: ideas]\n"
        "- 2026-04-02 meet: a name [give:: network]\n- 2024-01-10 meet: long ago [give:: help]\n"
    )
    text = page(make_vault, {"People/Ana.md": CRITICAL + log, "People/Bo.md": FUN})
    assert "| who | ideas | network | help | fun | next |\n" in text
    assert "| [[Ana]] | 1 | 1 | 0 | 1 | help |\n" in text
    assert "[[Bo]]" not in text
    assert "- ideas 1 · network 1 · help 0 · fun 2 (4 so far, too few to say how mixed)\n" in text
    assert "- Not once in that time: help\n" in text


def test_from_five_gives_on_the_mix_is_told(make_vault: MakeVault) -> None:
    days = ("ideas", "ideas", "network", "help", "fun")
    log = "".join(f"- 2026-06-{n:02} call: x [give:: {kind}]\n" for n, kind in enumerate(days, 1))
    text = page(make_vault, {"People/Ana.md": CRITICAL + log})
    assert "- ideas 2 · network 1 · help 1 · fun 1 (mix 0.96, where 1 is all four alike)\n" in text
    assert "Not once" not in text
    assert "- Touches of the last year that carried something: 5 of 5\n" in text


def test_whoever_had_nothing_yet_is_named(make_vault: MakeVault) -> None:
    notes = {"People/Ana.md": CRITICAL, "People/Bo.md": CRITICAL + FUN}
    text = page(make_vault, notes)
    assert "| [[Ana]] | 0 | 0 | 0 | 0 | ideas |\n" in text
    assert "Nothing yet in that time: [[Ana]]. Something small will do" in text


def test_the_people_of_this_week_come_with_what_to_give(make_vault: MakeVault) -> None:
    notes = {"People/Ana.md": CRITICAL, "People/Bo.md": CRITICAL + FUN, "People/Kin.md": COMMUNAL}
    assert "## This week\n\n- [[Ana]] — give: ideas\n\n## Everyone" in page(make_vault, notes)


def test_communal_ties_have_no_row_and_are_in_the_sums(make_vault: MakeVault) -> None:
    text = page(make_vault, {"People/Ana.md": CRITICAL, "People/Kin.md": COMMUNAL + FUN})
    assert "Kin" not in text
    assert "\nCommunal ties have no row: nobody counts there.\n" in text
    assert "- ideas 0 · network 0 · help 0 · fun 1 (1 so far" in text


def test_where_all_are_communal_nobody_counts(make_vault: MakeVault) -> None:
    text = page(make_vault, {"People/Kin.md": COMMUNAL})
    assert text == (
        "# Value mix\n\nNobody counts between you and your critical few: all of them are"
        " `communal`.\n"
    )


def test_whoever_does_not_count_is_in_no_row_and_no_sum(make_vault: MakeVault) -> None:
    paused = "---\ntier: critical\nstatus: paused\n---\n"
    text = page(make_vault, {"People/Ana.md": paused + FUN})
    assert text.startswith("# Value mix\n\nNobody is in your critical few yet.")
    assert "##" not in text


def test_where_nothing_is_written_down_the_page_says_how(make_vault: MakeVault) -> None:
    text = page(make_vault, {"People/Ana.md": CRITICAL})
    assert text.count("Nothing") == 1
    assert "Nothing that you gave is written down for that time. Add `[give:: ideas]`" in text


def test_the_many_are_in_the_sums_before_anybody_is_chosen(make_vault: MakeVault) -> None:
    text = page(make_vault, {"People/Bo.md": FUN})
    assert "Nobody is in your critical few yet." in text
    assert "## Everyone together" in text


def test_the_window_can_be_set(make_vault: MakeVault) -> None:
    settings = {".vaultnet/config.toml": "value_window_days = 5\n"}
    text = page(make_vault, {"People/Ana.md": CRITICAL + FUN, **settings})
    assert "had from you in the last 5 days" in text
    assert "| [[Ana]] | 0 | 0 | 0 | 0 | ideas |\n" in text


def test_a_long_table_is_cut_and_says_by_how_much(make_vault: MakeVault) -> None:
    text = page(make_vault, {f"People/P{n:02}.md": CRITICAL + FUN for n in range(52)})
    assert text.count("\n| [[P") == 50
    assert "|\n\n- and 2 more; `vaultnet show value --json` has them all\n" in text
