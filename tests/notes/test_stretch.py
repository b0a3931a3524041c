"""Stretch, as the page shows it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from tests.derive.golden import ANA, BO, CY, DI, ED, FE, context, golden, person
from tests.derive.golden import ME as ME_NOTE
from tests.notes.test_markdown import faults
from tests.running import TODAY, MakeVault, pages, read, see
from vaultnet.cli import printing
from vaultnet.derive.context import Context
from vaultnet.notes.stretch import facts

ME = "---\ntype: me\nindustry: consulting\nfunction: sales\nregion: emea\n---\n"
SETTINGS = ".vaultnet/config.toml"


def critical(number: int, region: str, more: str = "", log: str = "") -> dict[str, str]:
    head = f"---\ntier: critical\nadded: 2024-01-10\nregion: {region}\n{more}---\n{log}"
    return {f"People/C{number}.md": head}


def many(number: int, region: str, more: str = "") -> dict[str, str]:
    return {f"People/M{number}.md": f"---\nregion: {region}\n{more}---\n"}


def page(make_vault: MakeVault, *notes: dict[str, str], today: date = TODAY) -> str:
    """The text of the page in a vault of these notes."""
    vault = make_vault({path: text for some in notes for path, text in some.items()})
    (text,) = (page.text for page in pages(read(vault), today) if page.name == "stretch")
    assert faults(text) == []
    return text


def plain(ctx: Context) -> Any:  # noqa: ANN401 - whatever the facts are
    """The facts as `show --json` prints them."""
    return json.loads(json.dumps(facts(ctx), default=printing.plain))


def test_the_small_vault_is_too_small_for_indices() -> None:
    found = plain(golden())
    assert (found["size"], found["me"], found["stretch"], found["thin"]) == (4, True, None, [])
    dimensions = {entry["dimension"]: entry for entry in found["dimensions"]}
    industry = dimensions["industry"]
    assert industry["seen"] == [
        {"value": "consulting", "count": 2},
        {"value": "finance", "count": 1},
        {"value": "health", "count": 1},
    ]
    assert industry["unlike"] == {"k": 2, "n": 4, "rate": 0.5}
    told = ("blau", "unbiased", "iqv", "effective", "common", "ei", "choice", "tendency")
    assert [industry[name] for name in told] == [None] * len(told)
    for name, word in (("industry", "education"), ("region", "latam")):
        (missing,) = dimensions[name]["missing"]
        assert missing["value"] == word
        assert [person["uid"] for person in missing["candidates"]] == ["ed-moreau"]


def test_the_small_vault_has_its_extremes() -> None:
    found = plain(golden())
    names = [found[name]["uid"] for name in ("most_different", "most_alike")]
    assert names == ["ana-ruiz", "bo-lindqvist"]
    assert found["most_different_in"] == {"k": 4, "n": 4, "rate": 1.0}
    assert found["most_alike_in"] == {"k": 0, "n": 4, "rate": 0.0}
    assert (found["contacts"], found["ties"], found["effective_size"]) == (6, 0, None)


def test_five_people_have_indices() -> None:
    fe = person(FE.contact._replace(tier="critical"))
    found = plain(context(ANA, BO, CY, DI, ED, fe, me=ME_NOTE))
    industry = found["dimensions"][0]
    assert (industry["known"], industry["kinds"]) == (5, 4)
    assert (industry["blau"], industry["unbiased"], industry["iqv"]) == (0.64, 0.8, 0.853333)
    assert (industry["effective"], industry["common"]) == (2.871746, 2.777778)
    assert (industry["ei"], industry["choice"], industry["tendency"]) == (0.2, 0.1, "chance")
    assert found["stretch"] == 0.583333
    background = found["dimensions"][3]
    assert (background["known"], background["blau"], background["ei"]) == (4, None, None)


def test_a_row_tells_what_is_seen_who_is_unlike_me_and_who_is_missing(
    make_vault: MakeVault,
) -> None:
    text = page(make_vault, {"Me.md": ME}, critical(1, "apac"), critical(2, "emea"),
                many(1, "latam"), many(2, "mars | venus"))  # fmt: skip
    row = "| region | apac 1, emea 1 | 1 of 2 | latam ([[M1]]), mars \\| venus ([[M2]]) |\n"
    assert row in text
    assert "(2: too few for more than counts)" in text
    assert "Most different: [[C1]] (1 of 1). Most alike: [[C2]] (0 of 1)." in text


def test_long_cells_are_cut(make_vault: MakeVault) -> None:
    few = [critical(n, f"r{n}") for n in range(7)]
    text = page(make_vault, *few, *(many(n, f"m{n:02}") for n in range(25)))
    assert "| r0 1, r1 1, r2 1, r3 1, r4 1, 2 more | – |" in text
    assert "m02 ([[M2]]), 22 more |" in text
    assert "\n\n`vaultnet show stretch --json` has what does not fit into the cells.\n\n" in text
    found = plain(see(read(make_vault({}))).context)["dimensions"]
    assert [len(row["missing"]) for row in found if row["dimension"] == "region"] == [25]
    assert "fit into the cells" not in page(make_vault, {path: "" for some in few for path in some})


def test_five_people_are_enough_for_words(make_vault: MakeVault) -> None:
    few = [critical(n, "emea") for n in range(5)]
    others = [many(n, "apac") for n in range(5)]
    text = page(make_vault, {"Me.md": ME}, *few, *others)
    assert "- region: 5 of 5 are like you, and 5 of 10 of everyone you know. That is more " in text
    assert "On average they differ from you in 0 % of what is known of you both." in text
    text = page(make_vault, {"Me.md": ME}, critical(0, "apac"))
    assert "4 of 5 are like you, and 4 of 10 of everyone you know. That is more than" in text
    assert "Most different: [[C0]]" in text


def test_likeness_by_chance_is_called_so(make_vault: MakeVault) -> None:
    few = [critical(n, "emea") for n in range(4)]
    text = page(make_vault, {"Me.md": ME}, *few, critical(4, "apac"),
                *(many(n, "emea") for n in range(4)), many(4, "apac"))  # fmt: skip
    assert "- region: 4 of 5 are like you, and 8 of 10 of everyone you know. That is " in text
    assert "chance, not choice: only a wider circle would change it.\n" in text
    text = page(make_vault, {"People/C0.md": "---\ntier: critical\nregion: apac\n---\n"},
                {"People/C1.md": "---\ntier: critical\nregion: apac\n---\n"})  # fmt: skip
    assert "2 of 5 are like you, and 6 of 10 of everyone you know. That is less than" in text


def test_what_is_thin_is_told_with_people_to_think_of(make_vault: MakeVault) -> None:
    few = [critical(n, "emea") for n in range(9)]
    text = page(make_vault, *few, critical(9, "apac"), *(many(n, "apac") for n in range(9)))
    assert "- region, apac: 1 of 10. Might it be [[M0]], [[M1]], [[M2]]?\n" in text


def test_of_fewer_than_five_people_nothing_is_thin(make_vault: MakeVault) -> None:
    few = [critical(n, "emea") for n in range(3)]
    text = page(make_vault, *few, critical(3, "apac"), *(many(n, "apac") for n in range(9)))
    assert "Thin" not in text


def test_without_a_note_about_me_it_says_what_to_write(make_vault: MakeVault) -> None:
    text = page(
        make_vault, critical(1, "apac"), critical(2, "emea"), {"Me.md": "---\ntype: me\n---"}
    )
    assert "There is nothing to compare them with. Write your own `industry`, `function`," in text
    assert "Most different" not in text
    assert "| region | apac 1, emea 1 | – | – |\n" in text


def test_where_nothing_is_known_it_says_what_to_write(make_vault: MakeVault) -> None:
    text = page(make_vault, {"People/C1.md": "---\ntier: critical\n---\n"})
    assert "Write `industry`, `function`, `region`, `background` into their notes" in text
    assert "|" not in text


def test_an_empty_vault_says_what_to_write(make_vault: MakeVault) -> None:
    assert "Set `tier: critical`" in page(make_vault, {})
    text = page(make_vault, critical(1, "apac"), {SETTINGS: "dimensions = []\n"})
    assert "Name some under `dimensions`" in text


GENDER = {SETTINGS: 'dimensions = ["gender", "region"]\n'}


def test_a_sensitive_dimension_is_counted_and_names_nobody(make_vault: MakeVault) -> None:
    genders = ["woman"] * 6 + ["man"] * 3 + ["other word"] * 2
    few = [critical(n, "emea", f"gender: {word}\n") for n, word in enumerate(genders)]
    some = [many(n, "apac", "gender: hidden\n") for n in range(3)]
    me = {"Me.md": "---\ntype: me\ngender: mine\nregion: emea\n---\n"}
    text = page(make_vault, GENDER, me, *few, *some)
    assert "- gender: woman 6, other 5\n" in text
    assert "| gender" not in text
    assert not any(word in text for word in ("man 3", "other word", "hidden", "mine"))
    found = plain(see(read(make_vault({}))).context)
    assert found["sensitive"] == [
        {"dimension": "gender", "cells": [{"value": "woman", "count": 6}], "other": 5}
    ]
    assert found["chosen"] == ["region"]
    left = json.dumps({k: v for k, v in found.items() if k != "sensitive"})
    assert "gender" not in left
    assert "man" not in left


def test_a_sensitive_dimension_of_a_few_people_is_not_told(make_vault: MakeVault) -> None:
    few = [critical(n, "emea", "gender: woman\n") for n in range(4)]
    assert "- gender: too few of any one kind to say\n" in page(make_vault, GENDER, *few)
    text = page(make_vault, critical(4, "emea", "gender: woman\n"),
                critical(5, "emea", "gender: man\n"))  # fmt: skip
    assert "- gender: too few of any one kind to say\n" in text


def test_without_ties_nothing_is_said_about_gaps(make_vault: MakeVault) -> None:
    few = [critical(n, "emea", "", "- 2026-05-01 call: x\n") for n in range(5)]
    text = page(make_vault, *few)
    assert "Ties on record between the people you know: 0.\nWrite `knows`" in text
    assert "only way" not in text
    tied = page(make_vault, critical(0, "emea", "knows: '[[C1]]'\n", "- 2026-05-01 call: x\n"))
    assert "Your 5 contacts open as many doors as 4.6 who" in tied
    assert "- [[C2]], last 2026-05-01\n- [[C3]], last 2026-05-01\n- [[C4]]," in tied
    assert "[[C1]], last" not in tied


def test_fewer_than_five_people_have_no_gaps(make_vault: MakeVault) -> None:
    text = page(make_vault, critical(0, "emea", "knows: C1\n"), critical(1, "emea"))
    assert "the people you know: 1.\nThat is all to be said about fewer than five" in text


def test_circles_are_cut_and_two_people_of_the_greatest_might_meet(make_vault: MakeVault) -> None:
    pairs = [f"---\nknows: '[[B{n}]]'\n---\n- 2026-05-01 call: x\n" for n in range(7)]
    notes = {f"People/A{n}.md": text for n, text in enumerate(pairs)}
    notes |= {f"People/B{n}.md": "" for n in range(7)}
    notes |= {f"People/D{n}.md": "---\nknows: '[[A6]]'\n---\n" for n in range(3)}
    text = page(make_vault, notes)
    assert "- [[A6]], [[B6]], [[D0]] and 2 more\n- [[A0]], [[B0]]\n" in text
    assert (
        "- [[A3]], [[B3]]\n- and 2 more; `vaultnet show stretch --json` has them all\n\n"
        "Might [[A6]] and [[A0]] like to meet? Ask each of them first.\n"
    ) in text
    found = plain(see(read(make_vault({}))).context)["circles"]
    assert [len(circle["people"]) for circle in found] == [5, 2, 2, 2, 2, 2, 2]


def test_who_else_is_in_a_circle_is_to_be_found_in_the_facts(make_vault: MakeVault) -> None:
    notes = {f"People/D{n}.md": "---\nknows: '[[A]]'\n---\n" for n in range(3)}
    notes |= {"People/A.md": "", "People/B.md": "", "People/C.md": "---\nknows: '[[B]]'\n---\n"}
    text = page(make_vault, notes)
    assert "- [[A]], [[D0]], [[D1]] and 1 more\n- [[B]], [[C]]\n\n`vaultnet show" in text
    assert "`vaultnet show stretch --json` has everyone in them.\n" in text


def test_introductions_inside_a_field_and_across_are_counted(make_vault: MakeVault) -> None:
    card = (
        "---\ntype: introduction\nperson_a: '[[C1]]'\nperson_b: '[[{}]]'\nmade: 2026-05-01\n---\n"
    )
    text = page(
        make_vault,
        *(critical(n, "emea", f"industry: {field}\n") for n, field in enumerate("xyyz")),
        {f"I/{n}.md": card.format(f"C{n}") for n in (0, 2, 3)},
    )
    assert "Your introductions: 1 inside one field, 2 across.\n" in text


def test_everything_is_as_of_monday(make_vault: MakeVault) -> None:
    log = "- 2026-06-30 meet: with [[C1]]\n"
    notes = [critical(n, "emea", "", log if n == 0 else "") for n in range(5)]
    assert "the people you know: 0." in page(make_vault, *notes)
    assert "the people you know: 1." in page(make_vault, *notes, today=date(2026, 7, 6))
