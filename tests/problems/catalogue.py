"""What a tiny vault holds, and every line that `vaultnet check` then says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from vaultnet.read.note import LARGEST
from vaultnet.syntax.head import LARGEST as LONGEST_HEAD

#: What must be done besides writing the notes: links, refusals of the disk.
Prepare = Callable[[Path, pytest.MonkeyPatch], None]


class Case(NamedTuple):
    """One vault and what is wrong with it, in the order in which it is told."""

    notes: Mapping[str, str | bytes]
    told: tuple[str, ...]
    prepare: Prepare | None = None


ANA = "People/Ana.md"
BO = "People/Bo.md"
CONFIG = ".vaultnet/config.toml"
KNOWN = "---\nadded: 2026-01-01\n---\n"

CHANNELS = (
    "broadcast, call, email, event, heard, job, letter, meet, message, note, snooze, social,"
    " touch, video"
)
RANKS = "student, entry, senior, manager, director, vp, executive"


def one(text: str, told: str) -> Case:
    """One person's note and the one fault in it, its line first."""
    return Case({ANA: text}, (f"{ANA}:{told}",))


def head(lines: str, told: str) -> Case:
    """Properties of one person that begin on line 3, and the one fault in them."""
    return one(f"---\nadded: 2026-01-01\n{lines}\n---\n", told)


def typed(line: str, told: str) -> Case:
    """A property, on line 3, of a note that says itself that it is a person's."""
    return one(f"---\nadded: 2026-01-01\n{line}\ntype: person\n---\n", told)


def log(line: str, told: str) -> Case:
    """One line in a person's note, which is line 4, and what is wrong with it."""
    return one(f"{KNOWN}{line}\n", f"4: {told}")


def config(text: str, told: str) -> Case:
    """A configuration and the one fault in it."""
    return Case({ANA: KNOWN, CONFIG: text}, (f"{CONFIG}:{told}",))


def _link_out(vault: Path, _: pytest.MonkeyPatch) -> None:
    (vault.parent / "Elsewhere.md").write_text("")
    (vault / "Out.md").symlink_to(vault.parent / "Elsewhere.md")


def _linked_folder(vault: Path, _: pytest.MonkeyPatch) -> None:
    (vault / "Real").mkdir()
    (vault / "Network").symlink_to("Real")


def _link_nowhere(vault: Path, _: pytest.MonkeyPatch) -> None:
    (vault / "Gone.md").symlink_to("Nothing.md")


def _locked_folder(vault: Path, patch: pytest.MonkeyPatch) -> None:
    import os

    scan = os.scandir

    def refuse(path: str) -> object:
        if str(path).rstrip("/").endswith("Locked"):
            raise PermissionError(13, "Permission denied")
        return scan(path)

    (vault / "Locked").mkdir()
    patch.setattr("vaultnet.scan.os.scandir", refuse)


def _locked_note(_: Path, patch: pytest.MonkeyPatch) -> None:
    def refuse(path: str) -> bytes:
        raise PermissionError(13, f"Permission denied to {path[:0]}anyone")

    patch.setattr("vaultnet.pipeline.readers.read_bytes", refuse)


