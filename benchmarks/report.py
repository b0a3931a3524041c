"""What was measured, as Markdown tables that hold the figures against their targets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from benchmarks.runs import Pair, Run, percentile, spread
from benchmarks.saves import Saves
from benchmarks.traces import Count
from benchmarks.vaults import Size


class Line(NamedTuple):
    """One program against its floor; `limit` is the most times of it that is aimed at."""

    title: str
    floor: str
    pairs: list[Pair]
    limit: float | None = None


class Touched(NamedTuple):
    """What one run opened and wrote, with the most notes and writes that are aimed at."""

    title: str
    seen: Count
    notes: int
    written: int | None = None


class Result(NamedTuple):
    """Everything measured on one vault; `touched` and `saves` are None where left out."""

    size: Size
    lines: list[Line]
    touched: list[Touched] | None
    saves: Saves | None


#: At the size that the targets name: most MiB, and seconds for 99 % of all saves.
TARGET_NOTES = 10_000
PEAK_MIB = 100
SAVE_SECONDS = 0.050


def render(result: Result) -> str:
    """All tables of one vault, with a heading."""
    size = result.size
    heading = (
        f"### {size.notes:,} notes ({size.bytes / 1e6:.1f} MB in {size.folders:,} folders, "
        f"{len(result.lines[0].pairs)} pairs each)"
    )
    return "\n".join([heading, "", *_costs(result.lines, size.notes), "", *_rest(result)]) + "\n"


def _costs(lines: list[Line], notes: int) -> Iterator[str]:
    yield "| process | wall, median | processor | peak | median ratio (least–most) | target |"
    yield "|---|--:|--:|--:|--:|---|"
    for floor in dict.fromkeys(line.floor for line in lines):
        runs = [pair.floor for line in lines if line.floor == floor for pair in line.pairs]
        yield f"| {floor} | {_run(runs)} | | |"
    for line in lines:
        runs = [pair.program for pair in line.pairs]
        yield f"| {line.title} | {_run(runs)} | {_ratio(line)} | {_target(line, notes)} |"


def _run(runs: list[Run]) -> str:
    wall = spread(run.wall for run in runs).median
    cpu = spread(run.cpu for run in runs).median
    peak = max(run.peak for run in runs)
    return f"{_ms(wall)} | {_ms(cpu)} | {peak / 1024:.0f} MiB"


def _ratio(line: Line) -> str:
    found = spread(pair.ratio for pair in line.pairs)
    return f"**{found.median:.2f}** × {line.floor} ({found.least:.2f}–{found.most:.2f})"


def _target(line: Line, notes: int) -> str:
    targets = []
    if line.limit is not None:
        median = spread(pair.ratio for pair in line.pairs).median
        targets.append(f"≤ {line.limit:g} × {_verdict(held=median <= line.limit)}")
    if line.limit is not None and notes == TARGET_NOTES:
        peak = max(pair.program.peak for pair in line.pairs) / 1024
        targets.append(f"≤ {PEAK_MIB} MiB {_verdict(held=peak <= PEAK_MIB)}")
    return ", ".join(targets)


def _verdict(*, held: bool) -> str:
    return "held" if held else "**missed**"


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:,.1f} ms"


def _rest(result: Result) -> Iterator[str]:
    if result.touched is None:
        yield "Opened notes were not counted: strace is not installed, or may not trace here."
    else:
        yield from _touched(result.touched)
    yield ""
    if result.saves is None:
        yield "Saves were not timed."
    else:
        yield from _saves(result.saves, result.size.notes)


def _touched(rows: Iterable[Touched]) -> Iterator[str]:
    yield "| under strace | notes opened | index notes opened | files written | target |"
    yield "|---|--:|--:|--:|---|"
    for row in rows:
        target = f"{row.notes} opened {_verdict(held=row.seen.notes <= row.notes)}"
        if row.written is not None:
            target += f", {row.written} written {_verdict(held=row.seen.written <= row.written)}"
        yield f"| {row.title} | {' | '.join(map(str, row.seen))} | {target} |"


def _saves(saves: Saves, notes: int) -> Iterator[str]:
    if not saves.seconds:
        yield f"No index note followed any of {saves.lost} saves."
        return
    yield "| save → index notes rewritten | p50 | p90 | p99 | most | lost | peak | target |"
    yield "|---|--:|--:|--:|--:|--:|--:|---|"
    times = [percentile(saves.seconds, share) for share in (0.5, 0.9, 0.99, 1.0)]
    held = times[2] <= SAVE_SECONDS and not saves.lost
    target = f"p99 ≤ {_ms(SAVE_SECONDS)} {_verdict(held=held)}" if notes == TARGET_NOTES else ""
    shown = " | ".join(_ms(seconds) for seconds in times)
    title = f"{len(saves.seconds) + saves.lost} saves, {saves.rewritten} index notes each"
    yield f"| {title} | {shown} | {saves.lost} | {saves.peak / 1024:.0f} MiB | {target} |"
