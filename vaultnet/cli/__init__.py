"""The commands; each is a module of its own, imported when it is called."""

from __future__ import annotations
