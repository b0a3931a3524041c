"""Markdown and properties, from text to values and back; no file is touched here."""

from __future__ import annotations
