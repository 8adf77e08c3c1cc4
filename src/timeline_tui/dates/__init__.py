"""Fuzzy time on plain integers."""
