"""A line is added to the log or to what is open: where it goes, and what it looks like."""

# ruff: noqa: E501 - one note, one line
from __future__ import annotations

import pytest

from tests.edit.editing import PATH, RULES, edit
from vaultnet.config import Config, Headings
from vaultnet.edit import AddEntry, AddItem, Refused, edited, overwritten
from vaultnet.read.rules import Rules

CALL = AddEntry("2026-06-30 call: hi [give:: ideas] ^a1")
LINE = "2026-06-30 call: hi [give:: ideas] ^a1"
STUDY = AddItem("promise", "promise: study [due:: 2026-07-01]")
ITEM = "[ ] promise: study [due:: 2026-07-01]"

LOGS = {
    "nothing": ("", "## Log\n\n- *\n"),
    "no last line end": ("Ana", "Ana\n\n## Log\n\n- *"),
    "only properties": ("---\na: 1\n---\n", "---\na: 1\n---\n\n## Log\n\n- *\n"),
    "only properties and no line end": ("---\na: 1\n---", "---\na: 1\n---\n\n## Log\n\n- *"),
    "blank lines at the end": ("# Ana\n\n\n", "# Ana\n\n\n## Log\n\n- *\n"),
    "Windows": ("# Ana\r\n\r\nx\r\n", "# Ana\r\n\r\nx\r\n\r\n## Log\r\n\r\n- *\r\n"),
    "old Mac": ("Ana\rx\r", "Ana\rx\r\r## Log\r\r- *\r"),
    "level of the others": ("# Ana\n\n### Facts\n\nx\n", "# Ana\n\n### Facts\n\nx\n\n### Log\n\n- *\n"),
    "level of several titles": ("# A\nx\n# B\ny\n", "# A\nx\n# B\ny\n\n# Log\n- *\n"),
    "tight headings": ("# Ana\n## Facts\nx\n", "# Ana\n## Facts\nx\n\n## Log\n- *\n"),
    "what is open stays last": ("## Facts\n\nx\n\n## Open\n\n- [ ] ask: y\n", "## Facts\n\nx\n\n## Log\n\n- *\n\n## Open\n\n- [ ] ask: y\n"),
    "all that is open stays last": ("# A\n\n## Asks\n\n## Agenda\n", "# A\n\n## Log\n\n- *\n\n## Asks\n\n## Agenda\n"),
    "what is open stands elsewhere": ("## Open\n\n- [ ] ask: y\n\n## Facts\n\nx\n", "## Open\n\n- [ ] ask: y\n\n## Facts\n\nx\n\n## Log\n\n- *\n"),
    "empty log": ("## Log\n\n## Facts\n", "## Log\n\n- *\n\n## Facts\n"),
    "empty log at the end": ("# Ana\n\n## Log\n", "# Ana\n\n## Log\n\n- *\n"),
    "empty log without a line end": ("# Ana\n\n## Log", "# Ana\n\n## Log\n\n- *"),
    "empty tight log": ("# Ana\n## Log\n## Facts\nx\n", "# Ana\n## Log\n- *\n## Facts\nx\n"),
    "empty log with blanks": ("## Log\n\n\n\n## Facts\n", "## Log\n\n- *\n\n\n## Facts\n"),
    "another name": ("## History\n\n## Facts\n", "## History\n\n- *\n\n## Facts\n"),
    "underlined": ("Log\n---\n\nFacts\n---\n", "Log\n---\n\n- *\n\nFacts\n---\n"),
    "long underlined": ("Log\n===\nFacts\nand more\n---\nx\n", "Log\n===\n- *\n\nFacts\nand more\n---\nx\n"),
    "text in the log": ("## Log\n\nRarely.\n\n## Facts\n", "## Log\n\nRarely.\n\n- *\n\n## Facts\n"),
    "code in the log": ("## Log\n```dataview\nLIST\n```\n", "## Log\n```dataview\nLIST\n```\n\n- *\n"),
    "remarks in the log": ("## Log\n\n- she is shy\n  - very\n", "## Log\n\n- she is shy\n  - very\n- *\n"),
    "one line": ("## Log\n\n- 2026-07-01 x\n\n## Facts\n", "## Log\n\n- 2026-07-01 x\n- *\n\n## Facts\n"),
    "rising": ("- 2026-01-01 x\n- 2026-06-30 y\n- 2026-08-01 z\n", "- 2026-01-01 x\n- 2026-06-30 y\n- *\n- 2026-08-01 z\n"),
    "rising, the first": ("- 2026-07-01 x\n- 2026-08-01 z\n", "- *\n- 2026-07-01 x\n- 2026-08-01 z\n"),
    "rising, the last": ("- 2026-01-01 x\n- 2026-02-01 z", "- 2026-01-01 x\n- 2026-02-01 z\n- *"),
    "falling": ("- 2026-08-01 x\n- 2026-06-30 y\n- 2026-01-01 z\n", "- 2026-08-01 x\n- *\n- 2026-06-30 y\n- 2026-01-01 z\n"),
    "falling, the first": ("## Log\n- 2026-05-01 x\n- 2026-01-01 y\n", "## Log\n- *\n- 2026-05-01 x\n- 2026-01-01 y\n"),
    "falling, the last": ("- 2026-08-01 x\n- 2026-07-01 y\n", "- 2026-08-01 x\n- 2026-07-01 y\n- *\n"),
    "no order": ("- 2026-08-01 x\n- 2026-07-01 y\n- 2026-09-01 z\n", "- 2026-08-01 x\n- 2026-07-01 y\n- 2026-09-01 z\n- *\n"),
    "one day only": ("- 2026-08-01 x\n- 2026-08-01 y\n", "- 2026-08-01 x\n- 2026-08-01 y\n- *\n"),
    "what belongs to a line": ("- 2026-01-01 x\n  - a\n\n    b\n  c\nlazy\n\ntext\n", "- 2026-01-01 x\n  - a\n\n    b\n  c\nlazy\n- *\n\ntext\n"),
    "code in a line": ("- 2026-01-01 x\n  ```\n  - 2026-02-01 y\n  ```\n", "- 2026-01-01 x\n  ```\n  - 2026-02-01 y\n  ```\n- *\n"),
    "two lists on a line": ("- 2026-01-01 x\n- - y\n", "- 2026-01-01 x\n- *\n- - y\n"),
    "remarks between": ("- 2026-01-01 x\n- shy\n- 2026-02-01 y\n- tall\n", "- 2026-01-01 x\n- shy\n- 2026-02-01 y\n- *\n- tall\n"),
    "stars": ("* 2026-01-01 x\n* 2026-02-01 y\n", "* 2026-01-01 x\n* 2026-02-01 y\n* *\n"),
    "indented": ("  +  2026-01-01 x\n  +  2026-02-01 y\n", "  +  2026-01-01 x\n  +  2026-02-01 y\n  +  *\n"),
    "tab": ("-\t2026-01-01 x\n", "-\t2026-01-01 x\n-\t*\n"),
    "numbers": ("8. 2026-01-01 x\n9. 2026-02-01 y\n", "8. 2026-01-01 x\n9. 2026-02-01 y\n10. *\n"),
    "loose": ("- 2026-01-01 x\n\n- 2026-02-01 y\n", "- 2026-01-01 x\n\n- 2026-02-01 y\n\n- *\n"),
    "loose and falling": ("- 2026-05-01 x\n\n- 2026-02-01 y\n", "- *\n\n- 2026-05-01 x\n\n- 2026-02-01 y\n"),
    "loose in the middle": ("- 2026-01-01 x\n\n- 2026-08-01 y\n", "- 2026-01-01 x\n\n- *\n\n- 2026-08-01 y\n"),
    "Windows line": ("- 2026-01-01 x\r\n\nend\n", "- 2026-01-01 x\r\n- *\r\n\nend\n"),
    "its own year, empty yet": ("# Log\n## 2026\n## 2025\n- 2025-01-02 x\n", "# Log\n## 2026\n- *\n## 2025\n- 2025-01-02 x\n"),
    "its own year": ("# Log\n## 2026\n- 2026-01-01 x\n## 2025\n- 2025-01-02 x\n- 2025-01-03 x\n", "# Log\n## 2026\n- 2026-01-01 x\n- *\n## 2025\n- 2025-01-02 x\n- 2025-01-03 x\n"),
    "most of them": ("# A\n- 2026-01-01 x\n# B\n- 2026-01-02 x\n- 2026-01-03 x\n# C\n", "# A\n- 2026-01-01 x\n# B\n- 2026-01-02 x\n- 2026-01-03 x\n- *\n# C\n"),
    "as many": ("# A\n- 2026-01-01 x\n# B\n- 2026-01-02 x\n# C\n", "# A\n- 2026-01-01 x\n# B\n- 2026-01-02 x\n- *\n# C\n"),
    "dates above a log": ("# A\n- 2026-01-01 x\n# Log\n", "# A\n- 2026-01-01 x\n- *\n# Log\n"),
    "dates that do not count": ("> - 2026-01-01 x\n\n```\n- 2026-01-02 y\n```\n\n# Log\n", "> - 2026-01-01 x\n\n```\n- 2026-01-02 y\n```\n\n# Log\n\n- *\n"),
    "a heading in a quote": ("> # Log\n\n# Facts\n", "> # Log\n\n# Facts\n\n## Log\n\n- *\n"),
    "a region below": ("## Log\n\n- 2026-01-01 x\n\n<!-- vaultnet:begin due -->\n- 2026-02-01 y\n<!-- vaultnet:end due -->\n", "## Log\n\n- 2026-01-01 x\n- *\n\n<!-- vaultnet:begin due -->\n- 2026-02-01 y\n<!-- vaultnet:end due -->\n"),
    "a comment at once": ("- 2026-01-01 x\n<!-- no\nmore -->\n%%\ny\n%%\n", "- 2026-01-01 x\n- *\n<!-- no\nmore -->\n%%\ny\n%%\n"),
    "a rule at once": ("- 2026-01-01 x\n***\ny\n", "- 2026-01-01 x\n- *\n***\ny\n"),
    "hard breaks": ("- 2026-01-01 x  \n  y  \nz\n", "- 2026-01-01 x  \n  y  \nz\n- *\n"),
}  # fmt: skip

