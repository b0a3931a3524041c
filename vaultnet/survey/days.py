"""Which date formats the names of dated notes follow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from vaultnet.model.linking import fold
from vaultnet.read.dayformat import DayReader, day_reader
from vaultnet.survey.vocabulary import DAY_FORMATS, MIRRORED, is_writable
from vaultnet.survey.words import count, quote

_STAMP = re.compile(r"\d{12}(?:\d{2})?(?= |$)", re.ASCII)
_RUN_ON = re.compile(r"\d{4}-\d{2}-\d{2}[^\s\d]", re.ASCII)
_YEARS: Final = range(1970, 2101)  # outside it, eight digits are a number and no day


class Formats(NamedTuple):
    """The formats to read, and sentences about what was not taken.

    Attributes:
        formats: the given ones first, then those that were found.
        doubts: what a person should look at.
    """

    formats: tuple[str, ...]
    doubts: tuple[str, ...]


def find_formats(paths: Sequence[str], known: Sequence[str], unique: str = "") -> Formats:
    """Add the formats that file names follow to those that are known already.

    Args:
        paths: the notes, with `.md`.
        known: the default and what Obsidian was told.
        unique: the format of unique notes: names of that form are ids and not days.
    """
    usable, doubts = _usable(known)
    read = day_reader((*usable, unique) if day_reader((unique,))("") is None else usable)
    rest = [stem for path in paths if read(stem := path.removesuffix(".md")) is None]
    stamps = [stem for stem in rest if _STAMP.match(_name(stem))]
    tried = [fmt for fmt in DAY_FORMATS if fmt not in (*usable, unique)]
    found = {fmt: fits for fmt in tried if (fits := _fits(day_reader((fmt,)), rest))}
    doubts += _settle_mirrored(found)
    formats = list(usable)
    taken: set[str] = set()
    for fmt, fits in found.items():
        fresh = [stem for stem in fits if stem not in taken]
        if not fresh:
            continue
        taken.update(fresh)
        if len(fresh) > 1 and 2 * _bare(day_reader((fmt,)), fresh) >= len(fresh):
            formats.append(fmt)
        else:
            doubts.append(_seldom(fmt, fresh))
    return Formats(tuple(formats), (*doubts, *_ids(stamps)))


def run_on_names(paths: Sequence[str]) -> tuple[str, ...]:
    """A sentence about notes whose name goes on right after the date, if there are any."""
    names = [name for path in paths if _RUN_ON.match(name := _name(path.removesuffix(".md")))]
    if not names:
        return ()
    start = "1 note begins" if len(names) == 1 else f"{len(names):,} notes begin"
    they = "it is" if len(names) == 1 else "they are"
    return (
        f"{start} with a date but {'goes' if len(names) == 1 else 'go'} on without a blank, such as"
        f" {quote(names[0])}; {they} not taken for that day unless a property `date` says so",
    )


def _usable(known: Sequence[str]) -> tuple[list[str], list[str]]:
    """The known formats that name a day, and a sentence about each that does not."""
    usable: list[str] = []
    doubts: list[str] = []
    for fmt in dict.fromkeys(known):
        if names_a_day(fmt) and is_writable(fmt):
            usable.append(fmt)
        else:
            doubts.append(
                f"Obsidian names daily notes {quote(fmt)}, which vaultnet cannot read as one day"
            )
    return usable, doubts


def names_a_day(fmt: str) -> bool:
    """Whether a note of that name would be dated: a day written in this format reads back."""
    return any(day_reader((fmt,))(_sample(fmt, month)) is not None for month in ("11", "November"))


def _sample(fmt: str, month_name: str) -> str:
    """13 November 2024, a Wednesday, written by a format: enough to see whether it can be read."""
    words = {
        "YYYY": "2024", "YY": "24", "MMMM": "November", "MMM": "Nov", "MM": "11", "M": "11",
        "DDDD": "318", "DDD": "318", "Do": "13th", "DD": "13", "D": "13", "GGGG": "2024",
        "WW": "46", "W": "46", "E": "3", "dddd": "Wednesday", "ddd": "Wed", "dd": "We",
        "gggg": "2024", "ww": "46", "w": "46", "Q": "4", "HH": "09", "H": "9", "hh": "09",
        "h": "9", "mm": "30", "ss": "00", "A": "AM", "a": "am",
    }  # fmt: skip
    return _TOKEN.sub(lambda found: found[1] or words.get(found[0], found[0].strip("[]")), fmt)
