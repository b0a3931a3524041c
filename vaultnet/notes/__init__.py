"""The built-in index notes, each a small plugin."""

from __future__ import annotations
