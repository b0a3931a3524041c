"""One file into a note: never raises for content; every fault becomes a problem with a line."""

from __future__ import annotations

from datetime import date
from typing import Final

from vaultnet.model import Mention, Named, Note, Problem, Region
from vaultnet.model.copies import is_conflict_copy
from vaultnet.model.linking import fold, link_name, link_target
from vaultnet.model.words import CHANNELS, TOUCH_WEIGHT
from vaultnet.read.body import read_entries, read_mentions
from vaultnet.read.cards import CARD_KINDS, read_card
from vaultnet.read.contact import by_our_names, read_contact
from vaultnet.read.fields import Unfit, read_day
from vaultnet.read.rules import Rules
from vaultnet.read.values import Properties
from vaultnet.syntax.boxes import find_ticks
from vaultnet.syntax.frontmatter import Head, names, plain_text, read_head
from vaultnet.syntax.markers import ANY_SIGN
from vaultnet.syntax.regions import digest, exact_digest, find_conflict, find_regions

#: A note larger than this is not read: no person writes so much about another.
LARGEST: Final = 16 * 1024 * 1024

#: Types with which a note says that it is written for vaultnet.
_TYPED: Final = frozenset({"person", "me"})

#: Properties that other people's vaults use for other things.
_EVERYDAY: Final = frozenset({"role", "status", "seniority", "qualities", "birthday"})

_CATEGORIES: Final = ("categories", "category")

#: Properties that name other people.
_NAMING: Final = ("introduced_by", "knows")

_BOMS: Final = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))
_COPY: Final = "a sync tool's conflict copy; compare it with the original, then delete it"
_UNMERGED: Final = (
    "a merge left its conflict markers here; the last good reading is kept until they go"
)


def read_note(path: str, data: bytes, rules: Rules) -> Note:
    """What the bytes of one file say, by the rules of its vault."""
    if is_conflict_copy(path):
        return Note(path, "copy", problems=(Problem(path, 0, _COPY),))
    text, fault = decode(path, data)
    if fault:
        return Note(path, problems=(fault,))
    if line := find_conflict(text):
        return Note(path, "unmerged", problems=(Problem(path, line, _UNMERGED),))
    head = read_head(text)
    note = Note(path, "template") if head.template else _read_kind(path, text, head, rules)
    if head.faults and note.kind != "template":
        faults = tuple(Problem(path, line, message) for line, message in head.faults)
        note = note._replace(problems=faults + note.problems)
    if note.kind != "template" and ANY_SIGN in text:
        return _with_regions(note, text, head)
    return note


def decode(path: str, data: bytes) -> tuple[str, Problem | None]:
    """The text of a file without its byte order mark, or why it cannot be read."""
    if len(data) > LARGEST:
        return "", Problem(path, 0, "larger than 16 MiB; not read")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        for mark, name in _BOMS:
            if data.startswith(mark):
                return "", Problem(path, 1, f"written in {name}; save it as UTF-8")
        line = len((data[: error.start] + b".").splitlines())
        byte = data[error.start]
        return "", Problem(path, line, f"not UTF-8 (byte 0x{byte:02x}); save it as UTF-8")
    return text.removeprefix("\ufeff"), None


def _read_kind(path: str, text: str, head: Head, rules: Rules) -> Note:
    folder, _, name = path.removesuffix(".md").rpartition("/")
    place = rules.folders[folder]
    if place.templates or rules.is_template(path):
        return Note(path, "template")
    properties = by_our_names(head, rules.keys, rules.renamed) if head.values else {}
    if properties and _word(properties, "generated_by") == "vaultnet":
        return Note(path, "generated")
    kinds = _targets(properties, "type")
    if not kinds.isdisjoint(CARD_KINDS):
        kind = min(kinds & CARD_KINDS)
        card, named, problems = read_card(path, kind, head, properties, text[head.body :])
        return Note(path, kind, named=named, problems=problems, card=card)
    by_folder = place.people and not _is_apart(folder, name, kinds, rules)
    if "me" in kinds:
        return _read_person(path, text, head, properties, rules)._replace(kind="me")
    if _is_person(name, kinds, properties, rules, by_folder=by_folder):
        return _read_person(path, text, head, properties, rules)
    day, problems = _date(path, head, properties, rules) if place.dated else (None, ())
    if day is None:
        return Note(path, problems=problems)
    mentions = read_mentions(text[head.body :], head.body_line, _attendees(head))
    return Note(path, "dated", date=day, channel=_channel(kinds), mentions=mentions)


