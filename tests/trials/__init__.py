"""Trials of writing back: other writers, kills and failing disks. No byte may be lost."""
