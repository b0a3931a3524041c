"""The closed vocabularies of the domain: each word that the program understands.

Source: sections 2.3 and 2.4 of the note format in `docs/note-format.md`.
"""

from __future__ import annotations

from typing import Final

#: Channels that count as being in touch, with their weight for tie strength (S1).
TOUCH_WEIGHT: Final[dict[str, float]] = {
    "meet": 3.0,
    "video": 2.0,
    "call": 2.0,
    "letter": 2.0,
    "message": 1.0,
    "email": 1.0,
    "event": 1.0,
    "touch": 1.0,
    "social": 0.5,
}

#: Channels that record something without being in touch.
QUIET_CHANNELS: Final = frozenset({"broadcast", "heard", "job", "note", "snooze"})

CHANNELS: Final = frozenset(TOUCH_WEIGHT) | QUIET_CHANNELS

INITIATIVES: Final = ("me", "them", "both")

#: The four ways to give, in the order that breaks ties between them (V2).
GIVES: Final = ("ideas", "network", "help", "fun")
GOTS: Final = (*GIVES, "endorsement")

ANSWERS: Final = ("pending", "yes", "no")
PULLS: Final = ("yes", "no")

STATUSES: Final = ("active", "paused", "archived")

#: The roles that the critical few should cover between them (M2); `other` counts for none.
ROLES: Final = ("client", "prospect", "colleague", "mentor", "collaborator")
ALL_ROLES: Final = (*ROLES, "other")

#: Rank words, lowest first; a word's place is its rank (C1).
SENIORITIES: Final = ("student", "entry", "senior", "manager", "director", "vp", "executive")

QUALITIES: Final = ("smart", "motivated", "interesting", "ambitious")

#: How an introduction went.
OUTCOMES: Final = ("good", "neutral", "bad")

STANCES: Final = ("contrarian", "surprise", "question", "story", "result", "answer")
