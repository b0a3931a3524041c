"""Which date formats the names of dated notes follow."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from vaultnet.model.files import last_part
from vaultnet.read.dayformat import DayReader, day_reader
from vaultnet.survey.vocabulary import DAY_FORMATS, MIRRORED, is_writable
from vaultnet.survey.words import quote
from vaultnet.wording import count

_STAMP = re.compile(
    r"(?:\d{12}(?:\d{2})?|\d{4}-?\d\d-?\d\d[-_T.]{1,2}\d\d[-_:.]?\d\d\S*)(?= |$)", re.ASCII
)
_RUN_ON = re.compile(r"\d{4}-\d{2}-\d{2}[^\s\d]", re.ASCII)
_WORD = re.compile(r"[^\W\d_]+")
_MONTHS: Final = frozenset({
    "january", "february", "march", "april", "june", "july", "august", "september", "october",
    "november", "december",
})  # fmt: skip
_LONGEST_SHORT: Final = 5  # letters: `Thurs` is the longest short name of a weekday
_YEARS: Final = range(1970, 2101)  # outside it, eight digits are a number and no day

#: A format -> the paths, without `.md`, that it reads and no format before it did.
_Fits = dict[str, list[str]]


class Formats(NamedTuple):
    """The formats to read, and sentences about what was not taken.

    Attributes:
        formats: the given ones first, then those that were found.
        doubts: what a person should look at.
    """

    formats: tuple[str, ...]
    doubts: tuple[str, ...]


def find_formats(paths: Iterable[str], known: Sequence[str], unique: str = "") -> Formats:
    """Add the formats that file names follow to those that are known already.

    Args:
        paths: the notes, with `.md`.
        known: the default and what Obsidian was told.
        unique: the format of unique notes: names of that form are ids and not days.
    """
    formats = [fmt for fmt in dict.fromkeys(known) if is_writable(fmt)]
    read = day_reader(formats)
    rest = [stem for path in paths if read(stem := path.removesuffix(".md")) is None]
    tried = [fmt for fmt in DAY_FORMATS if fmt not in (*formats, unique)]
    found, doubts = _settle_mirrored({fmt: _fits(day_reader((fmt,)), rest) for fmt in tried})
    taken: set[str] = set()
    for fmt, fits in found.items():
        fresh = [stem for stem in fits if stem not in taken]
        taken.update(fresh)
        if len(fresh) > 1 and 2 * _bare(day_reader((fmt,)), fresh) >= len(fresh):
            formats.append(_as_written(fmt, fresh))
        elif fresh:
            doubts.append(_seldom(_as_written(fmt, fresh), fresh))
    rest = [stem for stem in rest if stem not in taken]
    return Formats(tuple(formats), (*doubts, *_ids(rest), *_run_on(rest)))


def _fits(read: DayReader, stems: Iterable[str]) -> list[str]:
    return [stem for stem in stems if (day := read(stem)) and day.year in _YEARS]


def _bare(read: DayReader, stems: Iterable[str]) -> int:
    """How many names are the date and nothing more: with a character after it, none is read."""
    return sum(read(f"{stem}\0") is None for stem in stems)


def _as_written(fmt: str, stems: Iterable[str]) -> str:
    """The format with the letters for whole names of months and weekdays where these are used.

    The reader takes `MMM` and `MMMM` for the same; a person does not.
    """
    words = {word for stem in stems for word in _WORD.findall(stem.casefold())}
    if not words.isdisjoint(_MONTHS):
        fmt = fmt.replace("MMM", "MMMM")
    if any(len(word) > _LONGEST_SHORT for word in words - _MONTHS):
        fmt = fmt.replace("ddd", "dddd")
    return fmt


def _settle_mirrored(found: _Fits) -> tuple[_Fits, list[str]]:
    """Of two formats that read names both ways, keep the one that some name proves."""
    doubts = []
    for day_first, month_first in MIRRORED:
        ours, theirs = set(found.get(day_first, ())), set(found.get(month_first, ()))
        if not ours & theirs:
            continue
        if ours > theirs:
            found[month_first] = []
        elif theirs > ours:
            found[day_first] = []
        else:
            example = quote(last_part(min(ours & theirs)))
            doubts.append(
                f"names like {example} could be {day_first} or {month_first};"
                " add the right one to formats under [dated]"
            )
            found[day_first] = found[month_first] = []
    return found, doubts


def _seldom(fmt: str, stems: Sequence[str]) -> str:
    looks = "looks" if len(stems) == 1 else "look"
    return (
        f"{count(len(stems), 'name')} {looks} like a date written {fmt}, such as"
        f" {quote(last_part(stems[0]))}; if that is a dated note, add the format under [dated]"
    )


def _ids(stems: Iterable[str]) -> tuple[str, ...]:
    names = [name for stem in stems if _STAMP.match(name := last_part(stem))]
    if not names:
        return ()
    return (
        f"{_are(len(names), 'note')} named by a time stamp, such as {quote(names[0])};"
        f" {'that is an id' if len(names) == 1 else 'those are ids'}, not taken for a day",
    )


def _run_on(stems: Iterable[str]) -> tuple[str, ...]:
    names = [last_part(stem) for stem in stems]
    names = [name for name in names if _RUN_ON.match(name) and not _STAMP.match(name)]
    if not names:
        return ()
    begin = "begins" if len(names) == 1 else "begin"
    return (
        f"{count(len(names), 'name')} {begin} with a date but no blank after it, such as"
        f" {quote(names[0])}; with a property `date` too, that would be a dated note",
    )


def _are(number: int, noun: str) -> str:
    return f"{count(number, noun)} {'is' if number == 1 else 'are'}"
