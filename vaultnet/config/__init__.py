"""What the person decided."""

from __future__ import annotations

from vaultnet.config.reading import read_config
from vaultnet.config.values import CONFIG_PATH, Config, Dated, Headings, People, Tier

__all__ = ["CONFIG_PATH", "Config", "Dated", "Headings", "People", "Tier", "read_config"]
