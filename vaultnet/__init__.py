"""Keep a handful of deep relationships alive, from plain Markdown notes."""

from __future__ import annotations

__version__ = "0.1.0"
