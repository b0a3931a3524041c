"""One file into a Note."""

from __future__ import annotations
