"""The text of one note: a contact, a day, or anything else that a vault holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from benchmarks.words import (
    ADJECTIVES,
    FUNCTIONS,
    NOUNS,
    REGIONS,
    TITLES,
    TRADES,
    paragraph,
    phrase,
    sentence,
)

#: Every date in a vault lies before this one.
EVE = date(2026, 6, 30)
_FIRST = date(2019, 1, 1)

_ROLES = ("client", "prospect", "colleague", "mentor", "collaborator", "other")
_TOUCHES = ("meet", "video", "call", "letter", "message", "email", "event", "social")
_GIVES = ("ideas", "network", "help", "fun")
_CADENCES = ("30 days", "6 weeks", "3 months", "6 months", "1 year")
_SENIORITIES = ("entry", "senior", "manager", "director", "vp", "executive")


class Cast(NamedTuple):
    """Whom and what a note may link to, by note name."""

    people: list[str]
    topics: list[str]


def contact(rng: Random, name: str, cast: Cast, *, critical: bool) -> str:
    """A person's note: 12 to 15 flat keys, 3 to 20 log lines, and open items."""
    added = _FIRST + timedelta(days=rng.randrange((EVE - _FIRST).days - 120))
    needs = [phrase(rng) for _ in range(rng.randint(1, 2))]
    lines = [
        "---",
        *_properties(rng, name, added, needs, critical=critical),
        "---",
        f"# {name}",
        "",
        paragraph(rng, rng.randint(1, 4)),
        f"Works on [[{rng.choice(cast.topics)}]] and knows [[{rng.choice(cast.people)}]].",
        "",
        "## Log",
        *_log(rng, name, added, needs[0], cast),
        "",
        "## Open",
        *_open_items(rng, cast),
    ]
    return "\n".join(lines) + "\n"


def _properties(
    rng: Random, name: str, added: date, needs: list[str], *, critical: bool
) -> Iterator[str]:
    yield "type: person"
    yield f"tier: {'critical' if critical else 'many'}"
    yield f"role: [{', '.join(rng.sample(_ROLES, rng.randint(1, 2)))}]"
    yield f"added: {added}"
    yield f"org: {rng.choice(NOUNS).capitalize()} {rng.choice(TRADES).capitalize()}"
    yield f"job_title: {rng.choice(TITLES)}"
    yield f"email: {name.replace(' ', '.').lower()}@example.org"
    yield f"industry: {rng.choice(TRADES)}"
    yield f"function: {rng.choice(FUNCTIONS)}"
    yield f"region: {rng.choice(REGIONS)}"
    yield "needs:"
    yield from (f"  - {need}" for need in needs)
    yield f"offers: [{phrase(rng)}, {rng.choice(ADJECTIVES)} {rng.choice(NOUNS)}]"
    yield from _more_properties(rng, critical=critical)


def _more_properties(rng: Random, *, critical: bool) -> list[str]:
    """Up to three keys; about 8 % of the many keep a cadence of their own."""
    reviewed = EVE - timedelta(days=rng.randint(1, 400))
    choice = [
        f"birthday: {rng.randint(1950, 2000)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}",
        f"seniority: {rng.choice(_SENIORITIES)}",
        f"agenda_reviewed: {reviewed}",
        f"closeness: {rng.randint(1, 10)}",
    ]
    found = rng.sample(choice, rng.randint(0, 3))
    if not critical and rng.random() < 0.08:
        return [f"cadence: {rng.choice(_CADENCES)}", *found[:2]]
    return found


def _log(rng: Random, name: str, added: date, need: str, cast: Cast) -> list[str]:
    days = sorted(rng.sample(range((EVE - added).days), rng.randint(3, 20)))
    return [
        f"- {added + timedelta(days=day)} {_event(rng, name, place, need, cast)} ^a{place}"
        for place, day in enumerate(days, 1)
    ]


