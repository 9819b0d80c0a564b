"""Judgements: one module per category, each with its `CHECKS`."""
