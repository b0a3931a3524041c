"""Tests of the one path from a vault to its index notes."""

from __future__ import annotations
