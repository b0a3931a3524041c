"""A vault that was never seen before into a proposed configuration, and what it rests on."""

from __future__ import annotations
