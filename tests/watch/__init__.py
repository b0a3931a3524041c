"""Tests of `vaultnet.watch`."""
