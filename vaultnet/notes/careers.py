"""Careers: whose work has changed, whether I followed, and whom to follow whatever their job."""

from __future__ import annotations

from datetime import date

from vaultnet.derive.agenda import agenda
from vaultnet.derive.careers import (
    Risen,
    Rising,
    followed,
    missed,
    new_in_role,
    risen,
    rising,
    told,
    worth_considering,
)
from vaultnet.derive.context import Context
from vaultnet.derive.jobs import Change, Post
from vaultnet.derive.rank import rank_bias
from vaultnet.model import Person
from vaultnet.plugins import Facts, IndexNote, Rows
from vaultnet.plugins.values import count, everyone, who


def facts(ctx: Context) -> Facts:
    """Changes of job (C2, C5), who has risen (C1), whom to follow (C4), touches by rank (C3)."""
    share, bias = ctx.ask(followed), ctx.ask(rank_bias)
    return {
        "told": ctx.ask(told),
        "new": Rows(_new, ctx.ask(new_in_role), ctx.today, ctx.config.agenda_stale_days),
        "missed": Rows(_change, ctx.ask(missed)),
        "followed": count(share),
        "followed_few": share.few,
        "risen": Rows(_risen, ctx.ask(risen)),
        "rising": Rows(_rising, ctx.ask(rising)),
        "consider": everyone(ctx.ask(worth_considering)),
        "ranked": bias.people,
        "ranked_few": bias.few,
        "rank_bias": bias.tau,
    }


def _new(entry: tuple[Person, Change], today: date, stale_days: int) -> dict[str, object]:
    person, change = entry
    return {
        **_change(entry),
        "word_by": None if change.after.private else change.word_by,
        "late": change.word_by < today,
        "welcome": change.welcome,
        "agenda": agenda(person, today, stale_days).state,
    }


def _change(entry: tuple[Person, Change]) -> dict[str, object]:
    person, change = entry
    before, after = change.before, change.after
    return {
        "person": who(person),
        "date": None if after.private else change.day,
        "from": before and _post(before, after),
        "to": _post(after, before),
        "touched": change.touched,
    }


def _post(post: Post, beside: Post | None) -> str | None:
    """Title or rank, and the organisation where it is another one; else what the line says.

    None where it is private.
    """
    if post.private:
        return None
    is_same_title = beside is not None and beside.title == post.title
    work = (post.seniority if is_same_title else "") or post.title or post.seniority
    org = "" if beside is not None and beside.org == post.org else post.org
    return " at ".join(filter(None, (work, org))) or post.text


def _risen(entry: Risen) -> dict[str, object]:
    return {
        "person": who(entry.person),
        "first": entry.first or None,
        "since": entry.since,
        "now": entry.now or None,
    }


def _rising(entry: Rising) -> dict[str, object]:
    contact = entry.person.contact
    return {
        "person": who(entry.person),
        "seniority": entry.rank or None,
        "qualities": list(contact.qualities),
        "tier": contact.tier,
        "last": entry.last,
    }


NOTE = IndexNote(
    name="careers",
    title="Careers",
    summary="whose work has changed, whom to follow whatever their job",
    template="careers.md.jinja",
    facts=facts,
)
