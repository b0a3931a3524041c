"""What the properties of a person's note say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from vaultnet.dates import Birthday, Cadence

_EMPTY: Mapping[str, object] = MappingProxyType({})


class Contact(NamedTuple):
    """The keys of `type: person` and `type: me`, typed; what is not known is empty or None.

    `pitch` is what the note about me says when somebody asks what I do.
    None for a checkbox means unknown, which is neither yes nor no.
    Keys that vaultnet does not know stay in `extra` as they were read, for plugins.
    """

    uid: str
    name: str
    tags: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    tier: str = "many"
    role: tuple[str, ...] = ()
    status: str = "active"
    added: date | None = None
    cadence: Cadence | None = None
    snooze_until: date | None = None
    last_contacted: date | None = None
    preferred_channel: str = ""
    email: tuple[str, ...] = ()
    phone: tuple[str, ...] = ()
    birthday: Birthday | None = None
    deathdate: date | None = None
    met_on: date | None = None
    met_at: str = ""
    introduced_by: str = ""
    org: str = ""
    job_title: str = ""
    position_since: date | None = None
    seniority: str = ""
    qualities: tuple[str, ...] = ()
    priorities: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    personal_goals: tuple[str, ...] = ()
    agenda_reviewed: date | None = None
    offers: tuple[str, ...] = ()
    expertise: tuple[str, ...] = ()
    interests: tuple[str, ...] = ()
    knows: tuple[str, ...] = ()
    no_intro: bool = False
    would_introduce: bool | None = None
    would_help: bool | None = None
    would_vouch: bool | None = None
    loyalty_reviewed: date | None = None
    closeness: float | None = None
    communal: bool = False
    broadcast: bool = False
    broadcast_consent: date | None = None
    industry: str = ""
    function: str = ""
    region: str = ""
    background: str = ""
    working_style: str = ""
    pitch: str = ""
    extra: Mapping[str, object] = _EMPTY