PROPERTIES: dict[str, Case] = {
    "date": typed("met_on: 1.6.26", '3: met_on "1.6.26" is not a date; write it like 2026-06-01'),
    "checkbox": typed(
        "no_intro: perhaps",
        '3: no_intro "perhaps" must be true or false, or empty while it is unknown',
    ),
    "closeness": typed("closeness: 0", '3: closeness "0" must be a number from 1 to 10'),
    "cadence": typed(
        "cadence: often",
        '3: cadence "often" is no cadence; write it like "6 weeks" or "4 months"',
    ),
    "birthday": typed(
        "birthday: in May",
        '3: birthday "in May" is no birthday; write it like 1979-05-02 or --05-02',
    ),
    "one word of several": typed(
        "seniority: boss", f'3: seniority "boss" is not known; one of: {RANKS}'
    ),
    "some words of several": typed(
        "qualities: [smart, kind]",
        '3: qualities "smart, kind" is not known; any of: smart, motivated, interesting, ambitious',
    ),
    "tier": typed("tier: gold", '3: tier "gold" is not known; one of: critical, many'),
    "map": typed(
        "email: {home: x}", '3: email "home" is a map, which is not read; write a value or a list'
    ),
    "adopted person": head(
        "role: Engineer",
        '3: role "Engineer" is not known; any of: client, prospect, colleague, mentor,'
        " collaborator, other (notice)",
    ),
    "nobody of that name": head(
        'knows: "[[Nobody]]"', '3: property `knows`: "Nobody" leads to no note'
    ),
    "an introduction of somebody whose note is none of a person": Case(
        {
            "Fair.md": "",
            "Two.md": "---\ntype: introduction\nperson_a: Fair\nperson_b: x-1\n---\n",
            ANA: "---\nadded: 2026-01-01\nuid: x-1\n---\n",
        },
        ("Two.md:1: [[Fair]] is introduced here, but that note is not a person's",),
    ),
    "an introduction of one": Case(
        {"Two.md": "---\ntype: introduction\nmade: soon\nperson_a: Ana\n---\n", ANA: KNOWN},
        (
            "Two.md:1: an introduction needs person_a and person_b",
            'Two.md:3: made "soon" is not a date; write it like 2026-06-01',
        ),
    ),
    "an introduction of somebody with themselves": Case(
        {
            "Two.md": "---\ntype: introduction\nperson_a: Ana\nperson_b: '[[People/Ana]]'\n---\n",
            ANA: KNOWN,
        },
        ("Two.md:1: person_a and person_b are one and the same; an introduction needs two",),
    ),
    "a hook without words": Case(
        {"H.md": "---\ntype: hook\nstance: loud\n---\n# H\n"},
        (
            "H.md:1: a hook needs its words: the first paragraph",
            'H.md:3: stance "loud" is not known; one of: contrarian, surprise, question, story,'
            " result, answer",
        ),
    ),
    "an idea of somebody else's": Case(
        {"I.md": "---\ntype: idea\ncreated: in May\n---\n"},
        ('I.md:3: created "in May" is not a date; write it like 2026-06-01 (notice)',),
    ),
    "date of a note": Case(
        {"Lunch.md": "---\ndate: Tuesday\n---\n"},
        ('Lunch.md:2: date "Tuesday" is not a date; write it like 2026-06-01 (notice)',),
    ),
    "beginning needed": one(
        "---\ntier: critical\n---\n",
        "1: no added date and no touch yet; write added: in the properties",
    ),
    "beginning unknown": one(
        "", "1: no added date and no touch yet; write added: in the properties (notice)"
    ),
}

YAML: dict[str, Case] = {
    "never closed": Case(
        {"a.md": "---\nadded: 2026-01-01\n"},
        ("a.md:1: the properties that start here are never closed with ---",),
    ),
    "hidden by blanks": Case(
        {"a.md": "--- \nadded: 2026-01-01\n---\n"},
        ("a.md:1: blanks after the opening --- hide the properties below it",),
    ),
    "key twice": head("org: a\norg: b", "4: org stands here again, and only the first is used"),
    "key twice beside a fault": one(
        "---\nadded: 2026-01-01\norg: a\norg: b\nx: 'y\n---\n",
        "4: org stands here again, and only the first is used",
    )._replace(
        told=(
            f"{ANA}:4: org stands here again, and only the first is used",
            f"{ANA}:5: a quote is opened here and never closed",
        )
    ),
    "alias": head("org: *x", "3: a value that starts with * must be quoted"),
    "anchor": head("org: &x y", "3: a value that starts with & must be quoted"),
    "tag": head("org: !x y", "3: a value that starts with ! must be quoted"),
    "sign": head("org: @x", "3: a value that starts with @ must be quoted"),
    "invisible": head("org: a\x07", "3: an invisible character stands here, U+0007"),
    "percent": head("%org: a", "3: a line that starts with % must be quoted"),
    "backslash": head(r'org: "a\q"', "3: a backslash in double quotes must be doubled"),
    "quote": head("org: 'a", "3: a quote is opened here and never closed"),
    "bracket": head("org: [a", "3: a bracket is opened here and not closed in order"),
    "block text": head("org: | x", "3: the text of | or > starts on the next line"),
    "no property": head(
        "just words",
        "3: this is not a property, which is a name, a colon, a blank and a value",
    ),
    "list on its line": head("org: - a", "3: a list starts on the line below its property"),
    "tab": head("org:\n\t- a", "4: a tab stands where only blanks may stand"),
    "stray end": head("org: a\n...", "4: only a line of --- ends the properties"),
    "colon": head("org: a: b", "3: a value that holds a colon and a blank must be quoted"),
    "links": head(
        "knows: [[A]], [[B]]",
        "3: links must be quoted, and where there are several, each stands on its own line",
    ),
    "unfitting": head(
        "org: a\n  b: c",
        "4: this line does not fit those before it, so check its quotes and its indentation",
    ),
    "key of a list": head("[a]: b", "3: the name of a property cannot be a list or a map"),
    "merge key": head("<<: {a: b}", "3: merge keys (<<) are not read"),
    "too deep": head(
        f"x: {'[' * 40}{']' * 40}", "3: too many lists and maps stand inside each other"
    ),
    "too long": Case(
        {"a.md": f"---\nx: {'y' * LONGEST_HEAD}\n---\n"},
        ("a.md:2: the properties are longer than 256 KiB",),
    ),
}

