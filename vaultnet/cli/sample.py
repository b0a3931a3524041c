"""The sample vault, moved in time so that it is alive today."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from vaultnet.syntax.markers import end_mark
from vaultnet.syntax.regions import find_regions

#: The day for which the sample vault was written.
WRITTEN_FOR: Final = date(2026, 11, 25)

_DATE = re.compile(r"(?<![\d-])(20[12]\d)-(\d\d)-(\d\d)(?![\d-])", re.ASCII)
_BIRTHDAY = re.compile(r"(?m)^(birthday: *[\"']?(?:\d{4}-|--))(\d\d)-(\d\d)")
_HELD = "\0"


def sample_folder() -> Path:
    """Where the sample vault is: in the installed package, or beside it in a checkout."""
    package = Path(__file__).parent.parent
    packed = package / "sample-vault"
    return packed if packed.is_dir() else package.parent / "sample-vault"


def moved_files(source: Path, index_folder: str, today: date) -> Iterator[tuple[str, bytes]]:
    """Every file of the sample vault but the index notes: its moved path and its moved bytes."""
    days = (today - WRITTEN_FOR).days // 7 * 7  # whole weeks: a Tuesday stays a Tuesday
    for path in sorted(source.rglob("*")):
        name = path.relative_to(source).as_posix()
        if path.is_file() and not name.startswith(f"{index_folder}/"):
            text = path.read_bytes().decode("utf-8")
            yield move_dates(name, days), move_dates(empty_regions(text), days).encode()


def empty_regions(text: str) -> str:
    """The text without what stands in its generated regions."""
    for span in reversed(find_regions(text)[0]):
        text = text[: span.start] + end_mark(span.name) + text[span.close :]
    return text


def move_dates(text: str, days: int) -> str:
    """The text with every date of the years 2010 to 2029 so many days later.

    Of birthdays only month and day move; 29 February stays.
    """
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        held.append(_moved_birthday(match, days))
        return _HELD

    text = _DATE.sub(lambda match: _moved(match, days), _BIRTHDAY.sub(hold, text))
    return re.sub(_HELD, lambda _: held.pop(0), text)


def _moved(match: re.Match[str], days: int) -> str:
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:  # the sample's deliberate slip stays one
        return match[0]
    return (day + timedelta(days=days)).isoformat()


def _moved_birthday(match: re.Match[str], days: int) -> str:
    try:
        day = date(WRITTEN_FOR.year, int(match[2]), int(match[3]))
    except ValueError:  # 29 February, or a deliberate slip
        return match[0]
    moved = day + timedelta(days=days)
    if (moved.month, moved.day) == (2, 29):  # the year of birth may have had none
        moved -= timedelta(days=1)
    return f"{match[1]}{moved.month:02}-{moved.day:02}"