ITEMS = {
    "nothing": ("", "## Open\n\n- *\n"),
    "no last line end": ("Ana", "Ana\n\n## Open\n\n- *"),
    "its own kind": ("## A\n\n- [ ] ask: x\n\n## B\n\n- [ ] promise: y\n\n## C\n", "## A\n\n- [ ] ask: x\n\n## B\n\n- [ ] promise: y\n- *\n\n## C\n"),
    "behind the last task": ("- [ ] promise: x\n- [x] promise: y\n- remark\n", "- [ ] promise: x\n- [x] promise: y\n- *\n- remark\n"),
    "a heading of its kind": ("## Open\n\n- [ ] ask: x\n\n## Favors\n\n## C\n", "## Open\n\n- [ ] ask: x\n\n## Favors\n\n- *\n\n## C\n"),
    "closed ones": ("## Done\n\n- [x] promise: x\n\n## Open\n\n- [ ] ask: y\n", "## Done\n\n- [x] promise: x\n\n## Open\n\n- [ ] ask: y\n- *\n"),
    "what is open is not last": ("## Open\n\n## Log\n\n- 2026-01-01 x\n", "## Open\n\n- *\n\n## Log\n\n- 2026-01-01 x\n"),
    "nested": ("- [ ] promise: x\n  - [ ] promise: y\n    more\n\nend\n", "- [ ] promise: x\n  - [ ] promise: y\n    more\n- *\n\nend\n"),
    "nested below a remark": ("- later\n  - [ ] promise: y\n- never\n", "- later\n  - [ ] promise: y\n- *\n- never\n"),
    "stars": ("* [ ] promise: x\n", "* [ ] promise: x\n* *\n"),
    "loose": ("- [ ] promise: x\n\n- [ ] promise: y\n", "- [ ] promise: x\n\n- [ ] promise: y\n\n- *\n"),
    "Windows": ("- [ ] promise: x\r\n", "- [ ] promise: x\r\n- *\r\n"),
    "remarks only": ("## Open\n\n- nothing\n", "## Open\n\n- nothing\n- *\n"),
}  # fmt: skip


