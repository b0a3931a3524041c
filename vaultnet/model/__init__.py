"""The words of the domain, as frozen values."""

from __future__ import annotations

from vaultnet.model.cards import Card, Hook, Idea, Introduction
from vaultnet.model.contact import Contact
from vaultnet.model.files import Changes, Page
from vaultnet.model.interaction import Interaction
from vaultnet.model.item import Item
from vaultnet.model.network import Network, Person, Touch
from vaultnet.model.note import Mention, Named, Note, Notes, Region, Tick
from vaultnet.model.origin import Problem

__all__ = [
    "Card",
    "Changes",
    "Contact",
    "Hook",
    "Idea",
    "Interaction",
    "Introduction",
    "Item",
    "Mention",
    "Named",
    "Network",
    "Note",
    "Notes",
    "Page",
    "Person",
    "Problem",
    "Region",
    "Tick",
    "Touch",
]
