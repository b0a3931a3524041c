"""The commands: one module each, imported only when it is called."""

from __future__ import annotations
