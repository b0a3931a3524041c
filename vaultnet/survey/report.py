"""What a survey found, as lines for a person who sees vaultnet for the first time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from vaultnet.config import Config
from vaultnet.survey.findings import Findings
from vaultnet.survey.words import quote, quote_some
from vaultnet.syntax.escape import one_line
from vaultnet.wording import count

_SIGNS: Final = {
    "folder": "by the folder {}",
    "tag": "by the tag {}",
    "type": "by the property type: {}",
    "category": "by the category {}",
}
_DATED: Final = {"name": "named like {}", "property": "by the property {}"}
_MOST_PROBLEMS: Final = 3


def report(findings: Findings) -> Iterator[str]:
    """What there is, what is unsure; one line each, indented below its heading."""
    network = findings.network
    yield count(len(network.notes), "note")
    yield from _group(count(len(network.people), "person", "people"), _people(findings))
    yield from _group(
        count(sum(findings.dated.values()), "dated note"), _by(findings.dated, _DATED)
    )
    yield from _contact(findings)
    yield from _section("Read under another name", _keys(findings))
    yield from _section(
        "Worth a look", (doubt[:1].upper() + doubt[1:] for doubt in _doubts(findings))
    )


def next_steps(findings: Findings) -> Iterator[str]:
    """What to do now."""
    yield ""
    yield "Next"
    if not findings.network.notes:
        yield "  There are no notes yet. Write one about a person, with these first lines:"
    elif not findings.network.people:
        yield "  No note says that it is a person's. To make it one, begin it with these lines:"
    else:
        yield from _with_people(findings)
        return
    yield from ("    ---", "    type: person", "    ---")
    yield "  A tag such as person, or a folder named People, does it for many notes at once."
    yield "  Then `vaultnet build` writes the index notes; it can be run again at any time."


def _with_people(findings: Findings) -> Iterator[str]:
    config = findings.config
    few = findings.tiers.get("critical", 0)
    if few:
        yield f"  {count(few, 'person is', 'people are')} among your critical few."
    else:
        key = one_line(config.keys.get("tier", "tier"))
        yield f"  Write `{key}: critical` into the notes of the few people who matter most"
        yield "  (a handful to begin with): they are the ones of whom you will be reminded."
    if not (findings.links or findings.log_lines):
        yield "  A link to a person in a dated note counts as contact, and so does a line such as"
        yield "  `- 2026-06-01 call: what it was about` in the person's own note."
    yield f"  `vaultnet build` writes the index notes into {config.folder}/; your own notes stay"
    yield "  as they are. `vaultnet why NAME` explains every number."


def _group(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield title
    yield from (f"  {line}" for line in lines)


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield ""
        yield from _group(title, found)


def _by(counts: Mapping[tuple[str, str], int], words: Mapping[str, str]) -> Iterator[str]:
    for (kind, word), number in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])):
        shown = quote(word) if kind in ("folder", "tag", "category") else one_line(word)
        yield f"{number:,} {words[kind].format(shown)}"


def _people(findings: Findings) -> Iterator[str]:
    yield from _by(findings.people, _SIGNS)
    if findings.left_out:
        yield f"not counted, since the name says it is no person: {quote_some(findings.left_out)}"
    named = {name: n for name, n in findings.tiers.items() if name != "many"}
    if named:
        yield "tiers: " + ", ".join(f"{name} {n:,}" for name, n in sorted(named.items()))


def _contact(findings: Findings) -> Iterator[str]:
    if not findings.network.people:
        return
    last = sum(person.contact.last_contacted is not None for person in findings.network.people)
    if last:
        yield f"{count(last, 'person', 'people')} with a date of last contact"
    if not (findings.links or findings.log_lines or last):
        yield "No contact with them is written down yet in a way that vaultnet reads"
    elif findings.links or findings.log_lines:
        links = count(findings.links, "link")
        yield f"{links} to people in dated notes that {_counts(findings.links)}"
        yield f"{count(findings.log_lines, 'dated line')} in people's own notes"
    if number := findings.silent_links:
        links = count(number, "link")
        yield (
            f"{links} to people in dated notes that {'does' if number == 1 else 'do'} not count:"
            " in a quote, a task that is open, or the like"
        )


def _counts(number: int) -> str:
    return "counts as contact" if number == 1 else "count as contact"


def _keys(findings: Findings) -> Iterator[str]:
    for key in findings.keys:
        yield f"`{one_line(key.theirs)}` is read as `{key.ours}` ({count(key.notes, 'note')})"
    for tier in findings.config.tiers:
        yield f"the tier {tier.name} means a contact every {tier.cadence}; change it if you like"


def _doubts(findings: Findings) -> Iterator[str]:
    yield from findings.doubts
    if findings.strange_tiers:
        words = quote_some(word for word, _ in findings.strange_tiers)
        yield f"not known as tiers: {words}; the configuration has a place to explain them"
    if findings.excluded:
        yield (
            f"Obsidian leaves {quote_some(findings.excluded)} out of its search, vaultnet does not;"
            " name folders under ignore to leave them out"
        )
    if findings.problems:
        yield f"{count(len(findings.problems), 'thing')} in notes cannot be read as meant:"
        for problem in findings.problems[:_MOST_PROBLEMS]:
            yield f"  {one_line(str(problem))}"
        if len(findings.problems) > _MOST_PROBLEMS:
            yield "  and so on; `vaultnet check` lists them all"


def zone_line(config: Config, found: str) -> str:
    """Where the time zone comes from."""
    if found:
        return f"Time zone {config.timezone}, as this machine is set"
    return f"Time zone {config.timezone}, since this machine does not tell its own; set timezone"