FILES: dict[str, Case] = {
    "not UTF-8": Case(
        {"a.md": b"x\ncaf\xe9"}, ("a.md:2: not UTF-8 (byte 0xe9); save it as UTF-8",)
    ),
    "UTF-16": Case(
        {"a.md": "\ufeffx".encode("utf-16-le")}, ("a.md:1: written in UTF-16; save it as UTF-8",)
    ),
    "too large": Case({"a.md": b"x" * (LARGEST + 1)}, ("a.md:1: larger than 16 MiB; not read",)),
    "conflict copy": Case(
        {ANA: KNOWN, "People/Ana (conflicted copy 2026-01-01 100000).md": KNOWN},
        (
            "People/Ana (conflicted copy 2026-01-01 100000).md:1: a sync tool's conflict copy;"
            " compare it with the original, then delete it",
        ),
    ),
    "copy by its words": Case(
        {ANA: f"{KNOWN[:-4]}uid: a\n---\n", "People/Ana 2.md": f"{KNOWN[:-4]}uid: a\n---\n"},
        (f"People/Ana 2.md:1: a copy of {ANA}; compare them, then delete one",),
    ),
    "conflict markers": one(
        f"{KNOWN}<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n",
        "4: a merge left its conflict markers here; the last good reading is kept until they go",
    ),
    "placeholder": Case(
        {".Ana.md.icloud": ""},
        ("Ana.md:1: only a placeholder is on this machine; download it to have it read",),
    ),
    "link out": Case(
        {ANA: KNOWN},
        ("Out.md:1: the symbolic link leads out of the vault; not followed",),
        _link_out,
    ),
    "link nowhere": Case(
        {ANA: KNOWN}, ("Gone.md:1: the symbolic link leads nowhere",), _link_nowhere
    ),
    "linked folder of index notes": Case(
        {ANA: KNOWN},
        (
            f'{CONFIG}:1: the folder "Network" is reached by a symbolic link;'
            " name the real folder under folder",
        ),
        _linked_folder,
    ),
    "locked folder": Case(
        {ANA: KNOWN}, ("Locked:1: the folder cannot be read: Permission denied",), _locked_folder
    ),
    "locked note": Case(
        {ANA: KNOWN}, (f"{ANA}:1: cannot be read: Permission denied to anyone",), _locked_note
    ),
    "foreign index note": Case(
        {"Network/Open favors.md": "mine\n"},
        (
            "Network/Open favors.md:1: stands where an index note belongs,"
            " but vaultnet did not write it; left alone",
        ),
    ),
    "unknown region": Case(
        {"Desk.md": "mine\n\n<!-- vaultnet:begin deu -->\n<!-- vaultnet:end deu -->\n"},
        (
            'Desk.md:3: the region "deu" shows nothing: no index note is called so;'
            " did you mean due?",
        ),
    ),
    "region of a disabled note": Case(
        {
            CONFIG: 'disable = ["due"]\n',
            "Desk.md": "<!-- vaultnet:begin due -->\n<!-- vaultnet:end due -->\n",
        },
        (f'Desk.md:1: the region "due" shows nothing: {CONFIG} disables that note',),
    ),
    "orphaned index note": Case(
        {"Network/Weather.md": "---\ngenerated_by: vaultnet\n---\n"},
        (
            "Network/Weather.md:1: no longer kept current: no index note is called so any more;"
            " delete it unless you need it (notice)",
        ),
    ),
    "brief about nobody": Case(
        {
            ANA: KNOWN,
            "Network/Brief/Brief Bo.md": "---\ngenerated_by: vaultnet\n---\n"
            "<!-- vaultnet:begin brief-bo -->\n<!-- vaultnet:end brief-bo -->\n",
        },
        (
            "Network/Brief/Brief Bo.md:1: no longer kept current: it is about nobody who has a"
            " note; delete it (notice)",
        ),
    ),
    "kept text": Case(
        {ANA: KNOWN, ".vaultnet/kept/Due 0123abcd.md": "x"},
        (
            ".vaultnet/kept/Due 0123abcd.md:1: text that would have been lost was moved here;"
            " take out of it what you need, then delete this file",
        ),
    ),
}

