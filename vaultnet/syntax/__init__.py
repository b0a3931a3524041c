"""How the words look in Markdown, both ways: pure text."""

from __future__ import annotations
