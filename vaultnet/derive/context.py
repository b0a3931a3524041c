"""What a question is asked of: a network, the person's decisions, and a day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar, cast

from vaultnet.config import Config
from vaultnet.dates import monday
from vaultnet.model.network import Network

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """One network as of one day. Questions are pure functions of it; each is answered once.

    Attributes:
        today: the as-of date D, in the vault's time zone; nothing else knows the date.
    """

    network: Network
    config: Config
    today: date
    _answers: dict[Callable[[Any], object], object] = field(
        default_factory=dict, repr=False, compare=False
    )

    @property
    def week_start(self) -> date:
        """The Monday of today's ISO week, to which slow measures are frozen."""
        return monday(self.today)

    def ask(self, question: Callable[[Context], T]) -> T:
        """The answer to a pure question, computed at most once for this context."""
        if question not in self._answers:
            self._answers[question] = question(self)
        return cast(T, self._answers[question])