BETWEEN_NOTES: dict[str, Case] = {
    "second me": Case(
        {"Me.md": "---\ntype: me\n---\n", "Myself.md": "---\ntype: me\n---\n"},
        ("Myself.md:1: a second note about me; Me.md is used",),
    ),
    "uid twice": Case(
        {ANA: f"{KNOWN[:-4]}uid: bo\n---\n", BO: KNOWN},
        (f'{BO}:1: the uid "bo" is also that of {ANA}',),
    ),
    "alias link": Case(
        {ANA: f"{KNOWN[:-4]}aliases: Annie\n---\n", "2026-05-01.md": "\n[[Annie]]\n"},
        (
            f"2026-05-01.md:2: [[Annie]] is an alias of {ANA};"
            " vaultnet follows it, Obsidian does not (notice)",
        ),
    ),
    "link to something that is no hook": Case(
        {ANA: f"{KNOWN}- 2026-05-01 call: x [hook:: [[Bo]]]\n", BO: KNOWN},
        (
            f"{ANA}:4: hook [[Bo]] leads to {BO}, which is no hook; give that note type: hook,"
            " or link another (notice)",
        ),
    ),
    "lost cause": log(
        "- 2026-05-01 heard: x [because-of:: [[Nobody#^a]]]",
        "because-of [[Nobody]] leads to no note",
    ),
}

LINES: dict[str, Case] = {
    "channel": log("- 2026-05-01 xyz: x", f'unknown channel "xyz"; one of: {CHANNELS}'),
    "channel nearly": log(
        "- 2026-05-01 emial: x",
        f'unknown channel "emial"; did you mean "email"? one of: {CHANNELS}',
    ),
    "word of a field": log(
        "- 2026-05-01 call: x [give:: money]",
        'unknown give "money"; one of: ideas, network, help, fun',
    ),
    "percentage": log(
        "- 2026-05-01 call: x [talk:: 140]", 'talk "140" is not a percentage from 0 to 100'
    ),
    "cause without a link": log(
        "- 2026-05-01 call: x [got:: help] [because-of:: Bo]",
        'because-of "Bo" is no link; write it like [[Ana Ruiz#^a3]]',
    ),
    "hook without a link": log(
        "- [x] promise: x [hook:: Hire later] [completion:: 2026-05-01]",
        'hook "Hire later" is no link; write it like [[Name of the hook]]',
    ),
    "nearly a date": log("- 2026-5-1 call: x", '"2026-5-1" is not a date; write 2026-05-01'),
    "no date at all": log("- 99.99.2026 x", '"99.99.2026" is not a date; write it as YYYY-MM-DD'),
    "impossible date": log("- 2026-02-30 call: x", '"2026-02-30" is not a date'),
    "date of a task": log("- [ ] ask: x [due:: soon]", "due date soon is not a date"),
    "hidden field": log(
        "- [ ] ask: x [due:: 2026-07-01] [mood:: y]",
        "the Tasks plugin does not see the field due, because a field that it does not know stands"
        " behind it; write Tasks' fields last (notice)",
    ),
    "hidden fields": log(
        "- [ ] ask: x [due:: 2026-07-01] [created:: 2026-05-01] [mood:: y]",
        "the Tasks plugin does not see the fields due, created, because a field that it does not"
        " know stands behind them; write Tasks' fields last (notice)",
    ),
    "ticked on two machines": log(
        "- 2026-06-02 touch: x ^due-2026-W23-ana\n- 2026-06-01 touch: x ^due-2026-W23-ana",
        "a second line of one ticked box; line 5 counts (notice)",
    ),
    "day to come": log(
        "- 2026-07-01 call: x",
        "dated 2026-07-01, which is still to come; it counts from that day on (notice)",
    ),
}

