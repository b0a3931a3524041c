"""The parts of a network, each a question: what reads one of them does not depend on the others."""

from __future__ import annotations

from vaultnet.derive.context import Context
from vaultnet.model.cards import Hook, Idea, Introduction
from vaultnet.model.network import Person
from vaultnet.model.note import Note
from vaultnet.model.origin import Problem


def everyone(ctx: Context) -> tuple[Person, ...]:
    """All people, those who do not count included, by uid."""
    return ctx.network.people


def noted_introductions(ctx: Context) -> tuple[Introduction, ...]:
    """Every note of an introduction, by path."""
    return ctx.network.introductions


def noted_hooks(ctx: Context) -> tuple[Hook, ...]:
    """Every note of a hook, by path."""
    return ctx.network.hooks


def noted_ideas(ctx: Context) -> tuple[Idea, ...]:
    """Every note of an idea, by path."""
    return ctx.network.ideas


def generated_notes(ctx: Context) -> tuple[Note, ...]:
    """The notes that vaultnet wrote itself, as they were found."""
    return ctx.network.generated


def noted_problems(ctx: Context) -> tuple[Problem, ...]:
    """What is wrong with the notes, whatever the day, by place."""
    return ctx.network.problems
