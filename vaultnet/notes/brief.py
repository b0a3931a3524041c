"""A brief: one page about one person, to read before a meeting."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
from typing import Any

from vaultnet.dates import add_days
from vaultnet.derive.agenda import agenda
from vaultnet.derive.careers import missed, new_in_role
from vaultnet.derive.context import Context
from vaultnet.derive.encounters import latest_encounters
from vaultnet.derive.favors import asks, promises, raises, thanks
from vaultnet.derive.hooks import best_hook, records, uses
from vaultnet.derive.ideas import fitting_idea, given
from vaultnet.derive.introductions import statuses
from vaultnet.derive.occasions import anniversaries
from vaultnet.derive.pairs import Pair, Pairs, pairs_with
from vaultnet.derive.parts import noted_hooks, noted_ideas
from vaultnet.derive.people import by_path, is_active, person_named
from vaultnet.derive.standing import standings
from vaultnet.derive.tales import is_news, ripples_to_tell
from vaultnet.derive.talk import talk_with
from vaultnet.derive.value import next_give
from vaultnet.model import Person
from vaultnet.model.files import stem
from vaultnet.plugins import Facts, IndexNote
from vaultnet.plugins.spec import BRIEF_FOLDER, BRIEF_PREFIX
from vaultnet.plugins.values import count, note, who

#: How many touches a brief tells.
TOUCHES = 3

#: Introductions that are neither over nor declined.
_UNDER_WAY = frozenset({"idea", "asking", "ready", "made"})

_UNFIT = re.compile(r"[^\w-]+")


def brief(person: Person, title: str = "") -> IndexNote:
    """The brief about one person, as an index note of its own.

    Args:
        title: the name of its file, if that is known already.
    """
    return IndexNote(
        name=name_of(person),
        title=title or title_of(person),
        summary=f"what to know before meeting {person.name}",
        template="brief.md.jinja",
        facts=partial(_facts_at, person.path),
        folder=BRIEF_FOLDER,
    )


def name_of(person: Person) -> str:
    """The name of a brief's region, by which its file is known whatever that is called."""
    return f"{BRIEF_PREFIX}{_UNFIT.sub('-', person.uid)}"


def title_of(person: Person) -> str:
    """The name of a new brief's file: not that of the person's note, whose links must stay its."""
    return f"Brief {stem(person.path)}"


def _facts_at(path: str, ctx: Context) -> Facts:
    return facts(ctx.ask(by_path)[path], ctx)


def facts(person: Person, ctx: Context) -> Facts:
    """Standing (T2, T3), dates (T9), agenda (A2), value (V2), hooks (Q2, Q3), what is open."""
    return {
        "person": who(person),
        "active": is_active(person.contact),
        **_standing(person, ctx),
        **_known_of(person, ctx),
        "touches": [
            {
                "date": found.day,
                "channel": found.channel,
                "text": found.text,
                "told_in": None if found.path == person.path else note(found.path, ctx),
            }
            for found in latest_encounters(person, ctx.today, TOUCHES)
        ],
        **_between_us(person, ctx),
        **_agenda(person, ctx),
        **_to_bring(person, ctx),
        **_introductions(person, ctx),
        "ripples": [
            {
                "date": tale.effect.day,
                "teller": who(ctx.ask(by_path)[tale.effect.path]),
                "text": tale.effect.text,
            }
            for tale in ripples_to_tell(person, ctx.frozen)
            if tale.effect.text and is_news(tale, ctx.today)
        ],
        **_said_before(person, ctx),
    }


def _standing(person: Person, ctx: Context) -> dict[str, object]:
    """Where they stand; of whom is not to be contacted, only what is for remembering."""
    contact, standing = person.contact, ctx.ask(standings)[person.path]
    return {
        "tier": contact.tier,
        "roles": list(contact.role),
        "state": standing.state,
        "last": standing.last,
        "due": standing.due,
        "latest": standing.latest,
        "late": standing.latest is not None and standing.latest < ctx.today,
        "snooze_until": contact.snooze_until if standing.state == "snoozed" else None,
        "channels": list(standing.hint) if is_active(contact) else [],
        "preferred": contact.preferred_channel or None,
        "modes": sorted({touch.channel for touch in person.touches if touch.date <= ctx.today}),
    }


