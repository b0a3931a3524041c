"""The one path: read the vault, derive, render, write. Start at `refresh`, go on at `publish`."""

from __future__ import annotations
