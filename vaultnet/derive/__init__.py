"""Pure questions to a network at a date."""

from __future__ import annotations