def _known_of(person: Person, ctx: Context) -> dict[str, object]:
    """Their work, how we met, what they like, and the days that are near."""
    contact = person.contact
    by = contact.introduced_by
    introducer = person_named(by, person.path, ctx) if by else None
    until = add_days(ctx.today, ctx.config.occasion_lead_days)
    days = anniversaries(contact, ctx.today, until, ctx.config.feb29) if is_active(contact) else ()
    changes = (*ctx.ask(new_in_role), *ctx.ask(missed))
    latest = next((c for p, c in changes if p.path == person.path and not c.after.private), None)
    return {
        "org": contact.org or None,
        "job_title": contact.job_title or None,
        "job_since": latest.day if latest else None,
        "job_touched": latest.touched if latest else None,
        "job_welcome": latest.welcome if latest else None,
        "job_late": latest.word_by < ctx.today if latest else None,
        "met_on": contact.met_on,
        "met_at": contact.met_at or None,
        "introduced_by": who(introducer) if introducer else None,
        "interests": list(contact.interests),
        "expertise": list(contact.expertise),
        "dates": [
            {"date": d.day, "kind": d.kind, "years": d.years, "milestone": d.milestone}
            for d in days
        ],
    }


def _of(person: Person, entries: Iterable[Any]) -> list[Any]:
    return [entry for entry in entries if entry.person.path == person.path]


def _between_us(person: Person, ctx: Context) -> dict[str, object]:
    """Promises, asks, thanks, what to bring up, and whatever else is open in the note."""
    return {
        "promised": [
            {"text": entry.text, "due": entry.due, "overdue": entry.overdue, "box": entry.box}
            for entry in _of(person, ctx.ask(promises))
        ],
        "asked": [
            {
                "text": entry.text,
                "asked": entry.asked,
                "nudge": entry.nudge,
                "ready": entry.ready,
                "box": entry.box,
            }
            for entry in _of(person, ctx.ask(asks))
        ],
        "thank": [
            {"text": entry.text, "date": entry.day} for entry in _of(person, ctx.ask(thanks))
        ],
        "raise": [{"text": entry.text, "box": entry.box} for entry in _of(person, ctx.ask(raises))],
        "tasks": [
            {"text": None if item.private else item.text, "due": item.due}
            for item in person.items
            if item.kind == "task" and item.is_open and is_active(person.contact)
        ],
    }


def _agenda(person: Person, ctx: Context) -> dict[str, object]:
    contact = person.contact
    known = agenda(person, ctx.today, ctx.config.agenda_stale_days)
    return {
        "agenda": known.state,
        "reviewed": known.reviewed,
        "job_change": known.job_change,
        "priorities": list(contact.priorities),
        "needs": list(contact.needs),
        "goals": list(contact.goals),
        "personal_goals": list(contact.personal_goals),
    }


def _to_bring(person: Person, ctx: Context) -> dict[str, object]:
    """What to give and to say next; nothing for whoever is not to be contacted."""
    active = is_active(person.contact)
    fit = fitting_idea(person, ctx) if active else None
    hook = best_hook(person, ctx) if active else None
    spoken = talk_with(person, ctx)
    return {
        "give": next_give(person, ctx.today) if active else None,
        "idea": note(fit.idea.path, ctx) if fit else None,
        "hook": note(hook.path, ctx) if hook else None,
        "words": hook.words if hook else None,
        "pulled": count(ctx.ask(records)[hook.path].pulled) if hook else None,
        "talk": spoken.mean,
        "talk_noted": spoken.n,
    }


def _introductions(person: Person, ctx: Context) -> dict[str, object]:
    """Whom they might be glad to meet, and what of that is under way."""
    found = pairs_with(person, ctx) if is_active(person.contact) else Pairs((), ())
    return {
        "introduce": [_pair(person, pair) for pair in found.warm],
        "reconnect": [_pair(person, pair) for pair in found.cold],
        "under_way": [
            {
                "person": who(next(s.person for s in status.sides if s.person.path != person.path)),
                "state": status.state,
                "introduction": note(status.card.path, ctx),
            }
            for status in ctx.ask(statuses)
            if status.state in _UNDER_WAY
            and any(s.person.path == person.path for s in status.sides)
        ],
    }


def _pair(person: Person, pair: Pair) -> dict[str, object]:
    other = next(p for p in pair.people if p.path != person.path)
    ground = pair.grounds[0]
    return {"person": who(other), "needs": who(ground.person), "need": ground.need}


def _said_before(person: Person, ctx: Context) -> dict[str, object]:
    """Which hooks and ideas they have had already: what not to repeat."""
    said = {use.hook for use in uses(person, ctx) if use.day <= ctx.today}
    had = given(person, ctx)
    return {
        "hooks_said": [note(hook.path, ctx) for hook in ctx.ask(noted_hooks) if hook.path in said],
        "ideas_given": [note(idea.path, ctx) for idea in ctx.ask(noted_ideas) if idea.path in had],
    }