def _event(rng: Random, name: str, place: int, need: str, cast: Cast) -> str:
    dice = rng.random()
    other = rng.choice(cast.people)
    if dice < 0.05:
        return f"job: [org:: {rng.choice(NOUNS).capitalize()}] [seniority:: {_SENIORITIES[-1]}]"
    if dice < 0.08:
        return f"heard: {sentence(rng)} [give:: help] [by:: them] [to:: [[{other}]]]"
    if dice < 0.12 and place > 1:
        return f"message: she thanked me [by:: them] [because-of:: [[{name}#^a{place - 1}]]]"
    return f"{rng.choice(_TOUCHES)}: {phrase(rng)}{_fields(rng, need, other)}"


def _fields(rng: Random, need: str, other: str) -> str:
    dice = rng.random()
    if dice < 0.35:
        return f" [give:: {rng.choice(_GIVES)}]"
    if dice < 0.45:
        return f" [give:: {rng.choice(_GIVES)}] [for:: {need}]"
    if dice < 0.60:
        return f" [by:: them] [got:: {rng.choice(_GIVES)}]"
    if dice < 0.65:
        return f" with [[{other}]]"
    if dice < 0.68:
        return " [ask:: yes]"
    return ""


def _open_items(rng: Random, cast: Cast) -> list[str]:
    day = EVE - timedelta(days=rng.randint(1, 200))
    choice = [
        f"- [ ] promise: {phrase(rng)} [due:: {day}]",
        f"- [x] promise: {phrase(rng)} [due:: {day}] [completion:: {day}] [give:: help]",
        f"- [ ] ask: {phrase(rng)} [created:: {day}]",
        f"- [ ] raise: {phrase(rng)}, see [[{rng.choice(cast.topics)}]]",
        f"- [ ] promise: {phrase(rng)} 📅 {day}",
    ]
    return rng.sample(choice, rng.randint(0, 3))


def daily(rng: Random, cast: Cast) -> str:
    """A day's note with two to five links to people, each a touch on that day."""
    people = rng.sample(cast.people, min(rng.randint(2, 5), len(cast.people)))
    lines = [
        "## Today",
        *(f"- {phrase(rng)} with [[{person}]]" for person in people),
        f"- [ ] {phrase(rng)}",
        f"- [x] {phrase(rng)} for [[{rng.choice(cast.topics)}]]",
        "",
        paragraph(rng, rng.randint(3, 9)),
    ]
    return "\n".join(lines) + "\n"


def topic(rng: Random, name: str, cast: Cast, *, tagged: bool, sections: int) -> str:
    """Any other note, with frontmatter if `tagged`; a section is about 600 bytes."""
    lines = [*_tags(rng)] if tagged else []
    lines += [f"# {name}", ""]
    for _ in range(sections):
        lines += [f"## {phrase(rng).capitalize()}", "", *_section(rng, cast), ""]
    return "\n".join(lines) + "\n"


def _tags(rng: Random) -> Iterator[str]:
    yield "---"
    yield f"tags: [{rng.choice(NOUNS)}, {rng.choice(NOUNS)}/{rng.choice(ADJECTIVES)}]"
    yield f"created: {EVE - timedelta(days=rng.randint(1, 2000))}"
    yield f"status: {rng.choice(ADJECTIVES)}"
    yield f"source: https://example.org/{rng.choice(NOUNS)}"
    yield "---"


def _section(rng: Random, cast: Cast) -> list[str]:
    dice = rng.random()
    text = [paragraph(rng, rng.randint(3, 6)), ""]
    if dice < 0.10:
        return [*text, "```python", *(f"{noun} = 1" for noun in rng.sample(NOUNS, 6)), "```"]
    if dice < 0.20:
        return [*text, "> [!note]", *(f"> {sentence(rng)}" for _ in range(3))]
    if dice < 0.30:
        rows = (f"| {rng.choice(NOUNS)} | {rng.randint(1, 99)} |" for _ in range(5))
        return [*text, "| what | how many |", "|---|---|", *rows]
    links = (f"- {phrase(rng)}, see [[{rng.choice(cast.topics)}]]" for _ in range(3))
    return [*text, *links, f"- [ ] {phrase(rng)} with [[{rng.choice(cast.people)}]]"]
