"""What vaultnet wrote into people's notes, kept outside the vault: to finish it, and to undo it."""

from __future__ import annotations
