"""Index notes that stay current while people edit. Start at `loop`; each pass is in `upkeep`."""

from __future__ import annotations
