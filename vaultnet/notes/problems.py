"""Problems: what could not be read, and what is worth a look."""

from __future__ import annotations

from collections.abc import Iterable

from vaultnet.derive.context import Context
from vaultnet.derive.oversights import all_problems
from vaultnet.model import Problem
from vaultnet.plugins import Facts, IndexNote

#: How many different ones are listed; `vaultnet check` prints them all.
LIMIT = 200

#: From so many alike on, only the first is listed, with the count of the others.
ALIKE = 3


def facts(ctx: Context) -> Facts:
    """Every problem with its place, then the notices: worth knowing, nothing to mend."""
    found = ctx.ask(all_problems)
    problems = _gathered(problem for problem in found if not problem.notice)
    notices = _gathered(problem for problem in found if problem.notice)
    return {
        "problems": problems[:LIMIT],
        "more_problems": max(len(problems) - LIMIT, 0),
        "notices": notices[:LIMIT],
        "more_notices": max(len(notices) - LIMIT, 0),
    }


def _gathered(problems: Iterable[Problem]) -> list[dict[str, object]]:
    """The problems in their order; of many that say the same, the first, and how many follow."""
    alike: dict[str, list[Problem]] = {}
    for problem in problems:
        alike.setdefault(problem.message, []).append(problem)
    listed = (
        (problem, len(same) - 1 if len(same) >= ALIKE else 0)
        for same in alike.values()
        for problem in (same[:1] if len(same) >= ALIKE else same)
    )
    return [
        {
            "path": problem.path,
            "line": max(problem.line, 1),
            "message": problem.message,
            "others": others,
        }
        for problem, others in sorted(listed)
    ]


NOTE = IndexNote(
    name="problems",
    title="Problems",
    summary="what could not be read, and what is worth a look",
    template="problems.md.jinja",
    facts=facts,
)