def filled(template: str, line: str) -> str:
    """The text with the line in place of the one `*` behind a bullet that ends its line."""
    at = next(
        at
        for at in range(len(template))
        if template[at : at + 2].rstrip("\r\n") == "*" and template[at - 1] in " \t"
    )
    return template[:at] + line + template[at + 1 :]


@pytest.mark.parametrize("name", LOGS)
def test_a_log_line_goes_where_the_note_has_its_log(name: str) -> None:
    text, new = LOGS[name]
    assert edit(text, CALL) == filled(new, LINE)


@pytest.mark.parametrize("name", ITEMS)
def test_an_open_item_goes_where_its_like_stand(name: str) -> None:
    text, new = ITEMS[name]
    assert edit(text, STUDY) == filled(new, ITEM)


def test_a_vault_calls_its_log_as_it_likes() -> None:
    rules = Rules.of(Config(headings=Headings(log=("Gespräche",))))
    text = "# Log\n\n# GESPRÄCHE\n\n# X\n"
    assert edit(text, CALL, rules) == f"# Log\n\n# GESPRÄCHE\n\n- {LINE}\n\n# X\n"


@pytest.mark.parametrize("text", ["```\nx", "<!-- x", "%%\nx", "<pre>\nx"])
def test_what_is_never_closed_is_not_written_into(text: str) -> None:
    for operation in (CALL, STUDY):
        with pytest.raises(Refused) as refusal:
            edited(PATH, text, operation, RULES)
        line = text.count("\n") + 2
        assert str(refusal.value) == (
            f"{PATH}:{line}: the edit would change more than that; nothing was written"
        )


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("lunch", '"lunch" is no line for a log'),
        ("2026-06-31 lunch", '"2026-06-31 lunch" is no line for a log: "2026-06-31" is not a date'),
        ("2026-06-30 a\n- 2026-07-01 b", '"2026-06-30 a\n- 2026-07-01 b" is no line for a log'),
    ],
)
def test_a_line_that_the_log_cannot_hold_is_refused(line: str, why: str) -> None:
    with pytest.raises(Refused) as refusal:
        edited(PATH, "", AddEntry(line), RULES)
    assert str(refusal.value).startswith(f"{PATH}: {why}")


@pytest.mark.parametrize("item", [AddItem("ask", "promise: x"), AddItem("ask", "ask: x\ry")])
def test_an_item_of_another_kind_is_refused(item: AddItem) -> None:
    with pytest.raises(Refused) as refusal:
        edited(PATH, "", item, RULES)
    assert str(refusal.value) == f'{PATH}: "{item.line}" is no open item of the kind ask'


def test_what_stands_there_is_not_added_again() -> None:
    log = f"* {LINE}\n- [x] {STUDY.line}\n"
    assert edit(log, CALL) == log
    assert edit(log, STUDY) == log


@pytest.mark.parametrize("text", [f"> - {LINE}\n", f"- x\n  - {LINE}\n", f"- [ ] {LINE}\n", LINE])
def test_a_line_elsewhere_than_in_an_outermost_list_is_not_the_line(text: str) -> None:
    assert overwritten(PATH, text, CALL, RULES)
    assert edit(text, CALL) != text