NO_ACT = "not followed, for {} is no act; an act has give or got, and a day (notice)"


def acts(*lines: str, told: tuple[str, ...]) -> Case:
    """Lines in Ana's note, the first of which is line 4, and what is wrong; Bo's has one act."""
    bo = f"{KNOWN}- 2026-05-01 call: x [give:: help] ^b1\n- 2026-05-02 call: y ^b2\n"
    return Case({ANA: "\n".join((f"{KNOWN}{lines[0]}", *lines[1:], "")), BO: bo}, told)


def act(line: str, told: str) -> Case:
    """One line in Ana's note, which is line 4, and what is wrong with it."""
    return acts(line, told=(f"{ANA}:4: {told}",))


def ring(size: int) -> list[str]:
    """Lines each of which came of the one before it, and the first of the last."""
    given = "- 2026-05-01 call: x [give:: help]"
    return [f"{given} [because-of:: [[#^a{(n or size) - 1}]]] ^a{n}" for n in range(size)]


RIPPLES: dict[str, Case] = {
    "block that is not there": act(
        "- 2026-05-03 call: x [got:: help] [because-of:: [[Bo#^b9]]]",
        f"because-of [[Bo#^b9]] leads nowhere: no dated line and no task in {BO} ends with ^b9",
    ),
    "whole note": act(
        "- 2026-05-03 call: x [got:: help] [because-of:: [[Bo]]]",
        "because-of [[Bo]] leads to a whole note; end the line that is meant with an id such as"
        " ^a1, and link to [[Bo#^a1]]",
    ),
    "cause that is no act": act(
        "- 2026-05-03 call: x [got:: help] [because-of:: [[Bo#^b2]]]",
        f"because-of [[Bo#^b2]] is {NO_ACT.format('that')}",
    ),
    "effect that is no act": act(
        "- 2026-05-03 call: x [because-of:: [[Bo#^b1]]]", f"because-of is {NO_ACT.format('this')}"
    ),
    "own cause": act(
        "- 2026-05-03 call: x [got:: help] [because-of:: [[#^a1]]] ^a1",
        "because-of [[#^a1]] is this very line; nothing causes itself",
    ),
    "effect before its cause": act(
        "- 2026-04-30 call: x [got:: help] [because-of:: [[Bo#^b1]]]",
        "dated 2026-04-30, before its cause [[Bo#^b1]] of 2026-05-01; mend one of the two",
    ),
    "loop": acts(
        *ring(2),
        told=(f"{ANA}:4: in a loop with {ANA}:5: each came of another; take one of the links out",),
    ),
    "long loop": acts(
        *ring(6),
        told=(
            f"{ANA}:4: in a loop with {ANA}:5, {ANA}:6, {ANA}:7 and 2 more: each came of"
            " another; take one of the links out",
        ),
    ),
}

BEGIN, END = "<!-- vaultnet:begin due -->", "<!-- vaultnet:end due -->"

