"""Write vaults of any size, the same bytes every time, for measuring on."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.notes import EVE, Cast, contact, daily, topic
from benchmarks.words import NOUNS, names

#: Named in a vault's folder name, so that a kept vault of another shape is not measured again.
SHAPE = 1

#: The smallest image there is: one transparent pixel.
_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
_DAYS = 1_096  # three years of daily notes
_NOON = int(datetime(2025, 6, 30, 12, tzinfo=UTC).timestamp())  # long past: nothing is racily clean
_PLUGINS = ("calendar", "kanban", "tasks")


class Plan(NamedTuple):
    """How many notes of each kind a vault of `notes` notes has.

    Attributes:
        notes: all `.md` files outside hidden folders.
        people: 30 % of them.
        critical: 2 % of the people, but 25 at the least and 60 at the most.
        days: daily notes, three years of them from 10,000 notes on, else a tenth of the notes.
        tagged: notes with frontmatter that are not people, to make 61 % of all.
        large: notes of more than 80 KB.
    """

    notes: int
    people: int
    critical: int
    days: int
    tagged: int
    large: int

    @property
    def topics(self) -> int:
        """Notes that are neither people nor days."""
        return self.notes - self.people - self.days


def plan(notes: int) -> Plan:
    """The shape of a vault of so many notes, 20 at the least."""
    people = notes * 30 // 100
    return Plan(
        notes=notes,
        people=people,
        critical=min(max(25, people * 2 // 100), 60, people),
        days=_DAYS if notes >= 10_000 else notes // 10,
        tagged=notes * 61 // 100 - people,
        large=max(1, notes * 14 // 10_000),
    )


def generate(out: Path, notes: int, seed: int = 1) -> None:
    """Write a vault of so many notes into `out`, which must not exist yet.

    Modification times are fixed too, and lie in 2025.
    """
    made: set[Path] = {out}
    out.mkdir(parents=True)
    for place, (name, content) in enumerate(files(plan(notes), seed)):
        path = out / name
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.update(path.parents)
        path.write_bytes(content)
        os.utime(path, (_NOON - place, _NOON - place))
    for folder, _, _ in os.walk(out):
        os.utime(folder, (_NOON, _NOON))


def files(shape: Plan, seed: int) -> Iterator[tuple[str, bytes]]:
    """Every file of the vault as its path, with `/` between the parts, and its bytes."""
    rng = Random(seed)
    cast = Cast(
        people=names(shape.people, rng),
        topics=[f"{rng.choice(NOUNS)} {place}".capitalize() for place in range(shape.topics)],
    )
    for name, text in _notes(rng, shape, cast):
        yield name, text.encode()
    for place in range(shape.notes // 50):
        yield f"Attachments/picture {place}.png", _PIXEL
    yield from _hidden(rng, shape)


def _notes(rng: Random, shape: Plan, cast: Cast) -> Iterator[tuple[str, str]]:
    for place, name in enumerate(cast.people):
        text = contact(rng, name, cast, critical=place < shape.critical)
        yield f"People/{name.split()[1][0]}/{name}.md", text
    for back in range(shape.days, 0, -1):
        day = EVE - timedelta(days=back)
        yield f"Daily/{day:%Y}/{day:%m}/{day}.md", daily(rng, cast)
    tagged = set(rng.sample(range(shape.topics), shape.tagged))
    for place, name in enumerate(cast.topics):
        sections = 180 if place < shape.large else rng.randint(1, 8)
        text = topic(rng, name, cast, tagged=place in tagged, sections=sections)
        yield f"{_folder(place, shape.notes)}/{name}.md", text


def _folder(place: int, notes: int) -> str:
    """One of so many nested folders that the whole vault has about 8 per 100 notes."""
    leaf = place % max(1, notes * 7 // 100)
    area = leaf // 14
    return f"Areas/{NOUNS[area % len(NOUNS)].capitalize()} {area}/Part {leaf}"


def _hidden(rng: Random, shape: Plan) -> Iterator[tuple[str, bytes]]:
    """What lies in the hidden folders of a real vault and must never be read as a note."""
    settings = {"folder": "Daily", "format": "YYYY/MM/YYYY-MM-DD"}
    yield ".obsidian/app.json", b"{}"
    yield ".obsidian/daily-notes.json", json.dumps(settings).encode()
    for plugin in _PLUGINS:
        folder = f".obsidian/plugins/{plugin}"
        yield f"{folder}/manifest.json", json.dumps({"id": plugin}).encode()
        yield f"{folder}/main.js", b"module.exports = {};\n" * 2_000
        yield f"{folder}/README.md", f"---\ntype: person\n---\n# {plugin}\n".encode()
    for place in range(3):
        yield f".trash/Thrown away {place}.md", b"---\ntype: person\n---\n"
    yield ".git/HEAD", b"ref: refs/heads/main\n"
    for _ in range(shape.notes // 4):
        digest = rng.randbytes(20).hex()
        yield f".git/objects/{digest[:2]}/{digest[2:]}", rng.randbytes(120)


class Size(NamedTuple):
    """What a vault weighs, outside its hidden folders: notes, their bytes, and folders."""

    notes: int
    bytes: int
    folders: int


def weigh(vault: Path) -> Size:
    """Count what stands on the disk."""
    notes = weight = folders = 0
    for folder, inside, found in os.walk(vault):
        inside[:] = [name for name in inside if not name.startswith(".")]
        folders += len(inside)
        sizes = [Path(folder, name).stat().st_size for name in found if name.endswith(".md")]
        notes += len(sizes)
        weight += sum(sizes)
    return Size(notes, weight, folders)


def critical_note(vault: Path) -> Path:
    """The first note, by path, of a critical person.

    Raises:
        StopIteration: where the vault has none.
    """
    notes = sorted((vault / "People").rglob("*.md"))
    return next(note for note in notes if "\ntier: critical\n" in note.read_text("utf-8"))


def main() -> None:
    """Write one vault: `python -m benchmarks.vaults OUT NOTES`."""
    parser = argparse.ArgumentParser(description="Write a vault for measuring on.")
    parser.add_argument("out", type=Path)
    parser.add_argument("notes", type=int)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    generate(given.out, given.notes, given.seed)
    print(*weigh(given.out))


if __name__ == "__main__":
    main()
