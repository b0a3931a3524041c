"""What a person types, and what they see: commands with their whole output."""

from __future__ import annotations