def _is_apart(folder: str, name: str, kinds: set[str], rules: Rules) -> bool:
    """Whether a note among people's is none: the folder's overview, a day, a meeting.

    A date among the properties says nothing: it may be the day when the note was made.
    """
    if fold(name) == fold(folder.rpartition("/")[2]) or rules.read_day(f"{folder}/{name}"):
        return True
    return "meeting" in kinds or not kinds.isdisjoint(TOUCH_WEIGHT)


def _read_person(path: str, text: str, head: Head, properties: Properties, rules: Rules) -> Note:
    contact, faults = read_contact(path, head, properties, rules.tier_names)
    entries = read_entries(path, text[head.body :], head.body_line, rules.headings)
    problems = entries.problems
    if faults:
        # A note that never said `type: person` may use the same words for something else.
        adopted = _targets(properties, "type").isdisjoint(_TYPED)
        problems = (
            *(
                Problem(path, line, message, notice=adopted and name in _EVERYDAY)
                for line, message, name in faults
            ),
            *problems,
        )
    return Note(
        path,
        "person",
        contact,
        log=entries.log,
        items=entries.items,
        named=_named(head, properties) + entries.named,
        problems=problems,
    )


def _named(head: Head, properties: Properties) -> tuple[Named, ...]:
    """Whom a person's properties name."""
    return tuple(
        Named(link_target(text), head.lines.get(properties[name][0], 1), name)
        for name in _NAMING
        if name in properties
        for text in _texts(properties, name)
    )


def _is_person(
    name: str, kinds: set[str], properties: Properties, rules: Rules, *, by_folder: bool
) -> bool:
    """Whether a note is a person's: by its folder, or by type, tag or category anywhere."""
    if fold(name) in rules.exclude:
        return False
    if by_folder or not kinds.isdisjoint(rules.types):
        return True
    if not properties:
        return False
    for tag in _texts(properties, "tags"):
        if rules.is_person_tag(tag):
            return True
    return any(
        not _targets(properties, name).isdisjoint(rules.categories)
        for name in _CATEGORIES
        if name in properties
    )


def _date(
    path: str, head: Head, properties: Properties, rules: Rules
) -> tuple[date | None, tuple[Problem, ...]]:
    """The day of a note by its name or its property; a property that is none is a notice."""
    if (day := rules.read_day(path.removesuffix(".md"))) is not None:
        return day, ()
    if rules.date_key not in properties:
        return None, ()
    key, value = properties[rules.date_key]
    try:
        return read_day(value), ()
    except Unfit as fault:
        message = f'{key} "{", ".join(names(value))}" {fault}'
        return None, (Problem(path, head.lines.get(key, 1), message, notice=True),)


def _channel(kinds: set[str]) -> str:
    """The channel of a dated note's mentions, by its type."""
    if "meeting" in kinds:
        return "meet"
    return min(kinds & CHANNELS, default="touch")


def _attendees(head: Head) -> tuple[Mention, ...]:
    """Links in the properties of a dated note: who was there."""
    return tuple(
        Mention(target, head.lines.get(key, 1))
        for key, value in head.values.items()
        if isinstance(value, str | list)
        for text in names(value)
        if text.startswith("[[") and (target := link_target(text)) != text
    )


def _with_regions(note: Note, text: str, head: Head) -> Note:
    body = text[head.body :]
    spans, faults = find_regions(body, head.body_line)
    regions = []
    for span in spans:
        content = body[span.start : span.end]
        written, ticks = find_ticks(content, span.line + 1)
        edited = bool(content.strip()) and digest(written) != span.stamped
        kept = content if note.kind == "generated" else ""
        exact = exact_digest(content)
        regions.append(Region(span.name, span.line, exact, span.stamped, edited, kept, ticks))
    problems = tuple(
        Problem(note.path, line, f"{message}; left as it is") for line, message in faults
    )
    return note._replace(regions=tuple(regions), problems=note.problems + problems)


def read_all_mentions(path: str, data: bytes) -> tuple[Mention, ...]:
    """Every link in a note's body, whatever the note is; nothing where it cannot be read."""
    text, fault = decode(path, data)
    if fault:
        return ()
    head = read_head(text)
    return read_mentions(text[head.body :], head.body_line, ())


def _texts(properties: Properties, name: str) -> tuple[str, ...]:
    return names(properties[name][1]) if name in properties else ()


def _targets(properties: Properties, name: str) -> set[str]:
    if name not in properties:
        return set()
    return {fold(link_name(text)) for text in _texts(properties, name)}


def _word(properties: Properties, name: str) -> str:
    return plain_text(properties[name][1]).strip() if name in properties else ""