REGIONS: dict[str, Case] = {
    "never closed": Case(
        {"a.md": f"x\n{BEGIN}\n"},
        ('a.md:2: the region "due" is never closed; left as it is',),
    ),
    "never opened": Case(
        {"a.md": "one\n\n<!-- vaultnet:end due -->\n"},
        ('a.md:3: the region "due" is closed but never opened; left as it is',),
    ),
    "nested": Case(
        {"a.md": f"{BEGIN}\n<!-- vaultnet:begin many -->\n<!-- vaultnet:end many -->\n{END}\n"},
        ('a.md:1: the region "many" opens inside "due"; left as it is',),
    ),
    "twice": Case(
        {"a.md": f"{BEGIN}\n{END}\n\n{BEGIN}\n{END}\n"},
        ('a.md:4: the region "due" stands here twice; left as it is',),
    ),
}

CONFIGURATION: dict[str, Case] = {
    "text": config("\ntimezone = 1", "2: timezone must be a text in quotes"),
    "texts": config("ignore = 1", "1: ignore must be a list of texts"),
    "hidden folder": config(
        'folder = ".x"', "1: folder must be a folder inside the vault that is not hidden"
    ),
    "unlinkable folder": config(
        'folder = "a#b"',
        '1: folder must be a folder that a link can name: without : * ? " < > | # ^ [ ]',
    ),
    "time zone": config(
        'timezone = "Mars"', '1: timezone names no time zone: "Mars"; write it like "Europe/Lisbon"'
    ),
    "leap day": config('feb29 = "02-29"', '1: feb29 must be "02-28" or "03-01"'),
    "whole number": config(
        "critical_max = 0", "1: critical_max must be a whole number from 1 to 1000"
    ),
    "tiers": config("tiers = 1", "1: tiers must be tables like [tiers.inner]"),
    "tier": config("[tiers]\ninner = 6", "2: tiers.inner must be a table like [tiers.inner]"),
    "key of a tier": config(
        "[tiers.inner]\ntouches = 1",
        "2: tiers.inner.touches is not a known key; did you mean touches_per_year?",
    ),
    "weight of a tier": config(
        "[tiers.inner]\ncadence = 30\nweight = 0",
        "3: tiers.inner.weight must be a number above 0 and up to 100",
    ),
    "touches of a tier": config(
        "[tiers.inner]\ntouches_per_year = 0",
        "2: tiers.inner.touches_per_year must be a whole number from 1 to 365",
    ),
    "cadence of a tier": config(
        '[tiers.inner]\n\ncadence = "often"',
        '3: tiers.inner.cadence must be a cadence like "6 weeks"',
    ),
    "categories": config(
        "categories = 1", '1: categories must hold lines like region = ["north", "south"]'
    ),
    "category of no dimension": config(
        "[categories]\nregoin = []", "2: categories.regoin is not a known key; did you mean region?"
    ),
    "keys": config("keys = 1", '1: keys must hold lines like tier = "prm-tier"'),
    "unknown property": config(
        '[keys]\nteir = "level"', "2: keys.teir is not a known key; did you mean tier?"
    ),
    "name of a property": config("[keys]\ntier = 1", "2: keys.tier must be a text in quotes"),
    "unknown key": config("folders = 1", "1: folders is not a known key; did you mean folder?"),
    "people": config("people = 1", "1: people must be a table: [people]"),
    "dated": config("dated = 1", "1: dated must be a table: [dated]"),
    "headings": config("headings = 1", "1: headings must be a table: [headings]"),
    "key of a table": config(
        '[people]\ntags = ["ana"]\nfolder = 1',
        "3: people.folder is not a known key; did you mean folders?",
    ),
    "several keys": Case(
        {ANA: KNOWN, CONFIG: "[people]\nfolder = 1\ntypes = 1\n[tiers.inner]\nweight = 0\n"},
        (
            f"{CONFIG}:2: people.folder is not a known key; did you mean folders?",
            f"{CONFIG}:3: people.types must be a list of texts",
            f"{CONFIG}:5: tiers.inner.weight must be a number above 0 and up to 100",
        ),
    ),
}

CASES: dict[str, Case] = {
    f"{group}: {name}": case
    for group, cases in {
        "properties": PROPERTIES,
        "YAML": YAML,
        "files": FILES,
        "between notes": BETWEEN_NOTES,
        "lines": LINES,
        "ripples": RIPPLES,
        "regions": REGIONS,
        "configuration": CONFIGURATION,
    }.items()
    for name, case in cases.items()
}
