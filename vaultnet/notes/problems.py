"""Problems: what could not be read, and what is worth a look."""

from __future__ import annotations

from vaultnet.derive.context import Context
from vaultnet.derive.oversights import all_problems
from vaultnet.model import Problem
from vaultnet.plugins import Facts, IndexNote

#: How many of each are listed; the rest is counted, and `vaultnet check` prints them all.
LIMIT = 200


def facts(ctx: Context) -> Facts:
    """Every problem with its place, then the notices: worth knowing, nothing to mend."""
    found = ctx.ask(all_problems)
    problems = [_place(problem) for problem in found if not problem.notice]
    notices = [_place(problem) for problem in found if problem.notice]
    return {
        "problems": problems[:LIMIT],
        "more_problems": max(len(problems) - LIMIT, 0),
        "notices": notices[:LIMIT],
        "more_notices": max(len(notices) - LIMIT, 0),
    }


def _place(problem: Problem) -> dict[str, object]:
    return {"path": problem.path, "line": max(problem.line, 1), "message": problem.message}


NOTE = IndexNote(
    name="problems",
    title="Problems",
    summary="what could not be read, and what is worth a look",
    template="problems.md.jinja",
    facts=facts,
)
